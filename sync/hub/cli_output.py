# SPDX-License-Identifier: Apache-2.0
"""How the hub's commands speak: one JSON document, or short tables; messages and failures on standard error."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from sync.log.errors import LoaError, Unavailable
from sync.records.days import VIETNAM, write_moment

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2
UNAVAILABLE: Final = 3


@dataclass(frozen=True)
class Outcome:
    """What a command did: the document for ``--json``, the lines for people, the exit status."""

    document: Any
    lines: Sequence[str] = field(default_factory=tuple)
    status: int = DONE


def show(outcome: Outcome, is_json: bool) -> int:
    """Write an outcome and give its exit status."""
    if is_json:
        sys.stdout.write(json.dumps(outcome.document, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(line + "\n" for line in outcome.lines))
    sys.stdout.flush()
    return outcome.status


def show_failure(error: LoaError, is_json: bool) -> int:
    """Write a failure and give its exit status."""
    if is_json:
        failure = {"code": error.code, "message": error.message, "fields": dict(error.fields)}
        sys.stdout.write(json.dumps({"error": failure}, ensure_ascii=False) + "\n")
    sys.stderr.write(f"Không thực hiện được / Not done [{error.code}]: {error.message}\n")
    return UNAVAILABLE if isinstance(error, Unavailable) else REFUSED


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Lines of a plain table."""
    cells = [list(head), *([str("" if cell is None else cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def moment(at: int | None) -> str | None:
    """Milliseconds since 1970 UTC as ISO 8601 in Vietnam's time."""
    return None if at is None else write_moment(datetime.fromtimestamp(at // 1000, UTC).astimezone(VIETNAM))


def faults(fields: Mapping[str, str]) -> str:
    """Fields and their codes in one cell."""
    return ", ".join(f"{name}: {code}" for name, code in sorted(fields.items()))
