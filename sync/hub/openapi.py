# SPDX-License-Identifier: Apache-2.0
"""The OpenAPI 3.1 description of the hub; record types come from their declarations."""

from typing import Any, Final

from sync.hub.problems import PROBLEM
from sync.hub.record_schemas import Schema, record_schemas
from sync.hub.wrapper import PARCEL

_BINARY: Final[Schema] = {"type": "string", "contentEncoding": "binary", "contentMediaType": PARCEL}
_PROBLEM_SCHEMA: Final[Schema] = {
    "type": "object",
    "description": "RFC 9457; `code` is stable, the words are not",
    "required": ["type", "title", "status", "code", "detail", "fields"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "fields": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
_HEALTH_SCHEMA: Final[Schema] = {
    "type": "object",
    "required": ["ok", "unit", "epoch", "version"],
    "properties": {
        "ok": {"type": "boolean"},
        "unit": {"type": "string"},
        "epoch": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        "version": {"type": "string"},
    },
}


def openapi_document(version: str) -> dict[str, Any]:
    """Paths, problems and every record type."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Loa hub", "version": version, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "paths": {
            "/v1/enrol": {"post": _parcel("enrol", "A new device with an invite")},
            "/v1/exchange": {"post": _parcel("exchange", "A parcel of changes for a parcel of changes")},
            "/healthz": {"get": _json("health", "Whether the hub answers, and which it is", "Health")},
            "/openapi.json": {"get": _json("describe", "This description", "Description")},
        },
        "components": {
            "schemas": {
                "Problem": _PROBLEM_SCHEMA,
                "Health": _HEALTH_SCHEMA,
                "Description": {"type": "object"},
                **record_schemas(),
            },
            "responses": {"Problem": _content("What went wrong", PROBLEM, _named("Problem"))},
        },
    }


def _parcel(operation: str, summary: str) -> Schema:
    return {
        "operationId": operation,
        "summary": summary,
        "requestBody": {"required": True, "content": {PARCEL: {"schema": _BINARY}}},
        "responses": {"200": _content("A parcel", PARCEL, _BINARY), **_PROBLEMS},
    }


def _json(operation: str, summary: str, schema: str) -> Schema:
    answer = _content(summary, "application/json", _named(schema))
    return {"operationId": operation, "summary": summary, "responses": {"200": answer, **_PROBLEMS}}


def _content(description: str, media_type: str, schema: Schema) -> Schema:
    return {"description": description, "content": {media_type: {"schema": schema}}}


def _named(schema: str) -> Schema:
    return {"$ref": f"#/components/schemas/{schema}"}


_PROBLEMS: Final[Schema] = {
    "4XX": {"$ref": "#/components/responses/Problem"},
    "5XX": {"$ref": "#/components/responses/Problem"},
}
