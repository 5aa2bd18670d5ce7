# SPDX-License-Identifier: Apache-2.0
"""Every record type and its fields, told from the declarations; needs no profile and no key."""

from typing import Any

from sync.records.catalogue import RECORD_TYPES
from sync.records.field import Field
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, Reference, References
from sync.records.words import Words


def explain_types() -> list[dict[str, Any]]:
    """All record types, as the contract of the commands gives them."""
    return [_type(of) for of in RECORD_TYPES]


def _type(of: type[Record]) -> dict[str, Any]:
    return {
        "name": of.type_name(),
        "label": _words(of.declared.label),
        "fields": [_field(one) for one in of.fields.values() if not (one.is_derived or one.is_hidden)],
        "example": of.example(),
    }


def _field(field: Field[Any]) -> dict[str, Any]:
    codes = field.codes if isinstance(field, Choice | Choices) else ()
    return {
        "name": field.name,
        "label": _words(field.label),
        "kind": field.kind,
        "required": field.options.get("required", False),
        "personal": field.is_personal,
        "codes": [{"code": one.code, "label": _words(one.label)} for one in codes if not one.retired],
        "to": field.to if isinstance(field, Reference | References) else None,
    }


def _words(words: Words) -> dict[str, str]:
    return {"vi": words.vi, "en": words.en}
