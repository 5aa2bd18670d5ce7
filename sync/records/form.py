# SPDX-License-Identifier: Apache-2.0
"""The form that every value must have, whatever its field: the same for every road in.

A value that one store takes and another refuses is a stuck queue, so nothing enters that
SQLite, PostgreSQL, JSON and Python do not all hold alike. Kinds of field stand in ``fields``.
"""

import math
import re
import unicodedata
from typing import Any, TypeGuard

DEEPEST = 8
"""Nesting of lists and objects that a value may have."""

LARGEST_NUMBER = 2**53
"""Beyond it JSON readers disagree about integers."""

LARGEST_TEXT = 100_000
"""Characters in one text, whatever its field allows."""


class FormFault(Exception):
    """A value without the form it needs; ``code`` is stable, ``where`` is the path inside it."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(f"{code} {where}".strip())
        self.code = code
        self.where = where


_BARRED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters other than tab and line end, and halves of surrogate pairs."""
_SHA256 = re.compile("[0-9a-f]{64}")


def check_text(text: str) -> None:
    """Refuse what databases disagree about: NUL, lone surrogates, control characters, non-NFC."""
    if len(text) > LARGEST_TEXT:
        raise FormFault("too_large")
    barred = _BARRED.search(text)
    if barred is not None:
        raise FormFault(_code_of(barred.group()))
    if not unicodedata.is_normalized("NFC", text):
        raise FormFault("not_nfc")


def _code_of(sign: str) -> str:
    if sign == "\0":
        return "nul_character"
    return "lone_surrogate" if "\ud800" <= sign <= "\udfff" else "control_character"


def is_sha256(value: object) -> TypeGuard[str]:
    """Tell whether a value is a SHA-256 as texts spell it: 64 hexadecimal digits, the letters small."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def check_value(value: Any, depth: int = 0) -> None:
    """Refuse a JSON value that is too deep, not finite, beyond ±2^53 or holds bad text.

    Commitments (bytes) are no JSON values: who allows them looks before asking here.
    """
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        _check_number(value)
    else:
        _check_inside(value, depth)


def _check_number(number: float) -> None:
    if not math.isfinite(number):
        raise FormFault("not_finite")
    if abs(number) > LARGEST_NUMBER:
        raise FormFault("number_too_large")


def _check_inside(value: Any, depth: int) -> None:
    if depth >= DEEPEST:
        raise FormFault("too_deep")
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise FormFault("wrong_kind")
            check_text(key)
        value = value.values()
    elif not isinstance(value, list):
        raise FormFault("wrong_kind")
    for item in value:
        check_value(item, depth + 1)


def tidy_value(value: Any, depth: int = 0) -> Any:
    """The same value with every text in NFC, line ends as \\n; for what a person or a file enters."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if depth > DEEPEST:
        raise FormFault("too_deep")
    if isinstance(value, list | tuple):
        return [tidy_value(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {tidy_value(key): tidy_value(item, depth + 1) for key, item in value.items()}
    return value
