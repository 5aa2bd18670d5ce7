# SPDX-License-Identifier: Apache-2.0
"""Stations and clusters as they stand, the quick check of today, and the report of a fault."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct

from desktop.actions.cluster_facts import (
    FINISHED,
    ClusterState,
    Equipment,
    cluster_states,
    is_open,
    ticket_equipment,
)
from desktop.actions.gathering import by_ids, chosen, columns, fetch, gather, in_units, own_person, require
from desktop.actions.saving import save_new
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.records.cluster import Cluster
from sync.records.days import VIETNAM, write_moment
from sync.records.fault_ticket import FaultTicket
from sync.records.station import Station
from sync.records.status_check import RESULTS, StatusCheck
from sync.records.village import Village

ON_THE_SPOT: Final = "nghe_tai_cho"

_OF_STATION: Final[Mapping[str, Equipment]] = {
    "operating": Equipment.GOOD,
    "intermittent": Equipment.POOR,
    "stopped": Equipment.BROKEN,
    "under_construction": Equipment.IN_REPAIR,
    "closed": Equipment.RETIRED,
}


class StationState(Struct, frozen=True):
    """A station as it stands; ``since`` is the day from which its operating state holds."""

    station_id: str
    code: str | None
    name: str | None
    technologies: tuple[str, ...]
    state: Equipment
    since: str | None
    ticket_id: str | None


class Equipments(Struct, frozen=True):
    """The screen of stations and clusters; ``villages`` are names by id, ``counts`` those of the clusters."""

    stations: tuple[StationState, ...]
    clusters: tuple[ClusterState, ...]
    counts: Mapping[Equipment, int]
    longest_out: ClusterState | None
    villages: Mapping[str, str]


class Checked(Struct, frozen=True):
    """What "all good as yesterday" wrote: ids for undo, the clusters checked and those left out."""

    ids: tuple[str, ...]
    checked: tuple[ClusterState, ...]
    left_out: tuple[ClusterState, ...]


class FaultReport(Struct, frozen=True):
    """A fault as it is reported; no moment is now, ``text`` goes into the note."""

    target: str
    symptom: str
    severity: str | None = None
    text: str = ""
    safety_risk: bool | None = None
    reported_at: datetime | None = None


def equipment(laptop: Laptop, unit: str | None = None) -> Equipments:
    """Stations and clusters of the own commune, or of another within sight."""
    with laptop.reading() as desk:
        units = [unit or desk.workplace.unit]
        clusters = tuple(cluster_states(desk, units))
        villages = by_ids(desk, Village, (one.village for one in clusters))
        return Equipments(
            stations=tuple(_stations(desk, units)),
            clusters=clusters,
            counts=counts_of(clusters),
            longest_out=longest_out(clusters),
            villages={name: one.name or "" for name, one in villages.items()},
        )


def counts_of(clusters: Sequence[ClusterState]) -> dict[Equipment, int]:
    """How many clusters are in each state; states without any are left out."""
    return dict(Counter(one.state for one in clusters))


def longest_out(clusters: Sequence[ClusterState]) -> ClusterState | None:
    """The cluster that has been silent for the most days."""
    out = [one for one in clusters if one.out_days is not None]
    return max(out, key=lambda one: one.out_days or 0, default=None)


def _stations(desk: Desk, units: Sequence[str]) -> list[StationState]:
    table = columns(FaultTicket)
    tickets = gather(desk, FaultTicket, in_units(FaultTicket, units), table.state.is_distinct_from(FINISHED))
    open_by_target = {one.target: one for one in tickets if is_open(one)}
    stations = gather(desk, Station, in_units(Station, units))
    found = [_station(one, open_by_target.get(one.record_id)) for one in stations]
    return sorted(found, key=lambda one: (one.code or "~", one.name or ""))


def _station(station: Station, ticket: FaultTicket | None) -> StationState:
    told = _OF_STATION.get(station.operating_state or "", Equipment.UNKNOWN)
    return StationState(
        station_id=station.record_id,
        code=station.station_code,
        name=station.name,
        technologies=station.technologies or (),
        state=told if ticket is None or told is Equipment.RETIRED else ticket_equipment(ticket),
        since=Station.operating_state.holds_from(station.values.get("operating_state")),
        ticket_id=ticket.record_id if ticket else None,
    )


def check_cluster(laptop: Laptop, cluster_id: str, result: str, note: str = "") -> str:
    """Save what one quick check of today found (good, weak, no_sound, not_reachable); the id of the check.

    Raises Refused ``unknown_code``, ``unknown_record``, ``withdrawn``, ``type_not_yours``.
    """
    if result not in RESULTS:
        raise Refused("unknown_code", f"{result} is no result of a check", {"result": "unknown_code"})
    with laptop.writing() as desk:
        cluster = require(desk, Cluster, cluster_id)
        return save_new(desk, StatusCheck, {**_check(desk, cluster.record_id, result), "note": note}).record_id


def _check(desk: Desk, cluster_id: str, result: str) -> dict[str, Any]:
    return {
        "cluster": cluster_id,
        "checked_at": write_moment(desk.around.now),
        "method": _usual_method(desk),
        "result": result,
        "checker": own_person(desk),
    }


def _usual_method(desk: Desk) -> str:
    """How this person checked last."""
    table = columns(StatusCheck)
    own = chosen(StatusCheck, table.created_by == desk.identity.person)
    last = fetch(desk, StatusCheck, own.order_by(table.checked_at.desc()).limit(1))
    return (last[0].method if last else None) or ON_THE_SPOT


def clusters_good_as_yesterday(laptop: Laptop) -> Checked:
    """What "all good as yesterday" would write, without writing it."""
    with laptop.reading() as desk:
        return _good_as_yesterday(desk)


def _good_as_yesterday(desk: Desk) -> Checked:
    """Those last known good and not yet looked at today; silent, poor and retired ones are never called good."""
    states = cluster_states(desk, [desk.workplace.unit])
    today = desk.around.now.astimezone(VIETNAM).date()
    good = [one for one in states if one.last_known is Equipment.GOOD]
    due = tuple(one for one in good if one.checked_on != today)
    return Checked((), due, tuple(one for one in states if one not in good))


def check_all_good(laptop: Laptop) -> Checked:
    """Save one good check for each cluster that was good, in one transaction; ids for undo."""
    with laptop.writing() as desk:
        due = _good_as_yesterday(desk)
        ids = [save_new(desk, StatusCheck, _check(desk, one.cluster_id, "good")).record_id for one in due.checked]
        return Checked(tuple(ids), due.checked, due.left_out)


def report_fault(laptop: Laptop, report: FaultReport) -> str:
    """Save a new fault ticket of the own commune; its id.

    Raises Refused ``already_reported`` while a ticket of the target is open, and those of saving.
    """
    with laptop.writing() as desk:
        if any(is_open(one) for one in gather(desk, FaultTicket, columns(FaultTicket).target == report.target)):
            raise Refused(
                "already_reported", "a ticket of it is open: add the next step", {"target": "already_reported"}
            )
        fields = {
            "target": report.target,
            "reported_at": write_moment(report.reported_at or desk.around.now),
            "symptom": report.symptom,
            "severity": report.severity,
            "safety_risk": report.safety_risk,
            "note": report.text,
        }
        return save_new(desk, FaultTicket, fields).record_id
