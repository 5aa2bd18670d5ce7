# SPDX-License-Identifier: Apache-2.0
"""The chain of each actor: every change holds the id of the one before it, so tampering and gaps show.

A gap is told and is no fault by itself: changes may still be on a stick, held at the hub, or of a unit that this node
does not see.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from sync.log.errors import Refused
from sync.parcel.canonical import recall_change
from sync.store.log_tables import CHANGE


class Gap(NamedTuple):
    """Numbers of one actor that are not here: ``first`` to ``last``."""

    actor: bytes
    first: int
    last: int


class Chain:
    """Looks at the changes of one actor after another, in order of their numbers; after a fork any branch will do."""

    def __init__(self) -> None:
        self._actor = b""
        self._n = 0
        self._ids: set[bytes] = set()
        self._before: set[bytes] = set()

    def holds(self, row: Any) -> bool:
        """Whether a row names one of those before it, where they are here."""
        self._step_to(row.actor, row.n)
        self._ids.add(row.id)
        if not self._before:
            return True
        try:
            return recall_change(row.body).prev in self._before
        except (Refused, msgspec.MsgspecError):
            return True  # what has no form is reported as that

    def _step_to(self, actor: bytes, n: int) -> None:
        if (actor, n) == (self._actor, self._n):
            return
        is_next = actor == self._actor and n == self._n + 1
        self._actor, self._n = actor, n
        self._before, self._ids = (self._ids if is_next else set()), set()


def gaps(connection: Connection) -> Iterator[Gap]:
    """The numbers that are missing before the last change of each actor."""
    before = func.coalesce(func.lag(CHANGE.c.n).over(partition_by=CHANGE.c.actor, order_by=CHANGE.c.n), 0)
    numbered = select(CHANGE.c.actor, CHANGE.c.n, before.label("before")).subquery()
    rows = select(numbered).where(numbered.c.n > numbered.c.before + 1).order_by(numbered.c.actor, numbered.c.n)
    for row in connection.execute(rows):
        yield Gap(row.actor, row.before + 1, row.n - 1)
