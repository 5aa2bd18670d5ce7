# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a campaign, and on which days it runs."""

from datetime import date
from random import Random
from typing import Any

import pytest

from sync.records.campaign import Campaign, is_running_on
from tests.support.records import codes_found, record_id


def campaign(seed: int = 1, **values: Any) -> Campaign:
    return Campaign({"first_day": "2026-10-13", **values}, record_id(Random(seed)), "02683")


@pytest.mark.parametrize(("last", "is_found"), [("2026-10-12", True), ("2026-10-13", False), (None, False)])
def test_an_end_before_the_start_is_noticed(last: str | None, is_found: bool) -> None:
    assert ("ends_before_start" in codes_found(campaign(last_day=last))) is is_found


@pytest.mark.parametrize(("name", "is_found"), [("Bầu cử", True), ("Phòng cháy", False)])
def test_a_campaign_recorded_twice_is_noticed(name: str, is_found: bool) -> None:
    other = campaign(2, name="Bầu cử", issuing_document="15/KH-UBND")
    assert ("recorded_twice" in codes_found(campaign(name=name, issuing_document="15/KH-UBND"), other)) is is_found


@pytest.mark.parametrize(
    ("day", "last", "is_running"),
    [
        (12, "2026-10-14", False),
        (13, "2026-10-14", True),
        (14, "2026-10-14", True),
        (15, "2026-10-14", False),
        (15, None, True),
    ],
)
def test_a_campaign_runs_from_its_first_day_to_its_last(day: int, last: str | None, is_running: bool) -> None:
    assert is_running_on(campaign(last_day=last), date(2026, 10, day)) is is_running
