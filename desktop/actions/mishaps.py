# SPDX-License-Identifier: Apache-2.0
"""What happened to this laptop that a person must know: it is trusted no more, its disk is full, it was made of a
backup or has a twin, its file was damaged, the hub came back from an older state. Facts of the store, cheap enough to
be read after every save. Kept out: how a try of the exchange failed (`sync.client.patience`), and all words.
"""

from typing import Any, Final

from msgspec import Struct
from sqlalchemy import exists, func, select

from desktop.actions.showing import moment_text
from desktop.laptop import Desk
from desktop.recovering import RECOVERED, RESTORED
from sync.parcel.canonical import recall_change
from sync.store.forks import forks_of_devices
from sync.store.log_tables import CHANGE, FORK, OUTBOX, RECEIPT
from sync.store.safety import is_covered, read_safety
from sync.store.settings import read_settings

REVOKED, DISK_FULL, RESTORED_HERE, TWIN, RECOVERED_HERE, HUB_RESTORED = (
    "revoked",
    "disk_full",
    "restored",
    "twin",
    "recovered",
    "hub_restored",
)
NOT_COPIED, HUB_NOT_BACKED_UP = "not_copied", "hub_not_backed_up"
TOLD_FOR_MS: Final = 7 * 24 * 3600_000
"""So long a recovery is told of, and so long may work lie in one place only before that is told."""


class Mishap(Struct, frozen=True):
    """One of them: when it was, or since when, or of which day a copy is; ``count`` of what it left behind."""

    kind: str
    at: str = ""
    count: int = 0


def mishaps(desk: Desk) -> tuple[Mishap, ...]:
    """All that holds now, the most urgent first."""
    kept = read_settings(desk.connection, (RESTORED, RECOVERED))
    found = (_revoked(desk), _full(desk), _restored(kept.get(RESTORED)), _twin(desk))
    rest = (_recovered(kept.get(RECOVERED), desk.laptop.wall()), _hub_restored(desk))
    return tuple(one for one in (*found, *rest) if one is not None)


def _revoked(desk: Desk) -> Mishap | None:
    at = desk.link.revoked_at if desk.link else None
    return None if at is None else Mishap(REVOKED, moment_text(at))


def _full(desk: Desk) -> Mishap | None:
    ballast = desk.laptop.ballast
    return Mishap(DISK_FULL) if ballast is not None and ballast.is_out else None


def _restored(kept: Any) -> Mishap | None:
    return None if kept is None else Mishap(RESTORED_HERE, moment_text(kept["backup_at"]), kept["unsent"])


def _twin(desk: Desk) -> Mishap | None:
    """Numbers that were written twice by this device, where that was found lately; nearly always there are none."""
    lately = desk.laptop.wall() - TOLD_FOR_MS
    if not desk.connection.execute(select(exists().where(FORK.c.at > lately))).scalar_one():
        return None
    count = forks_of_devices(desk.connection).get(desk.identity.device.public, 0)
    return Mishap(TWIN, count=count) if count else None


def _recovered(kept: Any, now: int) -> Mishap | None:
    if kept is None or now - kept["at"] > TOLD_FOR_MS:
        return None
    return Mishap(RECOVERED_HERE, moment_text(kept["at"]), kept["replayed"])


def _hub_restored(desk: Desk) -> Mishap | None:
    return Mishap(HUB_RESTORED) if desk.link is not None and desk.link.offering else None


def kept_in_one_place(desk: Desk, copied_on: str) -> tuple[Mishap, ...]:
    """Work that has lain in one place only for too long: not sent and not in the copy of that day (empty for none), or
    received by a hub that has told of no backup since."""
    found = (_not_copied(desk, copied_on), _not_backed_up(desk))
    return tuple(one for one in found if one is not None)


def _not_copied(desk: Desk, copied_on: str) -> Mishap | None:
    first = select(CHANGE.c.body).join(OUTBOX, OUTBOX.c.change == CHANGE.c.key).order_by(CHANGE.c.key).limit(1)
    body = desk.connection.execute(first).scalar()
    if body is None:
        return None
    at = recall_change(body).wall
    written_on = moment_text(at)
    is_late = desk.laptop.wall() - at > TOLD_FOR_MS
    return Mishap(NOT_COPIED, written_on) if is_late and copied_on < written_on[:10] else None


def _not_backed_up(desk: Desk) -> Mishap | None:
    first = select(func.min(RECEIPT.c.at)).where(~is_covered(read_safety(desk.connection)))
    at = desk.connection.execute(first).scalar()
    if at is None or desk.laptop.wall() - at <= TOLD_FOR_MS:
        return None
    return Mishap(HUB_NOT_BACKED_UP, moment_text(at))
