# SPDX-License-Identifier: Apache-2.0
"""Which messages are refused although they are sound CAP: exercises, answers, and those of another country."""

import re
from collections.abc import Iterator
from typing import Any, Final

from desktop.cap.schema import Message
from sync.log.errors import Refused

ANSWERS: Final = frozenset({"Ack", "Error"})
_COUNTRY_ENDING: Final = re.compile(r"\.([a-z]{2})$")
_ISO_COUNTRY: Final = re.compile(r"iso[ _-]?3166", re.IGNORECASE)
_VIETNAM_LAT: Final = (6.0, 24.0)
_VIETNAM_LON: Final = (102.0, 118.0)
"""The mainland and its sea, the same bounds as those of the places in records."""


def check_concerns_us(message: Message) -> None:
    """Refuse what must not stand on the board as an alert.

    Raises Refused: ``cap_not_actual`` (exercise, test, system, draft), ``cap_not_an_alert`` (an answer),
    ``cap_other_country``, ``cap_bad_value`` for a drawn area that is no list of points.
    """
    if message["status"] != "Actual":
        raise Refused("cap_not_actual", "the message is no real alert", {"status": message["status"]})
    if message["msgType"] in ANSWERS:
        raise Refused("cap_not_an_alert", "the message answers another", {"msgType": message["msgType"]})
    foreign = _foreign_sign(message)
    if foreign:
        raise Refused("cap_other_country", "the message is meant for another country", dict([foreign]))


def _foreign_sign(message: Message) -> tuple[str, str] | None:
    ending = _COUNTRY_ENDING.search(message["sender"].casefold())
    if ending and ending.group(1) != "vn":
        return "sender", message["sender"]
    countries = [value for name, value in _geocodes(message) if _ISO_COUNTRY.search(name)]
    if countries and not any(value.upper().startswith("VN") for value in countries):
        return "geocode", countries[0]
    points = list(_points(message))
    if points and not any(_lies_in_vietnam(*point) for point in points):
        return "area", f"{points[0][0]},{points[0][1]}"
    return None


def areas(message: Message) -> Iterator[dict[str, Any]]:
    """Every area of every part of the message."""
    for info in message.get("info", ()):
        yield from info.get("area", ())


def _geocodes(message: Message) -> Iterator[tuple[str, str]]:
    for area in areas(message):
        for pair in area.get("geocode", ()):
            yield pair["valueName"], pair["value"]


def _points(message: Message) -> Iterator[tuple[float, float]]:
    for area in areas(message):
        for polygon in area.get("polygon", ()):
            yield from (_point(pair) for pair in polygon.split())
        for circle in area.get("circle", ()):
            yield _point(circle.split()[0])


def _point(pair: str) -> tuple[float, float]:
    lat, _, lon = pair.partition(",")
    try:
        return float(lat), float(lon)
    except ValueError:
        raise Refused("cap_bad_value", "an area is no list of points", {"info.area": "wrong_pattern"}) from None


def _lies_in_vietnam(lat: float, lon: float) -> bool:
    return _VIETNAM_LAT[0] <= lat <= _VIETNAM_LAT[1] and _VIETNAM_LON[0] <= lon <= _VIETNAM_LON[1]
