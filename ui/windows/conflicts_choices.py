# SPDX-License-Identifier: Apache-2.0
"""What a person has chosen of one record in conflict so far, field by field. Holds no widget and writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop.actions.conflict_work import ConflictedRecord, FieldSides, SideText
from desktop.actions.resolving import Choice

BOTH: Final = -1
"""Both texts, joined, in place of the number of a side."""


@dataclass
class Choices:
    """Field → the side that is taken; the others of a field with several take turns."""

    record: ConflictedRecord
    taken: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many of the open fields are decided."""
        return len(self.taken)

    @property
    def is_whole(self) -> bool:
        """Whether every open field is decided."""
        return self.count == len(self.record.open_fields)

    def take_own(self, one: FieldSides) -> None:
        """This machine's value."""
        if one.is_open:
            self.taken[one.name] = 0

    def take_other(self, one: FieldSides) -> None:
        """The other's value; of several the next, each time it is asked."""
        if one.is_open:
            before = self.taken.get(one.name, 0)
            self.taken[one.name] = before % (len(one.sides) - 1) + 1 if before > 0 else 1

    def take_both(self, one: FieldSides) -> bool:
        """Both texts, where they are texts; whether that is so."""
        if one.is_open and one.is_text and _texts(one.sides):
            self.taken[one.name] = BOTH
            return True
        return False

    def other_side(self, one: FieldSides) -> SideText | None:
        """The other's value as it is shown: the one that is taken, else the latest."""
        return one.sides[max(1, self.taken.get(one.name, 1))] if one.is_open else None

    def choices(self) -> list[Choice]:
        """What is to be written."""
        return [self._choice(one, self.taken[one.name]) for one in self.record.open_fields if one.name in self.taken]

    def _choice(self, one: FieldSides, side: int) -> Choice:
        if side == BOTH:
            return Choice(one.name, value=joined(one))
        return Choice(one.name, one.sides[side].change)


def joined(one: FieldSides) -> str:
    """The texts of all sides one after another, none twice."""
    return "; ".join(dict.fromkeys(_texts(one.sides)))


def _texts(sides: Sequence[SideText]) -> list[str]:
    return [one.value for one in sides if isinstance(one.value, str) and one.value]


def kept_choices(record: ConflictedRecord, known: Mapping[str, Choices]) -> Choices:
    """What was chosen of this record before it was left for later, if it is still what was looked at."""
    before = known.get(record.record_id)
    return before if before is not None and before.record == record else Choices(record)
