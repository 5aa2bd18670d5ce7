# SPDX-License-Identifier: Apache-2.0
"""Values of a record as people read them in a panel: titles for references, a line a part, a dash for unknown."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from desktop.display import UNKNOWN, last_digits, shown, shown_day
from desktop.entering import shown_duration, size_text
from sync.records.field import Field
from sync.records.part_fields import Parts
from ui.words import Tongue


class ValueTexts(QObject):
    """``titles`` are those of the records that values name; what has none yet is shown by the head of its id."""

    def __init__(self, tongue: Tongue, parent: QObject) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self.titles: dict[str, str] = {}

    def of(self, field: Field[Any], stored: Any) -> str:
        """A value as people read it here: titles for references, a line for each part."""
        value = field.plain(stored)
        if value is None or value == []:
            return UNKNOWN
        text = self._plain_text(field, value)
        day = field.holds_from(stored)
        return text if day is None else self.tr("{value} (từ {day})").format(value=text, day=shown_day(day))

    def _plain_text(self, field: Field[Any], value: Any) -> str:
        if field.is_masked:
            return last_digits(str(value))
        read = self._readers().get(field.kind)
        return read(field, value) if read else shown(field, {"value": value, "from": None} if field.is_dated else value)

    def _readers(self) -> Mapping[str, Callable[[Any, Any], str]]:
        """Kinds that are shown here otherwise than in a list."""
        tongue = self._tongue
        return {
            "choice": lambda field, code: tongue(field.codes.label(code)),
            "choices": lambda field, codes: ", ".join(tongue(field.codes.label(code)) for code in codes),
            "files": lambda _field, files: "\n".join(f"{one['name']} ({size_text(one.get('size'))})" for one in files),
            "parts": self._parts_text,
            "reference": lambda field, one: self._titled(ids_in(field, one)),
            "references": lambda field, several: self._titled(ids_in(field, several)),
            "seconds": lambda _field, seconds: shown_duration(seconds, tongue.code),
            "flag": lambda _field, is_so: self.tr("Có") if is_so else self.tr("Không"),
            "long_text": lambda _field, text: str(text),
        }

    def _titled(self, ids: Iterable[str]) -> str:
        return "\n".join(self.titles.get(one, f"{one[:8]}…") for one in ids)

    def _parts_text(self, field: Parts[Any], parts: list[Mapping[str, Any]]) -> str:
        return "\n".join(f"{place}. {self._part_text(field, one)}" for place, one in enumerate(parts, 1))

    def _part_text(self, field: Parts[Any], part: Mapping[str, Any]) -> str:
        return ", ".join(self.of(inner, part[name]) for name, inner in field.of.fields.items() if name in part)


def ids_in(field: Field[Any], value: Any) -> Iterable[str]:
    """The ids of records that a value names, those inside parts too."""
    if field.kind == "reference" and isinstance(value, str):
        yield value
    elif field.kind == "references" and isinstance(value, list | tuple):
        yield from value
    elif isinstance(field, Parts) and isinstance(value, list):
        for part in value:
            for name, inner in field.of.fields.items():
                yield from ids_in(inner, part.get(name))
