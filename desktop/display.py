# SPDX-License-Identifier: Apache-2.0
"""Stored values as people read them: labels for codes, dd/MM/yyyy, HH:mm, a dash for unknown."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from sync.records.field import Field
from sync.records.part_fields import Parts
from sync.records.text_fields import Choice, Choices

UNKNOWN: Final = "-"
MASK_DOTS: Final = 4
DIGITS_SHOWN: Final = 3
"""What is told of a masked value until a person asks."""


def shown(field: Field[Any] | None, stored: Any) -> str:
    """One stored value of a field in one line; a field of a newer node is shown as it is."""
    if stored is None or stored in ("", []):
        return UNKNOWN
    if field is None:
        return str(stored)
    day = field.holds_from(stored)
    plain = _plain(field, field.plain(stored))
    return plain if day is None else f"{plain} (từ {shown_day(day)})"


def last_digits(text: str) -> str:
    """A masked value as it is read: its last digits alone."""
    return f"{'•' * MASK_DOTS} {text[-DIGITS_SHOWN:]}" if len(text) > DIGITS_SHOWN else "•" * MASK_DOTS


def _plain(field: Field[Any], value: Any) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(field, Choice):
        return field.codes.label(value).vi
    if isinstance(field, Choices):
        return ", ".join(field.codes.label(code).vi for code in value)
    if isinstance(field, Parts):
        return "; ".join(_part(field, part) for part in value)
    return _FORMS.get(field.kind, str)(value)


def _part(field: Parts[Any], part: Mapping[str, Any]) -> str:
    """A part by its first field, the one that names it; the others where they say more than a number."""
    return next((shown(inner, part[name]) for name, inner in field.of.fields.items() if name in part), UNKNOWN)


def shown_day(stored: str) -> str:
    """A stored day as dd/MM/yyyy."""
    return date.fromisoformat(stored).strftime("%d/%m/%Y")


def shown_moment(stored: str) -> str:
    """A stored moment as dd/MM/yyyy HH:mm, in the offset it was written with; as it is where no calendar holds it."""
    try:
        return datetime.fromisoformat(stored).strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return stored


def _count(stored: Any) -> str:
    return str(len(stored))


def shown_number(stored: float) -> str:
    """Thousands with a point, as Vietnamese writes them."""
    return f"{stored:,}".replace(",", "\0").replace(".", ",").replace("\0", ".")


_FORMS: Final[Mapping[str, Callable[[Any], str]]] = {
    "day": shown_day,
    "moment": shown_moment,
    "flag": lambda stored: "có" if stored else "không",
    "money": lambda stored: f"{shown_number(stored)} đ",
    "decimal": shown_number,
    "seconds": lambda stored: f"{stored // 3600}:{stored % 3600 // 60:02}:{stored % 60:02}",
    "references": _count,
    "hashes": _count,
    "reference": lambda stored: f"{stored[:8]}…",
}
