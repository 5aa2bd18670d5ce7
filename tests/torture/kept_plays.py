# SPDX-License-Identifier: Apache-2.0
"""What seeds have told, kept under ``build/torture`` from run to run, so that many short runs add up to a long one.

A folder belongs to one state of the code, named by the hash of all that a schedule runs: what other code told counts
for nothing, and code that no schedule reaches may change.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

import msgspec

from tests.torture.reach import reached_files

ROOT: Final = Path(__file__).parents[2]
PLAYED: Final = ("tests.simulation.run", "tests.torture.schedules")
"""What plays: it and every module that it reaches make the story."""
BESIDE: Final = ("resources", "requirements")
"""Folders of what it reads, and of what it runs with."""
WHOLE: Final = ("desktop", "sync", "ui", "resources", "tests", "requirements")
"""Folders of what the other suites run, which start programs and windows."""
_MADE: Final = frozenset({"__pycache__"})
_OF_WINDOWS: Final = _MADE | {"translations", "fonts", "icons", "styles", "licences"}
"""What only a window reads."""


class Told(msgspec.Struct):
    """What one play of one seed told."""

    seed: int
    mark: str
    broken: str
    acknowledged: int
    rounds: int
    tally: dict[str, int]


def code_mark(root: Path = ROOT, modules: Iterable[str] = PLAYED) -> str:
    """The code of a play in a few letters: other bytes of what it runs or reads, another mark."""
    return _mark(root, played_files(root, modules))


def mark_of_all(root: Path = ROOT) -> str:
    """The code of all suites in a few letters."""
    return _mark(root, _files_in(root, WHOLE, _MADE))


def _mark(root: Path, files: Iterable[Path]) -> str:
    sum_ = hashlib.sha256()
    for path in sorted(files):
        sum_.update(f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return sum_.hexdigest()[:16]


def played_files(root: Path = ROOT, modules: Iterable[str] = PLAYED) -> set[Path]:
    """All that a play runs or reads."""
    return _files_in(root, BESIDE, _OF_WINDOWS) | reached_files(root, modules)


def _files_in(root: Path, folders: Iterable[str], without: AbstractSet[str]) -> set[Path]:
    found = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    return {path for path in found if without.isdisjoint(path.relative_to(root).parts)}


class KeptPlays:
    """One player's lines. A line that a crash has cut counts as never written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[int, Told]:
        """Seed → what it told."""
        if not self._path.is_file():
            return {}
        lines = self._path.read_bytes().splitlines()
        return {one.seed: one for line in lines for one in _whole(line)}

    def play(self, seeds: Iterable[int], play: Callable[[Iterable[int]], Iterable[str]]) -> None:
        """Play those that have not told anything yet, each on the disk before the next begins."""
        known = self.read()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            if known:
                file.write(b"\n")
            for line in play(seed for seed in seeds if seed not in known):
                file.write(line.encode() + b"\n")
                file.flush()


def _whole(line: bytes) -> Iterator[Told]:
    try:
        yield msgspec.json.decode(line, type=Told)
    except msgspec.DecodeError:
        return


def spans(seeds: Iterable[int]) -> str:
    """Seeds in words: ``0–99, 200–299``."""
    found: list[list[int]] = []
    for seed in sorted(seeds):
        if found and seed == found[-1][1] + 1:
            found[-1][1] = seed
        else:
            found.append([seed, seed])
    return ", ".join(f"{first:,}–{last:,}" for first, last in found)
