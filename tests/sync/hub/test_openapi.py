# SPDX-License-Identifier: Apache-2.0
"""The description of the hub: every path, every problem, every record type, and examples that fit."""

import json
import re
from typing import Any

import pytest

from sync.hub.openapi import openapi_document
from sync.hub.problems import problem_response, status_of
from sync.hub.record_schemas import record_schemas
from sync.log.errors import LoaError, Refused, Unavailable
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record

TYPES = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """As much of JSON Schema as the record schemas use."""
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if not isinstance(value, TYPES[schema["type"]]) or value not in schema.get("enum", [value]):
        return False
    if isinstance(value, dict):
        return all(fits(item, schema["properties"][name]) for name, item in value.items())
    if isinstance(value, list):
        return all(fits(item, schema["items"]) for item in value)
    return not isinstance(value, str) or re.search(schema.get("pattern", ""), value) is not None


def test_every_path_of_the_contract_is_described() -> None:
    assert openapi_document("1")["paths"].keys() == {"/v1/enrol", "/v1/exchange", "/healthz", "/openapi.json"}


def test_every_reference_leads_somewhere() -> None:
    document = openapi_document("1")
    named = set(re.findall(r'"#/components/([a-z]+/\w+)"', json.dumps(document)))
    there = {f"{room}/{what}" for room, held in document["components"].items() for what in held}
    assert named
    assert named <= there


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_the_example_of_a_type_fits_its_schema(of: type[Record]) -> None:
    values, faults = of.tidy(of.example(), "2026-10-13")
    assert not faults
    assert fits(values, record_schemas()[of.type_name()])


def test_a_wrong_value_does_not_fit() -> None:
    assert not fits({"name": 7}, record_schemas()["village"])


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Refused("bad_signature"), 401),
        (Refused("invite_used"), 410),
        (Refused("something_new"), 422),
        (Unavailable("disk_full"), 503),
        (LoaError("internal"), 500),
    ],
    ids=str,
)
def test_the_code_of_a_failure_decides_its_status(error: LoaError, status: int) -> None:
    assert status_of(error) == status
    assert json.loads(bytes(problem_response(error).body))["code"] == error.code
