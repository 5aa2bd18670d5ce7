# SPDX-License-Identifier: Apache-2.0
"""Words for the code of a fault at a field: those of the one table, with the limit that the field declares."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from desktop.entering import shown_duration, shown_number
from sync.records.field import Field
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.text_fields import Text
from sync.records.value_fields import Decimal, Integer
from ui.error_texts import code_words


class FaultTexts(QObject):
    """Speaks of the fields of one record type."""

    def of(self, field: Field[Any] | None, code: str) -> str:
        """What is wrong with the value of a field, and what it may be."""
        if code == "too_long" and isinstance(field, Text):
            return self.tr("Nội dung quá dài, tối đa {most} chữ.").format(most=shown_number(field.longest))
        if code == "out_of_range" and isinstance(field, Integer | Decimal):
            return self.tr("Cần từ {least} đến {most}.").format(
                least=_limit(field, field.least), most=_limit(field, field.most)
            )
        if code == "wrong_pattern" and field is not None and isinstance(field.options.get("example"), str):
            return self.tr("Chưa đúng dạng. Gõ như {example}.").format(example=field.options["example"])
        return code_words(code)


def _limit(field: Field[Any], limit: float) -> str:
    return shown_duration(int(limit)) if field.kind == "seconds" else shown_number(limit)


def field_at(fields: Mapping[str, Field[Any]], path: str) -> Field[Any] | None:
    """The field of a path such as ``lines.0.title``; None where there is none."""
    name, _, rest = path.partition(".")
    field = fields.get(name)
    _place, _, inside = rest.partition(".")
    if not inside or not isinstance(field, Parts):
        return field
    of: type[Part] = field.of
    return field_at(of.fields, inside)
