# SPDX-License-Identifier: Apache-2.0
"""Repairs switched off, one at a time, from outside: the simulation must turn red, or it proves nothing.

This is the one place that puts other code in the place of what is shipped: its aim is to break it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final
from unittest.mock import patch

from sqlalchemy import Connection, delete, insert, select

from desktop.actions import saving
from sync.client import cycle, healing, reply
from sync.client.healing import adopt_epoch
from sync.client.link import HubLink
from sync.hub import exchange, intake, stream_pages
from sync.hub import files as hub_files
from sync.log.change import Entry
from sync.log.errors import Refused
from sync.store import appending
from sync.store.digests import Settled, settle
from sync.store.file_pieces import Progress
from sync.store.log_tables import ARRIVAL, CHANGE, UNNUMBERED
from tests.simulation import nodes
from tests.simulation.run import Run, run_seed
from tests.simulation.weather import Event, clone_laptop, end_grants, restore_hub, restore_laptop, revoke


@dataclass(frozen=True)
class Mutation:
    """A repair, the promise that it serves (``promises.md`` C), and what stands in its place when it is off."""

    name: str
    rule: str
    changed: Sequence[tuple[object, str, object]]
    often: Sequence[Event] = ()
    """What shows it soonest."""
    within: int = 300
    """The simulation must turn red within so many seeds."""
    is_quick: bool = False
    """Whether a few seeds are enough."""
    beside: Sequence[tuple[object, str, object]] = ()
    """What is off with the repair on too: another repair that would notice the same before it."""

    @contextmanager
    def applied(self, is_off: bool = True) -> Iterator[None]:
        """The block in which the repair is off, or on, with nothing that would stand in for it."""
        with ExitStack() as stack:
            for module, attribute, other in (*self.beside, *(self.changed if is_off else ())):
                stack.enter_context(patch.object(module, attribute, other))
            yield


def first_red(mutation: Mutation, seeds: Iterable[int]) -> Run | None:
    """The first run that breaks a promise which it keeps with the repair on.

    A program that falls over for want of the repair proves nothing.
    """
    for seed in seeds:
        with mutation.applied():
            run = run_seed(seed, often=mutation.often)
        if run.is_promise and not _breaks(mutation, seed):
            return run
    return None


def _breaks(mutation: Mutation, seed: int) -> bool:
    """Whether a seed breaks a promise with the repair on."""
    with mutation.applied(is_off=False):
        return bool(run_seed(seed, often=mutation.often).broken)


_judge_all = intake._judge_all
_append = appending.append


def _numbers_here(connection: Connection, entries: Iterable[Entry]) -> set[tuple[bytes, int]]:
    actors = {entry.change.actor for entry in entries}
    rows = connection.execute(select(CHANGE.c.actor, CHANGE.c.n).where(CHANGE.c.actor.in_(actors)))
    return {(row.actor, row.n) for row in rows}


def _judge_by_number(connection: Connection, hub: Any, entries: Sequence[Entry]) -> Any:
    """Two changes under one number of one actor are taken for one."""
    here = _numbers_here(connection, entries)
    others = [entry for entry in entries if (entry.change.actor, entry.change.n) not in here]
    judged, before = _judge_all(connection, hub, others)
    for entry in entries:
        judged.answers.setdefault(entry.id, intake.KNOWN)
    return judged, before | ({entry.id for entry in entries} - {entry.id for entry in others})


def _append_by_number(connection: Connection, entries: Sequence[Entry], at: int) -> appending.Appended:
    here = _numbers_here(connection, entries)
    return _append(connection, [one for one in entries if (one.change.actor, one.change.n) not in here], at)


def _judge_whole_parcels(connection: Connection, hub: Any, entries: Sequence[Entry]) -> Any:
    """A parcel with anything in it that may not be let in is refused whole."""
    judged, before = _judge_all(connection, hub, entries)
    if judged.held:
        raise judged.held[0].reason
    return judged, before


def _judge_once(connection: Connection, hub: Any, entries: Sequence[Entry]) -> Any:
    """A change that was sent before makes its parcel a mistake."""
    judged, before = _judge_all(connection, hub, entries)
    if before:
        raise Refused("sent_before", "the parcel holds what came already")
    return judged, before


def _number_out_of_order(connection: Connection) -> int:
    """Numbers are reserved before the commit, as a database sequence gives them: the last to commit has a lower one."""
    notes = connection.execute(select(UNNUMBERED).order_by(UNNUMBERED.c.first_key.desc()).limit(1)).all()
    for note in notes:
        changes = select(CHANGE.c.key, CHANGE.c.unit, CHANGE.c.type, CHANGE.c.key, CHANGE.c.key)
        some = changes.where(CHANGE.c.key.between(note.first_key, note.last_key))
        connection.execute(insert(ARRIVAL).from_select(["change", "unit", "type", "number", "at"], some))
        rows = select(CHANGE.c.id, CHANGE.c.unit, CHANGE.c.type).where(
            CHANGE.c.key.between(note.first_key, note.last_key)
        )
        settle(connection, [Settled(*row) for row in connection.execute(rows)])
        connection.execute(delete(UNNUMBERED).where(UNNUMBERED.c.first_key == note.first_key))
    return len(notes)


def _adopt_at_once(connection: Connection, link: HubLink, epoch: bytes) -> HubLink:
    """The new epoch is adopted before anything was offered."""
    return adopt_epoch(connection, replace(link, offering=epoch))


def _all_own(connection: Connection, tip: Any, lowest: int) -> set[bytes]:
    """What a node wrote is never sent back to it."""
    return set(
        connection.execute(select(CHANGE.c.id).where(CHANGE.c.actor == tip.actor, CHANGE.c.n >= lowest)).scalars()
    )


def _no_heads(_folded: object, _names: object) -> Mapping[str, Sequence[bytes]]:
    return {}


def _never(*_asked: object) -> bool:
    return False


def _all_is_here(*_asked: object) -> exchange._History:
    return exchange._History(False)


def _keep_nothing(*_asked: object) -> dict[bytes, int]:
    return {}


def _nothing_differs(*_asked: object) -> tuple[str, ...]:
    return ()


def _always(*_asked: object) -> bool:
    return True


def _keep_no_bytes(_connection: object, _sha256: bytes, sizes: Collection[int], *_piece: object) -> Progress:
    return Progress(max(sizes))


def _ask_nothing(*_asked: object) -> None:
    """What the hub held of a file before it was set back is believed to be there."""


RECEIPTS: Final = "a hub that was set back is noticed by its receipts"
FRESH_ACTOR: Final = "a copied laptop takes a fresh actor"
NOTICES: Final = "a hub that was set back is noticed by what it told besides changes"
_NO_RECEIPTS: Final = [(exchange, "knows_receipt", _always)]

MUTATIONS: Final = (
    Mutation("the hub keeps what it answers for", "A1", [(intake, "append_unknown", _keep_nothing)], is_quick=True),
    Mutation(
        "a change is known by its hash",
        "C1",
        [
            (intake, "_judge_all", _judge_by_number),
            (reply, "append", _append_by_number),
        ],
        (restore_laptop,),
    ),
    Mutation(
        "an author replaces what was seen, nothing else", "C2", [(saving, "heads_seen", _no_heads)], is_quick=True
    ),
    Mutation(FRESH_ACTOR, "C1", [(reply, "is_rolled_back", _never)], (clone_laptop,)),
    Mutation(
        "a node is sent its own changes", "C1", [(stream_pages, "proven_ids", _all_own)], (restore_laptop, clone_laptop)
    ),
    Mutation(
        "a hub that was set back is noticed by its cursors",
        "C5",
        [(exchange, "_look_back", _all_is_here)],
        (restore_hub,),
    ),
    Mutation(RECEIPTS, "C5", _NO_RECEIPTS, (restore_hub, end_grants)),
    Mutation(
        NOTICES,
        "C5",
        [(exchange, "knows_notice", _always)],
        (restore_hub, revoke, end_grants),
        beside=_NO_RECEIPTS,
    ),
    Mutation(
        "an epoch is adopted when all is answered for",
        "C5",
        [(cycle, "begin_offering", _adopt_at_once)],
        (restore_hub,),
    ),
    Mutation(
        "numbers are given in the order of commits",
        "C6",
        [(nodes, "number_committed", _number_out_of_order)],
        is_quick=True,
    ),
    Mutation(
        "sending twice is sending once, change by change", "C9", [(intake, "_judge_all", _judge_once)], is_quick=True
    ),
    Mutation(
        "a change that is held holds only itself",
        "C10",
        [(intake, "_judge_all", _judge_whole_parcels)],
        (end_grants,),
        is_quick=True,
    ),
    Mutation(
        "digests are compared after each exchange",
        "C21",
        [(reply, "_differing", _nothing_differs)],
        (restore_hub,),
        beside=_NO_RECEIPTS,
    ),
    Mutation("the hub keeps the bytes of files that it answers for", "A1", [(hub_files, "take_piece", _keep_no_bytes)]),
    Mutation("bytes of files hang on a receipt, too", "C5", [(exchange, "hangs_on_receipt", _never)], (restore_hub,)),
    Mutation(
        "a hub that was set back is asked which bytes of files it has",
        "C5",
        [(healing, "ask_again", _ask_nothing)],
        (restore_hub,),
    ),
)
