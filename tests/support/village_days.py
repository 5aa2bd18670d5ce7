# SPDX-License-Identifier: Apache-2.0
"""What happened to the clusters and the propagandists of a test's commune, by the real actions."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from desktop.actions.fault_timeline import Step, take_step
from desktop.actions.station_state import FaultReport, report_fault
from tests.support.offices import TUESDAY, Office, at

VILLAGES = ("Trung tâm xã", "Cốc Râm", "Nà Lủ", "Lũng Pâu", "Sín Chải")


@dataclass
class Villages:
    """Villages, people and propagandists of an office."""

    office: Office
    villages: list[str] = field(default_factory=list)
    propagandists: list[str] = field(default_factory=list)

    def settle(self) -> "Villages":
        """Five villages, each with a propagandist; the third has spoken to people twice."""
        for place, name in enumerate(VILLAGES, 1):
            self.villages.append(self.office.add("village", name=name, kind="thon"))
            person = self.office.add("person", full_name=f"TTV thôn {place}")
            self.propagandists.append(self._recognised(person, self.villages[-1], place))
        self.session(2, day=TUESDAY - timedelta(days=8), topic="T08", place="Nhà văn hóa Cốc Râm", listeners=38)
        self.session(3, day=TUESDAY - timedelta(days=1), topic="T08", listeners=46)
        self.session(3, day=TUESDAY - timedelta(days=5), topic="T06", form="den_tung_ho", listeners=12)
        return self

    def _recognised(self, person: str, village: str, place: int) -> str:
        told = {"position": "truong_thon_to_truong_tdp", "decision_no": "45/QĐ-UBND", "decided_by": "chu_tich_ubnd_xa"}
        days = {"decision_date": "2025-08-15", "active_from": "2025-09-01"}
        spoken = ["vie"] if place == 1 else ["vie", "hmn" if place == 3 else "ium"]
        return self.office.add("propagandist", person=person, village=village, languages=spoken, **told, **days)

    def session(self, number: int, day: Any = TUESDAY, **fields: Any) -> str:
        """Save a session of the propagandist of a village."""
        told: dict[str, Any] = {"form": "hop_thon", "topic": "T08", "language": "vie", "place": "Nhà văn hóa Nà Lủ"}
        told |= {"listeners": 46, "propagandists": [self.propagandists[number - 1]], "duration_min": 45}
        return self.office.add("propaganda_session", date=day.isoformat(), **(told | fields))


def break_a_cluster(office: Office) -> str:
    """The third cluster: out for six days, the technician came, parts are waited for. The id of its ticket."""
    cluster = office.clusters[2]
    moment = at(9) - timedelta(days=6)
    office.check(cluster, "no_sound", moment)
    report = FaultReport(cluster, "khong_co_tieng", text="Không ra tiếng sau giông", reported_at=moment)
    ticket = report_fault(office.laptop, report)
    take_step(office.laptop, ticket, Step("dang_sua", "Cháy bộ khuếch đại", cause="hong_tang_am"))
    take_step(office.laptop, ticket, Step("cho_kinh_phi", "Đặt bộ khuếch đại mới", TUESDAY + timedelta(days=3)))
    return ticket
