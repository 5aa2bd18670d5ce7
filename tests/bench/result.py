# SPDX-License-Identifier: Apache-2.0
"""What a bench gives back, and how the results of several runs are kept together in one file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec


class NotMeasured(Exception):
    """What a bench needs is not there; the text says what."""


@dataclass(frozen=True)
class Result:
    """One figure beside its budget; ``parts`` are the raw figures of both sides."""

    value: float
    budget: float
    better: Literal["lower", "higher"]
    how: str
    parts: Mapping[str, Any]

    @property
    def is_within_budget(self) -> bool:
        if self.parts.get("is_broken"):  # a budget of a part, which breaks this one too
            return False
        return self.value <= self.budget if self.better == "lower" else self.value >= self.budget


def merge_result(path: Path, name: str, result: Result) -> None:
    """Put one result among those that the file holds already."""
    known = msgspec.json.decode(path.read_bytes(), type=dict[str, Any]) if path.exists() else {}
    merged = {**known, name: asdict(result)}
    unfinished = path.with_suffix(".json.new")
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(merged, order="sorted"), indent=1) + b"\n")
    unfinished.replace(path)


def line_of(name: str, result: Result) -> str:
    """One line of the table."""
    sign = "≤" if result.better == "lower" else "≥"
    told = "" if result.is_within_budget else "   BROKEN"
    told += "   (restless machine: measure again)" if result.parts.get("is_restless") else ""
    return f"{name:<28} {result.value:>10,.3f}   {sign} {result.budget:>8,.2f}{told}"
