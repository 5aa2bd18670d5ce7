# SPDX-License-Identifier: Apache-2.0
"""Nothing is typed twice: a record repeated (F4), a whole day repeated (Ctrl+L), contents known from before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

import msgspec
from msgspec import Struct

from desktop.actions.day_rows import started
from desktop.actions.gathering import columns, gather, in_units
from desktop.actions.saving import save_new
from desktop.actions.scheduling import slots_due
from desktop.actions.today import BY_HAND
from desktop.laptop import Desk, Laptop, record_key
from sync.records.broadcast_line import origin_of
from sync.records.broadcast_log import BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.days import VIETNAM, write_moment
from sync.records.record import Record
from sync.records.vietnamese import fold, same_key
from sync.store.list_order import rows_found
from sync.store.projection import PROJECTION
from sync.store.reading import read_record
from sync.store.search_index import begun_together

NEVER_REPEATED: Final = frozenset({"attachments", "source_ref", "photo", "note"})
"""What belongs to the one record: its files, its number elsewhere, what was noted of that day."""

OF_ONE_AIRING: Final = frozenset({"clusters_ok", "failed_clusters", "not_aired_reason", "unplanned_reason", "slot"})
STEP_MIN: Final = 5
LOOKED_THROUGH: Final = 300
"""Broadcasts, the latest first, that are looked through for known contents."""


class Repeated(Struct, frozen=True):
    """A new draft's values, to be filled into a form; nothing was saved."""

    of: type[Record]
    values: Mapping[str, Any]


class DayRepeated(Struct, frozen=True):
    """What repeating a day saved; ids for undo, how many were left out, and of these whose hour is still to come."""

    ids: tuple[str, ...]
    skipped: int
    ahead: int = 0


class KnownContent(Struct, frozen=True):
    """A content aired before and what choosing it fills in; no clusters are all of them."""

    title: str
    broadcast_kind: str | None
    seconds: int | None
    clusters: tuple[str, ...]
    origin: str
    relay_channel: str | None
    language: str | None
    line: Mapping[str, Any]
    last_aired: str


def repeat_record(laptop: Laptop, record_id: str, day: date | None = None) -> Repeated:
    """The values of a record as a new one of a day, today unless told; a broadcast takes the next free time.

    Numbers for people, files and what belongs to the one day are left out. Raises Refused ``unknown_record``.
    """
    with laptop.reading() as desk:
        record = read_record(desk.connection, record_key(record_id)).record
        values = _moved(record, day or _today(desk))
        if isinstance(record, BroadcastLog):
            values = _at_a_free_time(desk, _aired_anew(record, values))
        return Repeated(type(record), values)


def _today(desk: Desk) -> date:
    return desk.around.now.astimezone(VIETNAM).date()


def _moved(record: Record, day: date) -> dict[str, Any]:
    """Values without what is the record's own, its day and the moments of that day moved to the new one."""
    kept = {name: value for name, value in record.values.items() if _is_repeated(record, name)}
    name = record.declared.day_name()
    old = str(record.values.get(name, ""))[:10] if name else ""
    if not old:
        return kept
    by = day - date.fromisoformat(old)
    return {name: _shifted(type(record), name, value, old, by) for name, value in kept.items()}


def _is_repeated(record: Record, name: str) -> bool:
    field = record.fields.get(name)
    if field is None or field.is_derived or field.is_hidden:
        return False
    return field.proposal is None and name not in NEVER_REPEATED and not _is_signature(record, name)


def _is_signature(record: Record, name: str) -> bool:
    """Whether the value is one that only another role writes, such as an approval: a copy is not approved."""
    general = (writes for writes in record.declared.writable.values() if writes.fields is None)
    return any(not writes.allows(name, record.values[name]) for writes in general)


def _shifted(of: type[Record], name: str, value: Any, old: str, by: timedelta) -> Any:
    is_of_day = isinstance(value, str) and value.startswith(old)
    if is_of_day and of.fields[name].kind == "day":
        return (date.fromisoformat(value) + by).isoformat()
    if is_of_day and of.fields[name].kind == "moment":
        return write_moment(datetime.fromisoformat(value) + by)
    return value


def _aired_anew(log: BroadcastLog, values: Mapping[str, Any]) -> dict[str, Any]:
    """What one airing told is not told of the next; whether one was heard that was not aired, a person says."""
    anew = {name: value for name, value in values.items() if name not in OF_ONE_AIRING}
    if log.quality == NOT_AIRED:
        anew.pop("quality", None)
    if "evidence" in anew:
        anew["evidence"] = BY_HAND
    if log.started_at is not None and log.ended_at is not None and "started_at" in anew:
        anew["ended_at"] = write_moment(datetime.fromisoformat(anew["started_at"]) + (log.ended_at - log.started_at))
    return anew


