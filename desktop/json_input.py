# SPDX-License-Identifier: Apache-2.0
"""JSON as people and programs hand it in: one record, or many, one a line; strict where readers disagree.

One bad line never stops the others: it is handed on as the Refused it is.
"""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from sync.log.errors import Refused


def read_json(text: str) -> Any:
    """One JSON document.

    Raises Refused: ``malformed_json``, ``duplicate_key``, ``not_finite``, ``too_deep``, ``number_too_large``.
    """
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float
        )
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


def _float(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise Refused("not_finite", f"{digits[:20]} is beyond the numbers that may be stored")
    return number


def read_records(text: str) -> Iterator[tuple[int, Any]]:
    """(line, record or Refused) of one JSON object, or of many, one a line."""
    # Only a line feed ends a line: other separators of Unicode may stand inside a JSON string.
    lines = [(place, line) for place, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise Refused("malformed_json", "there is no record")
    if _is_one_document(text, [line for _place, line in lines]):
        yield lines[0][0], _attempt(text)
        return
    for place, line in lines:
        yield place, _attempt(line)


def _is_one_document(text: str, lines: Sequence[str]) -> bool:
    """Several lines are one where they parse together, or where none but the first could begin a record.

    A bad first line must not take good ones with it, and a fault in indented JSON is one fault.
    """
    if len(lines) == 1 or not isinstance(_attempt(text), Refused):
        return True
    begins_record = not isinstance(_attempt(lines[0]), Refused) or any(line.startswith("{") for line in lines[1:])
    return not begins_record


def _attempt(text: str) -> Any:
    try:
        return read_json(text)
    except Refused as refused:
        return refused
