# SPDX-License-Identifier: Apache-2.0
"""``python -m tests.bench.pulling FOLDER``: a reviewer's first sync with the hub in a folder, until the newest days are
listed; what it took, as JSON. Runs where the network is as it is to be measured.
"""

import json
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import func, select

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from desktop.laptop import Laptop
from sync.hub.exchange import NEWEST_DAYS
from sync.log.errors import Stopped
from sync.records.broadcast_log import BroadcastLog
from sync.store.log_tables import CHANGE
from sync.store.opening import open_store
from sync.store.reading import Query, count_records, list_records
from tests.bench.first_pull import WITHIN_S, communes
from tests.bench.long_logs import new_profile
from tests.support.hub_process import HubProcess

LOOK_EVERY_S = 2


class Watch:
    """Looks every two seconds, as the window's list would, whether the newest days are all there."""

    def __init__(self, laptop: Laptop, newest: Query, expected: int) -> None:
        self._laptop, self._newest, self._expected = laptop, newest, expected
        self._end = threading.Event()
        self.usable_at: float | None = None

    def is_over(self) -> bool:
        """Whether the sync has nothing more to show."""
        return self._end.is_set()

    def run(self, until: float) -> None:
        """Look until all is there, or for so long."""
        while not self._end.is_set() and time.monotonic() < until:
            with self._laptop.reading() as desk:
                if count_records(desk.connection, self._newest) >= self._expected:
                    self.usable_at = time.monotonic()
                    break
            self._end.wait(LOOK_EVERY_S)
        self._end.set()


def newest_days() -> Query:
    """Those that come first for certain, whatever the time of the day."""
    first = datetime.now(UTC).date() - timedelta(days=NEWEST_DAYS - 1)
    return Query(BroadcastLog, days=(first.isoformat(), date.max.isoformat()))


def measure(folder: Path) -> dict[str, Any]:
    """Enrol, sync until the newest days are listed, and tell."""
    newest = newest_days()
    database = open_store(folder / "hub" / "hub.db", None)
    with database.reading() as connection:
        expected = count_records(connection, newest)
        changes = connection.execute(select(func.count()).select_from(CHANGE)).scalar_one()
    database.close()
    hub = HubProcess(folder / "hub").start()
    try:
        laptop = new_profile(folder, communes()[0], "Cán bộ duyệt 1")
        enrol_laptop(laptop, hub.url, hub.invite("Cán bộ duyệt 1", "reviewer", units=tuple(communes())))
        began = time.monotonic()
        watch = Watch(laptop, newest, expected)
        beside = threading.Thread(target=watch.run, args=(began + WITHIN_S,))
        beside.start()
        with suppress(Stopped):
            sync_laptop(laptop, watch.is_over)
        beside.join()
        return {**told(laptop, watch, began), "expected": expected, "changes_at_hub": changes}
    finally:
        hub.stop()


def told(laptop: Laptop, watch: Watch, began: float) -> dict[str, Any]:
    """Seconds, what is listed and what had come by then besides."""
    with laptop.reading() as desk:
        listed = list_records(desk.connection, newest_days())
        received = desk.connection.execute(select(func.count()).select_from(CHANGE)).scalar_one()
    assert watch.usable_at is not None, f"{len(listed)} listed"
    return {
        "usable_s": watch.usable_at - began,
        "listed": len(listed),
        "communes_listed": len({one.record.unit for one in listed}),
        "changes_received": received,
        "bytes_on_loopback": bytes_carried(),
    }


def bytes_carried() -> int:
    """Everything that passed the shaped loopback, both directions, headers of packets too."""
    counted = psutil.net_io_counters(pernic=True)
    return counted["lo"].bytes_sent


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
