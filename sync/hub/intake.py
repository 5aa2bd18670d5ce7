# SPDX-License-Identifier: Apache-2.0
"""Taking in the runs of a parcel: judge, append, hold and answer, in one transaction, a change at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, insert

from sync.hub.account_tables import GIVEN, RECEIPTS
from sync.hub.accounts import Account
from sync.hub.admission import judge
from sync.hub.audit import Audited, write_audit
from sync.hub.epochs import read_epoch
from sync.hub.evidence import gather
from sync.hub.held_changes import Holding, held_codes, hold
from sync.hub.node import Hub, units_changed
from sync.log.change import ChangeId, Entry
from sync.log.errors import Refused
from sync.parcel.canonical import encode_value
from sync.parcel.columns import RunPart
from sync.parcel.messages import Receipt, RunAnswer, SignedReceipt
from sync.parcel.receipts import receipt_mark, sign_receipt
from sync.records.admin_unit import AdminUnit
from sync.store.appending import LookedUp, append_unknown, keep_runs
from sync.store.arrivals import note_arrivals
from sync.store.dialects import dialect_of
from sync.store.entries import known_among
from sync.store.prepared import Prepared
from sync.store.settings import read_setting, write_setting

NEW: Final = "new"
KNOWN: Final = "known"
RECEIPT_NUMBERS: Final = "hub_receipts"
HUB_NAME_BYTES: Final = 16
"""A receipt names its hub by the beginning of the public key that signs it."""
_INSERT_GIVEN: Final = Prepared(insert(GIVEN))
_NOTHING: Final = LookedUp((), ())


@dataclass
class _Judged:
    """The answer for each change so far."""

    answers: dict[ChangeId, str] = field(default_factory=dict)
    let_in: list[Entry] = field(default_factory=list)
    held: list[Holding] = field(default_factory=list)
    looked_up: LookedUp = _NOTHING
    """What was here of their records and actors."""

    def is_kept(self, part: RunPart, known: set[ChangeId]) -> bool:
        """Tell whether a run is needed: it vouches for at least one change that was not here before."""
        return any(entry.id not in known for entry in part.entries.values())


def worked_on(parts: Sequence[RunPart]) -> set[bytes]:
    """What no two parcels may be taken in for at once: the units, of which records and decisions are, and the actors,
    whose numbers show a fork."""
    units = {entry.change.unit for part in parts for entry in part.entries.values()}
    return {b"actor" + part.run.actor for part in parts} | {b"unit" + unit.encode() for unit in units}


def take_in(connection: Connection, hub: Hub, carrier: Account, parts: Sequence[RunPart]) -> SignedReceipt:
    """Answer for each change of these runs, signed; run it in a write transaction among what they are ``worked_on``.

    The runs must come from ``unpack_runs``, which has proven signature and chain of each.
    """
    at = hub.now_ms()
    entries = [entry for part in parts for entry in part.entries.values()]
    judged, before = _judge_all(connection, hub, entries)
    appended = append_unknown(connection, judged.let_in, at, judged.looked_up)
    note_arrivals(connection, judged.let_in, appended, at)
    hold(connection, judged.held, carrier.public, at)
    keep_runs(connection, [part.run for part in parts if judged.is_kept(part, before)])
    _note(connection, hub, judged, carrier, at)
    runs = [_answer(part, judged.answers) for part in parts]
    return sign_receipt(write_receipt(connection, hub, runs, at), hub.key)


def write_receipt(connection: Connection, hub: Hub, runs: Sequence[RunAnswer], at: int | None = None) -> Receipt:
    """The next receipt of this hub, over these answers; ``at`` is hub time in milliseconds."""
    receipt = Receipt(
        hub=hub.key.public[:HUB_NAME_BYTES],
        epoch=read_epoch(connection),
        number=_next_number(connection),
        at=hub.now_ms() if at is None else at,
        runs=list(runs),
    )
    mark = receipt_mark(encode_value(receipt))
    _INSERT_GIVEN.run(connection, number=receipt.number, mark=mark)
    return receipt


def _judge_all(connection: Connection, hub: Hub, entries: Sequence[Entry]) -> tuple[_Judged, set[ChangeId]]:
    """The answers, and the ids that had one before this parcel came."""
    ids = [entry.id for entry in entries]
    known = known_among(connection, entries)
    judged = _Judged(dict.fromkeys(known.here, KNOWN))
    judged.answers |= held_codes(connection, ids)
    before = set(judged.answers)
    fresh = {entry.id: entry for entry in entries if entry.id not in before}
    evidence = gather(connection, hub, fresh.values())
    judged.looked_up = LookedUp(evidence.here, known.blank)
    for entry in fresh.values():
        try:
            judge(evidence, entry)
        except Refused as reason:
            judged.held.append(Holding(entry, reason))
            judged.answers[entry.id] = reason.code
        else:
            evidence.let_in(entry.change)
            judged.let_in.append(entry)
            judged.answers[entry.id] = NEW
    return judged, before


def _note(connection: Connection, hub: Hub, judged: _Judged, carrier: Account, at: int) -> None:
    if any(entry.change.type == AdminUnit.type_name() for entry in judged.let_in):
        units_changed(connection, hub)
    if judged.let_in or judged.held:
        detail = {"new": len(judged.let_in), "held": len(judged.held)}
        write_audit(connection, Audited(at, "changes_received", detail, carrier.public, carrier.person))


def _answer(part: RunPart, answers: dict[ChangeId, str]) -> RunAnswer:
    """One run's answers by place. A change that stands twice in a parcel is new in its first run."""
    run = part.run
    told = [(place, answers[entry.id]) for place, entry in sorted(part.entries.items())]
    for entry in part.entries.values():
        if answers[entry.id] == NEW:
            answers[entry.id] = KNOWN
    return RunAnswer(
        actor=run.actor,
        first_n=run.first_n,
        count=len(run.ids),
        last_id=run.ids[-1],
        known=[place for place, answer in told if answer == KNOWN],
        held=[(place, answer) for place, answer in told if answer not in (NEW, KNOWN)],
        absent=[place for place in range(len(run.ids)) if place not in part.entries],
    )


def _next_number(connection: Connection) -> int:
    taken = dialect_of(connection).next_value(connection, RECEIPTS)
    if taken is not None:
        return taken
    number: int = (read_setting(connection, RECEIPT_NUMBERS) or 0) + 1
    write_setting(connection, RECEIPT_NUMBERS, number)
    return number
