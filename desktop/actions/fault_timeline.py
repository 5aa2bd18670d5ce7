# SPDX-License-Identifier: Apache-2.0
"""The faults of one cluster or station from report to repair, read from the log, and the next step of the open one.

A step is an edit of the ticket: its state, a further line of its action, the day it is expected done.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import or_

from desktop.actions.cluster_facts import FINISHED, is_open
from desktop.actions.gathering import columns, gather, require
from desktop.actions.naming import names_of
from desktop.actions.saving import load_folded, write_edit
from desktop.laptop import Desk, Laptop, record_key
from sync.log.change import Entry
from sync.log.errors import Refused
from sync.records.broadcast_log import BroadcastLog
from sync.records.broadcast_log_rules import NOT_AIRED
from sync.records.days import VIETNAM, write_moment
from sync.records.fault_ticket import FaultTicket
from sync.records.status_check import StatusCheck
from sync.records.words import Words
from sync.store.entries import entries_of_records

EXPECTED: Final = "Dự kiến xong"
_EXPECTED_LINE: Final = re.compile(rf"^{EXPECTED} (\d\d)/(\d\d)/(\d{{4}})$", re.MULTILINE)
_TOLD: Final = ("state", "symptom", "cause", "cost", "contractor", "repaired_at")


class StepChoice(Struct, frozen=True):
    """A step that may follow; ``needs_day`` asks when it is expected done."""

    state: str
    words: Words
    needs_day: bool = False


VISITED: Final = StepChoice("dang_sua", Words("Thợ tới kiểm tra", "Technician visited"))
WAITS: Final = StepChoice("cho_kinh_phi", Words("Chờ linh kiện", "Waiting for parts"), needs_day=True)
REPAIRED: Final = StepChoice(FINISHED, Words("Sửa xong", "Repaired"))
GIVEN_UP: Final = StepChoice("khong_sua_duoc", Words("Không sửa được", "Beyond repair"))

NEXT_STEPS: Final[Mapping[str, tuple[StepChoice, ...]]] = {
    "moi": (VISITED, WAITS, REPAIRED, GIVEN_UP),
    "dang_sua": (WAITS, REPAIRED, GIVEN_UP, VISITED),
    "cho_kinh_phi": (VISITED, REPAIRED, WAITS, GIVEN_UP),
    "khong_sua_duoc": (VISITED,),
}
"""Present state of a ticket → the steps that may follow, the likeliest first; a finished one has none."""


class TimelineStep(Struct, frozen=True):
    """One thing that happened: ``reported``, ``changed``, ``withdrawn`` or ``checked``; ``told`` are the codes set."""

    what: str
    at: datetime
    by: str
    text: str
    told: Mapping[str, Any]
    record_id: str
    expected_on: date | None = None


class Timeline(Struct, frozen=True):
    """What happened to a target, the latest first; figures are of the latest ticket, None without one."""

    target: str
    ticket_id: str | None
    ticket_state: str | None
    is_open: bool
    expected_on: date | None
    is_overdue: bool
    days_down: int | None
    broadcasts_lost: int | None
    steps: tuple[TimelineStep, ...]
    next_steps: tuple[StepChoice, ...]


class Step(Struct, frozen=True):
    """The next step as a person enters it; no moment is now."""

    state: str
    text: str = ""
    expected_on: date | None = None
    cause: str | None = None
    cost: int | None = None
    at: datetime | None = None


def fault_timeline(laptop: Laptop, target: str) -> Timeline:
    """The tickets and checks of a cluster or a station."""
    with laptop.reading() as desk:
        tickets = gather(desk, FaultTicket, columns(FaultTicket).target == target)
        tickets.sort(key=lambda one: (is_open(one), one.values.get("reported_at") or ""))
        steps = [*_check_steps(desk, target), *_ticket_steps(desk, tickets)]
        shown = tuple(sorted(steps, key=lambda one: one.at)[::-1])
        if not tickets:
            return Timeline(target, None, None, False, None, False, None, None, shown, ())
        return _timeline(desk, target, tickets[-1], shown)


def _timeline(desk: Desk, target: str, latest: FaultTicket, steps: tuple[TimelineStep, ...]) -> Timeline:
    expected = expected_day(latest.note) if is_open(latest) else None
    state = latest.state or "moi"
    return Timeline(
        target=target,
        ticket_id=latest.record_id,
        ticket_state=state,
        is_open=is_open(latest),
        expected_on=expected,
        is_overdue=expected is not None and expected < desk.around.now.astimezone(VIETNAM).date(),
        days_down=_days_down(latest, desk.around.now),
        broadcasts_lost=_count_lost(desk, target, latest),
        steps=steps,
        next_steps=NEXT_STEPS.get(state, ()),
    )


def expected_day(note: str | None) -> date | None:
    """The last day written as expected in a note; None where there is none."""
    for day, month, year in reversed(_EXPECTED_LINE.findall(note or "")):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _days_down(ticket: FaultTicket, now: datetime) -> int | None:
    if ticket.reported_at is None:
        return None
    until = (ticket.repaired_at or now).astimezone(VIETNAM).date()
    return max(0, (until - ticket.reported_at.astimezone(VIETNAM).date()).days)


def _count_lost(desk: Desk, target: str, ticket: FaultTicket) -> int | None:
    """Broadcasts since the report that this cluster, or with a station everybody, did not hear."""
    if ticket.reported_at is None:
        return None
    until = ticket.repaired_at or desk.around.now
    table = columns(BroadcastLog)
    of_target = or_(
        table.failed_clusters.contains(target, autoescape=True),
        (table.quality == NOT_AIRED) & or_(table.clusters.contains(target, autoescape=True), table.station == target),
    )
    days = table.date.between(*(one.astimezone(VIETNAM).date().isoformat() for one in (ticket.reported_at, until)))
    logs = gather(desk, BroadcastLog, days, of_target)
    return sum(one.started_at is not None and ticket.reported_at <= one.started_at <= until for one in logs)


def _ticket_steps(desk: Desk, tickets: Sequence[FaultTicket]) -> list[TimelineStep]:
    found = entries_of_records(desk.connection, [record_key(one.record_id) for one in tickets])
    names = names_of(desk.connection, {entry.change.author for entries in found.values() for entry in entries})
    steps: list[TimelineStep] = []
    for ticket in tickets:
        before: dict[str, Any] = {}
        for entry in sorted(found[record_key(ticket.record_id)], key=lambda one: one.change.wall):
            steps.append(_changed(ticket.record_id, entry, before, names[entry.change.author]))
            before.update(entry.change.set)
    return steps


def _changed(ticket_id: str, entry: Entry, before: Mapping[str, Any], by: str) -> TimelineStep:
    """One change of a ticket; the first is the report, at the moment that it tells."""
    values = entry.change.set
    at = datetime.fromtimestamp(entry.change.wall / 1000, UTC).astimezone(VIETNAM)
    if not before and values.get("reported_at"):
        at = datetime.fromisoformat(values["reported_at"])
    note = _added(before.get("note"), values.get("note"))
    return TimelineStep(
        what="changed" if before else "reported",
        at=at,
        by=by,
        text="\n".join(filter(None, (_added(before.get("action"), values.get("action")), _unexpected(note)))),
        told={name: values[name] for name in _TOLD if values.get(name) is not None},
        record_id=ticket_id,
        expected_on=expected_day(note),
    )


def _added(before: str | None, now: str | None) -> str:
    """What a text gained, where it went on; else the whole of it."""
    if not now:
        return ""
    return now[len(before) :].strip() if before and now.startswith(before) else now


def _unexpected(note: str) -> str:
    return _EXPECTED_LINE.sub("", note).strip()


def _check_steps(desk: Desk, target: str) -> Iterable[TimelineStep]:
    """Checks that say something new: those in a row with one result are told by their first."""
    found = gather(desk, StatusCheck, columns(StatusCheck).cluster == target)
    checks = sorted(((one.checked_at, one) for one in found if one.checked_at), key=lambda pair: pair[0])
    turns = [pair for place, pair in enumerate(checks) if not place or checks[place - 1][1].result != pair[1].result]
    names = names_of(desk.connection, {record_key(one.checker) for _at, one in turns if one.checker})
    return [_checked(at, one, names) for at, one in turns]


def _checked(at: datetime, check: StatusCheck, names: Mapping[bytes, str]) -> TimelineStep:
    by = names[record_key(check.checker)] if check.checker else ""
    return TimelineStep("checked", at, by, check.note or "", {"result": check.result}, check.record_id)


def take_step(laptop: Laptop, ticket_id: str, step: Step) -> None:
    """Write the next step of a ticket as one change of it.

    Raises Refused ``not_a_next_step``, ``expected_day_needed``, ``unknown_record``, ``withdrawn`` and those of
    saving, such as ``too_long``.
    """
    with laptop.writing() as desk:
        ticket = require(desk, FaultTicket, ticket_id)
        choice = _choice(ticket, step.state)
        if choice.needs_day and step.expected_on is None:
            raise Refused("expected_day_needed", "when is it expected done", {"expected_on": "required"})
        values, faults = FaultTicket.tidy(_entered(ticket, step, desk), desk.today)
        if faults:
            raise Refused(min(faults.values()), "some fields have no form", faults)
        of, folded = load_folded(desk, record_key(ticket_id))
        changed = {name: value for name, value in values.items() if folded.values.get(name) != value}
        if not changed:
            raise Refused("text_needed", "the step says nothing new", {"text": "required"})
        write_edit(desk, record_key(ticket_id), of, folded, changed)


def _choice(ticket: FaultTicket, state: str) -> StepChoice:
    for choice in NEXT_STEPS.get(ticket.state or "moi", ()):
        if choice.state == state:
            return choice
    raise Refused("not_a_next_step", f"{state} does not follow {ticket.state}", {"state": "not_a_next_step"})


def _entered(ticket: FaultTicket, step: Step, desk: Desk) -> dict[str, Any]:
    fields: dict[str, Any] = {"state": step.state}
    if step.text:
        fields["action"] = _line_after(ticket.action, step.text)
    if step.expected_on is not None:
        fields["note"] = _line_after(ticket.note, f"{EXPECTED} {step.expected_on:%d/%m/%Y}")
    if step.state == FINISHED:
        fields["repaired_at"] = write_moment(step.at or desk.around.now)
    told = {"cause": step.cause, "cost": step.cost}
    return fields | {name: value for name, value in told.items() if value is not None}


def _line_after(before: str | None, line: str) -> str:
    return f"{before}\n{line}" if before else line
