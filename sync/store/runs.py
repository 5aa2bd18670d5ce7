# SPDX-License-Identifier: Apache-2.0
"""Signed runs out of the store: which of them vouch for some changes, so that they can travel on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, select

from sync.log.change import Entry
from sync.parcel.columns import RunPart
from sync.parcel.runs import Run
from sync.store.entries import grouped
from sync.store.log_tables import RUN
from sync.store.prepared import Prepared
from sync.store.projection import version_ids

_AROUND: Final = Prepared(
    select(RUN.c.actor, RUN.c.first_n, RUN.c.prev, RUN.c.device, RUN.c.ids, RUN.c.signature)
    .where(RUN.c.actor == bindparam("of"), RUN.c.first_n <= bindparam("high"), RUN.c.last_n >= bindparam("low"))
    .order_by(RUN.c.first_n)
)


def runs_for(connection: Connection, entries: Sequence[Entry]) -> list[RunPart]:
    """The runs that hold these changes, each with the ones that were asked for; the others travel as ids.

    Every change of the log but the laptop's own unsent ones stands in a run.
    """
    parts: list[RunPart] = []
    by_actor = grouped(entries, lambda entry: entry.change.actor)
    for some in by_actor.values():
        parts += _parts(_runs_of(connection, some), {entry.id: entry for entry in some})
    return parts


def _runs_of(connection: Connection, entries: Sequence[Entry]) -> list[Run]:
    numbers = [entry.change.n for entry in entries]
    rows = _AROUND.rows(connection, of=entries[0].change.actor, low=min(numbers), high=max(numbers))
    return [
        Run(actor, first_n, prev, device, tuple(version_ids(ids)), signature)
        for actor, first_n, prev, device, ids, signature in rows
    ]


def _parts(runs: Iterable[Run], wanted: Mapping[bytes, Entry]) -> list[RunPart]:
    """Each change once, in the first run that holds it."""
    left = dict(wanted)
    parts: list[RunPart] = []
    for run in runs:
        held = {place: left.pop(id_) for place, id_ in enumerate(run.ids) if id_ in left}
        if held:
            parts.append(RunPart(run, held))
    return parts
