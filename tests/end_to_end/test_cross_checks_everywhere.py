# SPDX-License-Identifier: Apache-2.0
"""Each cross-check of 13.9 on real input: at its field, in the list, at review and at the hub; then with a reason."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.finding_reasons import give_reason, own_findings
from desktop.actions.review_work import examine
from desktop.actions.showing import show_record
from sync.records.code_lists import POSITIONS
from tests.support.bulletins import Publisher
from tests.support.offices import Office, Reviewer, at
from tests.sync.hub.test_findings import listed

WORDS = "Đã báo cáo lãnh đạo"
PLACES = ("field", "list", "review", "hub")
SOUND = [{"name": "a.mp3", "size": 1, "sha256": "a" * 64}]
STATE = {"from": "2026-01-01"}


def _item(office: Office, **told: Any) -> str:
    usual = {"title": "Tin xã", "genre": "tin", "origin": "own", "priority": "1", "topics": ["T01"], "language": "vie"}
    return office.add("content_item", **usual, duration_s=60, tts_used=False, made_on="2026-10-12", **told)


def more_heard_than_there_are(office: Office) -> str:
    return office.log(at(5), clusters_planned=9, clusters_ok=9)


def fm_after_its_licence(office: Office) -> str:
    office.edit(office.station, technologies={**STATE, "value": ["fm"]}, licence_expiry="2026-09-30")
    office.edit(office.clusters[0], technology="fm")
    return office.log(at(5))


def closed_cluster(office: Office) -> str:
    office.edit(office.clusters[0], state={**STATE, "value": "dismantled"})
    return office.log(at(5), clusters=office.clusters)


def disciplined(office: Office) -> str:
    person = office.add("person", full_name="Trưởng thôn 1")
    told = {"person": person, "position": next(iter(POSITIONS)).code, "languages": ["vie"]}
    return office.add("propagandist", **told, active_from="2026-01-01", disciplined=True)


def one_sound_twice(office: Office) -> str:
    _item(office, audio_file=SOUND)
    return _item(office, audio_file=SOUND)


def aired_before_approval(office: Office) -> str:
    item = _item(office, script_text="Tin của xã.")
    return office.log(at(5), lines=[{"title": "Tin xã", "seconds": 1800, "content_item": item}])


def two_slots_at_once(office: Office) -> str:
    office.slot()
    return office.slot("05:10")


CHECKS: Mapping[str, Callable[[Office], str]] = {
    "more_ok_than_registered": more_heard_than_there_are,
    "disciplined_yet_active": disciplined,
    "sound_of_another_work": one_sound_twice,
    "item_before_approval": aired_before_approval,
    "overlap": two_slots_at_once,
    "fm_licence_expired": fm_after_its_licence,
    "closed_cluster": closed_cluster,
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, clusters=2)
    yield made
    made.laptop.database.close()


class Places:
    """The four places at which a finding of a record is looked for, and the reason told there."""

    def __init__(self, office: Office, reviewer: Reviewer, publisher: Publisher, record: str, code: str) -> None:
        self.office, self.reviewer, self.publisher, self.record, self.code = office, reviewer, publisher, record, code

    def told(self) -> dict[str, list[str | None]]:
        """Place → the reasons of the finding, one for each time that it stands there."""
        self.reviewer.take(self.office)
        self.publisher.take(self.office)
        shown = [one for one in show_record(self.office.laptop, self.record)["findings"] if one["fields"]]
        of = [one for one in own_findings(self.office.laptop) if one.record.record_id == self.record]
        examined = [one for each in examine(self.reviewer.laptop, [self.record]) for one in each.findings]
        hub = [one for one in listed(self.publisher) if one["id"] == self.record]
        return {
            "field": [one["reason"] for one in shown if one["code"] == self.code],
            "list": [one.finding.reason for one in of if one.finding.code == self.code],
            "review": [one.reason for one in examined if one.code == self.code],
            "hub": [one["reason"] for one in hub if one["code"] == self.code],
        }


@pytest.mark.parametrize("code", CHECKS)
def test_a_cross_check_is_told_in_four_places_and_its_reason_in_all_of_them(
    office: Office, reviewer: Reviewer, publisher: Publisher, code: str
) -> None:
    places = Places(office, reviewer, publisher, CHECKS[code](office), code)
    assert places.told() == {one: [None] for one in PLACES}
    give_reason(office.laptop, places.record, code, WORDS)
    assert places.told() == {one: [WORDS] for one in PLACES}
