# SPDX-License-Identifier: Apache-2.0
"""Writes ``docs/reliability.md`` out of what the suites found; nobody writes that page by hand."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.torture.suite import Suite

_HEAD = """# How reliable the exchange is

Written by `make torture` itself, never by hand. *Acknowledged* is an entry that a laptop said was saved, or a hub said
was received. The simulation runs the shipped engine, fold and store, with laptops, reviewers and a hub in one process;
each seed runs in two processes that order hashes differently and must tell the same story byte by byte. First anything
may happen, and every promise is looked at after every step; then the faults stop, and after two or three exchanges of
each device all must hold the same. Losing an entry is forgiven only where every disk that ever held it was set back.
"""


def write_report(path: Path, suites: Sequence[Suite], day: date) -> None:
    """The whole page, or the old one."""
    unfinished = path.with_suffix(".md.new")
    unfinished.write_text(report(suites, day), encoding="utf-8")
    unfinished.replace(path)


def report(suites: Sequence[Suite], day: date) -> str:
    """The page."""
    told = "all promises kept" if all(one.is_sound for one in suites) else "PROMISES BROKEN"
    if any(one.rare for one in suites):
        told += ", in too short a run"
    lines = [_HEAD, f"Run of {day.isoformat()}: {told}.", ""]
    for suite in suites:
        lines += [*_section(suite), ""]
    return "\n".join(lines)


def _section(suite: Suite) -> Iterator[str]:
    yield f"## {suite.name}"
    yield ""
    if suite.skipped:
        yield f"Not run: {suite.skipped}."
        return
    yield f"**acknowledged entries lost: {suite.lost:,} of {suite.acknowledged:,}** ({suite.extent})"
    yield from _bullets("", (f"{name}: {value}" for name, value in suite.facts.items()))
    if suite.faults:
        yield ""
        yield "| what went wrong | times |"
        yield "|---|---|"
        yield from (f"| {name} | {count:,} |" for name, count in sorted(suite.faults.items()))
    yield from _bullets("Promises broken:", suite.broken)
    yield from _bullets("Too few schedules to mean much:", suite.rare)


def _bullets(head: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"- {line}" for line in lines]
    if told:
        yield ""
        if head:
            yield head
            yield ""
    yield from told
