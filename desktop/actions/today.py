# SPDX-License-Identifier: Apache-2.0
"""Today's board of a commune, and its three answers: aired as scheduled, aired otherwise, not aired."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from msgspec import Struct

from desktop.actions.approving_content import note_aired_first
from desktop.actions.cluster_facts import OUT, ClusterState, Equipment, cluster_states
from desktop.actions.day_rows import LogRow, SlotRow, day_of, started
from desktop.actions.deciding import REVIEWED_TYPES
from desktop.actions.emergencies import EmergencyRow, emergencies_of
from desktop.actions.fault_timeline import expected_day
from desktop.actions.gathering import chosen, columns, fetch, gather, in_units, own_person, require
from desktop.actions.saving import save_new
from desktop.actions.scheduling import planned_start, station_of
from desktop.actions.showing import moment_text
from desktop.actions.station_state import counts_of, longest_out
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.log.review import RETURNED
from sync.records.broadcast_log import NOT_AIRED_REASONS, BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.content_item import ContentItem
from sync.records.days import VIETNAM, write_moment
from sync.records.fault_ticket import FaultTicket
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_items import items_of, lines_of_items
from sync.records.schedule_slot_rules import AT_ONCE, is_due_on
from sync.store.outbox import count_unsent, last_confirmed
from sync.store.reading import count_in_review, records_in_conflict

BY_HAND: Final = "manual"
HEARD_WELL: Final = "tot"


class Work(Struct, frozen=True):
    """What waits for the officer; ``overdue_faults`` are ids of tickets past the day they were expected done."""

    unconfirmed: int
    returned: int
    conflicts: int
    overdue_faults: tuple[str, ...]


class Clusters(Struct, frozen=True):
    """Clusters by state, and the one that has been silent longest."""

    counts: Mapping[Equipment, int]
    longest_out: ClusterState | None


class ExchangeFacts(Struct, frozen=True):
    """Changes that wait for a receipt, and the hub's time on the last one."""

    unsent: int
    last_confirmed: str | None
    is_enrolled: bool


class Board(Struct, frozen=True):
    """The officer's board of one day."""

    day: date
    unit: str
    slots: tuple[SlotRow, ...]
    unscheduled: tuple[LogRow, ...]
    work: Work
    clusters: Clusters
    exchange: ExchangeFacts
    emergencies: tuple[EmergencyRow, ...] = ()
    """Those still to be aired stand first: above every slot, and with how often is left."""


class Otherwise(Struct, frozen=True):
    """How a slot was aired in truth: its hour, its minutes, and why."""

    start: time
    minutes: int
    reason: str = ""
    failed_clusters: Sequence[str] = ()


class Confirmed(Struct, frozen=True):
    """What one answer wrote; ``log_id`` is taken back for undo, ``failed_clusters`` were known to be silent."""

    log_id: str
    slot_id: str
    started_at: datetime
    failed_clusters: tuple[str, ...]


def board(laptop: Laptop, day: date) -> Board:
    """The board of the own commune on a day."""
    with laptop.reading() as desk:
        unit = desk.workplace.unit
        of_day = day_of(desk, day, [unit])
        states = cluster_states(desk, [unit])
        confirmed = last_confirmed(desk.connection)
        return Board(
            day=day,
            unit=unit,
            slots=of_day.slots,
            unscheduled=of_day.unscheduled,
            work=Work(
                unconfirmed=sum(one.outcome == "to_confirm" for one in of_day.slots),
                returned=count_in_review(desk.connection, REVIEWED_TYPES, (RETURNED,), (unit,)),
                conflicts=len(records_in_conflict(desk.connection, (unit,))),
                overdue_faults=_overdue(desk, unit),
            ),
            clusters=Clusters(counts_of(states), longest_out(states)),
            exchange=ExchangeFacts(
                unsent=count_unsent(desk.connection),
                last_confirmed=None if confirmed is None else moment_text(confirmed),
                is_enrolled=desk.link is not None,
            ),
            emergencies=emergencies_of(desk, day, of_day.slots),
        )


def _overdue(desk: Desk, unit: str) -> tuple[str, ...]:
    waiting = gather(desk, FaultTicket, in_units(FaultTicket, [unit]), columns(FaultTicket).state == "cho_kinh_phi")
    today = desk.around.now.astimezone(VIETNAM).date()
    days = {one.record_id: expected_day(one.note) for one in waiting}
    return tuple(name for name, day in days.items() if day is not None and day < today)


def confirm(laptop: Laptop, slot_id: str, day: date, now: datetime) -> Confirmed:
    """Write the log of a slot as it was scheduled; clusters with an open fault are written as silent.

    Raises Refused ``not_yet_due`` (its ``start`` is the hour), ``not_due``, ``already_confirmed``, ``no_station``,
    ``unknown_record``, ``withdrawn``, ``type_not_yours``.
    """
    with laptop.writing() as desk:
        due = _due(desk, slot_id, day, now)
        failed = _known_silent(desk, due.slot)
        return _write(desk, due, {"quality": HEARD_WELL, "failed_clusters": list(failed) or None})


def confirm_otherwise(laptop: Laptop, slot_id: str, day: date, aired: Otherwise, now: datetime) -> Confirmed:
    """Write the log of a slot with the hour and minutes that were, and the reason. Raises what ``confirm`` does."""
    with laptop.writing() as desk:
        due = _due(desk, slot_id, day, now, is_asked_early=True)
        begun = datetime.combine(day, aired.start, VIETNAM)
        if begun > now:
            raise _not_yet(begun)
        failed = aired.failed_clusters or _known_silent(desk, due.slot)
        told = {"quality": HEARD_WELL, "failed_clusters": list(failed) or None, "unplanned_reason": aired.reason}
        return _write(desk, Due(due.slot, day, begun, aired.minutes * 60), told)


