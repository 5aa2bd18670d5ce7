# SPDX-License-Identifier: Apache-2.0
"""What a record type says of itself besides its fields: form, list, rules, rights and review."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sync.records.field import Field
from sync.records.province_profile import ProvinceProfile
from sync.records.roles import Role, Writes
from sync.records.text_fields import Reference
from sync.records.words import Words

if TYPE_CHECKING:
    from sync.records.record import Record

R = TypeVar("R", bound="Record")


class Review(Enum):
    """Whether the records of a type pass a reviewer."""

    REVIEWED = "reviewed"
    NOT_REVIEWED = "not reviewed"


class Around(Protocol):
    """What a rule may look at besides the record itself: what this node knows, and the time."""

    @property
    def now(self) -> datetime:
        """The present moment of this node."""

    def profile(self, unit: str) -> ProvinceProfile:
        """What the province of a unit has set: calendar, terms, rates."""

    def get(self, of: type[R], record_id: str) -> R | None:
        """The record that a reference names; None where it is not here yet."""

    def find(self, of: type[R], **equal: Any) -> Iterable[R]:
        """The records of a type, not withdrawn, whose fields, or ``unit``, equal the given stored values."""


@dataclass(frozen=True)
class Finding:
    """Something to look at in one record; it never blocks a save.

    ``code`` ``required`` alone blocks submitting; the others ask for a look or a reason.
    """

    code: str
    fields: tuple[str, ...]
    words: Words
    reason: str | None = None
    """What the officer has said about it: from then on it asks for nothing, and stays for the reviewer to see."""

    @property
    def asks(self) -> bool:
        """Tell whether it still asks for a look or a reason."""
        return self.reason is None


@dataclass(frozen=True)
class Rule:
    """A soft rule: ``applies`` tells whether the record shows what the words say."""

    code: str
    words: Words
    fields: tuple[Field[Any], ...]
    applies: Callable[[Any, Around], bool]

    def findings(self, record: "Record", around: Around) -> Iterable[Finding]:
        """The finding, where the rule applies."""
        if self.applies(record, around):
            yield Finding(self.code, tuple(one.name for one in self.fields), self.words)


@dataclass(frozen=True)
class Section:
    """One group of fields in the form, in the order of entry."""

    label: Words
    fields: tuple[Field[Any], ...]


def section(vi: str, en: str, *fields: Field[Any]) -> Section:
    """A section of a form."""
    return Section(Words(vi, en), fields)


@dataclass(frozen=True)
class Lock:
    """Records that only some roles may read: those whose choice field holds one of these codes."""

    field: Field[Any]
    codes: frozenset[str]
    readers: frozenset[Role]


def _none_hidden(_record: Any) -> frozenset[str]:
    return frozenset()


def _nothing(_record: Any, _around: Around) -> Mapping[str, Any]:
    return {}


def is_ordinary(_record: Any, _around: Around) -> bool:
    """What a type says whose records wait their turn, whatever they hold."""
    return False


@dataclass(frozen=True)
class Declaration:
    """All that the engines need to know of a record type besides its fields.

    ``version`` grows with every released change of the fields. ``day`` names, in a tuple of one, the
    field that places a record in a period; ``lookups`` are fields by whose value records are found.
    ``fill`` gives stored values for fields that the author left out. ``locks`` close some records to all but
    some roles, and with them the records that name one in a field of ``locked_with``; ``hides`` names the fields
    of a record that nobody is shown. ``reading_rights`` tells what follows. ``is_urgent`` tells of a record that it
    concerns an emergency: it goes first, on the way to the hub and before a reviewer.
    """

    name: str
    label: Words
    version: int
    sections: tuple[Section, ...]
    columns: tuple[Field[Any], ...]
    writable: Mapping[Role, Writes]
    review: Review
    search: tuple[Field[Any], ...] = ()
    sort: tuple[Field[Any], ...] = ()
    title: tuple[Field[Any], ...] = ()
    day: tuple[Field[Any], ...] = ()
    lookups: tuple[Field[Any], ...] = ()
    rules: tuple[Rule, ...] = ()
    fill: Callable[[Any, Around], Mapping[str, Any]] = field(default=_nothing)
    locks: tuple[Lock, ...] = ()
    locked_with: tuple[Reference, ...] = ()
    hides: Callable[[Any], Collection[str]] = field(default=_none_hidden)
    is_urgent: Callable[[Any, Around], bool] = field(default=is_ordinary)
    goes_down: bool = False
    is_written_once: bool = False

    def day_name(self) -> str | None:
        """Name of the field that places a record in a period; None where no period applies."""
        return self.day[0].name if self.day else None

    @property
    def may_be_urgent(self) -> bool:
        """Tell whether any record of the type may concern an emergency."""
        return self.is_urgent is not is_ordinary
