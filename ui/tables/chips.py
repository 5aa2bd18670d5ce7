# SPDX-License-Identifier: Apache-2.0
"""The chips of a list, from the declaration: review, transfer, month, and each choice field among its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject

from sync.log.review import ACCEPTED, CHANGED, DRAFT, RETURNED, SUBMITTED, WITHDRAWN_STATE
from sync.records.declaration import Review
from sync.records.text_fields import Choice, Choices
from sync.store.filtering import Filters
from sync.store.trails import HELD, RECEIVED, WAITING
from ui.signs import Sign, review_sign, transfer_sign
from ui.tables.choice_menu import Offer
from ui.tables.columns import REVIEW, TRANSFER, Wanted
from ui.words import Tongue

MONTH: Final = "month"
_QUEUE: Final = (SUBMITTED, CHANGED)
"""Two states of the store under one sign: both wait for a reviewer."""
_REVIEWS: Final = (DRAFT, SUBMITTED, RETURNED, ACCEPTED, WITHDRAWN_STATE)
_TRANSFERS: Final = (WAITING, HELD, RECEIVED)


@dataclass(frozen=True, slots=True)
class ChipKind:
    """One chip: what it narrows by, its label, its codes with their words; no codes where records tell them."""

    name: str
    label: str
    words: Callable[[str], str]
    codes: tuple[str, ...] = ()
    is_exclusive: bool = False
    is_counted: bool = True

    def offers(self, counts: Mapping[str, int]) -> Sequence[Offer]:
        """What can be chosen, with counts; months from the latest."""
        codes = self.codes or tuple(sorted(counts, reverse=True))
        return [Offer(code, self.words(code), self._count(code, counts)) for code in codes]

    def _count(self, code: str, counts: Mapping[str, int]) -> int | None:
        if not self.is_counted:
            return None
        together = _QUEUE if self.name == REVIEW and code == SUBMITTED else (code,)
        return sum(counts.get(one, 0) for one in together)


class ChipKinds(QObject):
    """Makes the chips of a type in the language of the window."""

    def __init__(self, tongue: Tongue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue

    def of(self, wanted: Wanted) -> list[ChipKind]:
        """The chips of a list, in the order in which they stand."""
        fields = [wanted.of.fields[name] for name in wanted.fields]
        made = [self._choice(field) for field in fields if isinstance(field, Choice | Choices)]
        if wanted.of.declared.review is Review.REVIEWED:
            made.append(ChipKind(REVIEW, self.tr("Trạng thái"), lambda code: self._signed(review_sign(code)), _REVIEWS))
        told = self.tr("Gửi")
        made.append(
            ChipKind(TRANSFER, told, lambda code: self._signed(transfer_sign(code)), _TRANSFERS, is_counted=False)
        )
        if wanted.of.declared.day_name() is not None:
            made.insert(0, ChipKind(MONTH, self.tr("Tháng"), month_words, is_exclusive=True))
        return made

    def _choice(self, field: Choice | Choices) -> ChipKind:
        codes = tuple(code.code for code in field.codes if not code.retired)
        return ChipKind(
            field.name, self._tongue(field.label), lambda code: self._tongue(field.codes.label(code)), codes
        )

    def _signed(self, sign: Sign) -> str:
        return f"{sign.mark} {self._tongue(sign.words)}"


def month_words(month: str) -> str:
    """A month ``2026-10`` as people write it."""
    year, _, number = month.partition("-")
    return f"{number}/{year}"


def chosen_of(filters: Filters, name: str) -> list[str]:
    """The codes that filters name for a chip."""
    if name == REVIEW:
        return [one for one in filters.reviews if one != CHANGED]
    if name == TRANSFER:
        return list(filters.transfers)
    if name == MONTH:
        return [filters.month] if filters.month else []
    return list(filters.codes.get(name, ()))


def with_chosen(filters: Filters, name: str, codes: Sequence[str]) -> Filters:
    """Filters that name these codes for a chip."""
    if name == REVIEW:
        together = (*codes, CHANGED) if SUBMITTED in codes else tuple(codes)
        return replace(filters, reviews=together)
    if name == TRANSFER:
        return replace(filters, transfers=tuple(codes))
    if name == MONTH:
        return replace(filters, month=codes[0] if codes else "")
    kept = {one: some for one, some in filters.codes.items() if one != name}
    return replace(filters, codes={**kept, name: tuple(codes)} if codes else kept)
