# SPDX-License-Identifier: Apache-2.0
"""Rules of a cluster: its code, its power, its place, its monthly check."""

from datetime import date, datetime, timedelta
from math import cos, radians
from typing import TYPE_CHECKING

from sync.records.declaration import Around
from sync.records.neighbours import others_in_unit
from sync.records.status_check import StatusCheck
from sync.records.village import Village

if TYPE_CHECKING:
    from sync.records.cluster import Cluster

IT_POWER_W = (50.0, 120.0)
MARGIN_KM = 5.0
KM_PER_DEGREE = 111.2
CHECK_EVERY = timedelta(days=31)
"""One check a month is expected."""


def has_code_twice(cluster: "Cluster", around: Around) -> bool:
    """Codes are unique within a commune."""
    return bool(others_in_unit(cluster, around, cluster_code=cluster.cluster_code))


def has_unusual_power(cluster: "Cluster", _around: Around) -> bool:
    """An IT cluster outside 50–120 W."""
    power = cluster.power_w
    return cluster.technology == "it" and power is not None and not IT_POWER_W[0] <= power <= IT_POWER_W[1]


def is_outside_commune(cluster: "Cluster", around: Around) -> bool:
    """Outside the box around the commune's villages, widened by 5 km; never where fewer than two are located."""
    if cluster.lat is None or cluster.lon is None:
        return False
    places = [(village.lat, village.lon) for village in around.find(Village, unit=cluster.unit)]
    lats = [lat for lat, lon in places if lat is not None and lon is not None]
    lons = [lon for lat, lon in places if lat is not None and lon is not None]
    if len(lats) < 2:
        return False
    margin = MARGIN_KM / KM_PER_DEGREE
    return not (_is_near(cluster.lat, lats, margin) and _is_near(cluster.lon, lons, margin / cos(radians(cluster.lat))))


def _is_near(degree: float, degrees: list[float], margin: float) -> bool:
    return min(degrees) - margin <= degree <= max(degrees) + margin


def ends_warranty_before_installation(cluster: "Cluster", _around: Around) -> bool:
    """Two days in the wrong order."""
    if cluster.installed_on is None or cluster.warranty_end is None:
        return False
    return cluster.warranty_end < cluster.installed_on


def is_check_overdue(cluster: "Cluster", around: Around) -> bool:
    """No check for a month, or none since an installation that long ago; not for what is dismantled."""
    if cluster.state in (None, "dismantled"):
        return False
    last = last_checked_on(cluster, around) or cluster.installed_on
    return last is not None and around.now.date() - last > CHECK_EVERY


def last_checked_on(cluster: "Cluster", around: Around) -> date | None:
    """The latest day of a check, of the cluster's own field and of the status checks known here."""
    checks = around.find(StatusCheck, cluster=cluster.record_id) if cluster.record_id else ()
    moments: list[datetime | None] = [cluster.last_check_at, *(check.checked_at for check in checks)]
    return max((moment.date() for moment in moments if moment is not None), default=None)


def is_dismantled_on(cluster: "Cluster", day: date) -> bool:
    """Tell whether the cluster had been taken down by that day, as known now."""
    since = type(cluster).state.holds_from(cluster.values.get("state"))
    return cluster.state == "dismantled" and (since is None or since <= day.isoformat())
