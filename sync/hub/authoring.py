# SPDX-License-Identifier: Apache-2.0
"""What the hub writes itself: changes of its own actor, signed with its key, noted for numbering like any others."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from sync.hub.node import ACTOR, Hub
from sync.log.change import Entry
from sync.parcel.runs import sign_run
from sync.store import authoring
from sync.store.appending import keep_run
from sync.store.arrivals import note_arrivals
from sync.store.authoring import Clock, Draft
from sync.store.entries import chunks, entries_where
from sync.store.identity import Identity
from sync.store.log_tables import CHANGE
from sync.store.settings import read_setting

_LONGEST_RUN: Final = 32


def write_changes(connection: Connection, hub: Hub, drafts: Iterable[Draft]) -> list[Entry]:
    """Write drafts as the hub; run it in a write transaction and number what arrived after it."""
    at = hub.now_ms()
    identity = Identity(read_setting(connection, ACTOR), hub.person, hub.key)
    written: list[Entry] = []
    for some in chunks(drafts, _LONGEST_RUN):
        keys = authoring.write_changes(connection, identity, some, Clock(at, 0), hub.entropy)
        entries = [entry for _key, entry in entries_where(connection, CHANGE.c.key.in_(list(keys.values())))]
        note_arrivals(connection, entries, keys, at)
        keep_run(connection, sign_run(entries, hub.key))
        written += entries
    return written
