# SPDX-License-Identifier: Apache-2.0
"""Findings of many records at once, by the rules of their declarations; a node asks its own rows."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection

from sync.records.catalogue import RECORD_TYPES
from sync.records.declaration import Around, Finding
from sync.records.province_profile import ProvinceProfile
from sync.records.record import Record
from sync.store.locks import RolesIn
from sync.store.reading import Query, list_records

R = TypeVar("R", bound=Record)

MOST: Final = 20_000
"""Records of one type that are looked through at once."""
REMEMBERED: Final = 10_000
"""Answers kept at once: rules of records of one day ask the same things."""
REQUIRED: Final = "required"


class Remembering:
    """What rules look at around many records, each question asked of the store once."""

    def __init__(self, around: Around, most: int = REMEMBERED) -> None:
        self._around = around
        self._most = most
        self._answers: dict[Hashable, Any] = {}

    @property
    def now(self) -> datetime:
        """The present moment of this node."""
        return self._around.now

    def profile(self, unit: str) -> ProvinceProfile:
        """What the province of a unit has set."""
        return self._around.profile(unit)

    def get(self, of: type[R], record_id: str) -> R | None:
        """The record that a reference names; None where it is not here."""
        found: R | None = self._answer((of, record_id), lambda: self._around.get(of, record_id))
        return found

    def find(self, of: type[R], **equal: Any) -> Iterable[R]:
        """The records of a type with these stored values."""
        asked = (of, *sorted(equal.items()))
        found: list[R] = self._answer(asked, lambda: list(self._around.find(of, **equal)))
        return found

    def _answer(self, asked: Hashable, ask: Callable[[], Any]) -> Any:
        if asked not in self._answers:
            if len(self._answers) >= self._most:
                self._answers.clear()
            self._answers[asked] = ask()
        return self._answers[asked]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose findings: types, units and days; empty for all. Types that stand in no period are looked at whole."""

    first: date
    last: date
    units: Sequence[str] = ()
    types: Sequence[type[Record]] = RECORD_TYPES
    roles_in: RolesIn | None = None


class Found(NamedTuple):
    """One finding of one record."""

    record: Record
    finding: Finding


def findings_of(connection: Connection, around: Around, asked: Asked) -> Iterator[Found]:
    """What the rules say of the records asked about, what is missing left aside; explained ones carry the reason."""
    remembering = Remembering(around)
    for of in asked.types:
        if of.declared.rules:
            for record in _records(connection, of, asked):
                yield from (Found(record, one) for one in record.findings(remembering) if one.code != REQUIRED)


def _records(connection: Connection, of: type[Record], asked: Asked) -> Iterable[Record]:
    days = (asked.first.isoformat(), asked.last.isoformat()) if of.declared.day else None
    query = Query(of, units=asked.units, days=days, limit=MOST, roles_in=asked.roles_in)
    return (one.record for one in list_records(connection, query))
