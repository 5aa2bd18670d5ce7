# SPDX-License-Identifier: Apache-2.0
"""What the sync centre shows: each record that waits, each that the hub holds and what to do, each receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from desktop.actions.gathering import contents
from desktop.actions.held_codes import action_for
from desktop.actions.mishaps import Mishap, kept_in_one_place, mishaps
from desktop.actions.showing import moment_text, uuid_text
from desktop.copies import copies
from desktop.laptop import Desk, Laptop
from desktop.profile_folder import ProfileFolder
from desktop.titles import Label, vietnamese
from sync.client.patience import Mode, read_mode, read_patience
from sync.parcel.canonical import recall_change
from sync.store.files import FilesWaiting, files_waiting
from sync.store.log_tables import CHANGE, DELIVERY, OUTBOX, RECEIPT
from sync.store.outbox import IS_HELD, count_unsent, last_confirmed
from sync.store.reading import read_records

MOST_SHOWN: Final = 200
NO_FILES: Final = FilesWaiting(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class UnsentRow:
    """One record with changes that wait; ``written_at`` is when the first of them was written."""

    record_id: str
    type: str
    title: str
    written_at: str
    changes: int
    bytes: int


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One record that the hub holds, with the code of its latest change there and the one action about it."""

    record_id: str
    type: str
    title: str
    code: str
    action: str


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One signed receipt: its number as trails show it, the hub's time, the changes and records it says the hub has;
    what it answers for and the hub holds is not among them."""

    number: str
    at: str
    changes: int
    records: int


@dataclass(frozen=True, slots=True)
class SyncFacts:
    """The exchange as it stands; lists hold at most two hundred, the oldest first, ``unsent_changes`` counts all."""

    is_enrolled: bool
    hub: str | None
    unsent_changes: int
    unsent: tuple[UnsentRow, ...]
    held: tuple[HeldRow, ...]
    receipts: tuple[ReceiptRow, ...]
    last_confirmed: str | None
    clock_offset_s: int | None
    differing: tuple[str, ...]
    revoked_at: str | None
    """Since when the hub trusts this device no more: it may hand over what it holds, and does nothing else."""
    next_try: str | None
    failure: str
    """The code of how the last try ended, empty after a success."""
    mode: Mode = Mode.AUTO
    mishaps: Sequence[Mishap] = ()
    files: FilesWaiting = NO_FILES


def sync_facts(laptop: Laptop, label: Label = vietnamese, folder: Path | None = None) -> SyncFacts:
    """What was written, sent and answered, and when it is tried again by itself; ``folder`` is that of the profile."""
    copied_on = copied_last(folder) if folder is not None else ""
    with laptop.reading() as desk:
        patience = read_patience(desk.connection)
        confirmed = last_confirmed(desk.connection)
        return SyncFacts(
            is_enrolled=desk.link is not None,
            hub=desk.link.url if desk.link else None,
            unsent_changes=count_unsent(desk.connection),
            unsent=tuple(_unsent(desk, label)),
            held=tuple(_held(desk, label)),
            receipts=tuple(_receipts(desk)),
            last_confirmed=None if confirmed is None else moment_text(confirmed),
            clock_offset_s=desk.link.clock_offset_s() if desk.link else None,
            differing=tuple(desk.link.differing) if desk.link else (),
            revoked_at=_revoked(desk),
            next_try=None if patience.next_try is None else moment_text(patience.next_try),
            failure=patience.code,
            mode=read_mode(desk.connection),
            files=files_waiting(desk.connection),
            mishaps=(*mishaps(desk), *kept_in_one_place(desk, copied_on)),
        )


def copied_last(folder: Path) -> str:
    """The day of the newest checked copy in the folder of a profile, empty where there is none."""
    return next((one.day.isoformat() for one in copies(ProfileFolder(folder))), "")


def _revoked(desk: Desk) -> str | None:
    at = desk.link.revoked_at if desk.link else None
    return None if at is None else moment_text(at)


def _unsent(desk: Desk, label: Label) -> list[UnsentRow]:
    """Records by their oldest change that waits; only so many changes are looked at as could be shown."""
    first = func.min(CHANGE.c.key)
    oldest = select(OUTBOX.c.change).order_by(OUTBOX.c.change).limit(2 * MOST_SHOWN).subquery()
    statement = (
        select(CHANGE.c.record, CHANGE.c.type, first, func.count(), func.sum(func.length(CHANGE.c.body)))
        .join(oldest, oldest.c.change == CHANGE.c.key)
        .group_by(CHANGE.c.record)
        .order_by(first)
        .limit(MOST_SHOWN)
    )
    rows = desk.connection.execute(statement).all()
    titles = _titles(desk, [row[0] for row in rows], label)
    written = _written(desk, [row[2] for row in rows])
    return [
        UnsentRow(uuid_text(record), name, titles.get(record, ""), written[key], count, size)
        for record, name, key, count, size in rows
    ]


def _written(desk: Desk, keys: Sequence[int]) -> dict[int, str]:
    rows = desk.connection.execute(select(CHANGE.c.key, CHANGE.c.body).where(CHANGE.c.key.in_(keys)))
    return {key: moment_text(recall_change(body).wall) for key, body in rows}


def _titles(desk: Desk, records: Sequence[bytes], label: Label) -> dict[bytes, str]:
    found = {key: one.record for key, one in read_records(desk.connection, records).items()}
    told = contents(desk, found.values(), label)
    return {key: told[one.record_id] for key, one in found.items()}


def _held(desk: Desk, label: Label) -> list[HeldRow]:
    statement = (
        select(CHANGE.c.record, CHANGE.c.type, DELIVERY.c.code)
        .join(DELIVERY, DELIVERY.c.change == CHANGE.c.key)
        .where(IS_HELD)
        .order_by(CHANGE.c.key)
    )
    latest = {row.record: row for row in desk.connection.execute(statement)}
    rows = list(latest.values())[:MOST_SHOWN]
    titles = _titles(desk, [row.record for row in rows], label)
    return [
        HeldRow(uuid_text(row.record), row.type, titles.get(row.record, ""), row.code, action_for(row.code))
        for row in rows
    ]


def _receipts(desk: Desk) -> list[ReceiptRow]:
    """The latest receipts; what each names is counted where its changes still name it."""
    latest = select(RECEIPT).order_by(RECEIPT.c.key.desc()).limit(30)
    kept = desk.connection.execute(latest).all()
    counted = (
        select(DELIVERY.c.receipt, func.count(), func.count(func.distinct(CHANGE.c.record)))
        .join(CHANGE, CHANGE.c.key == DELIVERY.c.change)
        .where(DELIVERY.c.receipt.in_([one.key for one in kept]), DELIVERY.c.code.is_(None))
        .group_by(DELIVERY.c.receipt)
    )
    counts = {row[0]: (row[1], row[2]) for row in desk.connection.execute(counted)}
    return [
        ReceiptRow(f"{one.epoch.hex()[:8]}-{one.number}", moment_text(one.at), *counts.get(one.key, (0, 0)))
        for one in kept
    ]
