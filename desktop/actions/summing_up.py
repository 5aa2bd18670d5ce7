# SPDX-License-Identifier: Apache-2.0
"""The few numbers that stand at the edge of every screen: who works here, what waits, what came back."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import func, select

from desktop.actions.deciding import REVIEWED_TYPES
from desktop.actions.mishaps import mishaps
from desktop.laptop import Desk, Laptop
from sync.client.patience import Mode, read_mode, read_patience
from sync.log.review import QUEUE, RETURNED
from sync.records.roles import Role
from sync.store.log_tables import CHANGE, OUTBOX
from sync.store.outbox import held_changes, last_confirmed
from sync.store.reading import count_in_review, records_in_conflict


class Standing(Struct, frozen=True):
    """Counts are of records. ``last_confirmed`` is a moment in milliseconds of the hub's clock: its last receipt, or
    its last answer where nothing was to be sent."""

    name: str
    unit: str
    unit_name: str
    roles: Sequence[str]
    hub: str | None
    waiting: int
    held: int
    conflicts: int
    returned: int
    queue: int
    last_confirmed: int | None
    is_differing: bool
    mode: Mode = Mode.AUTO
    failure: str = ""
    """The code of how the last try ended, empty after a success."""
    next_try: int | None = None
    """When it is tried again by itself, milliseconds; None where it is only done when asked."""
    mishap: str = ""
    """What a person must know before all else, as in ``mishaps``; empty where there is nothing."""

    @property
    def is_manual(self) -> bool:
        """Whether this laptop exchanges only when asked."""
        return self.mode is Mode.MANUAL

    @property
    def not_before(self) -> int | None:
        """The moment in milliseconds before which it is not tried by itself, not even at a start."""
        return self.next_try if self.failure or self.mode is Mode.METERED else None

    @property
    def is_reviewer(self) -> bool:
        """Whether the review queue is this person's to empty."""
        return Role.REVIEWER in self.roles


def sum_up(laptop: Laptop) -> Standing:
    """The numbers as they stand now."""
    with laptop.reading() as desk:
        patience = read_patience(desk.connection)
        place = desk.workplace
        unit = laptop.tree.get(place.unit)
        roles = sorted({role for grant in desk.grants() for role in grant.roles})
        return Standing(
            name=place.name,
            unit=place.unit,
            unit_name=unit.name if unit else place.unit,
            roles=roles,
            hub=desk.link.url if desk.link else None,
            waiting=_count_waiting(desk),
            held=len({one.record for one in held_changes(desk.connection)}),
            conflicts=len(records_in_conflict(desk.connection)),
            returned=_count(desk, (RETURNED,), (place.unit,)),
            queue=_count(desk, QUEUE) if Role.REVIEWER in roles else 0,
            last_confirmed=_last_answered(desk),
            is_differing=bool(desk.link and desk.link.differing),
            mode=read_mode(desk.connection),
            failure=patience.code,
            next_try=patience.next_try,
            mishap=next((one.kind for one in mishaps(desk)), ""),
        )


def _last_answered(desk: Desk) -> int | None:
    """A laptop that only reads gets no receipt, yet it has exchanged."""
    moments = (last_confirmed(desk.connection), desk.link.hub_at if desk.link else None)
    return max((one for one in moments if one is not None), default=None)


def _count_waiting(desk: Desk) -> int:
    waiting = select(func.count(CHANGE.c.record.distinct())).join(OUTBOX, OUTBOX.c.change == CHANGE.c.key)
    return desk.connection.execute(waiting).scalar_one()


def _count(desk: Desk, reviews: Sequence[str], units: Sequence[str] = ()) -> int:
    return count_in_review(desk.connection, REVIEWED_TYPES, reviews, units)