def _at_a_free_time(desk: Desk, values: dict[str, Any]) -> dict[str, Any]:
    """Its own time of day where the station is silent then, else the next five minutes at which it is."""
    if "started_at" not in values or "ended_at" not in values:
        return values
    begun, ended = (datetime.fromisoformat(values[name]) for name in ("started_at", "ended_at"))
    length = ended - begun
    for taken_from, taken_to in _taken(desk, values):
        if taken_from < begun + length and begun < taken_to:
            begun = _rounded_up(taken_to)
    if begun.date().isoformat() != values.get("date"):
        return values
    return values | {"started_at": write_moment(begun), "ended_at": write_moment(begun + length)}


def _taken(desk: Desk, values: Mapping[str, Any]) -> list[tuple[datetime, datetime]]:
    table = columns(BroadcastLog)
    logs = gather(desk, BroadcastLog, table.date == values.get("date"), table.station == values.get("station"))
    return sorted((log.started_at, log.ended_at) for log in logs if log.started_at and log.ended_at)


def _rounded_up(moment: datetime) -> datetime:
    over = timedelta(minutes=moment.minute % STEP_MIN, seconds=moment.second)
    return moment - over + timedelta(minutes=STEP_MIN) if over else moment


def repeat_day(laptop: Laptop, former: date, day: date | None = None) -> DayRepeated:
    """Save the broadcasts of a former day as drafts of a day, today unless told, in one transaction.

    One that the day has already (same station, start and content) is skipped, so that repeating twice adds nothing;
    so is one whose hour has not come: the log holds what was aired.
    """
    with laptop.writing() as desk:
        day = day or _today(desk)
        present = {_likeness(log.values) for log in _logs(desk, day)}
        slots = {slot.record_id for slot in slots_due(desk, day, [desk.workplace.unit])}
        ids: list[str] = []
        ahead = 0
        logs = _logs(desk, former)
        for log in logs:
            values = _aired_anew(log, _moved(log, day))
            if _is_ahead(values, desk.around.now):
                ahead += 1
            elif _likeness(values) not in present:
                own_slot = {"slot": log.slot} if log.slot in slots else {}
                ids.append(save_new(desk, BroadcastLog, values | own_slot).record_id)
        return DayRepeated(tuple(ids), len(logs) - len(ids), ahead)


def _is_ahead(values: Mapping[str, Any], now: datetime) -> bool:
    begun = values.get("started_at")
    return begun is not None and datetime.fromisoformat(begun) > now


def _logs(desk: Desk, day: date) -> list[BroadcastLog]:
    here = in_units(BroadcastLog, [desk.workplace.unit])
    return sorted(gather(desk, BroadcastLog, columns(BroadcastLog).date == day.isoformat(), here), key=started)


def _likeness(values: Mapping[str, Any]) -> tuple[Any, Any, str]:
    lines = values.get("lines") or [{}]
    return values.get("station"), values.get("started_at"), same_key(lines[0].get("title", ""))


def known_contents(laptop: Laptop, prefix: str, limit: int = 8) -> list[KnownContent]:
    """Contents whose title, or a word of it, begins as typed (marks or not), the latest aired first, each once."""
    wanted, question = fold(prefix), begun_together(prefix)
    if question is None:
        return []
    with laptop.reading() as desk:
        found: dict[str, KnownContent] = {}
        for content in _contents(desk, wanted, question):
            found.setdefault(same_key(content.title), content)
            if len(found) >= limit:
                break
        return list(found.values())


def _contents(desk: Desk, wanted: str, question: str) -> Iterator[KnownContent]:
    table = columns(BroadcastLog)
    logs = PROJECTION[BroadcastLog.type_name()]
    statement = (
        rows_found(logs, question, table.lines, table.broadcast_kind, table.clusters, table.date)
        .where(table.withdrawn_reason.is_(None), table.record_unit == desk.workplace.unit)
        .limit(LOOKED_THROUGH)
    )
    for lines, kind, clusters, day in desk.connection.execute(statement):
        for line in _matching(lines, wanted):
            yield _content(line, kind, tuple(msgspec.json.decode(clusters or "[]")), day or "")


def _matching(lines: str | None, wanted: str) -> Sequence[Mapping[str, Any]]:
    return [line for line in msgspec.json.decode(lines or "[]") if f" {wanted}" in f" {fold(line.get('title', ''))}"]


def _content(line: Mapping[str, Any], kind: str | None, clusters: tuple[str, ...], day: str) -> KnownContent:
    return KnownContent(
        title=line["title"],
        broadcast_kind=kind,
        seconds=line.get("seconds"),
        clusters=clusters,
        origin=origin_of(line, kind),
        relay_channel=line.get("relay_channel"),
        language=line.get("language"),
        line=line,
        last_aired=day,
    )
