# SPDX-License-Identifier: Apache-2.0
"""What a commune of the pictures wrote down: its station, its people, two weeks of broadcasts, one fault."""

from datetime import timedelta
from typing import Any, Final

from desktop.actions.deciding import submit_records
from desktop.actions.fault_timeline import Step, take_step
from desktop.actions.station_state import FaultReport, report_fault
from sync.records.days import write_moment
from ui.gallery.desk import NOW, TODAY, PictureDesk, at

RELAY: Final = "Tiếp sóng Đài Tiếng nói Việt Nam"
TITLES: Final = (
    "Bản tin xã: tiến độ thu hoạch vụ mùa và lịch họp thôn",
    "Thông báo lịch phun thuốc diệt muỗi phòng sốt xuất huyết",
    "Hướng dẫn phòng cháy, chữa cháy rừng mùa khô hanh",
    "Lịch tiêm phòng cho đàn gia súc, gia cầm vụ đông",
    "Cảnh báo mưa lớn, nguy cơ lũ quét và sạt lở đất ở các thôn ven suối Quang Kim",
    "Kỹ thuật chống rét cho trâu, bò và cây trồng",
)
VILLAGES: Final = ("Trung tâm xã", "Cốc Râm", "Nà Lủ", "Lũng Pâu", "Sín Chải")
SLOTS: Final = (
    ("05:00", RELAY, 30),
    ("05:30", "Tin tức, thông báo của Ủy ban nhân dân xã", 15),
    ("11:30", "Bản tin nông nghiệp và thị trường", 20),
    ("17:00", "Tiếp sóng chương trình thời sự của đài tỉnh", 30),
    ("17:30", "Thời tiết, mùa vụ và thông báo", 45),
)
DAYS: Final = 9


class CommuneBook:
    """Writes a commune's book through its laptop."""

    def __init__(self, desk: PictureDesk) -> None:
        self.desk = desk
        self.villages: list[str] = []
        self.clusters: list[str] = []
        self.propagandists: list[str] = []
        self.logs: list[str] = []
        self.slots: list[str] = []
        self.station = ""

    def settle(self) -> "CommuneBook":
        """The station, five villages with a cluster each, and the schedule."""
        desk = self.desk
        person = desk.add("person", full_name="Cán bộ phụ trách đài", birth_year=1984, phone="0912345678")
        self.station = desk.add(
            "station",
            name="Đài truyền thanh xã Bát Xát",
            technologies=["it"],
            operating_state="operating",
            person_in_charge=person,
            decision_no="31/QĐ-UBND",
        )
        for place, name in enumerate(VILLAGES):
            self._village(place, name)
        for start, title, minutes in SLOTS:
            self._slot(start, title, minutes)
        return self

    def _village(self, place: int, name: str) -> None:
        desk = self.desk
        self.villages.append(desk.add("village", name=name, kind="thon", households=96 + 21 * place))
        state = {"from": "2026-01-01", "value": "good"}
        told = {"name": f"Cụm loa nhà văn hóa {name}", "technology": "it", "horn_count": 2 + place % 2, "state": state}
        self.clusters.append(desk.add("cluster", station=self.station, village=self.villages[-1], **told))
        if place < len(VILLAGES) - 1:
            self.check(place, "weak" if place == 3 else "good", days_ago=1)

    def check(self, place: int, result: str, days_ago: int) -> str:
        """Somebody listened at a cluster."""
        told = {"checked_at": write_moment(at(7, days_ago=days_ago)), "method": "nghe_tai_cho"}
        return self.desk.add(
            "status_check", cluster=self.clusters[place], result=result, checker=self.desk.person, **told
        )

    def _slot(self, start: str, title: str, minutes: int) -> None:
        slot = self.desk.add(
            "schedule_slot",
            title=title,
            broadcast_kind="own",
            recurrence="hang_ngay",
            priority="1",
            first_day="2026-10-01",
            start=start,
            planned_duration=minutes * 60,
            station=self.station,
        )
        self.slots.append(slot)

    def broadcast(self, days: int = DAYS) -> "CommuneBook":
        """Some days of broadcasts, all but the last three submitted."""
        for day in reversed(range(1, days + 1)):
            for turn, hour in enumerate((5, 17)):
                title = RELAY if turn == 0 else TITLES[day % len(TITLES)]
                self.logs.append(self.log(at(hour, days_ago=day), title))
        submit_records(self.desk.laptop, self.logs[:-3], None)
        return self

    def log(self, begun: Any, title: str, minutes: int = 30, **fields: Any) -> str:
        """A broadcast of this station, heard everywhere."""
        return self.desk.log(begun, title, minutes, **({"station": self.station, "clusters": self.clusters} | fields))

    def break_a_cluster(self) -> str:
        """The third cluster: silent for six days, the technician came, parts are waited for. The id of its ticket."""
        moment, laptop = at(9, days_ago=6), self.desk.laptop
        self.check(2, "no_sound", days_ago=6)
        report = FaultReport(
            self.clusters[2], "khong_co_tieng", text="Không ra tiếng sau trận giông", reported_at=moment
        )
        ticket = report_fault(laptop, report)
        take_step(laptop, ticket, Step("dang_sua", "Cháy bộ khuếch đại", cause="hong_tang_am"))
        take_step(laptop, ticket, Step("cho_kinh_phi", "Đặt bộ khuếch đại mới", TODAY + timedelta(days=3)))
        return ticket

    def recognise(self) -> "CommuneBook":
        """A propagandist in every village; two of them have spoken to people."""
        for place, village in enumerate(self.villages):
            person = self.desk.add("person", full_name=f"Trưởng thôn {VILLAGES[place]}", phone=f"091234567{place}")
            self.propagandists.append(self._propagandist(person, village, place))
        for place, days_ago, topic in ((1, 8, "T08"), (2, 1, "T06"), (2, 5, "T13")):
            self.session(place, days_ago, topic)
        return self

    def _propagandist(self, person: str, village: str, place: int) -> str:
        spoken = ["vie"] if place == 0 else ["vie", "hmn" if place % 2 else "ium"]
        told = {"position": "truong_thon_to_truong_tdp", "decision_no": "45/QĐ-UBND", "decided_by": "chu_tich_ubnd_xa"}
        days = {"decision_date": "2025-08-15", "active_from": "2025-09-01"}
        return self.desk.add("propagandist", person=person, village=village, languages=spoken, **told, **days)

    def session(self, place: int, days_ago: int, topic: str) -> str:
        """An evening of a propagandist with the people of the village."""
        return self.desk.add(
            "propaganda_session",
            date=(NOW - timedelta(days=days_ago)).date().isoformat(),
            form="hop_thon",
            topic=topic,
            language="vie",
            place=f"Nhà văn hóa thôn {VILLAGES[place]}",
            listeners=32 + 5 * place,
            propagandists=[self.propagandists[place]],
            duration_min=45,
        )
