# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a station, and what is not."""

from random import Random
from typing import Any

import pytest

from sync.records.station import Station
from tests.support.records import codes_found, record_id

NOW = "2026-10-13T08:00:00+07:00"
FM = {"technologies": {"from": "2020-01-01", "value": ["fm"]}, "regulation_no": "26/QĐ-UBND"}
FREQUENCY_CODES = {"broadcast_band", "off_band"}
LICENCE_CODES = {"licence_expired", "licence_ends_in_30_days", "licence_ends_in_90_days"}


def station(**values: Any) -> Station:
    return Station({**FM, **values}, record_id(Random(1)), "02701")


def slot(start: str, end: str, *weekdays: str) -> dict[str, Any]:
    return {"start": start, "end": end, "weekdays": list(weekdays)}


@pytest.mark.parametrize(
    ("frequency", "found"),
    [
        (53.9, {"off_band"}),
        (54.0, set()),
        (68.0, set()),
        (68.1, {"off_band"}),
        (87.0, {"broadcast_band"}),
        (108.0, {"broadcast_band"}),
    ],
)
def test_a_frequency_outside_the_commune_band_is_noticed(frequency: float, found: set[str]) -> None:
    assert codes_found(station(fm_frequency_mhz=frequency)) & FREQUENCY_CODES == found


@pytest.mark.parametrize(("power", "is_found"), [(30.0, False), (30.1, True)])
def test_more_than_30_watts_is_noticed(power: float, is_found: bool) -> None:
    assert ("power_over_limit" in codes_found(station(tx_power_w=power))) is is_found


@pytest.mark.parametrize(
    ("expiry", "found"),
    [
        ("2026-10-12", {"licence_expired"}),
        ("2026-10-13", {"licence_ends_in_30_days"}),
        ("2026-11-12", {"licence_ends_in_30_days"}),
        ("2026-11-13", {"licence_ends_in_90_days"}),
        ("2027-01-11", {"licence_ends_in_90_days"}),
        ("2027-01-12", set()),
    ],
)
def test_the_end_of_the_licence_is_noticed_90_and_30_days_ahead(expiry: str, found: set[str]) -> None:
    assert codes_found(station(licence_expiry=expiry), now=NOW) & LICENCE_CODES == found


@pytest.mark.parametrize(
    "other",
    [
        {"technologies": {"from": "2020-01-01", "value": ["wired"]}},
        {"operating_state": {"from": "2026-01-01", "value": "closed"}},
    ],
)
def test_the_licence_is_not_watched_without_fm_or_once_closed(other: dict[str, Any]) -> None:
    assert not codes_found(station(licence_expiry="2020-01-01", **other), now=NOW) & LICENCE_CODES


@pytest.mark.parametrize(("number", "is_found"), [(None, True), ("26/QĐ-UBND", False)])
def test_a_station_without_its_regulation_is_noticed(number: str | None, is_found: bool) -> None:
    assert ("no_regulation" in codes_found(station(regulation_no=number))) is is_found


@pytest.mark.parametrize(("code", "is_found"), [("02701-DTT01", True), ("02701-DTT02", False), (None, False)])
def test_a_code_used_twice_is_noticed(code: str | None, is_found: bool) -> None:
    other = Station({"station_code": "02701-DTT01"}, record_id(Random(2)), "02701")
    assert ("duplicate_code" in codes_found(station(station_code=code), other)) is is_found


def test_a_record_is_no_duplicate_of_itself() -> None:
    mine = station(station_code="02701-DTT01")
    assert "duplicate_code" not in codes_found(mine, mine)


@pytest.mark.parametrize(("end", "is_found"), [("04:59", True), ("05:00", True), ("05:01", False)])
def test_a_slot_that_ends_before_it_begins_is_noticed(end: str, is_found: bool) -> None:
    slots = [slot("05:00", end, "thu_hai")]
    assert ("slot_ends_before_start" in codes_found(station(daily_slots=slots))) is is_found


@pytest.mark.parametrize(
    ("start", "weekday", "is_found"),
    [("05:15", "thu_hai", True), ("05:30", "thu_hai", False), ("05:15", "thu_ba", False)],
)
def test_slots_that_overlap_on_a_weekday_are_noticed(start: str, weekday: str, is_found: bool) -> None:
    slots = [slot("05:00", "05:30", "thu_hai"), slot(start, "06:00", weekday)]
    assert ("slots_overlap" in codes_found(station(daily_slots=slots))) is is_found


def test_frequency_and_licence_are_needed_with_fm_alone() -> None:
    of_fm = {"fm_frequency_mhz", "tx_power_w", "licence_no", "licence_expiry"}
    assert of_fm <= set(station().missing())
    assert not of_fm & set(station(technologies={"from": "2026-01-01", "value": ["it"]}).missing())


@pytest.mark.parametrize(("technologies", "is_it"), [(["it"], True), (["fm"], False), (["wired", "it"], True)])
def test_a_station_with_it_among_its_technologies_is_it_based(technologies: list[str], is_it: bool) -> None:
    assert station(technologies={"from": "2026-01-01", "value": technologies}).is_it_based is is_it