def not_aired(laptop: Laptop, slot_id: str, day: date, reason: str, now: datetime) -> Confirmed:
    """Write that a slot was not aired, and why. Raises Refused ``unknown_code`` and what ``confirm`` does."""
    if reason not in NOT_AIRED_REASONS:
        raise Refused("unknown_code", f"{reason} is no reason", {"not_aired_reason": "unknown_code"})
    with laptop.writing() as desk:
        due = _due(desk, slot_id, day, now)
        return _write(desk, due, {"quality": NOT_AIRED, "not_aired_reason": reason})


class Due(Struct, frozen=True):
    """A slot that is to be confirmed, with the start and the seconds to write."""

    slot: ScheduleSlot
    day: date
    begun: datetime
    seconds: int


def _due(desk: Desk, slot_id: str, day: date, now: datetime, is_asked_early: bool = False) -> Due:
    """The next airing of a slot that is not confirmed yet; ``is_asked_early`` leaves the hour to the caller."""
    slot = require(desk, ScheduleSlot, slot_id)
    if not is_due_on(slot, day) or slot.start is None:
        raise Refused("not_due", "the slot does not air on that day")
    logs = _logs_before(desk, slot, day)
    seconds = slot.planned_duration or 0
    begun = planned_start(slot, day, len(logs)) or _just_aired(logs[-1], seconds, now)
    is_waited_for = slot.recurrence != AT_ONCE and not is_asked_early
    if day > now.astimezone(VIETNAM).date() or (is_waited_for and begun > now):
        raise _not_yet(begun)
    return Due(slot, day, begun, seconds)


def _logs_before(desk: Desk, slot: ScheduleSlot, day: date) -> list[BroadcastLog]:
    """What the log has of the slot on that day; Refused ``already_confirmed`` where nothing is left to confirm."""
    table = columns(BroadcastLog)
    logs = sorted(gather(desk, BroadcastLog, table.date == day.isoformat(), table.slot == slot.record_id), key=started)
    if len(logs) >= (slot.repeat_count or 1):
        raise Refused("already_confirmed", "the log has it already")
    return logs


def _just_aired(last: BroadcastLog, seconds: int, now: datetime) -> datetime:
    """A repeat without an hour of its own ended just now, if it fits behind the one before; else right after that."""
    minute = now.astimezone(VIETNAM).replace(second=0, microsecond=0)
    after = last.ended_at or last.started_at or minute
    begun = minute - timedelta(seconds=seconds)
    return begun if after <= begun and begun.date() == last.date else after


def _not_yet(begun: datetime) -> Refused:
    hour = begun.astimezone(VIETNAM).strftime("%H:%M")
    return Refused("not_yet_due", f"the hour has not come: {hour}", {"start": hour})


def _known_silent(desk: Desk, slot: ScheduleSlot) -> tuple[str, ...]:
    """Clusters of the slot with an open fault: what is reported broken was not heard. None where all are."""
    planned = slot.clusters or ()
    states = [one for one in cluster_states(desk, [slot.unit]) if one.state is not Equipment.RETIRED]
    meant = [one for one in states if not planned or one.cluster_id in planned]
    silent = tuple(one.cluster_id for one in meant if one.ticket_id is not None and one.last_known in OUT)
    return silent if len(silent) < len(meant) else ()


def _write(desk: Desk, due: Due, told: Mapping[str, Any]) -> Confirmed:
    slot, person = due.slot, own_person(desk)
    items = items_of(slot, desk.around)
    fields = {
        "slot": slot.record_id,
        "station": station_of(desk, slot),
        "date": due.day.isoformat(),
        "started_at": write_moment(due.begun),
        "ended_at": write_moment(due.begun + timedelta(seconds=due.seconds)),
        "broadcast_kind": slot.broadcast_kind,
        "lines": lines_of(slot, due.seconds, items),
        "clusters": list(slot.clusters) if slot.clusters else None,
        "operator": person,
        "reader": usual_reader(desk, slot.unit) or person,
        "evidence": BY_HAND,
        **told,
    }
    log = save_new(desk, BroadcastLog, fields)
    if told["quality"] != NOT_AIRED:
        note_aired_first(desk, items, due.begun)
    return Confirmed(log.record_id, slot.record_id, due.begun, tuple(log.values.get("failed_clusters", ())))


def lines_of(slot: ScheduleSlot, seconds: int, items: Sequence[ContentItem] = ()) -> list[dict[str, Any]]:
    """The lines of a slot as aired: its own, else its items, else its title; a single one lasts the whole session."""
    own = [dict(one) for one in slot.values.get("lines") or ()]
    lines = own or lines_of_items(items) or [{"title": slot.title or ""}]
    if len(lines) == 1:
        lines[0]["seconds"] = seconds
    if slot.language is not None:
        lines = [{"language": slot.language, **one} for one in lines]
    return lines


def usual_reader(desk: Desk, unit: str) -> str | None:
    """Who read last, as this person logged it."""
    table = columns(BroadcastLog)
    own = chosen(BroadcastLog, table.created_by == desk.identity.person, table.record_unit == unit)
    last = fetch(desk, BroadcastLog, own.order_by(table.date.desc()).limit(1))
    return last[0].reader if last else None
