# SPDX-License-Identifier: Apache-2.0
"""The columns of a list, from the declaration: their labels, their widths, which one holds the content.

Order is priority: where room is short the last columns go first, the content column never.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtGui import QFontMetrics

from desktop.actions.paging import columns_of
from sync.records.declaration import Review
from sync.records.field import Field
from sync.records.record import Record
from sync.records.text_fields import Choice
from sync.records.words import Words
from ui.theme import Theme
from ui.words import Tongue

TICK: Final = "tick"
TRANSFER: Final = "transfer"
REVIEW: Final = "review"
UNIT: Final = "unit"

NO_FIELD: Final = -1
OF_A_FACT: Final = -2
"""Places of columns that show no field: ticks and states, and what a screen tells."""

PADDING: Final = 8
SIGN_ONLY_BELOW: Final = 96
"""Width in pixels below which a sign stands without its word."""
_ARROW: Final = 14
_SAMPLES: Final[Mapping[str, str]] = {
    "day": "28/08/2026.",
    "time_of_day": "00:00",
    "integer": "00.000",
    "decimal": "000,00",
    "money": "00.000.000 đ",
    "seconds": "00:00:00",
    "flag": "không",
}
_NUMBERS: Final = ("integer", "decimal", "money", "seconds")
_USUAL_SAMPLE: Final = "Nhà văn hóa thôn"
_LONGEST_SAMPLE: Final = 16
_SIGN_SAMPLE: Final = " ◔ xx"
"""Room for a sign and the rounding of what it stands in."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: ``place`` is that of its field in a row, -1 for signs; ``width`` in pixels."""

    name: str
    label: str
    width: int
    place: int = NO_FIELD
    is_content: bool = False
    kind: str = ""
    is_short: bool = False
    """Whether its longest text is known and fits its width."""

    @property
    def is_number(self) -> bool:
        """Whether its texts stand at the right."""
        return self.kind in _NUMBERS

    @property
    def is_sign(self) -> bool:
        """Whether it shows the sign of a state."""
        return self.name in (TRANSFER, REVIEW)

    @property
    def is_kept(self) -> bool:
        """Whether it stays however narrow the list is."""
        return self.is_content or self.place == NO_FIELD


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column that no field fills: the screen tells what stands in it (``RowWords.told``)."""

    name: str
    label: Words
    sample: str
    after: str
    is_count: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a screen shows of a type: field names (none for the declared ones), ticks, units of many communes.

    ``signed`` names the fields whose values are shown by a sign, each with its longest words; ``facts`` stand behind
    the field that they name. ``content`` is the column that takes the room which is left, where not the usual one.
    """

    of: type[Record]
    names: tuple[str, ...] = ()
    is_ticking: bool = True
    has_unit: bool = False
    signed: tuple[tuple[str, str], ...] = ()
    facts: tuple[FactColumn, ...] = ()
    content: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields shown, in order of priority."""
        return self.names or columns_of(self.of)


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of the columns that no declaration names."""

    tick: str
    transfer: str
    review: str
    unit: str


def make_columns(wanted: Wanted, labels: Labels, theme: Theme, tongue: Tongue) -> list[ListColumn]:
    """All columns of a list, from left to right."""
    metrics = QFontMetrics(theme.font())
    sign = theme.size("target") + PADDING
    made = [ListColumn(TICK, labels.tick, sign)] if wanted.is_ticking else []
    made.append(ListColumn(TRANSFER, labels.transfer, sign))
    if wanted.has_unit:
        made.append(ListColumn(UNIT, labels.unit, metrics.horizontalAdvance("Xã Bát Xát xx") + 2 * PADDING))
    for place, name in enumerate(wanted.fields):
        made.append(_field_column(wanted, place, theme, tongue))
        made += [_fact_column(fact, theme, tongue) for fact in wanted.facts if fact.after == name]
    if wanted.of.declared.review is Review.REVIEWED:
        word = metrics.horizontalAdvance("◔ Awaiting review" if tongue.code == "en" else "◔ Chờ duyệt") + 5 * PADDING
        made.append(ListColumn(REVIEW, labels.review, max(word, theme.scaled(SIGN_ONLY_BELOW))))
    return made


