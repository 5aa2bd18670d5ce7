# SPDX-License-Identifier: Apache-2.0
"""What a node knows of its hub: address, key, epoch, what it was granted, and the hub's clock when last heard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from sync.client.pace import FIRST_PACE, Pace
from sync.log.errors import Refused
from sync.log.scope import Grant
from sync.parcel.messages import NOT_TOLD, Receipt, Told
from sync.parcel.receipts import receipt_mark
from sync.records.roles import Role
from sync.store.settings import read_setting, write_setting

LINK: Final = "hub_link"
"""The setting under which a store keeps it."""


@dataclass(frozen=True, slots=True)
class HubLink:
    """The enrolment of this node at its hub and the state of the exchange with it."""

    url: str
    hub: bytes
    """The hub's public key: replies by any other are refused."""
    hub_unit: str
    epoch: bytes
    """The history of the hub that this node has adopted."""
    units: Sequence[str]
    roles: Sequence[str]
    offering: bytes = b""
    """The new epoch, while everything is being offered again after the hub lost some of its history."""
    hub_at: int | None = None
    """The hub's clock when it last answered, milliseconds, and this node's own at that moment."""
    own_at: int | None = None
    pace: Pace = FIRST_PACE
    """What the link is trusted with: where the next exchange begins."""
    differing: Sequence[str] = ()
    """Units whose digest differed at the end of the last exchange."""
    noticed: int = 0
    """The last of the hub's notices that this node knows, and the epoch that counts them."""
    noticed_in: bytes = b""
    noticed_mark: bytes = b""
    """Names that notice: the hub shows by it that it still knows what this node was told."""
    told: Told = NOT_TOLD
    """The last receipt of the hub, by its number: the hub shows by it that it still has what it answered for."""
    revoked_at: int | None = None
    """Since when the hub trusts this device no more, milliseconds of its time, and why; it may hand over, no more."""
    revoked_for: str = ""
    knows_files: bool = False
    """Whether the hub has answered what was said of files: to an older one nothing is sent of them."""

    def grant(self) -> Grant:
        """What the hub granted, for the checks before saving; the hub checks again. Its own new roles say nothing."""
        return Grant(tuple(self.units), tuple(role for role in Role if role in self.roles))

    def clock_age_s(self, wall: int) -> int | None:
        """Seconds since the hub's clock was last known; never negative, a clock set back reads 0."""
        return None if self.own_at is None else max(0, (wall - self.own_at) // 1000)

    def clock_offset_s(self) -> int | None:
        """How far the hub's clock was ahead of this node's, in seconds."""
        return None if self.hub_at is None or self.own_at is None else round((self.hub_at - self.own_at) / 1000)


def read_link(connection: Connection) -> HubLink | None:
    """The link, None before enrolment."""
    return link_from(read_setting(connection, LINK))


def link_from(kept: Any) -> HubLink | None:
    """The link that a setting holds, None for none."""
    return None if kept is None else msgspec.convert(kept, HubLink)


def require_link(connection: Connection) -> HubLink:
    """The link; Refused ``not_enrolled`` before enrolment."""
    link = read_link(connection)
    if link is None:
        raise Refused("not_enrolled", "this profile is not enrolled at any hub yet")
    return link


def keep_link(connection: Connection, link: HubLink) -> None:
    """Keep the link as it now stands."""
    write_setting(connection, LINK, link)


def told_by(link: HubLink, receipt: Receipt, statement: bytes) -> HubLink:
    """The link after a receipt came. Rulings come late: of one epoch the greatest number is the last that was given."""
    epoch, number, _mark = link.told
    if epoch == receipt.epoch and receipt.number <= number:
        return link
    return replace(link, told=(receipt.epoch, receipt.number, receipt_mark(statement)))


def heard(link: HubLink, hub_at: int, own_at: int) -> HubLink:
    """The link after the hub answered."""
    return replace(link, hub_at=hub_at, own_at=own_at)
