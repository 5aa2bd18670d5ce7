# SPDX-License-Identifier: Apache-2.0
"""Rules of a broadcast log and what is filled in for its author. No rule blocks a save."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sync.records.cluster import Cluster
from sync.records.cluster_rules import is_dismantled_on
from sync.records.code_lists import ENDED_CHANNEL
from sync.records.days import VIETNAM
from sync.records.declaration import Around
from sync.records.neighbours import others

if TYPE_CHECKING:
    from sync.records.broadcast_log import BroadcastLog

LONGEST = timedelta(hours=6)
TOLERANCE_S = 60
ENDED_CHANNEL_UNTIL = date(2025, 12, 31)
NOT_AIRED = "khong_phat_duoc"


def is_emergency(log: "BroadcastLog", _around: Around) -> bool:
    """Tell whether the session aired an emergency."""
    return log.broadcast_kind == "emergency"


def fill(log: "BroadcastLog", around: Around) -> dict[str, Any]:
    """Stored values for what the author left out: the session, the clusters and how many they are."""
    filled: dict[str, Any] = {}
    if log.session is None and (session := _session_of(log)):
        filled["session"] = session
    return filled if log.station is None else {**filled, **_fill_clusters(log, around)}


def _fill_clusters(log: "BroadcastLog", around: Around) -> dict[str, Any]:
    clusters, planned, heard = log.clusters, log.clusters_planned, log.clusters_ok
    if clusters is None:
        clusters = tuple(sorted(cluster.record_id for cluster in standing_clusters(log, around)))
    if planned is None:
        planned = len(clusters)
    if heard is None:
        heard = 0 if log.quality == NOT_AIRED else max(0, planned - len(log.failed_clusters or ()))
    found = {"clusters": list(clusters), "clusters_planned": planned, "clusters_ok": heard}
    return {name: value for name, value in found.items() if log.values.get(name) is None and value != []}


def _session_of(log: "BroadcastLog") -> str | None:
    if log.broadcast_kind == "emergency":
        return "dot_xuat"
    if log.started_at is None:
        return None
    hour = log.started_at.astimezone(VIETNAM).hour
    return "sang" if hour < 11 else "trua" if hour < 14 else "chieu" if hour < 18 else "toi"


def standing_clusters(log: "BroadcastLog", around: Around) -> list[Cluster]:
    """The clusters of the log's station that stand on its day."""
    if log.station is None:
        return []
    day = log.date or around.now.date()
    return [cluster for cluster in around.find(Cluster, station=log.station) if not is_dismantled_on(cluster, day)]


def _length(log: "BroadcastLog") -> timedelta | None:
    return None if log.started_at is None or log.ended_at is None else log.ended_at - log.started_at


def ends_before_start(log: "BroadcastLog", _around: Around) -> bool:
    """The end is not after the start."""
    length = _length(log)
    return length is not None and length <= timedelta(0)


def is_too_long(log: "BroadcastLog", _around: Around) -> bool:
    """More than 6 hours, unless it is an emergency."""
    length = _length(log)
    return length is not None and length > LONGEST and log.broadcast_kind != "emergency"


def is_on_another_day(log: "BroadcastLog", _around: Around) -> bool:
    """The date is the day of the start; an emergency may end on the next."""
    if log.date is None or log.started_at is None:
        return False
    return log.started_at.astimezone(VIETNAM).date() != log.date


def overlaps_on_cluster(log: "BroadcastLog", around: Around) -> bool:
    """Another broadcast of the station shares a cluster and a moment."""
    if not log.clusters or log.started_at is None or log.ended_at is None:
        return False
    same_days = (other for day in _days_touched(log) for other in others(log, around, station=log.station, date=day))
    return any(_share_cluster_and_time(log, other) for other in same_days)


