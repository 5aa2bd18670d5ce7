# SPDX-License-Identifier: Apache-2.0
"""The second half of the story: review without a network, correction, and the proof that all of it arrived."""

from functools import partial

from installer import story_data as data
from installer.story_data import NO_CHANNEL, WRONG_LENGTH
from installer.story_day import COMMUNE, NEIGHBOUR, Day, Item, at_once, has_in_order, steps_of
from installer.story_processes import Hub, Laptop
from installer.story_steps import check_same_digests

ACCEPTED = 40
REASONS = {
    WRONG_LENGTH: ("sai_thoi_luong", "lines_unlike_session", "Tổng thời lượng hai mục dài hơn buổi phát 10 phút."),
    NO_CHANNEL: ("thieu_truong", "relay_without_channel", "Buổi tiếp sóng chưa ghi kênh nào."),
}
"""Place of a faulty broadcast → reason code, the finding that shows the fault, the reviewer's words."""


def pull_as_reviewer(day: Day) -> None:
    """Cán bộ thẩm định đăng ký và nhận / The reviewer enrols and receives"""
    told = day.reviewer.ask("enrol", "--hub", day.hub.url, "--invite", day.invites["reviewer"])
    day.check("Phụ trách hai xã", "in charge of two communes", told["units"] == [COMMUNE, NEIGHBOUR], told["roles"])
    pulled = day.reviewer.ask("sync")
    day.check("Đã nhận mọi thay đổi của xã", "all changes came", pulled["received"] >= 165, pulled["received"])
    queue = day.reviewer.ask("review", "list")
    is_whole = {one["id"] for one in queue} == set(day.logged())
    day.check("Hàng chờ duyệt có đủ", "the queue is whole", is_whole, f"{len(queue)} bản ghi / records")


def review_offline(day: Day) -> None:
    """Duyệt khi mất mạng / Reviewing without a network"""
    logs = day.ids["broadcast_log"]
    day.returned = [logs[place] for place in REASONS]
    for place, (reason, finding, comment) in REASONS.items():
        codes = {one["code"] for one in day.reviewer.ask("show", logs[place])["findings"]}
        day.check("Sổ chỉ ra chỗ sai", "the record shows its fault", finding in codes, finding)
        done = day.reviewer.ask("review", "return", logs[place], "--reason", reason, "--comment", comment)
        day.check("Đã trả lại kèm lý do", "returned with a reason", done["done"] == [logs[place]], reason)
    whole = [one for one in logs if one not in day.returned]
    day.accepted = [*day.ids["status_check"], *day.ids["propaganda_session"], *whole][:ACCEPTED]
    done = day.reviewer.ask("review", "accept", *day.accepted)
    day.check("Đã chấp nhận 40", "40 are accepted", done["done"] == day.accepted, len(done["done"]))
    left = len(day.reviewer.ask("review", "list"))
    day.check("Còn lại trong hàng chờ", "what is left to review", left == 75 - ACCEPTED - len(REASONS), left)


def send_decisions(day: Day) -> None:
    """Quyết định đến xã / The decisions reach the commune"""
    sent = day.reviewer.ask("sync")
    day.check("Quyết định đã gửi", "the decisions went up", sent["sent"] == ACCEPTED + len(REASONS), sent["sent"])
    got = day.officer.ask("sync")
    day.check("Cán bộ xã đã nhận", "the officer has them", got["received"] >= sent["sent"], got["received"])
    reviews = [one["review"] for one in day.items(day.officer).values()]
    counts = {name: reviews.count(name) for name in ("accepted", "returned", "submitted")}
    day.check("40 chấp nhận, 2 trả lại, 33 chờ", "as decided", list(counts.values()) == [40, 2, 33], counts)


def correct_and_resubmit(day: Day) -> None:
    """Cán bộ xã đọc lý do, sửa và nộp lại / The officer reads, corrects and submits again"""
    corrections = data.corrections(day.commune, day.last_day)
    for record, (place, (reason, _finding, comment)) in zip(day.returned, REASONS.items(), strict=True):
        shown = day.officer.ask("show", record)
        day.check("Thấy lý do trả lại", "the reason is there", shown["reason"] == f"{reason}: {comment}", comment)
        edited = day.officer.ask("edit", record, given=corrections[place])
        day.check("Đã sửa, hết chỗ sai", "corrected", _has_no_fault(edited), edited["review"])
    done = day.officer.ask("submit", *day.returned)
    day.check("Đã nộp lại", "submitted again", done["done"] == list(day.returned), len(done["done"]))
    sent = day.officer.ask("sync")
    day.check("Bản sửa đã gửi", "the corrections went up", sent["sent"] == 4 and sent["held"] == [], sent["sent"])


