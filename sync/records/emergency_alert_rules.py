# SPDX-License-Identifier: Apache-2.0
"""Rules of an emergency alert, how fast it was aired, and whether it still stands. No rule blocks a save."""

from typing import TYPE_CHECKING, Any

from sync.records.declaration import Around
from sync.records.neighbours import others_in_unit

if TYPE_CHECKING:
    from sync.records.emergency_alert import EmergencyAlert


def fill(alert: "EmergencyAlert", _around: Around) -> dict[str, Any]:
    """Stored values for what the author left out: no end message yet."""
    return {} if alert.end_message is not None else {"end_message": False}


def response_minutes(alert: Any) -> int | None:
    """Whole minutes from the receipt to the first airing; None until both are known and in that order."""
    if alert.received_at is None or alert.first_air_at is None or alert.first_air_at < alert.received_at:
        return None
    return int((alert.first_air_at - alert.received_at).total_seconds() // 60)


def is_open(alert: "EmergencyAlert") -> bool:
    """Tell whether the alert stays on the board: until its end message, whatever its expiry says."""
    return alert.end_message is not True


def villages_silent(alert: "EmergencyAlert") -> tuple[str, ...]:
    """Ids of the villages that have not yet acknowledged the alert, in its order."""
    heard = set(alert.ack_by_villages or ())
    return tuple(one for one in alert.villages or () if one not in heard)


def is_aired_before_receipt(alert: "EmergencyAlert", _around: Around) -> bool:
    """Aired before it was received."""
    received = alert.received_at
    return received is not None and any(
        aired is not None and aired < received for aired in (alert.first_air_at, alert.last_air_at)
    )


def ends_before_start(alert: "EmergencyAlert", _around: Around) -> bool:
    """Expires before it takes effect."""
    return alert.effective is not None and alert.expires is not None and alert.expires < alert.effective


def is_expired_on_receipt(alert: "EmergencyAlert", _around: Around) -> bool:
    """Was over when it came."""
    return alert.received_at is not None and alert.expires is not None and alert.expires < alert.received_at


def is_last_before_first(alert: "EmergencyAlert", _around: Around) -> bool:
    """The last airing lies before the first."""
    first, last = alert.first_air_at, alert.last_air_at
    return first is not None and last is not None and last < first


def is_repeated_unaired(alert: "EmergencyAlert", _around: Around) -> bool:
    """Airings are counted, the first of them has no time."""
    return bool(alert.repeats) and alert.first_air_at is None


def is_expired_unended(alert: "EmergencyAlert", around: Around) -> bool:
    """Over by its own words, yet nobody was told so."""
    return is_open(alert) and alert.expires is not None and alert.expires < around.now


def is_acknowledged_elsewhere(alert: "EmergencyAlert", _around: Around) -> bool:
    """A village acknowledged that was not asked."""
    return not set(alert.ack_by_villages or ()) <= set(alert.villages or ())


def has_id_twice(alert: "EmergencyAlert", around: Around) -> bool:
    """Another alert of the commune has this id."""
    return bool(others_in_unit(alert, around, alert_id=alert.alert_id))
