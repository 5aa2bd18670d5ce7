# SPDX-License-Identifier: Apache-2.0
"""When it is tried again: spread, doubling, bounded, and never before what the hub asked for."""

from pathlib import Path

import pytest

from sync.client.failures import STATES, NextStep, Who, judged_by_clock
from sync.client.link import HubLink
from sync.client.patience import (
    LONGEST_MS,
    METERED_QUIET_MS,
    RARELY_MS,
    SHORTEST_MS,
    Mode,
    Patience,
    after_failure,
    after_success,
    keep_mode,
    keep_patience,
    read_mode,
    read_patience,
)
from sync.log.entropy import Entropy
from sync.log.errors import LoaError, Refused, Unavailable
from tests.support.stores import store

NOW = 1_790_000_000_000
DAY = 24 * 3600 * 1000
CUT = Unavailable("hub_cut")


def waits(error: LoaError, failures: int, draws: int = 200) -> list[int]:
    """The waits that different laptops would draw."""
    before = Patience(failures=failures)
    found = [after_failure(before, error, NOW, Entropy.seeded(seed)).next_try for seed in range(draws)]
    return sorted(at - NOW for at in found if at is not None)


def test_waits_are_spread_over_a_ceiling_that_doubles_up_to_a_quarter_of_an_hour() -> None:
    for failures in range(12):
        drawn = waits(CUT, failures)
        ceiling = min(SHORTEST_MS * 2**failures, LONGEST_MS)
        assert 0 < drawn[0] < ceiling / 10
        assert ceiling * 0.9 < drawn[-1] <= ceiling


@pytest.mark.parametrize("seconds", [1, 120, 3600])
def test_what_the_hub_asked_for_is_waited_for_and_spread_beyond(seconds: int) -> None:
    drawn = waits(Unavailable("hub_busy", "", {"retry_after_s": str(seconds)}), 0)
    assert drawn[0] > seconds * 1000
    assert drawn[-1] <= seconds * 1000 + SHORTEST_MS
    assert len(set(drawn)) > 150


def test_a_wait_of_a_year_is_not_believed_and_nonsense_is_none() -> None:
    assert waits(Unavailable("hub_busy", "", {"retry_after_s": "99999999"}), 0)[-1] <= DAY + SHORTEST_MS
    assert waits(Unavailable("hub_busy", "", {"retry_after_s": "-5"}), 0)[-1] <= SHORTEST_MS


def test_where_somebody_must_act_it_is_tried_a_few_times_a_day() -> None:
    drawn = waits(Refused("hub_gone"), 0)
    assert RARELY_MS / 2 < drawn[0] <= drawn[-1] <= RARELY_MS


def test_a_failure_names_who_must_act_and_the_next_step() -> None:
    found = after_failure(Patience(), Unavailable("clock_wrong"), NOW, Entropy.seeded(1))
    assert (found.code, found.who, found.step, found.at) == ("clock_wrong", Who.OFFICER, NextStep.SET_CLOCK, NOW)
    unknown = after_failure(Patience(), Refused("never_heard_of"), NOW, Entropy.seeded(1))
    assert (unknown.who, unknown.step) == (Who.ADMIN, NextStep.CALL)


def test_every_declared_state_says_who_must_act_unless_waiting_helps() -> None:
    assert all(state.waits or state.who is not Who.NOBODY for state in STATES.values())


def test_after_a_success_the_hub_says_when_and_a_metered_laptop_comes_less_often() -> None:
    assert after_success(Mode.AUTO, 700, NOW).next_try == NOW + 700_000
    assert after_success(Mode.METERED, 700, NOW).next_try == NOW + METERED_QUIET_MS


def test_the_store_keeps_it_and_by_hand_there_is_no_next_try(tmp_path: Path) -> None:
    failed = after_failure(Patience(), CUT, NOW, Entropy.seeded(1))
    with store(tmp_path) as database, database.writing() as connection:
        assert (read_mode(connection), read_patience(connection)) == (Mode.AUTO, Patience())
        keep_patience(connection, failed)
        assert read_patience(connection) == failed
        keep_mode(connection, Mode.MANUAL)
        assert (read_patience(connection).next_try, read_patience(connection).code) == (None, "hub_cut")


def link(hub_at: int | None, own_at: int | None) -> HubLink:
    return HubLink("https://hub", b"h" * 32, "15", b"", (), (), hub_at=hub_at, own_at=own_at)


@pytest.mark.parametrize(
    ("code", "known", "wall", "told"),
    [
        ("certificate_early", link(None, None), NOW, "clock_wrong"),
        ("certificate_early", link(NOW, NOW), NOW - DAY, "clock_wrong"),
        ("certificate_early", link(NOW, NOW), NOW + DAY, "certificate_expired"),
        ("certificate_expired", link(None, None), NOW, "certificate_expired"),
        ("certificate_expired", link(NOW, NOW), NOW + DAY, "certificate_expired"),
        ("certificate_expired", link(NOW, NOW), NOW + 3650 * DAY, "clock_wrong"),
        ("certificate_expired", link(NOW, NOW + 9 * DAY), NOW + 9 * DAY, "clock_wrong"),
        ("tls_failed", link(NOW, NOW), NOW - DAY, "tls_failed"),
    ],
)
def test_the_clock_is_blamed_only_where_it_is_likely(code: str, known: HubLink, wall: int, told: str) -> None:
    assert judged_by_clock(Unavailable(code), known, wall).code == told
