# SPDX-License-Identifier: Apache-2.0
"""Which changes are *safe*: in a backup of the hub that was read back. The hub says so by the number of a receipt.

A receipt of an earlier epoch stays good where the backup was made after this node had adopted the present one: by
then the hub had everything that this node offered.
"""

from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, false, or_

from sync.store.log_tables import RECEIPT
from sync.store.settings import read_setting, write_setting

SAFE: Final = "safe"
ADOPTED: Final = "epoch_adopted"


class Safety(Struct, frozen=True):
    """What the hub last said; times are the hub's, in milliseconds."""

    epoch: bytes
    number: int
    at: int
    adopted: int = 0
    """When this node adopted the epoch, 0 for the first."""

    def covers(self, epoch: bytes, number: int, at: int) -> bool:
        """Whether what such a receipt names is safe."""
        return number <= self.number if epoch == self.epoch else self.at > max(at, self.adopted)


def read_safety(connection: Connection) -> Safety | None:
    """What is known; None as long as the hub has told of no backup."""
    kept: Any = read_setting(connection, SAFE)
    return None if kept is None else msgspec.convert(kept, Safety)


def keep_safety(connection: Connection, epoch: bytes, number: int, at: int) -> bool:
    """Keep what the hub says; tell whether it is news."""
    told = Safety(epoch, number, at, read_setting(connection, ADOPTED) or 0)
    if told == read_safety(connection):
        return False
    write_setting(connection, SAFE, told)
    return True


def epoch_adopted(connection: Connection, at: int) -> None:
    """A new epoch holds since this moment of the hub: what was safe before is told anew."""
    write_setting(connection, ADOPTED, at)
    write_setting(connection, SAFE, None)


def is_covered(safety: Safety | None) -> ColumnElement[bool]:
    """The condition that a row of receipts makes its changes safe."""
    if safety is None:
        return false()
    here = and_(RECEIPT.c.epoch == safety.epoch, RECEIPT.c.number <= safety.number)
    before = and_(RECEIPT.c.epoch != safety.epoch, RECEIPT.c.at < safety.at)
    return or_(here, before) if safety.at > safety.adopted else here
