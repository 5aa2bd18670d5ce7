# SPDX-License-Identifier: Apache-2.0
"""The reviewer's board: what needs attention first, and what is not known is not nought."""

from datetime import timedelta

from desktop.actions.deciding import submit_records
from desktop.actions.station_state import check_cluster
from desktop.actions.today import confirm
from desktop.actions.today_of_communes import CommuneRow, board_of_communes
from tests.support.offices import COMMUNE, NEIGHBOUR, TUESDAY, Office, Reviewer, at


def row(reviewer: Reviewer, unit: str) -> CommuneRow:
    return next(one for one in board_of_communes(reviewer.laptop, TUESDAY).communes if one.unit == unit)


def test_a_commune_that_never_wrote_is_unknown(reviewer: Reviewer) -> None:
    silent = row(reviewer, NEIGHBOUR)
    assert (silent.aired, silent.scheduled, silent.waiting, silent.broken, silent.latest) == (None,) * 5
    assert silent.is_stale


def test_a_commune_is_told_with_what_it_aired_and_what_waits(office: Office, reviewer: Reviewer) -> None:
    slot = office.slot()
    office.slot("17:00")
    log = confirm(office.laptop, slot, TUESDAY, office.clock()).log_id
    submit_records(office.laptop, [log], None)
    check_cluster(office.laptop, office.clusters[0], "no_sound")
    reviewer.take(office)
    told = row(reviewer, COMMUNE)
    assert (told.aired, told.scheduled, told.waiting, told.broken, told.longest_out_days) == (1, 2, 1, 1, 0)
    assert (told.latest, told.is_stale) == (office.clock(), False)
    assert board_of_communes(reviewer.laptop, TUESDAY).heard_lately == 1


def test_old_data_leave_today_unknown(office: Office, reviewer: Reviewer) -> None:
    office.slot()
    reviewer.take(office)
    reviewer.clock.now += timedelta(days=4)
    later = TUESDAY + timedelta(days=4)
    told = next(one for one in board_of_communes(reviewer.laptop, later).communes if one.unit == COMMUNE)
    assert (told.aired, told.scheduled, told.broken, told.is_stale) == (None, 1, None, True)


def test_urgent_communes_stand_before_stale_broken_and_quiet_ones(
    office: Office, neighbour: Office, reviewer: Reviewer
) -> None:
    check_cluster(office.laptop, office.clusters[0], "no_sound")
    urgent = neighbour.log(at(9), broadcast_kind="emergency")
    submit_records(neighbour.laptop, [urgent], None)
    reviewer.take(office)
    reviewer.take(neighbour)
    shown = board_of_communes(reviewer.laptop, TUESDAY).communes
    places = [one.unit for one in shown]
    assert places[0] == NEIGHBOUR
    assert shown[0].waiting_emergencies == 1
    assert shown[1].is_stale
    assert places.index(COMMUNE) == len(places) - 1


def test_an_emergency_that_was_not_aired_is_urgent(office: Office, reviewer: Reviewer) -> None:
    office.slot("06:00", broadcast_kind="emergency", repeat_count=3)
    reviewer.take(office)
    told = row(reviewer, COMMUNE)
    assert told.is_urgent
    assert told.emergency is not None
    assert (told.emergency.aired, told.emergency.repeats) == (0, 3)
