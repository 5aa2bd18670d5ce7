# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a propaganda session, and what is not."""

from random import Random
from typing import Any

import pytest

from sync.records.propaganda_session import PropagandaSession
from sync.records.propagandist import Propagandist
from tests.support.records import codes_found, record_id

HEAD, SECRETARY, ANOTHER, PERSON, STRANGER = (record_id(Random(seed)) for seed in range(10, 15))
RECOGNITIONS = (
    Propagandist({"person": PERSON, "active_from": "2025-09-01", "active_to": "2026-10-13"}, HEAD),
    Propagandist({"person": PERSON, "active_from": "2025-09-01"}, SECRETARY),
    Propagandist({"person": STRANGER, "active_from": "2026-10-13"}, ANOTHER),
)


def session(seed: int = 1, **values: Any) -> PropagandaSession:
    made = {"date": "2026-10-13", "start_time": "19:00", "duration_min": 60, "propagandists": [HEAD]}
    return PropagandaSession({**made, **values}, record_id(Random(seed)), "02701")


@pytest.mark.parametrize(("day", "is_found"), [("2026-10-21", True), ("2026-10-20", False), (None, False)])
def test_a_day_in_the_future_is_noticed(day: str | None, is_found: bool) -> None:
    assert ("in_future" in codes_found(session(date=day))) is is_found


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        ({"start_time": "19:30"}, True),
        ({"start_time": "19:30", "propagandists": [SECRETARY]}, True),
        ({"start_time": "19:30", "propagandists": [ANOTHER]}, False),
        ({"start_time": "20:00"}, False),
        ({"start_time": None}, False),
        ({"start_time": "19:30", "date": "2026-10-12"}, False),
    ],
)
def test_one_person_in_two_sessions_at_once_is_noticed(other: dict[str, Any], is_found: bool) -> None:
    found = codes_found(session(), session(seed=2, **other), *RECOGNITIONS)
    assert ("same_person_at_once" in found) is is_found


def test_recognitions_not_here_yet_are_told_apart_by_themselves() -> None:
    assert "same_person_at_once" in codes_found(session(), session(seed=2))
    assert "same_person_at_once" not in codes_found(session(), session(seed=2, propagandists=[SECRETARY]))


@pytest.mark.parametrize(
    ("propagandist", "day", "is_found"),
    [
        (HEAD, "2026-10-14", True),
        (HEAD, "2026-10-13", False),
        (ANOTHER, "2026-10-12", True),
        (STRANGER, "2026-10-13", False),
    ],
)
def test_a_propagandist_not_recognised_on_the_day_is_noticed(propagandist: str, day: str, is_found: bool) -> None:
    found = codes_found(session(propagandists=[propagandist], date=day), *RECOGNITIONS)
    assert ("propagandist_not_active" in found) is is_found