def _has_no_fault(shown: Item) -> bool:
    faults = {finding for _reason, finding, _comment in REASONS.values()}
    return not faults & {one["code"] for one in shown.get("findings", ())}


def accept_corrections(day: Day) -> None:
    """Duyệt bản sửa / The corrections are reviewed"""
    got = day.reviewer.ask("sync")
    day.check("Bản sửa đã đến", "the corrections came", got["received"] == 4, got["received"])
    done = day.reviewer.ask("review", "accept", *day.returned)
    day.check("Đã chấp nhận bản sửa", "they are accepted", done["done"] == list(day.returned), len(done["done"]))
    for laptop in (day.reviewer, day.officer):
        laptop.ask("sync")
    asked = at_once(*(partial(laptop.ask, "status") for laptop in (day.officer, day.reviewer)))
    unsent = [one["unsent"] for one in asked]
    day.check("Hai máy không còn gì chờ gửi", "nothing waits anywhere", unsent == [0, 0], unsent)


def follow_trails(day: Day) -> None:
    """Dấu vết của từng bản ghi / The trail of every record"""
    at_officer, at_reviewer = at_once(partial(day.items, day.officer), partial(day.items, day.reviewer))
    good = [one for one in day.logged() if _has_its_trail(day, at_officer[one])]
    day.check("Cán bộ xã thấy từng bước", "every step is there for the officer", len(good) == 75, f"{len(good)}/75")
    reviewed = [one for one in day.logged() if at_reviewer[one]["review"] == at_officer[one]["review"]]
    day.check("Hai bên thấy cùng kết quả duyệt", "both see the same review", len(reviewed) == 75, f"{len(reviewed)}/75")
    same = [one for one in day.logged() if _content(at_reviewer[one]) == _content(at_officer[one])]
    day.check("Hai bên thấy cùng nội dung", "both see the same record", len(same) == 75, f"{len(same)}/75")
    example = at_officer[day.returned[0]]
    day.check("Ví dụ", "for example", has_in_order(steps_of(example), ("returned",)), " → ".join(steps_of(example)))


def _has_its_trail(day: Day, item: Item) -> bool:
    """Saved, received, submitted; then what the reviewer decided, bound to the version that stands."""
    wanted = ["saved", "received", "submitted"]
    if item["id"] in day.returned:
        wanted += ["returned", "changed", "submitted", "accepted"]
    elif item["id"] in day.accepted:
        wanted += ["accepted"]
    steps = steps_of(item)
    decided = [one for one in steps if one != "received"]  # a decision is received too, maybe with a later parcel
    has_steps = has_in_order(steps, wanted) and decided[-1] == wanted[-1]
    is_bound = item["decisions"][-1]["version"] == item["version"]
    return has_steps and is_bound and item["transfer"] == "received"


def _content(item: Item) -> tuple[object, object, object]:
    return item["fields"], item["version"], item["conflicts"]


def check_stores(day: Day) -> None:
    """Dựng lại từ sổ gốc và đối chiếu / Rebuilding from the log, and comparing"""
    places: dict[str, Laptop | Hub] = {"officer": day.officer, "reviewer": day.reviewer, "hub": day.hub}
    found = at_once(*(partial(place.ask, "check", "--rebuild") for place in places.values()))
    for name, answer in zip(places, found, strict=True):
        day.check(f"Dựng lại không sai khác ({name})", "rebuilt without a difference", answer["ok"] is True)
    check_same_digests(day, officer=day.officer, reviewer=day.reviewer)
    _check_quiet(day, day.officer)


def _check_quiet(day: Day, laptop: Laptop) -> None:
    quiet = laptop.ask("sync")
    told = f"{quiet['requests']} yêu cầu / request, {quiet['bytes_up']} + {quiet['bytes_down']} byte"
    is_quiet = quiet["requests"] == 1 and not quiet["sent"] and not quiet["received"]
    day.check("Một ngày yên tĩnh chỉ tốn một yêu cầu", "a quiet day costs one request", is_quiet, told)
