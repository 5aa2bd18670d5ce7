# SPDX-License-Identifier: Apache-2.0
"""Epochs: each names one history of this hub. A cursor from beyond that history shows that an older copy was restored.

Then a new epoch begins, once, and the nodes offer again what this copy has forgotten.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, bindparam, select

from sync.hub.account_tables import GIVEN
from sync.hub.audit import Audited, write_audit
from sync.hub.cursor_tokens import Place
from sync.hub.node import ACTOR, EPOCH, Hub
from sync.parcel.messages import Told
from sync.store.arrivals import ids_at
from sync.store.prepared import Prepared
from sync.store.settings import read_setting, write_setting

_MARK: Final = Prepared(select(GIVEN.c.mark).where(GIVEN.c.number == bindparam("number")))


def read_epoch(connection: Connection) -> bytes:
    """The epoch that this hub is in, 8 bytes."""
    epoch: bytes = read_setting(connection, EPOCH)
    return epoch


def knows_history(connection: Connection, places: Iterable[Place]) -> bool:
    """Tell whether every place lies in the history of this hub: number and id must agree."""
    told = {(place.number, place.id) for place in places if place.number}
    ids = ids_at(connection, {number for number, _id in told})
    return all(ids.get(number) == id_ for number, id_ in told)


def knows_receipt(connection: Connection, epoch: bytes, told: Told) -> bool:
    """Tell whether the history of this ``epoch`` gave a receipt; of another one nothing is said.

    Cursors show what a node has read; a receipt shows what it believes to be here, of units too that it may see no
    more, and of what was held or had no number yet.
    """
    told_in, number, mark = told
    if not number or told_in != epoch:
        return True
    return bool(_MARK.scalar(connection, number=number) == mark)


def begin_epoch(connection: Connection, hub: Hub, lost: bytes) -> None:
    """Begin a new epoch unless the one that lost its history has ended already; run it in a write transaction.

    What the hub writes from here on comes from a new actor: the old one may have gone on beyond this copy.
    """
    if read_epoch(connection) != lost:
        return
    epoch = hub.entropy.octets(8)
    write_setting(connection, EPOCH, epoch)
    write_setting(connection, ACTOR, hub.entropy.octets(16))
    write_audit(connection, Audited(hub.now_ms(), "history_lost", {"epoch": lost.hex(), "new_epoch": epoch.hex()}))
