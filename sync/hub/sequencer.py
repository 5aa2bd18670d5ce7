# SPDX-License-Identifier: Apache-2.0
"""The sequencer: every worker stands by, one leads and numbers what all of them have committed (decision 030).

On SQLite the write lock is the sequencer and nothing runs here.
"""

import logging
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from sync.hub.node import Clock, Hub
from sync.log.errors import Unavailable
from sync.store.numbering import number_committed, oldest_unnumbered
from sync.store.postgresql import PostgresDatabase

LOOK_S: Final = 0.05
"""So often the leader looks whether anything was committed."""
STAND_BY_S: Final = 0.5
"""So often the others try to lead."""
TOO_LATE_MS: Final = 5_000

_log = logging.getLogger("loa.hub")


@contextmanager
def sequencing(hub: Hub) -> Iterator[None]:
    """Stand by for as long as the block runs, in a thread of its own."""
    if not isinstance(hub.database, PostgresDatabase):
        yield
        return
    sequencer = Sequencer(hub.database, hub.now_ms)
    thread = threading.Thread(target=sequencer.run, name="sequencer")
    thread.start()
    try:
        yield
    finally:
        sequencer.end.set()
        thread.join()


@dataclass
class Sequencer:
    """One candidate."""

    database: PostgresDatabase
    now_ms: Clock
    end: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Until the end; a bug ends the whole process, whose starter has a sound one take its place."""
        try:
            while not self.end.is_set():
                self._stand_by()
                self.end.wait(STAND_BY_S)
        finally:
            if not self.end.is_set():
                os.kill(os.getpid(), signal.SIGTERM)

    def _stand_by(self) -> None:
        try:
            with self.database.leading() as leader:
                if leader is not None:
                    self._lead(leader)
                else:
                    self._watch()
        except Unavailable as failure:
            _log.warning("the sequencer has no database: %s", failure.code)

    def _lead(self, leader: Connection) -> None:
        while not self.end.is_set():
            if not number_waiting(self.database, leader):
                self.end.wait(LOOK_S)

    def _watch(self) -> None:
        """Say aloud when whoever leads does not number."""
        with self.database.reading() as connection:
            oldest = oldest_unnumbered(connection)
        late_ms = 0 if oldest is None else self.now_ms() - oldest
        if late_ms > TOO_LATE_MS:
            _log.warning("changes have waited for their numbers for %d ms", late_ms)


def number_waiting(database: PostgresDatabase, leader: Connection) -> int:
    """What the sequencer does: number what waits, by the session that leads; how many changes.

    Where nothing waits it takes no lock.
    """
    with database.looking(leader) as connection:
        if oldest_unnumbered(connection) is None:
            return 0
    with database.numbering(leader) as connection:
        return number_committed(connection)
