# SPDX-License-Identifier: Apache-2.0
"""Bad input of the sector through the actions: everything without form is refused, all else is saved and found."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from desktop.actions.showing import show_record
from sync.records.code_lists import POSITIONS
from tests.support.offices import Office, at

STATE = {"from": "2026-01-01"}
HEARD = {"received_at": "2026-10-12T16:05:00+07:00", "content": "Việc chi tiền", "field": "noi_dung"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("office"), clusters=2)
    yield made
    made.laptop.database.close()


def overlapping_slots(office: Office) -> str:
    office.slot("05:00")
    return office.slot("05:10")


def disciplined(office: Office) -> str:
    person = office.add("person", full_name="Trưởng thôn 1")
    told = {"person": person, "position": next(iter(POSITIONS)).code, "active_from": "2026-01-01"}
    return office.add("propagandist", **told, disciplined=True)


def after_the_licence(office: Office) -> str:
    station = office.add("station", name="Đài FM", technologies=["fm"], licence_expiry="2026-09-30")
    return office.log(at(6), station=station)


def reflection(office: Office, **told: Any) -> str:
    return office.add("reflection", **{**HEARD, **told})


CASES: Mapping[str, tuple[Callable[[Office], str], str]] = {
    "overlapping slots": (overlapping_slots, "overlap"),
    "longer than its session": (
        lambda office: office.log(at(7), lines=[{"title": "Bản tin", "seconds": 3600}]),
        "lines_unlike_session",
    ),
    "a propagandist under discipline": (disciplined, "disciplined_yet_active"),
    "an FM licence that has expired": (after_the_licence, "fm_licence_expired"),
    "a denunciation": (lambda office: reflection(office, nature="to_cao"), "other_procedure"),
    "a gap in the rates": (
        lambda office: office.add("remuneration", date="2019-01-02", role="tac_gia", person=office.person),
        "no_rate",
    ),
    "a term that ends in a year without holidays": (
        lambda office: reflection(office, received_at="2027-12-28T09:00:00+07:00"),
        "holidays_unknown",
    ),
    "a code retired last year": (
        lambda office: office.add("award", level="huyen", collective="Thôn 1", date="2026-10-01"),
        "retired_code",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_odd_is_saved_whole_and_found(office: Office, case: str) -> None:
    enter, code = CASES[case]
    shown = show_record(office.laptop, enter(office))
    assert code in {one["code"] for one in shown["findings"]}
    assert (shown["review"], shown["fields"] != {}) == ("draft", True)
