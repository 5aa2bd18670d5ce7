# SPDX-License-Identifier: Apache-2.0
"""Stores with lists far longer than a screen, written in one append: what tables and pages are tested on."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from desktop.laptop import Laptop, Workplace, furnish
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.opening import open_store
from sync.store.outbox import queue
from sync.store.units import bundled_units
from tests.support.records import broadcast_values, record_id

COMMUNE = "02683"
KEY = bytes(range(32))
NOW = datetime(2026, 10, 13, 16, 30, tzinfo=VIETNAM)
A_DAY = 10
STATION = "01932c07-209c-7000-8000-000000000001"


def reopened(path: Path) -> Laptop:
    """The laptop of a store file, at the fixed moment; close its database."""
    return Laptop(open_store(path, KEY), bundled_units(), lambda: NOW)


def build_long_list(path: Path, records: int) -> None:
    """A closed store with so many broadcasts, ten a day back from the fixed moment; all of them wait to be sent."""
    laptop = furnish(open_store(path, KEY), bundled_units(), Workplace(COMMUNE, "Cán bộ xã 1"))
    random = Random(20261013)
    with laptop.writing() as desk:
        person = str(uuid.UUID(bytes=desk.identity.person))
        drafts = [_draft(random, number, person) for number in range(records)]
        clock = Clock(int(NOW.astimezone(UTC).timestamp() * 1000), None)
        queue(desk.connection, write_changes(desk.connection, desk.identity, drafts, clock).values())
    laptop.database.close()


def _draft(random: Random, number: int, person: str) -> Draft:
    day = NOW.date() - timedelta(days=1 + number // A_DAY)
    values = broadcast_values(random, STATION, (), person, day)
    return Draft(uuid.UUID(record_id(random)).bytes, BroadcastLog, COMMUNE, {**values, "log_no": number + 1})