def _days_touched(log: "BroadcastLog") -> list[str]:
    """Its own day; the next one where it crosses midnight; the one before where that may reach into its start."""
    if log.date is None or log.started_at is None or log.ended_at is None:
        return []
    days = [log.date]
    if log.ended_at.astimezone(VIETNAM).date() > log.date:
        days.append(log.date + timedelta(days=1))
    if log.started_at.astimezone(VIETNAM).hour < 6:
        days.append(log.date - timedelta(days=1))
    return [day.isoformat() for day in days]


def _share_cluster_and_time(one: "BroadcastLog", other: "BroadcastLog") -> bool:
    if one.started_at is None or one.ended_at is None or other.started_at is None or other.ended_at is None:
        return False
    share_time = max(one.started_at, other.started_at) < min(one.ended_at, other.ended_at)
    return share_time and not set(one.clusters or ()).isdisjoint(other.clusters or ())


def has_more_ok_than_planned(log: "BroadcastLog", _around: Around) -> bool:
    """0 ≤ ok ≤ planned."""
    return log.clusters_ok is not None and log.clusters_planned is not None and log.clusters_ok > log.clusters_planned


def has_failed_unplanned(log: "BroadcastLog", _around: Around) -> bool:
    """A failed cluster that is not among the clusters of the broadcast."""
    return bool(log.clusters) and not set(log.failed_clusters or ()) <= set(log.clusters or ())


def differs_from_failed(log: "BroadcastLog", _around: Around) -> bool:
    """Planned less failed is not what was heard."""
    if not log.failed_clusters or log.clusters_planned is None or log.clusters_ok is None:
        return False
    return log.clusters_planned - len(log.failed_clusters) != log.clusters_ok


def differs_from_lines(log: "BroadcastLog", _around: Around) -> bool:
    """The lines together are off the session by more than a minute; only where each line tells its seconds."""
    length = _length(log)
    seconds = [line.seconds for line in log.lines or ()]
    if length is None or not seconds or None in seconds or log.quality == NOT_AIRED:
        return False
    return abs(sum(each or 0 for each in seconds) - length.total_seconds()) > TOLERANCE_S


def has_number_twice(log: "BroadcastLog", around: Around) -> bool:
    """Another log of the station has the number in the same year."""
    if log.date is None:
        return False
    same = others(log, around, station=log.station, log_no=log.log_no)
    return any(other.date is not None and other.date.year == log.date.year for other in same)


def is_heard_yet_not_aired(log: "BroadcastLog", _around: Around) -> bool:
    """Not aired, but clusters are counted as heard."""
    return log.quality == NOT_AIRED and bool(log.clusters_ok)


def has_reason_yet_aired(log: "BroadcastLog", _around: Around) -> bool:
    """A reason for not airing, but it was aired."""
    return log.not_aired_reason is not None and log.quality not in (None, NOT_AIRED)


def is_unplanned_without_reason(log: "BroadcastLog", _around: Around) -> bool:
    """An unplanned session asks for its reason; a slot of the schedule tells it, an emergency by its kind."""
    is_told = log.slot is not None or log.broadcast_kind == "emergency" or bool(log.unplanned_reason)
    return log.session == "dot_xuat" and not is_told


def names_no_channel(log: "BroadcastLog", _around: Around) -> bool:
    """A relay of which no line names the channel."""
    is_relay = log.broadcast_kind == "relay" and bool(log.lines)
    return is_relay and all(line.relay_channel is None for line in log.lines or ())


def relays_ended_channel(log: "BroadcastLog", _around: Around) -> bool:
    """District stations had to stop before 31 December 2025 (Decree 49/2024/NĐ-CP)."""
    if log.date is None or log.date <= ENDED_CHANNEL_UNTIL:
        return False
    return any(line.relay_channel == ENDED_CHANNEL for line in log.lines or ())


def has_evidence_without_file(log: "BroadcastLog", _around: Around) -> bool:
    """Evidence other than the officer's word needs its file."""
    return log.evidence not in (None, "manual") and not log.attachments
