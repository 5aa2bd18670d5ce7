# SPDX-License-Identifier: Apache-2.0
"""JSON as people and programs hand it in: one record, or many, one a line; strict where readers disagree.

One bad line never stops the others: it is handed on as the Refused it is.
"""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from sync.log.errors import Refused


def read_json(text: str) -> Any:
    """One JSON document.

    Raises Refused: ``malformed_json``, ``duplicate_key``, ``not_finite``, ``too_deep``, ``number_too_large``.
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise Refused("malformed_json", f"line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise Refused("too_deep", "lists and objects stand too deep in each other") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = min(name for name in found if names.count(name) > 1)
        raise Refused("duplicate_key", f"{twice} stands twice in one object", {twice: "duplicate_key"})
    return found


def _constant(name: str) -> NoReturn:
    raise Refused("not_finite", f"{name} is no number that may be stored")


def _integer(digits: str) -> int:
    if len(digits) > 20:
        raise Refused("number_too_large", "an integer may have 16 digits")
    return int(digits)


def read_records(text: str) -> Iterator[tuple[int, Any]]:
    """(line, record or Refused) of one JSON object, or of many, one a line."""
    lines = [(place, line) for place, line in enumerate(text.splitlines(), 1) if line.strip()]
    if _is_one_document(text, len(lines)):
        yield lines[0][0], _attempt(text)
        return
    for place, line in lines:
        yield place, _attempt(line)


def _is_one_document(text: str, lines: int) -> bool:
    """One line is one document; several are one where they parse together, such as indented JSON."""
    if lines == 0:
        raise Refused("malformed_json", "there is no record")
    if lines == 1:
        return True
    return not isinstance(_attempt(text), Refused) or isinstance(_attempt(text.lstrip().splitlines()[0]), Refused)


def _attempt(text: str) -> Any:
    try:
        return read_json(text)
    except Refused as refused:
        return refused
