# SPDX-License-Identifier: Apache-2.0
"""Signed runs: a device vouches for a stretch of its changes at once, never for single ones.

The signature covers the ids alone, so a node that may not see some of the changes can still verify the others.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sync.log.change import Change, ChangeId, Entry
from sync.log.errors import Refused
from sync.parcel.keys import DeviceKey, verify

RUN_DOMAIN: Final = b"loa run 1"


@dataclass(frozen=True, slots=True)
class Run:
    """Changes ``first_n``, ``first_n`` + 1 … of one actor by their ids, signed by the device that wrote them."""

    actor: bytes
    first_n: int
    prev: ChangeId
    """The id before the first; ``NO_CHANGE`` when ``first_n`` is 1."""
    device: bytes
    """Public key, 32 bytes."""
    ids: tuple[ChangeId, ...]
    signature: bytes

    @property
    def id(self) -> bytes:
        """SHA-256 of the signed statement: equal for equal runs, wherever they were signed."""
        return hashlib.sha256(signed_statement(self.actor, self.first_n, self.prev, self.ids)).digest()

    @property
    def last_n(self) -> int:
        return self.first_n + len(self.ids) - 1

    def places(self) -> Iterator[tuple[int, ChangeId, ChangeId]]:
        """For each place (n, id, the id before it)."""
        return zip(range(self.first_n, self.last_n + 1), self.ids, (self.prev, *self.ids), strict=False)


def signed_statement(actor: bytes, first_n: int, prev: ChangeId, ids: Sequence[ChangeId]) -> bytes:
    """What the device signs: domain, actor, first n (8 bytes, big-endian), length of prev (1), prev, count (4), ids."""
    head = (RUN_DOMAIN, actor, first_n.to_bytes(8, "big"), bytes((len(prev),)), prev, len(ids).to_bytes(4, "big"))
    return b"".join((*head, *ids))


def sign_run(entries: Sequence[Entry], key: DeviceKey) -> Run:
    """The run of these changes, which must be one unbroken stretch of one actor written by the device of ``key``.

    Raises Refused("empty_run") or Refused("run_does_not_match").
    """
    if not entries:
        raise Refused("empty_run")
    first = entries[0].change
    ids = tuple(entry.id for entry in entries)
    signature = key.sign(signed_statement(first.actor, first.n, first.prev, ids))
    run = Run(first.actor, first.n, first.prev, key.public, ids, signature)
    check_chain(run, {entry.id: entry for entry in entries})
    return run


def verify_run(run: Run) -> None:
    """Raises Refused("malformed_run") for impossible shapes, Refused("bad_signature") for a forgery."""
    if not _has_shape(run):
        raise Refused("malformed_run")
    verify(run.device, run.signature, signed_statement(run.actor, run.first_n, run.prev, run.ids))


def _has_shape(run: Run) -> bool:
    is_linked = len(run.prev) == (0 if run.first_n == 1 else 32) and 1 <= run.first_n < 2**53
    return is_linked and len(run.actor) == 16 and len(run.ids) > 0 and all(len(each) == 32 for each in run.ids)


def check_chain(run: Run, entries_by_id: Mapping[ChangeId, Entry]) -> None:
    """Whether each change that is present stands in its place; the others may be missing.

    Raises Refused("run_does_not_match") when actor, n, the id before or the device tell another story.
    """
    for n, id_, prev in run.places():
        present = entries_by_id.get(id_)
        if present is not None and not _stands_at(present.change, run, n, prev):
            raise Refused("run_does_not_match", f"change {n} of the run names another place")


def _stands_at(change: Change, run: Run, n: int, prev: ChangeId) -> bool:
    return change.n == n and change.prev == prev and change.actor == run.actor and change.device == run.device
