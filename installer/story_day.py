# SPDX-License-Identifier: Apache-2.0
"""What the story knows while it is played: its programs, its records, and how a check is told.

A check that does not hold ends the story: ``Broken`` names it.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from installer.story_data import NOBODY, VIETNAM, Commune
from installer.story_processes import Broken, Hub, Laptop

COMMUNE, NEIGHBOUR, PROVINCE = "02683", "02686", "15"
LOGGED = ("broadcast_log", "status_check", "propaganda_session")
"""The types that the day is about."""

Item = dict[str, Any]
Answered = TypeVar("Answered")


def _yesterday() -> date:
    return datetime.now(VIETNAM).date() - timedelta(days=1)


@dataclass
class Day:
    """One hub and two laptops in a folder of their own."""

    folder: Path
    port: int = 0
    tell: Callable[[str], None] = print
    last_day: date = field(default_factory=_yesterday)
    passphrase: str = field(default_factory=lambda: secrets.token_urlsafe(18), repr=False)
    checks: int = 0
    waiting: int = 0
    invites: dict[str, str] = field(default_factory=dict)
    commune: Commune = NOBODY
    ids: dict[str, list[str]] = field(default_factory=dict)
    accepted: Sequence[str] = ()
    returned: Sequence[str] = ()
    hub: Hub = field(init=False)
    officer: Laptop = field(init=False)
    reviewer: Laptop = field(init=False)

    def __post_init__(self) -> None:
        self.hub = Hub(self.folder / "hub", self.port)
        self.officer = Laptop(self.folder / "can-bo-xa", self.passphrase)
        self.reviewer = Laptop(self.folder / "can-bo-tham-dinh", self.passphrase)

    def check(self, vietnamese: str, english: str, holds: bool, found: object = "") -> None:
        """Tell what was checked and what came out; Broken where it does not hold."""
        told = f"{vietnamese} / {english}" + (f": {found}" if found != "" else "")
        self.tell(f"    {'✓' if holds else '✗'} {told}")
        if not holds:
            raise Broken(told)
        self.checks += 1

    def logged(self) -> list[str]:
        """The ids of everything logged in these days."""
        return [one for name in LOGGED for one in self.ids.get(name, ())]

    def items(self, laptop: Laptop, *types: str) -> dict[str, Item]:
        """Every logged record as a laptop shows it, by its id; or those of some types alone."""
        return {one["id"]: one for name in types or LOGGED for one in laptop.ask("list", name)}


def at_once(*questions: Callable[[], Answered]) -> list[Answered]:
    """The answers of commands that do not wait for each other: each at a folder of its own."""
    with ThreadPoolExecutor(len(questions)) as pool:
        asked = [pool.submit(question) for question in questions]
        return [one.result() for one in asked]


def steps_of(item: Item) -> list[str]:
    """The names of the steps on a record's trail."""
    return [step["step"] for step in item["trail"]]


def has_in_order(steps: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether these steps stand on a trail in this order, others between them or not."""
    left = iter(steps)
    return all(one in left for one in wanted)
