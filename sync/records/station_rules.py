# SPDX-License-Identifier: Apache-2.0
"""Rules of a station: frequency, power and licence, its regulation, its code, its hours."""

from itertools import combinations
from typing import TYPE_CHECKING

from sync.records.declaration import Around
from sync.records.neighbours import others

if TYPE_CHECKING:
    from sync.records.station import DailySlot, Station

COMMUNE_BAND_MHZ = (54.0, 68.0)
BROADCAST_BAND_MHZ = (87.0, 108.0)
MOST_POWER_W = 30.0


def is_in_broadcast_band(station: "Station", _around: Around) -> bool:
    """FM 87–108 MHz belongs to broadcast FM (notice of the frequency agency)."""
    return _is_within(station.fm_frequency_mhz, BROADCAST_BAND_MHZ)


def is_off_band(station: "Station", _around: Around) -> bool:
    """Neither in the commune band nor in the broadcast band."""
    frequency = station.fm_frequency_mhz
    return frequency is not None and not (
        _is_within(frequency, COMMUNE_BAND_MHZ) or _is_within(frequency, BROADCAST_BAND_MHZ)
    )


def _is_within(frequency: float | None, band: tuple[float, float]) -> bool:
    return frequency is not None and band[0] <= frequency <= band[1]


def is_over_power(station: "Station", _around: Around) -> bool:
    """More than a commune transmitter may have."""
    return station.tx_power_w is not None and station.tx_power_w > MOST_POWER_W


def is_licence_expired(station: "Station", around: Around) -> bool:
    """The last day of the licence is past."""
    days = licence_days_left(station, around)
    return days is not None and days < 0


def ends_in_30_days(station: "Station", around: Around) -> bool:
    """The licence holds today and for 30 days at most."""
    days = licence_days_left(station, around)
    return days is not None and 0 <= days <= 30


def ends_in_90_days(station: "Station", around: Around) -> bool:
    """The licence holds for 31 to 90 days more."""
    days = licence_days_left(station, around)
    return days is not None and 30 < days <= 90


def licence_days_left(station: "Station", around: Around) -> int | None:
    """Days until the licence of a living FM station ends, negative after; None where there is none to watch."""
    is_watched = "fm" in (station.technologies or ()) and station.operating_state != "closed"
    if station.licence_expiry is None or not is_watched:
        return None
    return (station.licence_expiry - around.now.date()).days


def has_no_regulation(station: "Station", _around: Around) -> bool:
    """The commune owes its station operating rules (Decree 49/2024/NĐ-CP)."""
    return not station.regulation_no and station.operating_state != "closed"


def has_code_twice(station: "Station", around: Around) -> bool:
    """Numbers for people are no identity; two equal ones are shown."""
    return bool(others(station, around, station_code=station.station_code))


def has_slot_turned_round(station: "Station", _around: Around) -> bool:
    """A slot that ends when or before it begins."""
    return any((slot.end or "24:00") <= (slot.start or "") for slot in station.daily_slots or ())


def has_slots_overlapping(station: "Station", _around: Around) -> bool:
    """Two slots share a weekday and a minute."""
    return any(_share_time(one, other) for one, other in combinations(station.daily_slots or (), 2))


def _share_time(one: "DailySlot", other: "DailySlot") -> bool:
    if None in (one.start, one.end, other.start, other.end) or not set(one.weekdays or ()) & set(other.weekdays or ()):
        return False
    return max(one.start or "", other.start or "") < min(one.end or "", other.end or "")
