# SPDX-License-Identifier: Apache-2.0
"""Broadcasts against the station and clusters that aired them: what is closed, unlicensed or was never there."""

from typing import TYPE_CHECKING

from sync.records.broadcast_log_rules import NOT_AIRED, standing_clusters
from sync.records.cluster import Cluster
from sync.records.cluster_rules import is_dismantled_on
from sync.records.declaration import Around
from sync.records.station import Station

if TYPE_CHECKING:
    from sync.records.broadcast_log import BroadcastLog
    from sync.records.schedule_slot import ScheduleSlot

CLOSED = "closed"


def plans_more_than_station_has(log: "BroadcastLog", around: Around) -> bool:
    """planned ≤ clusters of the station, where any is registered."""
    return _exceeds(log.clusters_planned, log, around)


def hears_more_than_station_has(log: "BroadcastLog", around: Around) -> bool:
    """ok ≤ clusters of the station, where any is registered."""
    return _exceeds(log.clusters_ok, log, around)


def _exceeds(count: int | None, log: "BroadcastLog", around: Around) -> bool:
    if count is None or log.station is None:
        return False
    registered = len(standing_clusters(log, around))
    return 0 < registered < count


def uses_closed_cluster(log: "BroadcastLog", around: Around) -> bool:
    """A cluster that had been dismantled by that day."""
    if log.date is None:
        return False
    known = [around.get(Cluster, one) for one in log.clusters or ()]
    return any(cluster is not None and is_dismantled_on(cluster, log.date) for cluster in known)


def schedules_closed_cluster(slot: "ScheduleSlot", around: Around) -> bool:
    """A cluster that had been dismantled when the slot begins."""
    if slot.first_day is None:
        return False
    known = [around.get(Cluster, one) for one in slot.clusters or ()]
    return any(cluster is not None and is_dismantled_on(cluster, slot.first_day) for cluster in known)


def is_of_closed_station(log: "BroadcastLog", around: Around) -> bool:
    """Aired by a station that had been closed by that day."""
    station = around.get(Station, log.station) if log.station else None
    if station is None or log.date is None or log.quality == NOT_AIRED or station.operating_state != CLOSED:
        return False
    since = Station.operating_state.holds_from(station.values.get("operating_state"))
    return since is None or since <= log.date.isoformat()


def airs_without_licence(log: "BroadcastLog", around: Around) -> bool:
    """FM airing after the station's licence had expired."""
    station = around.get(Station, log.station) if log.station else None
    if station is None or log.date is None or log.quality == NOT_AIRED or "fm" not in (station.technologies or ()):
        return False
    is_expired = station.licence_expiry is not None and station.licence_expiry < log.date
    return is_expired and _uses_fm(log, around)


def _uses_fm(log: "BroadcastLog", around: Around) -> bool:
    """Any cluster on FM; where none is known, the station's FM transmitter is taken to have been on."""
    known = [cluster for one in log.clusters or () if (cluster := around.get(Cluster, one)) is not None]
    return not known or any(cluster.technology == "fm" for cluster in known)
