# SPDX-License-Identifier: Apache-2.0
"""Monday to Thursday of one commune: it is furnished, airs, hears of a bulletin and of a flood, hears its people."""

import json
from datetime import time, timedelta
from typing import Any

from desktop.actions.bulletin_slots import Wish, propose
from desktop.actions.bulletins import accept, bulletins, mark_read
from desktop.actions.cap_files import read_cap_alert
from desktop.actions.content_work import air_first, approve_content, ask_for_approval
from desktop.actions.fault_timeline import Step, take_step
from desktop.actions.reflection_work import answer, answer_on_air, pass_on
from desktop.actions.scheduling import add_slot
from desktop.actions.station_state import FaultReport, check_all_good, report_fault
from desktop.actions.today import Otherwise, confirm, confirm_otherwise
from installer import story_data
from sync.hub.bulletins import publish
from sync.hub.data_folder import DataFolder
from sync.hub.node import open_hub
from sync.records.days import write_moment
from tests.support.bulletins import NEWS
from tests.support.cap_messages import MESSAGE, cap_bytes
from tests.support.commune_week import CLUSTERS, VILLAGES, Offices

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
SINCE = "2026-01-01"


def settle(week: Offices) -> None:
    """Monday morning: the keeper writes down villages, people, the station, its clusters and what it owns."""
    week.clock.set(MON, 8)
    desk, ids = week.keeper, week.ids
    ids["villages"] = [desk.village(name, households=120) for name in VILLAGES]
    ids["people"] = desk.add("person", *story_data.people())
    (station,) = ids["station"] = desk.add("station", story_data.station(*ids["people"][:2]))
    usual = {"station": station, "technology": "it", "horn_count": 2, "state": {"from": SINCE, "value": "good"}}
    ids["clusters"] = desk.add("cluster", *({"name": f"Cụm loa {n}", **usual} for n in range(1, CLUSTERS + 1)))
    asset = {"asset_code": "TSC-0001", "kind": "may_phat", "condition": {"from": SINCE, "value": "tot"}}
    desk.add("equipment", {**asset, "station": station, "year_in_use": 2020})
    ids["propagandist"] = desk.add("propagandist", story_data.propagandist(ids["people"][2], ids["villages"][0]))
    desk.add(
        "connection", {"system": "httt_nguon_tinh", "province": "15", "state": {"from": SINCE, "value": "thu_nghiem"}}
    )
    load_unit(week)
    week.hand_on("keeper", "officer")


def load_unit(week: Offices) -> None:
    """The province renews its list of units."""
    file = week.folder / "units.json"
    row = {"code": "02683", "name": "Xã Bát Xát", "kind": "xa", "parent_code": "15", "valid_from": "2025-07-01"}
    file.write_text(json.dumps([{**row, "village_count": len(VILLAGES)}]), "utf-8")
    week.hub.ask("units", "load", str(file))


def prepare(week: Offices) -> None:
    """Monday afternoon: a campaign, an item for it put before the leader, the schedule, a look at the clusters."""
    week.clock.set(MON, 14)
    desk, ids = week.officer, week.ids
    days = {"first_day": week.today(), "last_day": week.clock.day(SUN).isoformat()}
    (campaign,) = desk.add(
        "campaign", {"name": "Phòng chống lũ", "issuing_document": "15/KH-UBND", "topics": ["T08"], **days}
    )
    ids["item"] = _item(week, "Phòng chống lũ quét", "bai", campaign=campaign)
    ask_for_approval(desk.laptop, ids["item"])
    told = {"title": "Phòng chống lũ quét", "broadcast_kind": "own", "start": "05:00", "planned_duration": 900}
    slot = {**told, "items": [ids["item"]], "recurrence": "hang_ngay", "first_day": week.clock.day(TUE).isoformat()}
    ids["slot"] = add_slot(desk.laptop, {**slot, "station": ids["station"][0]}).slot_id
    assert len(check_all_good(desk.laptop).ids) == CLUSTERS
    week.hand_on("officer", "leader")


def _item(week: Offices, title: str, genre: str, **told: Any) -> str:
    author = {"author": week.person("officer"), "script_text": "Kính thưa bà con."}
    fields = {"title": title, "genre": genre, "topics": ["T08"], "duration_s": 300, **author, **told}
    return week.officer.add("content_item", fields)[0]


def publish_bulletin(week: Offices) -> str:
    """The province publishes a bulletin, beside the server and at the hour of the script; its id."""
    opened = open_hub(DataFolder(week.hub.folder), lambda: int(week.clock.now.timestamp() * 1000))
    try:
        until = write_moment(week.clock.now + timedelta(days=3))
        return publish(opened, {**NEWS, "valid_until": until}).item.record_id
    finally:
        opened.database.close()


