# SPDX-License-Identifier: Apache-2.0
"""Signed runs out of the store: which of them vouch for some changes, so that they can travel on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from sync.log.change import Entry
from sync.parcel.columns import RunPart
from sync.parcel.runs import Run
from sync.store.entries import grouped
from sync.store.log_tables import RUN
from sync.store.projection import version_ids


def runs_for(connection: Connection, entries: Sequence[Entry]) -> list[RunPart]:
    """The runs that hold these changes, each with the ones that were asked for; the others travel as ids.

    Every change of the log but the laptop's own unsent ones stands in a run.
    """
    parts: list[RunPart] = []
    by_actor = grouped(entries, lambda entry: entry.change.actor.hex())
    for some in by_actor.values():
        parts += _parts(_runs_of(connection, some), {entry.id: entry for entry in some})
    return parts


def _runs_of(connection: Connection, entries: Sequence[Entry]) -> list[Run]:
    numbers = [entry.change.n for entry in entries]
    rows = connection.execute(
        select(RUN)
        .where(
            RUN.c.actor == entries[0].change.actor,
            RUN.c.first_n <= max(numbers),
            RUN.c.last_n >= min(numbers),
        )
        .order_by(RUN.c.first_n)
    )
    return [_run(row) for row in rows]


def _run(row: Row[Any]) -> Run:
    return Run(row.actor, row.first_n, row.prev, row.device, tuple(version_ids(row.ids)), row.signature)


def _parts(runs: Iterable[Run], wanted: Mapping[bytes, Entry]) -> list[RunPart]:
    """Each change once, in the first run that holds it."""
    left = dict(wanted)
    parts: list[RunPart] = []
    for run in runs:
        held = {place: left.pop(id_) for place, id_ in enumerate(run.ids) if id_ in left}
        if held:
            parts.append(RunPart(run, held))
    return parts
