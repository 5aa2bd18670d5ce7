# SPDX-License-Identifier: Apache-2.0
"""Findings as the hub lists them: of records that it holds, and of months that jump."""

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.finding_reasons import give_reason, own_jumps
from sync.hub.cli_findings import list_findings
from sync.log.errors import Refused
from tests.support.bulletins import Publisher
from tests.support.offices import COMMUNE, NEIGHBOUR, Office, at


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, clusters=1)
    yield made
    made.laptop.database.close()


def listed(publisher: Publisher, **told: Any) -> list[dict[str, Any]]:
    asked = {"unit": [], "type": [], "days": 31, "unexplained": False}
    document = list_findings(publisher.hub, Namespace(**{**asked, **told})).document
    return list(json.loads(json.dumps(document)))


def test_findings_carry_their_reason_and_are_picked_by_unit_and_type(office: Office, publisher: Publisher) -> None:
    first, second = office.log(at(5)), office.log(at(5, 10))
    give_reason(office.laptop, second, "overlap", "Hai khu")
    publisher.take(office)
    told = {one["id"]: one["reason"] for one in listed(publisher, type=["broadcast_log"])}
    assert told == {first: None, second: "Hai khu"}
    assert [one["id"] for one in listed(publisher, type=["broadcast_log"], unexplained=True)] == [first]
    assert listed(publisher, unit=[NEIGHBOUR]) == []
    assert {one["unit"] for one in listed(publisher, unit=["15"])} == {COMMUNE}
    for wrong, code in (({"unit": ["99999"]}, "unknown_unit"), ({"type": ["radio"]}, "unknown_type")):
        with pytest.raises(Refused) as refused:
            listed(publisher, **wrong)
        assert refused.value.code == code


@pytest.mark.parametrize(("last", "jumps"), [(8, ["own_seconds", "sessions"]), (2, [])])
def test_a_month_far_off_the_six_before_is_found(
    office: Office, publisher: Publisher, last: int, jumps: list[str]
) -> None:
    for month in range(3, 9):
        for day in (1, 2):
            office.log(at(5, day=date(2026, month, day)))
    for day in range(1, last + 1):
        office.log(at(5, day=date(2026, 9, day)))
    publisher.take(office)
    found = jumping(publisher)
    assert sorted(one["fields"][0] for one in found) == jumps
    assert {(one["unit"], one["day"]) for one in found} <= {(COMMUNE, "2026-09")}
    assert sorted(one.measure.name for one in own_jumps(office.laptop)) == jumps


def jumping(publisher: Publisher, **told: Any) -> list[dict[str, Any]]:
    """The jumps that the hub lists."""
    return [one for one in listed(publisher, **told) if one["code"] == "value_jump"]


def test_the_words_of_a_commune_stand_beside_its_jump(office: Office, publisher: Publisher) -> None:
    for month in range(3, 9):
        office.log(at(5, day=date(2026, month, 1)))
    office.log(at(5, day=date(2026, 9, 1)), minutes=300)
    office.add("jump_reason", month="2026-09", measure="own_seconds", reason="Mưa lũ, phát thêm")
    publisher.take(office)
    assert [(one["fields"], one["reason"]) for one in jumping(publisher)] == [(["own_seconds"], "Mưa lũ, phát thêm")]
    assert jumping(publisher, unexplained=True) == []
    assert [one.reason for one in own_jumps(office.laptop)] == ["Mưa lũ, phát thêm"]
