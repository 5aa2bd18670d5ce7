# SPDX-License-Identifier: Apache-2.0
"""What communes did with bulletins from above, counted from their receipts, slots and logs, alike on hub and laptop.

Nobody writes "aired" anywhere: a broadcast log whose lines name the bulletin, or a version of it in another language,
is the airing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, cast

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, or_, select

from sync.records.broadcast_log import BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED as NOT_HEARD
from sync.records.bulletin_receipt import NOT_AIRED, BulletinReceipt
from sync.records.content_item import ContentItem
from sync.records.days import VIETNAM
from sync.records.record import Record
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_rules import is_due_on, last_due_day
from sync.store.entries import id_text, in_chunks
from sync.store.projection import PROJECTION

LATE: Final = timedelta(days=7)
"""So long after its end an airing of a bulletin is still looked for."""
LONGEST: Final = timedelta(days=366)
"""A bulletin without an end is followed for a year."""
STATES: Final = ("new", "read", "scheduled", "aired", "not_aired")

_RECEIPT, _SLOT, _LOG, _ITEM = (
    PROJECTION[of.type_name()] for of in (BulletinReceipt, ScheduleSlot, BroadcastLog, ContentItem)
)


class Airing(Struct, frozen=True):
    """A broadcast log that names the bulletin; ``was_heard`` is False for one that says it was not aired."""

    log_id: str
    day: str
    started_at: str | None
    clusters: frozenset[str]
    silent: frozenset[str]
    planned: int
    heard: int
    was_heard: bool
    reason: str | None


@dataclass(slots=True)
class Answer:
    """One commune's answer to one bulletin; ``read_at`` in milliseconds."""

    receipt: BulletinReceipt | None = None
    read_at: int | None = None
    slots: list[ScheduleSlot] = field(default_factory=list)
    logs: list[Airing] = field(default_factory=list)

    @property
    def aired(self) -> list[Airing]:
        """The airings that were heard, the earliest first."""
        return sorted((one for one in self.logs if one.was_heard), key=lambda one: one.started_at or one.day)

    @property
    def state(self) -> str:
        """One of ``STATES``: the furthest that the commune came, or that it will not air."""
        if self.aired:
            return "aired"
        if self.reason is not None:
            return "not_aired"
        return "scheduled" if self.slots else "new" if self.receipt is None else "read"

    @property
    def reason(self) -> str | None:
        """Why it was not aired: as the receipt says, else as the log of its last airing does."""
        if self.aired:
            return None
        if self.receipt is not None and self.receipt.state == NOT_AIRED:
            return self.receipt.reason or "khac"
        missed = max(self.logs, key=lambda one: one.started_at or one.day, default=None)
        return None if missed is None else missed.reason or "khac"

    @property
    def planned_clusters(self) -> int:
        """How many different clusters were to air it; the largest count where logs name none."""
        named = {one for airing in self.aired for one in airing.clusters}
        return max([len(named), *(one.planned for one in self.aired)])

    @property
    def heard_clusters(self) -> int:
        """How many different clusters aired it at least once."""
        named = {one for airing in self.aired for one in airing.clusters - airing.silent}
        return max([len(named), *(one.heard for one in self.aired)]) if self.aired else 0

    def record_ids(self) -> list[str]:
        """The records that tell the answer."""
        own = [] if self.receipt is None else [self.receipt.record_id]
        return [*own, *(one.record_id for one in self.slots), *(one.log_id for one in self.logs)]


Answers = Mapping[str, Mapping[str, Answer]]
"""Bulletin → unit → its answer; units that said nothing are left out."""


def answers_of(connection: Connection, bulletins: Sequence[ContentItem], units: Collection[str] = ()) -> Answers:
    """The answers of some communes, of all where none is named, to some bulletins."""
    found: dict[str, dict[str, Answer]] = {one.record_id: {} for one in bulletins}
    if bulletins:
        versions = _versions(connection, found)
        days = _days(bulletins)
        _add_receipts(connection, found, units)
        _add_slots(connection, found, versions, _slots_between(units, days))
        _add_logs(connection, found, versions, _logs_between(units, days))
    return found


def _versions(connection: Connection, bulletins: Collection[str]) -> dict[str, str]:
    """Item → the bulletin that it is, or of which it is the version in another language."""
    versions = {one: one for one in bulletins}
    for condition in in_chunks(_ITEM.table.c.parent_item, list(bulletins)):
        rows = connection.execute(select(_ITEM.table.c.record_id, _ITEM.table.c.parent_item).where(condition))
        versions |= {id_text(record): original for record, original in rows}
    return versions


def _days(bulletins: Iterable[ContentItem]) -> tuple[str, str]:
    """The days on which any of them may have been aired."""
    spans = [_span(one) for one in bulletins]
    return min(first for first, _last in spans).isoformat(), max(last for _first, last in spans).isoformat()


def _span(bulletin: ContentItem) -> tuple[date, date]:
    """A bulletin always says when it was made; one that does not is looked for among all there is."""
    return bulletin.made_on or date.min, last_day(bulletin) + LATE


def last_day(bulletin: ContentItem) -> date:
    """The last day on which a bulletin is to be aired."""
    if bulletin.valid_to is not None:
        return bulletin.valid_to.astimezone(VIETNAM).date()
    return bulletin.made_on + LONGEST if bulletin.made_on else date.max - LATE