def _field_column(wanted: Wanted, place: int, theme: Theme, tongue: Tongue) -> ListColumn:
    name = wanted.fields[place]
    one, signed = wanted.of.fields[name], dict(wanted.signed)
    is_content = name == (wanted.content or content_of(wanted.of, wanted.fields))
    label, metrics = tongue(one.label), QFontMetrics(theme.font())
    sample = signed.get(name, "") + _SIGN_SAMPLE if signed.get(name) else _sample_of(wanted, one, tongue, is_content)
    room = label_width(label, QFontMetrics(theme.font("bodyStrong"))) + _ARROW
    width = max(metrics.horizontalAdvance(sample), room) + 2 * PADDING
    width = max(width, theme.scaled(SIGN_ONLY_BELOW)) if name in signed else width
    return ListColumn(name, label, width, place, is_content, one.kind, one.kind == "choice")


def _sample_of(wanted: Wanted, one: Field[Any], tongue: Tongue, is_content: bool) -> str:
    return "20:48." if one.name in _hours(wanted) else _sample(one, tongue, None if is_content else _LONGEST_SAMPLE)


def _fact_column(fact: FactColumn, theme: Theme, tongue: Tongue) -> ListColumn:
    label, metrics = tongue(fact.label), QFontMetrics(theme.font())
    room = label_width(label, QFontMetrics(theme.font("bodyStrong"))) + _ARROW
    width = max(metrics.horizontalAdvance(fact.sample), room) + 2 * PADDING
    return ListColumn(fact.name, label, width, OF_A_FACT, kind="integer" if fact.is_count else "")


def content_of(of: type[Record], names: Sequence[str]) -> str:
    """The column that tells what a record is about: its lines, else the last field of its title that is shown."""
    lines = [name for name in names if of.fields[name].kind == "parts"]
    titled = [one.name for one in of.declared.title if one.name in names]
    return (lines or titled[::-1] or list(names))[0]


def _hours(wanted: Wanted) -> set[str]:
    """Moments that are shown by their hour, since the list shows their day too."""
    day = wanted.of.declared.day_name()
    if day not in wanted.fields or wanted.of.fields[day].kind != "day":
        return set()
    return {name for name in wanted.fields if wanted.of.fields[name].kind == "moment"}


def _sample(one: Field[Any], tongue: Tongue, most: int | None) -> str:
    if isinstance(one, Choice):
        words = (tongue(code.label) for code in one.codes if not code.retired)
        return max(words, key=len)[:most]
    if one.kind == "moment":
        return "28/08/2026 20:48."
    return _SAMPLES.get(one.kind, _USUAL_SAMPLE)


def label_width(label: str, metrics: QFontMetrics) -> int:
    """Width of a label broken into two lines as evenly as its words allow."""
    return max(metrics.horizontalAdvance(line) for line in broken(label, metrics))


def broken(label: str, metrics: QFontMetrics) -> list[str]:
    """A label in at most two lines, the longer one as short as can be."""
    words = label.split()
    cuts = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    if not cuts:
        return [label]
    return min(cuts, key=lambda lines: max(metrics.horizontalAdvance(line) for line in lines))


def sortable(columns: Sequence[ListColumn]) -> list[str]:
    """Names of the columns by which a list can be sorted."""
    return [one.name for one in columns if one.place >= 0 or one.name in (REVIEW, UNIT)]


def fit(columns: Sequence[ListColumn], room: int, least_content: int, sign_width: int) -> dict[str, int]:
    """Name → width of the columns that fit into a room, the content column taking what is left.

    Where not all have room, the review sign stands without its word, and of the others those are shown that
    find room in the order of priority. After one without room none of its kind is shown: an end without its
    beginning would mislead.
    """
    content = next((one.name for one in columns if one.is_content), "")
    least_content = next(
        (min(one.width, least_content) for one in columns if one.is_content and one.is_short), least_content
    )
    full = {one.name: least_content if one.name == content else one.width for one in columns}
    widths = full if sum(full.values()) <= room else _squeezed(columns, full, room, sign_width)
    if content:
        widths[content] = max(least_content // 2, widths[content] + room - sum(widths.values()))
    return widths


def _squeezed(columns: Sequence[ListColumn], full: Mapping[str, int], room: int, sign_width: int) -> dict[str, int]:
    widths = {one.name: min(full[one.name], sign_width) if one.name == REVIEW else full[one.name] for one in columns}
    left = room - sum(widths[one.name] for one in columns if one.is_kept)
    kept: set[str] = set()
    refused: set[str] = set()
    for one in columns:
        if one.is_kept:
            continue
        if widths[one.name] <= left and one.kind not in refused:
            left -= widths[one.name]
            kept.add(one.name)
        else:
            refused.add(one.kind)
    return {one.name: widths[one.name] for one in columns if one.is_kept or one.name in kept}
