# SPDX-License-Identifier: Apache-2.0
"""A supervisor decides about held changes: each is admitted, as by its author, or refused for good.

Whoever decides may lend what was missing: a device that still counts, a grant, a role. Nobody may lend form, a
place in a record, somebody else's name, or the right to review.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sqlalchemy import Connection

from sync.hub.accounts import Account, in_force, read_grants
from sync.hub.admission import judge_lent
from sync.hub.audit import Audited, write_audit
from sync.hub.evidence import gather
from sync.hub.held_changes import HeldRow, find_held, forget_held, held_entry, mark_refused
from sync.hub.intake import write_receipt
from sync.hub.node import Hub, units_changed
from sync.hub.notices import LEFT, LOST, OTHER, note_ruling
from sync.log.errors import Refused
from sync.log.scope import roles_over
from sync.parcel.messages import RunAnswer
from sync.parcel.receipts import sign_receipt
from sync.records.admin_unit import AdminUnit
from sync.records.roles import Role
from sync.store.appending import append
from sync.store.arrivals import note_arrivals
from sync.store.entries import chunks, grouped, ids_beginning

WRONG: Final = "wrong"
REFUSED_FOR: Final = (LOST, LEFT, WRONG, OTHER)
"""Why a held change is refused: its device was lost, its author had left, it is not right, anything else."""
SUPERVISORS: Final = (Role.REVIEWER, Role.MANAGER)
"""Who may decide about the held changes of a unit."""

_IN_ONE_RECEIPT: Final = 25
"""A receipt of so many changes passes a link of a few kilobytes."""


@dataclass(slots=True)
class Ruled:
    """What became of the changes that were named; deciding the same twice is deciding once."""

    done: list[str] = field(default_factory=list)
    refused: list[tuple[str, Refused]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bench:
    """Where it is decided: a write transaction of a hub that is alone, and who decides; None is the administrator at
    the machine."""

    connection: Connection
    hub: Hub
    supervisor: Account | None = None


class _Told(NamedTuple):
    """One ruling as the author's node is told it: ``code`` None where the change was admitted."""

    row: HeldRow
    code: str | None


def admit(bench: Bench, wanted: Sequence[str]) -> Ruled:
    """Let held changes in, named by the first 8 or more digits of their ids. What is refused stays held.

    The codes: ``unknown_change``, ``not_a_supervisor``, and those of what nobody may lend.
    """

    def rule(row: HeldRow) -> None:
        _let_in(bench.connection, bench.hub, row)

    return _rule(bench, wanted, _Ruling("held_admitted", None, rule))


def refuse(bench: Bench, wanted: Sequence[str], reason: str) -> Ruled:
    """Refuse held changes for good, for one of ``REFUSED_FOR``; they stay here, whole, and their authors are told.

    The codes: ``unknown_change``, ``not_a_supervisor``, ``already_admitted``.
    """
    code = f"refused_{reason}"

    def rule(row: HeldRow) -> None:
        mark_refused(bench.connection, row, code)

    return _rule(bench, wanted, _Ruling("held_refused", code, rule))


class _Ruling(NamedTuple):
    action: str
    code: str | None
    rule: Callable[[HeldRow], None]


def _rule(bench: Bench, wanted: Sequence[str], ruling: _Ruling) -> Ruled:
    ruled, told = Ruled(), []
    for digits in wanted:
        try:
            row = _find(bench, digits, is_admitting=ruling.code is None)
            if row is not None and row.code != ruling.code:
                ruling.rule(row)
                told.append(_Told(row, ruling.code))
        except Refused as reason:
            ruled.refused.append((digits, reason))
        else:
            ruled.done.append(digits)
    _tell(bench, told, ruling.action)
    return ruled


def _find(bench: Bench, digits: str, is_admitting: bool) -> HeldRow | None:
    """The change that is held under these digits; None where it was admitted already, as is wanted."""
    row = find_held(bench.connection, digits)
    if row is not None:
        _check_supervisor(bench, row.change.unit)
        return row
    if len(ids_beginning(bench.connection, digits)) != 1:
        raise Refused("unknown_change", "no single held change has an id that begins with these 8 or more digits")
    if not is_admitting:
        raise Refused("already_admitted", "the change was admitted and stands")
    return None


def _check_supervisor(bench: Bench, unit: str) -> None:
    """The person must supervise the unit on this day, from a device that still counts."""
    who, hub = bench.supervisor, bench.hub
    if who is None:
        return
    grants = in_force(read_grants(bench.connection, (who.person,)).get(who.person, ()), who.public, hub.today())
    roles = roles_over(grants, unit, hub.tree(bench.connection))
    if who.revoked_at is not None or not roles.intersection(SUPERVISORS):
        raise Refused("not_a_supervisor", "this person does not supervise the unit", {"unit": unit})


def _let_in(connection: Connection, hub: Hub, row: HeldRow) -> None:
    entry = held_entry(row)
    judge_lent(gather(connection, hub, [entry]), entry)
    at = hub.now_ms()
    appended = append(connection, [entry], at)
    note_arrivals(connection, [entry], appended.new, at)
    forget_held(connection, row.id)
    if entry.change.type == AdminUnit.type_name():
        units_changed(connection, hub)


def _tell(bench: Bench, told: Sequence[_Told], action: str) -> None:
    """Write receipts for the nodes concerned, and the audit: one row for each of them."""
    nodes = grouped(told, lambda one: one.row.change.author + one.row.carrier)
    for some in nodes.values():
        for part in chunks(some, _IN_ONE_RECEIPT):
            _tell_node(bench, part, action)


def _tell_node(bench: Bench, told: Sequence[_Told], action: str) -> None:
    connection, hub, who = bench.connection, bench.hub, bench.supervisor
    first = told[0].row
    receipt = write_receipt(connection, hub, [_answer(one) for one in told])
    note_ruling(connection, first.change.author, first.carrier, sign_receipt(receipt, hub.key))
    detail = {
        "changes": [one.row.id.hex() for one in told],
        "code": told[0].code or first.code,
        "author": str(uuid.UUID(bytes=first.change.author)),
        "receipt": f"{receipt.epoch.hex()[:8]}-{receipt.number}",
    }
    write_audit(connection, Audited(receipt.at, action, detail, *((who.public, who.person) if who else ())))


def _answer(told: _Told) -> RunAnswer:
    """A run of one: its last id names the change itself."""
    change = told.row.change
    held = [] if told.code is None else [(0, told.code)]
    return RunAnswer(actor=change.actor, first_n=change.n, count=1, last_id=told.row.id, held=held)
