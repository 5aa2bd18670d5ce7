# SPDX-License-Identifier: Apache-2.0
"""Friday to Sunday of one commune: it publishes, learns, is judged and paid; on Sunday everything is reviewed."""

from desktop.actions.deciding import return_records, review_queue, submit_records
from desktop.actions.quick_posts import QuickPost, places, write_posts
from desktop.actions.redacting import redact_field
from tests.support.commune_week import Offices
from tests.support.week_days import FRI, SAT, SINCE, SUN


def publish_everywhere(week: Offices) -> None:
    """Friday: the keeper writes down the channels; one news item goes to all of them and to the board; an issue."""
    week.clock.set(FRI, 9)
    keeper, state = week.keeper, {"from": SINCE, "value": "hoat_dong"}
    site = {"kind": "trang_ttdt", "url_or_oa_id": "https://xa.example.gov.vn", "owner": "xa", "state": state}
    zalo = {"kind": "zalo_oa", "url_or_oa_id": "oa-1", "owner": "xa", "state": state}
    page = {"kind": "facebook", "url_or_oa_id": "https://mang.example/xa", "owner": "xa", "state": state}
    keeper.add("e_channel", {"name": "Trang xã", **site}, {"name": "Zalo xã", **zalo}, {"name": "Mạng xã hội", **page})
    (board,) = keeper.add("notice_board", {"name": "Bảng tin trụ sở", "kind": "giay", "level": "xa", "state": state})
    signed = {"approved_by": week.person("leader"), "topic": "T08", "posted_on": week.today()}
    keeper.add("board_post", {"board": board, "title": "Danh sách hộ ven suối", **signed})
    keeper.add("publication", {"kind": "ban_tin", "title": "Bản tin số 4", "published_on": week.today()})
    week.hand_on("keeper", "officer")
    where = [one.record_id for one in places(week.officer.laptop)]
    post = QuickPost("Phòng chống lũ quét", week.clock.moment, {"topic": "T08"}, week.ids["log"])
    assert len(write_posts(week.officer.laptop, post, where).made) == len(where)


def learn(week: Offices) -> None:
    """Saturday morning: a course with two who took part, a contest with its award, an evening in a village."""
    week.clock.set(SAT, 9)
    keeper, ids, day = week.keeper, week.ids, week.today()
    told = {"name": "Tập huấn biên tập", "organiser": "so", "mode": "truc_tiep", "first_day": day, "last_day": day}
    (course,) = keeper.add("training_course", told)
    done = {"course": course, "attends_as": "can_bo", "result": "hoan_thanh"}
    keeper.add("participation", *({"person": one, **done} for one in ids["people"][:2]))
    (contest,) = keeper.add("contest", {"name": "Liên hoan truyền thanh", "level": "tinh", "first_day": day})
    won = {"kind": "giai_hoi_thi", "level": "tinh", "contest": contest, "rank": "nhi", "decision_no": "120/QĐ"}
    keeper.add("award", {**won, "recipient_kind": "ca_nhan", "recipient": ids["people"][1], "date": day})
    spoken = {"form": "hop_thon", "topic": "T08", "language": "vie", "listeners": 46, "start_time": "07:30"}
    keeper.add("propaganda_session", {"date": day, "propagandists": ids["propagandist"], **spoken})


def pay(week: Offices) -> None:
    """Saturday afternoon: an inspection; the keeper proposes pay at the rates of the province, the leader signs it."""
    week.clock.set(SAT, 14)
    week.hand_on("officer", "keeper")
    keeper, ids, day = week.keeper, week.ids, week.today()
    lines = [{"item": "so_nhat_ky", "outcome": "dat"}]
    seen = {"inspecting_body": "UBND xã", "team": [week.person("leader")], "checklist": lines}
    keeper.add("inspection", {"date": day, "station": ids["station"][0], **seen})
    keeper.add("jump_reason", {"month": day[:7], "measure": "sessions", "reason": "Mưa lũ, phát thêm nhiều buổi"})
    worker = {"person": ids["people"][1], "date": day}
    author = {"role": "tac_gia", "work": ids["item"], **worker}
    reader = {"role": "phat_thanh_vien", "work": ids["log"], **worker}
    ids["pay"] = keeper.add("remuneration", author, reader)
    week.hand_on("keeper", "leader")
    for line in ids["pay"]:
        week.leader.edit(line, state="duyet", approved_by=week.person("leader"))
    week.hand_on("leader", "keeper")
    for line in ids["pay"]:
        keeper.edit(line, state="chi")


def review(week: Offices) -> None:
    """Sunday: all is submitted; one broadcast comes back, is put right and is accepted with the others."""
    week.clock.set(SUN, 9)
    (guest,) = week.keeper.add("person", {"full_name": "Cán bộ xã 9", "phone": "0912345678"})
    assert redact_field(week.keeper.laptop, guest, "phone", "Theo yêu cầu của người dân")
    week.hand_on("keeper", "leader", "officer")
    assert submit_records(week.officer.laptop, [], None).refused == []
    week.hand_on("officer", "reviewer")
    relayed, reviewer = week.ids["relayed"], week.reviewer
    why = "Ghi rõ hai cụm không phát được"
    assert return_records(reviewer.laptop, [relayed], "thieu_truong", why).done == [relayed]
    reviewer.accept(*waiting(week))
    week.hand_on("reviewer", "officer")
    assert week.officer.show(relayed)["review"] == "returned"
    week.officer.edit(relayed, note="Cụm loa 1 và 2 mất điện từ 17:00")
    week.officer.submit(relayed)
    week.hand_on("officer", "reviewer")
    reviewer.accept(relayed)
    week.meet()


def waiting(week: Offices) -> list[str]:
    """Ids of what waits for the reviewer."""
    return [one.record.record_id for one in review_queue(week.reviewer.laptop)]