def _slots_between(units: Collection[str], days: tuple[str, str]) -> list[ColumnElement[bool]]:
    """What slots that may air a bulletin on these days meet."""
    table, (first, last) = _SLOT.table.c, days
    ends = or_(table.last_day.is_(None), table.last_day >= first)
    return [*_of_units(table, units), table["items"].is_not(None), table.first_day <= last, ends]


def _logs_between(units: Collection[str], days: tuple[str, str]) -> list[ColumnElement[bool]]:
    """What logs of these days that name any item meet."""
    table, (first, last) = _LOG.table.c, days
    return [*_of_units(table, units), table.date.between(first, last), table.lines.contains('"content_item"')]


def _of_units(table: Any, units: Collection[str]) -> list[ColumnElement[bool]]:
    stands = table.withdrawn_reason.is_(None)
    return [stands, table.record_unit.in_(units)] if units else [stands]


def _add_receipts(connection: Connection, found: dict[str, dict[str, Answer]], units: Collection[str]) -> None:
    """Two laptops of a commune may have written one each: the earlier reading and the later answer hold."""
    table = _RECEIPT.table.c
    for condition in in_chunks(table.bulletin, list(found)):
        statement = select(_RECEIPT.table).where(condition, table.withdrawn_reason.is_(None)).order_by(table.done_at)
        for row in connection.execute(statement).mappings():
            if not units or row["record_unit"] in units:
                answer = found[row["bulletin"]].setdefault(row["record_unit"], Answer())
                answer.receipt = cast(BulletinReceipt, _RECEIPT.record(row))
                answer.read_at = min(row["created_at"], answer.read_at or row["created_at"])


def _add_slots(
    connection: Connection,
    found: dict[str, dict[str, Answer]],
    versions: Mapping[str, str],
    here: list[ColumnElement[bool]],
) -> None:
    for row in connection.execute(select(_SLOT.table).where(*here).order_by(_SLOT.table.c.first_day)).mappings():
        slot = cast(ScheduleSlot, _SLOT.record(row))
        for bulletin in {versions[one] for one in slot.items or () if one in versions}:
            found[bulletin].setdefault(slot.unit, Answer()).slots.append(slot)


_LOG_CELLS: Final = (
    "record_id", "record_unit", "date", "started_at", "lines", "clusters", "failed_clusters",
    "clusters_planned", "clusters_ok", "quality", "not_aired_reason",
)  # fmt: skip


def _logs(here: list[ColumnElement[bool]]) -> Select[Any]:
    return select(*(_LOG.table.c[name] for name in _LOG_CELLS)).where(*here)


def _add_logs(
    connection: Connection,
    found: dict[str, dict[str, Answer]],
    versions: Mapping[str, str],
    here: list[ColumnElement[bool]],
) -> None:
    for row in connection.execute(_logs(here)).mappings():
        lines = msgspec.json.decode(row["lines"])
        for bulletin in {versions[line["content_item"]] for line in lines if line.get("content_item") in versions}:
            found[bulletin].setdefault(row["record_unit"], Answer()).logs.append(_airing(row))


def _airing(row: Mapping[Any, Any]) -> Airing:
    clusters, silent = (frozenset(_listed(row[name])) for name in ("clusters", "failed_clusters"))
    return Airing(
        log_id=id_text(row["record_id"]),
        day=row["date"],
        started_at=row["started_at"],
        clusters=clusters,
        silent=silent,
        planned=row["clusters_planned"] or 0,
        heard=row["clusters_ok"] or 0,
        was_heard=row["quality"] != NOT_HEARD,
        reason=row["not_aired_reason"],
    )


def _listed(cell: str | None) -> list[str]:
    return msgspec.json.decode(cell, type=list[str]) if cell else []


def planned_airings(slots: Iterable[ScheduleSlot], until: date) -> int:
    """How often these slots air in all, up to a day where they have no end."""
    return sum((slot.repeat_count or 1) * sum(1 for _day in _due_days(slot, until)) for slot in slots)


def _due_days(slot: ScheduleSlot, until: date) -> Iterator[date]:
    if slot.first_day is None:
        return
    last = min(last_due_day(slot) or until, slot.first_day + LONGEST)
    for place in range((last - slot.first_day).days + 1):
        day = slot.first_day + timedelta(days=place)
        if is_due_on(slot, day):
            yield day


def stored_bulletins(connection: Connection, *conditions: Any) -> list[tuple[ContentItem, str | None]]:
    """Items that meet the conditions, each with the reason where it is withdrawn; emergencies first, then by rank
    and the newest."""
    table = _ITEM.table.c
    rows = connection.execute(select(_ITEM.table).where(table.parent_item.is_(None), *conditions)).mappings()
    found = [(cast(ContentItem, _ITEM.record(row)), row["withdrawn_reason"], row["created_at"]) for row in rows]
    found.sort(key=lambda one: (-int(one[0].priority or 1), -one[2], one[0].record_id))
    return [(item, reason) for item, reason, _at in found]


def columns_of(of: type[Record]) -> Any:
    """The columns of a type's rows, for conditions."""
    return PROJECTION[of.type_name()].table.c
