# SPDX-License-Identifier: Apache-2.0
"""How much is risked at once: less after a loss, more only once much got through."""

from sync.client.pace import FIRST_UP, LEAST_DOWN, LEAST_UP, MOST_UP, RISK, Loss, Pace

CUT = Loss(carried=0, is_cut=True)


def after(pace: Pace, *losses: Loss) -> Pace:
    for again, loss in enumerate(losses):
        pace = pace.lost(loss, again)
    return pace


def pushed(pace: Pace, total: int) -> Pace:
    """After full parcels of so many bytes together."""
    while total > 0:
        total -= pace.up
        pace = pace.answered(pace.up, carried=1, is_full=True)
    return pace


def test_a_few_losses_lead_to_single_changes_and_single_rows() -> None:
    pace = after(Pace(), *[CUT] * 7)
    assert (pace.up, pace.down) == (LEAST_UP, LEAST_DOWN)
    assert pace.measured(5_000, 10).changes == 1


def test_an_answer_that_had_begun_makes_only_answers_smaller() -> None:
    pace = after(Pace(), Loss(0, is_up=False, is_cut=True))
    assert (pace.up, pace.down < Pace().down) == (FIRST_UP, True)


def test_never_more_than_an_eighth_of_what_got_through_is_risked() -> None:
    pace = after(Pace(), CUT, CUT)
    while pace.up < MOST_UP:
        pace = pace.answered(pace.up, carried=1, is_full=False)
        assert pace.up <= max(pace.through // RISK, FIRST_UP // 4)


def test_a_link_that_carries_everything_is_used_in_large_parcels() -> None:
    assert pushed(Pace(), 3 * 1024 * 1024).up == MOST_UP


def test_where_connections_are_cut_they_are_ended_in_time_and_trusted_with_more_later() -> None:
    pace = after(Pace(), Loss(carried=60_000, is_cut=True))
    assert (pace.up, pace.down) == (Pace().up, Pace().down)
    assert pace.needs_new_line(58_000, 4_000)
    assert not pace.needs_new_line(0, 90_000)
    assert not pace.needs_new_line(40_000, 4_000)
    assert pace.on_new_line().line > 60_000


def test_a_silence_says_nothing_of_how_much_a_connection_carries() -> None:
    assert after(Pace(), Loss(carried=60_000)).line == 0


def test_a_connection_that_carried_a_megabyte_has_no_limit() -> None:
    assert after(Pace(), CUT).answered(100, carried=2_000_000, is_full=False).line == 0


def test_files_never_grow_beyond_what_a_connection_is_likely_to_carry() -> None:
    pace = after(Pace(), CUT)
    for _ in range(40):
        pace = pace.answered(pace.up, carried=pace.up + 1_000, is_full=True, within_line=True)
    assert (pace.up, pace.down) == (FIRST_UP // 2, Pace().down // 2)
    assert pace.file_room == pace.up
