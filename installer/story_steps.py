# SPDX-License-Identifier: Apache-2.0
"""The first half of the story: a hub, an officer who works before enrolling, and days without a network.

Each step is a function of the ``Day``; it does something as people would do it and checks what came of it.
"""

from functools import partial

from installer import story_data as data
from installer.story_data import Commune, Fields
from installer.story_day import COMMUNE, LOGGED, NEIGHBOUR, PROVINCE, Day, at_once
from installer.story_processes import Laptop

NO_HUB = 3
"""The exit status where trying again later is safe."""


def open_hub(day: Day) -> None:
    """Máy chủ của tỉnh / The province's hub"""
    made = day.hub.ask("init", "--unit", PROVINCE)
    day.check("Đã lập máy chủ của tỉnh Lào Cai", "the hub of the province is made", made["unit"] == PROVINCE)
    day.hub.serve()
    day.check("Máy chủ trả lời", "it answers", day.hub.is_answering(), day.hub.url)


def invite_people(day: Day) -> None:
    """Cấp mã mời / Invites for the officer and for the reviewer"""
    officer = ("--unit", COMMUNE, "--role", "operator", "editor", "keeper", "--person", "Cán bộ xã 1")
    reviewer = ("--unit", COMMUNE, NEIGHBOUR, "--role", "reviewer", "--person", "Cán bộ thẩm định 1")
    asked = at_once(*(partial(day.hub.ask, "invite", *wanted) for wanted in (officer, reviewer)))
    day.invites = {name: one["invite"] for name, one in zip(("officer", "reviewer"), asked, strict=True)}
    day.check("Hai mã mời dùng một lần", "two one-time invites", len(set(day.invites.values())) == 2)


def work_before_enrolling(day: Day) -> None:
    """Cán bộ xã ghi sổ khi chưa đăng ký / The officer works before enrolling"""
    made = day.officer.ask("init", "--unit", COMMUNE, "--name", "Cán bộ xã 1")
    day.check("Hồ sơ của xã có thật", "a profile of a real commune", made["unit"] == COMMUNE, made["unit_name"])
    villages = _add(day, "village", data.villages())
    people = _add(day, "person", data.people())
    [station] = _add(day, "station", [data.station(people[0], people[1])])
    clusters = _add(day, "cluster", data.clusters(station, villages))
    propagandists = _add(day, "propagandist", [data.propagandist(people[2], villages[0])])
    day.commune = Commune(villages, people, station, clusters, propagandists)
    added = len(villages) + len(people) + 1 + len(clusters) + len(propagandists)
    day.waiting = day.officer.ask("status")["unsent"]
    day.check("Đài, cụm loa, thôn, người, TTV đã lưu", "all of it is saved", added == 14, f"{added} bản ghi / records")
    day.check("Chờ gửi, kể cả người dùng", "it waits, the person too", day.waiting == added + 1, day.waiting)


def _add(day: Day, type_: str, records: list[Fields]) -> list[str]:
    added = day.officer.ask("add", type_, given=records)
    whole = len(added["ids"]) == len(records) and not added["refused"] and not added["incomplete"]
    day.check(f"Đã lưu đủ {type_}", "saved whole", whole, len(added["ids"]) if whole else added)
    day.ids[type_] = added["ids"]
    return list(added["ids"])


def enrol_officer(day: Day) -> None:
    """Đăng ký và gửi lần đầu / Enrolling, and the first exchange"""
    told = day.officer.ask("enrol", "--hub", day.hub.url, "--invite", day.invites["officer"])
    day.check("Máy chủ nhận cán bộ xã", "the hub takes the officer in", told["units"] == [COMMUNE], told["roles"])
    sent = day.officer.ask("sync")
    went_up = sent["sent"] == day.waiting
    day.check("Việc làm trước khi đăng ký đã lên máy chủ", "earlier work went up", went_up, sent["sent"])
    day.check("Không có gì bị giữ lại", "nothing is held", sent["held"] == [])
    check_same_digests(day, officer=day.officer)


def stop_hub(day: Day) -> None:
    """Mất mạng: máy chủ dừng / The network goes: the hub is stopped"""
    status = day.hub.stop()
    day.check("Máy chủ đã dừng êm", "it ended cleanly", status == 0, f"exit {status}")
    day.check("Máy chủ không trả lời", "it does not answer", not day.hub.is_answering())


def start_hub(day: Day) -> None:
    """Có mạng lại / The network is back"""
    before = day.hub.url
    day.hub.serve()
    day.check("Máy chủ trả lời ở địa chỉ cũ", "the hub answers where it did", day.hub.url == before, day.hub.url)


def log_offline(day: Day) -> None:
    """Ghi sổ và nộp khi mất mạng / Logging and submitting without a network"""
    _add(day, "broadcast_log", data.broadcasts(day.commune, day.last_day))
    _add(day, "status_check", data.status_checks(day.commune, day.last_day))
    _add(day, "propaganda_session", data.sessions(day.commune, day.last_day))
    counts = [len(day.ids[name]) for name in LOGGED]
    day.check("60 buổi phát, 10 lần kiểm tra, 5 hoạt động", "counted", counts == [60, 10, 5], counts)
    submitted = day.officer.ask("submit", *day.logged())
    day.check("Đã nộp tất cả", "all are submitted", submitted["done"] == day.logged(), len(submitted["done"]))


def fail_to_sync(day: Day) -> None:
    """Đồng bộ khi không có mạng / An exchange without a network"""
    before = day.items(day.officer, "broadcast_log")
    failed = day.officer.run("sync")
    day.check("Lệnh báo chưa gửi được", "exit 3, safe to try again", failed.status == NO_HUB, failed.code)
    after, unsent = day.items(day.officer, "broadcast_log"), day.officer.ask("status")["unsent"]
    day.check("Không mất gì", "nothing is lost", after == before and len(after) == 60, f"{len(after)} buổi phát")
    day.check("Tất cả còn chờ gửi", "all of it waits still", unsent == 150, f"{unsent} thay đổi / changes")
    claimed = {one["transfer"] for one in after.values()}
    day.check("Trạng thái nói thật", "no receipt is claimed", claimed == {"waiting"}, *claimed)


def send_the_days(day: Day) -> None:
    """Đồng bộ khi có mạng lại / The exchange after the network came back"""
    sent = day.officer.ask("sync")
    told = f"{sent['sent']} thay đổi, {sent['bytes_up']} byte, {sent['requests']} yêu cầu"
    day.check("Tất cả đã gửi", "all of it went up", sent["sent"] == 150 and sent["held"] == [], told)
    items = day.items(day.officer, "broadcast_log")
    received = sum(one["transfer"] == "received" for one in items.values())
    day.check("Mỗi buổi phát có biên nhận đã ký", "each broadcast has a signed receipt", received == 60, received)
    check_same_digests(day, officer=day.officer)


def check_same_digests(day: Day, **laptops: Laptop) -> None:
    """The commune's digest on the hub and on these laptops."""
    asked = at_once(*(partial(laptop.ask, "digest") for laptop in laptops.values()), partial(day.hub.ask, "digest"))
    found = [one[COMMUNE] for one in asked]
    told = f"{found[-1]['count']} thay đổi / changes, {found[-1]['digest'][:16]}…"
    names = ", ".join([*laptops, "hub"])
    is_same = all(one == found[-1] for one in found)
    day.check(f"Mã đối chiếu trùng nhau ({names})", "digests agree", is_same, told)
