# SPDX-License-Identifier: Apache-2.0
"""JSON schemas of the record types, from their declarations: the field values as they stand in the log."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sync.records.catalogue import RECORD_TYPES
from sync.records.field import Field
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, References, Text
from sync.records.value_fields import Decimal, Integer

Schema = dict[str, Any]

_ID: Final[Schema] = {"type": "string", "format": "uuid"}


def record_schemas() -> dict[str, Schema]:
    """Name of the type → schema of one record; a required field blocks submitting alone, so none is required here."""
    return {of.type_name(): _record(of) for of in RECORD_TYPES}


def _record(of: type[Record]) -> Schema:
    return {
        "title": of.declared.label.en,
        "type": "object",
        "properties": {name: field_schema(one) for name, one in of.fields.items()},
        "additionalProperties": False,
        "x-version": of.declared.version,
        "x-label-vi": of.declared.label.vi,
    }


def field_schema(field: Field[Any]) -> Schema:
    """The schema of one field; null is unknown."""
    schema = _SCHEMAS[field.kind](field)
    if field.is_dated:
        day = {"type": "string", "format": "date"}
        schema = {
            "type": "object",
            "properties": {"from": day, "value": _or_null(schema)},
            "required": ["from", "value"],
        }
    marks = {"readOnly": True} if field.is_derived else {}
    return {**_or_null(schema), "title": field.label.en, "x-label-vi": field.label.vi, **marks}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _text(field: Any) -> Schema:
    schema: Schema = {"type": "string", "maxLength": field.longest}
    if isinstance(field, Text) and field.pattern is not None:
        schema["pattern"] = f"^(?:{field.pattern.pattern})$"
    return schema


def _codes(field: Choice | Choices) -> Schema:
    return {"type": "string", "enum": [code.code for code in field.codes]}


def _integer(field: Integer) -> Schema:
    return {"type": "integer", "minimum": field.least, "maximum": field.most}


def _decimal(field: Decimal) -> Schema:
    return {"type": "number", "minimum": field.least, "maximum": field.most}


def _references(field: References) -> Schema:
    return {"type": "array", "items": _ID, "maxItems": field.most, "uniqueItems": True}


def _parts(field: Parts[Part]) -> Schema:
    inner = {name: field_schema(one) for name, one in field.of.fields.items()}
    item = {"type": "object", "properties": inner, "additionalProperties": False}
    return {"type": "array", "items": item, "maxItems": field.most}


def _fixed(schema: Schema) -> Callable[[Any], Schema]:
    return lambda _field: dict(schema)


_SCHEMAS: Final[Mapping[str, Callable[[Any], Schema]]] = {
    "text": _text,
    "long_text": _text,
    "choice": _codes,
    "choices": lambda field: {"type": "array", "items": _codes(field), "uniqueItems": True},
    "reference": _fixed(_ID),
    "references": _references,
    "hashes": _fixed({"type": "array", "items": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
    "integer": _integer,
    "money": _integer,
    "seconds": _integer,
    "decimal": _decimal,
    "flag": _fixed({"type": "boolean"}),
    "day": _fixed({"type": "string", "format": "date"}),
    "moment": _fixed({"type": "string", "format": "date-time"}),
    "time_of_day": _fixed({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
    "parts": _parts,
    "files": _parts,
}