def air(week: Offices) -> None:
    """Tuesday: the leader signs the item; the province's bulletin is read, scheduled, aired where there is power."""
    week.clock.set(TUE, 4, 30)
    approve_content(week.leader.laptop, week.ids["item"], is_checked=True)
    bulletin = week.ids["bulletin"] = publish_bulletin(week)
    week.hand_on("leader", "officer")
    week.clock.set(TUE, 5, 30)
    laptop, day = week.officer.laptop, week.clock.day(TUE)
    week.ids["log"] = confirm(laptop, week.ids["slot"], day, week.clock.now).log_id
    assert [one.state for one in bulletins(laptop)] == ["new"]
    assert mark_read(laptop, bulletin)
    slots = propose(laptop, bulletin, Wish(hours=("17:30",), first_day=day, last_day=day, repeats=1))
    (planned,) = accept(laptop, bulletin, slots)
    week.clock.set(TUE, 18, 30)
    silent = week.ids["silent"] = week.ids["clusters"][:2]
    aired = Otherwise(time(17, 30), 15, "Mất điện hai thôn", silent)
    week.ids["relayed"] = confirm_otherwise(laptop, planned.slot_id, day, aired, week.clock.now).log_id


def warn(week: Offices) -> None:
    """Wednesday: a CAP file tells of a flood; it is aired before it is signed, and villages acknowledge it."""
    week.clock.set(WED, 15)
    desk, ids = week.officer, week.ids
    file = week.folder / "alert.xml"
    file.write_bytes(cap_bytes(_hours(week), sent=week.clock.moment))
    ids["alert"] = read_cap_alert(desk.laptop, file).alert_id
    urgent = ids["urgent"] = _item(week, "Lũ quét", "canh_bao_khan", instruction="Rời khỏi ven suối.")
    air_first(desk.laptop, urgent, "Lũ đang về")
    at_once = {"items": [urgent], "recurrence": "phat_ngay", "station": ids["station"][0]}
    slot = add_slot(desk.laptop, at_once).slot_id
    week.clock.set(WED, 15, 20)
    log = confirm(desk.laptop, slot, week.clock.day(WED), week.clock.now)
    aired = {"content_item": urgent, "first_air_at": write_moment(log.started_at), "repeats": 3}
    desk.edit(ids["alert"], villages=ids["villages"], parallel_channels=["sms"], **aired)
    for count in range(1, len(VILLAGES) + 1):
        desk.edit(ids["alert"], ack_by_villages=ids["villages"][:count])
    message = {"text": "UBND xa: lu quet, roi khoi ven suoi.", "recipients": 850, "delivered": 820}
    signed = {"approved_by": week.person("leader"), "sent_at": week.clock.moment, "from_item": urgent}
    week.leader.add("sms_campaign", {**message, **signed})
    week.hand_on("officer", "leader")


def _hours(week: Offices) -> dict[str, Any]:
    end = write_moment(week.clock.now + timedelta(hours=14))
    places = {"area": [{"areaDesc": "; ".join(f"Thôn {name}" for name in VILLAGES)}]}
    return {"effective": week.clock.moment, "expires": end, **places}


def calm(week: Offices) -> None:
    """Thursday morning: the leader signs what was aired first, the end message comes, two clusters are mended."""
    week.clock.set(THU, 8)
    approve_content(week.leader.laptop, week.ids["urgent"], is_checked=True)
    file = week.folder / "end.xml"
    sent = {"identifier": "VN-15-2026-0008", "msgType": "Cancel", "sent": week.clock.moment}
    named = ",".join((MESSAGE["sender"], MESSAGE["identifier"], week.clock.day(WED).isoformat() + "T15:00:00+07:00"))
    file.write_bytes(cap_bytes(_hours(week), references=named, **sent))
    assert read_cap_alert(week.officer.laptop, file).is_ended
    for cluster in week.ids["silent"]:
        ticket = report_fault(week.officer.laptop, FaultReport(cluster, "khong_co_tieng"))
        take_step(week.officer.laptop, ticket, Step("dang_sua", "Thay cầu chì"))
        week.clock.set(THU, 8, 45)
        take_step(week.officer.laptop, ticket, Step("xong", "Đã có điện"))


def listen(week: Offices) -> None:
    """Thursday afternoon: one reflection is answered on air, one goes to the power company."""
    week.clock.set(THU, 14)
    desk, ids = week.officer, week.ids
    usual = {"channel": "truc_tiep", "nature": "phan_anh", "village": ids["villages"][0], "authority_level": "xa"}
    told = ("loa_hong_re", "Loa không ra tiếng từ tối thứ ba"), ("de_nghi_khac", "Cột điện đầu thôn bị nghiêng")
    ids["reflections"] = desk.add("reflection", *({"field": one, "content": text, **usual} for one, text in told))
    heard, passed = ids["reflections"]
    answer(desk.laptop, heard, {"answer_text": "Xã đã sửa xong loa."})
    week.clock.set(THU, 17)
    (log,) = answer_on_air(desk.laptop, heard).made
    ended = write_moment(week.clock.now + timedelta(minutes=15))
    lines = [{"title": "Trả lời phản ánh", "seconds": 900, "genre": "tra_loi_phan_anh", "language": "vie"}]
    desk.edit(log, started_at=week.clock.moment, ended_at=ended, lines=lines, clusters=ids["clusters"])
    company = {"forwarded_to": "Công ty Điện lực", "authority_level": "co_quan_nganh_doc", "forward_no": "12/UBND"}
    pass_on(desk.laptop, passed, company)
    ids["answer_log"] = log
    week.hand_on("officer", "leader")
    week.leader.edit(heard, answer_approved_by=week.person("leader"))
