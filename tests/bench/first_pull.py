# SPDX-License-Identifier: Apache-2.0
"""How long a new reviewer waits at 64 kbit/s until the newest 90 days of twenty communes are there to be worked on."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sync.hub.node import Hub
from sync.store.units import bundled_units
from tests.bench.broadcasts import Broadcast, record_id_at
from tests.bench.long_logs import Author, let_in, new_hub
from tests.bench.places import ROOT, STORES, kept_store, scratch
from tests.bench.result import NotMeasured, Result
from tests.support.records import broadcast_values

PROVINCE = "15"
COMMUNES = 20
CHANGES = 300_000
DAYS = 548
AT_ONCE_DAYS = 28
"""The communes send in turns, each so many days at once."""
WITHIN_S = 3_600
RATE = "64kbit"
HOW = (
    "300,000 broadcast_log changes of 20 communes, evenly over the 548 days before the store was built, lie at a hub. "
    "A new reviewer's laptop enrols and syncs; hub and laptop are processes of one network namespace whose loopback is "
    "shaped with `tc … tbf rate 64kbit`, MTU 1500, both directions together. Seconds from the start of the sync until "
    "the list of the newest 90 days, read beside the sync every two seconds, holds all that the hub has of them."
)


def communes() -> list[str]:
    """The units that the reviewer is granted."""
    return sorted(bundled_units().below(PROVINCE))[:COMMUNES]


def build_hub(folder: Path) -> None:
    """Eighteen months of twenty communes, in the order in which they would have come."""
    hub = new_hub(folder / "hub")
    first = datetime.now(UTC).date() - timedelta(days=DAYS - 1)
    authors = [Author(unit, seed) for seed, unit in enumerate(communes())]
    for start in range(0, DAYS, AT_ONCE_DAYS):
        for author in authors:
            _send(hub, author, range(start, min(start + AT_ONCE_DAYS, DAYS)), first)
    hub.database.close()


def _send(hub: Hub, author: Author, days: range, first: date) -> None:
    """The broadcasts of some days: as many as make up the whole at the end."""
    each = CHANGES // COMMUNES
    places = range(days.start * each // DAYS, days.stop * each // DAYS)
    let_in(hub, author.write([_broadcast(author, first + timedelta(days=place * DAYS // each)) for place in places]))


def _broadcast(author: Author, day: date) -> Broadcast:
    officer = author.officer
    values = broadcast_values(officer.random, officer.station, officer.clusters, officer.person, day)
    wall = int(datetime.fromisoformat(values["ended_at"]).timestamp() * 1000) + 60_000
    return Broadcast(values, wall, record_id_at(wall, officer.random))


@contextmanager
def narrow_namespace() -> Iterator[str]:
    """A network namespace of its own whose loopback carries 64 kbit/s; its name."""
    if os.geteuid() != 0:
        raise NotMeasured("a shaped network namespace needs root")
    if not shutil.which("ip") or not shutil.which("tc"):
        raise NotMeasured("a shaped network namespace needs ip and tc, of Debian's iproute2")
    name = f"loa-bench-{os.getpid()}"
    _do("ip", "netns", "add", name)
    try:
        within = ("ip", "netns", "exec", name)
        _do(*within, "ip", "link", "set", "lo", "mtu", "1500", "up")
        _do(*within, "tc", "qdisc", "add", "dev", "lo", "root", "tbf", "rate", RATE, "burst", "3000", "latency", "2s")
        yield name
    finally:
        _do("ip", "netns", "del", name)


def _do(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(f"{' '.join(command)}: {done.stderr.strip()}")


def kept_hub() -> Path:
    """The hub's folder, built anew each month: what is new at it ages."""
    name = f"pull{datetime.now(UTC):%Y%m}"
    for old in STORES.glob("pull[0-9]*"):
        if not old.name.startswith(name):
            shutil.rmtree(old)
    return kept_store(name, build_hub)


def first_pull_usable_s() -> Result:
    """Seconds until the newest 90 days are listed."""
    with narrow_namespace() as namespace, scratch() as folder:
        shutil.copytree(kept_hub() / "hub", folder / "hub")
        command = ["ip", "netns", "exec", namespace, sys.executable, "-m", "tests.bench.pulling", str(folder)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=WITHIN_S + 300, check=False)
    if done.returncode:
        raise NotMeasured("the pull did not come to its end")
    parts = json.loads(done.stdout.splitlines()[-1])
    return Result(parts["usable_s"], 900, "lower", HOW, parts)
