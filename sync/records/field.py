# SPDX-License-Identifier: Apache-2.0
"""What every field of a record has: a name, two labels, a kind, and how its values are checked.

A field is a descriptor: on a record it gives the typed value or None for unknown, on the
class it is the field itself. The kinds stand in ``text_fields``, ``value_fields`` and ``part_fields``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, Self, TypedDict, TypeVar, Unpack, overload

from sync.records.days import check_day, tidy_day
from sync.records.form import FormFault
from sync.records.words import Words

T_co = TypeVar("T_co", covariant=True)

COMMITMENT_BYTES = 32


class Holder(Protocol):
    """Whatever carries values by field name."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class Proposal:
    """How a node proposes the next number for people; never identity, two equal ones are a finding.

    ``pattern`` takes ``{unit}``, ``{year}``, ``{month}`` and ``{serial:04}``; an empty pattern is the bare
    integer. ``year_of`` names the day or moment the year and month are read from, ``within`` the fields whose values
    the count is kept apart by.
    """

    pattern: str = ""
    year_of: str = ""
    within: tuple[str, ...] = ()


class FieldOptions(TypedDict, total=False):
    """What any kind of field may be told besides its labels."""

    required: bool
    required_if: Callable[[Any], bool]
    personal: bool
    dated: bool
    derived: Callable[[Any], Any]
    proposal: Proposal
    sticky: bool
    masked: bool
    hidden: bool
    example: Any


class Field(Generic[T_co]):
    """One field of a record type, declared once.

    ``required`` and ``required_if`` block submitting alone, never saving. ``personal`` values enter the
    log as salted commitments. ``dated`` values carry the day from which they hold and are written
    ``{"from": day, "value": …}``. A ``derived`` value is computed by the fold and never written. A
    ``masked`` one is shown by its last digits until a person asks; a ``hidden`` one is kept by the program
    and stands in no form.
    """

    kind: ClassVar[str]
    sample: ClassVar[Any] = None

    def __init__(self, vi: str, en: str, **options: Unpack[FieldOptions]) -> None:
        self.name = ""
        self.label = Words(vi, en)
        self.options = options
        self.is_personal = options.get("personal", False)
        self.is_dated = options.get("dated", False)
        self.is_derived = "derived" in options
        self.is_masked = options.get("masked", False)
        self.is_hidden = options.get("hidden", False)
        self.proposal = options.get("proposal")
        self._is_always_required = options.get("required", False)
        self._required_if = options.get("required_if")

    @property
    def is_stored_plain(self) -> bool:
        """Whether the log holds the bare value: no commitment, no day from which it holds, not derived."""
        return not (self.is_personal or self.is_dated or self.is_derived)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: Holder, owner: type) -> T_co | None: ...
    def __get__(self, holder: Holder | None, owner: type) -> "Self | T_co | None":
        if holder is None:
            return self
        value = self.derive(holder) if self.is_derived else self.plain(holder.values.get(self.name))
        return None if value is None or isinstance(value, bytes) else self.read(value)

    def derive(self, holder: Holder) -> Any:
        """The stored form of what a derived field is, computed from the others."""
        return self.options["derived"](holder)

    def is_required(self, holder: Holder) -> bool:
        """Tell whether this record may not be submitted without the field."""
        required_if = self._required_if
        return self._is_always_required or (required_if is not None and required_if(holder))

    def plain(self, stored: Any) -> Any:
        """The value without the day from which it holds."""
        return stored.get("value") if self.is_dated and isinstance(stored, dict) else stored

    def holds_from(self, stored: Any) -> str | None:
        """The day from which a dated value holds."""
        return stored.get("from") if self.is_dated and isinstance(stored, dict) else None

    def check(self, stored: Any) -> None:
        """Refuse, with FormFault, what may not stand in the log for this field; None clears a field."""
        if stored is None:
            return
        if self.is_personal and isinstance(stored, bytes):
            _check_commitment(stored)
        elif self.is_dated:
            self._check_dated(stored)
        else:
            self.check_plain(stored)

    def _check_dated(self, stored: Any) -> None:
        if not isinstance(stored, dict) or stored.keys() != {"from", "value"}:
            raise FormFault("dated_value_expected")
        check_day(stored["from"])
        if stored["value"] is not None:
            self.check_plain(stored["value"])

    def tidy(self, entered: Any, today: str) -> Any:
        """The stored form of what a person or a file entered; a bare dated value holds from today."""
        if entered is None or entered == "":
            return None
        if not self.is_dated:
            stored = self.tidy_plain(entered)
        elif isinstance(entered, dict) and "from" in entered:
            stored = {"from": tidy_day(entered["from"]), "value": self._tidy_inner(entered.get("value"))}
        else:
            stored = {"from": today, "value": self.tidy_plain(entered)}
        self.check(stored)
        return stored

    def _tidy_inner(self, entered: Any) -> Any:
        return None if entered is None else self.tidy_plain(entered)

    def check_plain(self, value: Any) -> None:
        """The check of the kind; FormFault where the value has no form."""
        raise NotImplementedError

    def tidy_plain(self, entered: Any) -> Any:
        """The stored form of an entered value of this kind; most kinds store what is entered."""
        return entered

    def read(self, value: Any) -> T_co:
        """The typed value of a stored one."""
        raise NotImplementedError

    def example(self) -> Any:
        """A value that ``add`` takes, for the list of types and for the tests."""
        value = self.options.get("example", self.sample)
        return {"from": "2026-01-01", "value": value} if self.is_dated and value is not None else value


def _check_commitment(stored: bytes) -> None:
    if len(stored) != COMMITMENT_BYTES:
        raise FormFault("not_a_commitment")
