# SPDX-License-Identifier: Apache-2.0
"""``kill -9`` at any moment of a laptop that saves, exchanges and backs up, and of the hub that it exchanges with.

The ledger is the pipe: what the laptop acknowledged was written there by a process that could be killed right after.
``python -m tests.torture.kills PROFILE SEED`` is the laptop: it forks, and works, for each line that it reads.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from desktop.actions.exchanging import sync_laptop
from desktop.actions.saving import add_records, require_type
from desktop.backup import back_up
from desktop.laptop import Laptop
from desktop.profile_folder import ProfileFolder
from sync.log.errors import LoaError
from sync.parcel.sealing import Locks
from sync.store.checking import check_store
from sync.store.entries import id_text
from sync.store.opening import open_store
from tests.support.hub_process import HubProcess, running_hub
from tests.support.nodes import PASSPHRASE, Profile, enrolled, hub_store, tree
from tests.torture.suite import Suite

ROOT: Final = Path(__file__).parents[2]
PATIENCE_S: Final = 60
_HUB_EVERY: Final = 10
"""Every so many kills of the laptop the hub is killed too."""


def work(profile: Path, seed: int) -> None:
    """Save, exchange and back up without end, and tell what was acknowledged."""
    folder = ProfileFolder(profile)
    opened = folder.open(PASSPHRASE)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            laptop = Laptop(open_store(opened.database_path, opened.key.raw), tree())
            _work_on(laptop, Random(f"{seed} {line}"), profile.parent / "backup.loa")
        print(child, flush=True)
        os.waitpid(child, 0)
        print("killed", flush=True)


def _work_on(laptop: Laptop, random: Random, backup: Path) -> None:
    while True:
        drawn = random.random()
        if drawn < 0.85:
            added = add_records(laptop, require_type("village"), [(1, {"name": f"Thôn {drawn}", "kind": "thon"})])
            print("saved", *added.ids, flush=True)
        elif drawn < 0.995:
            with suppress(LoaError):  # the hub may have been killed: then nothing is acknowledged
                sync_laptop(laptop)
                print("exchanged", flush=True)
        else:
            back_up(laptop, backup, Locks(PASSPHRASE))
            print("backed up", flush=True)


@dataclass
class Killer:
    """The laptop in a process, and what it has acknowledged."""

    process: "subprocess.Popen[str]"
    saved: list[str] = field(default_factory=list)
    exchanged: int = 0
    backups: int = 0

    def kill_one(self, number: int, most: int) -> None:
        """Let it begin, hear so many words of it, and kill it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(number, file=self.process.stdin, flush=True)
        told = self.process.stdout
        lines = [told.readline().strip() for _ in range(most + 1)]
        os.kill(next(int(line) for line in lines if line.isdecimal()), signal.SIGKILL)
        lines += iter(lambda: told.readline().strip(), "killed")
        self.saved += [line.partition(" ")[2] for line in lines if line.startswith("saved ")]
        self.exchanged += lines.count("exchanged")
        self.backups += lines.count("backed up")


@contextmanager
def _killer(profile: Path, seed: int) -> Iterator[Killer]:
    command = [sys.executable, "-m", "tests.torture.kills", str(profile), str(seed)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, cwd=ROOT, stdin=pipe, stdout=pipe) as process:
        yield Killer(process)
        assert process.stdin is not None
        process.stdin.close()


def run_kills(folder: Path, kills: int, seed: int = 1) -> Suite:
    """So many kills of one laptop, some of its hub; what was lost is counted at both at the end."""
    random = Random(seed)
    suite = Suite("kill -9 of processes that save, exchange and back up", f"{kills:,} kills, seed {seed}")
    with running_hub(folder / "hub", unit="15") as hub:
        profile = enrolled(folder / "profile", hub)
        with _killer(profile.path, seed) as killer:
            for number in range(kills):
                killer.kill_one(number, random.randint(1, 12))
                if number % _HUB_EVERY == _HUB_EVERY - 1:
                    hub.kill()
                    hub.start()
                    suite.faults["hub killed"] += 1
        suite.faults["laptop killed"] = kills
        suite.acknowledged = len(killer.saved)
        suite.facts["exchanges ended before a kill"] = f"{killer.exchanged:,}"
        suite.facts["backups ended before a kill"] = f"{killer.backups:,}"
        _count_lost(suite, hub, profile, killer)
    return suite


def _count_lost(suite: Suite, hub: HubProcess, profile: Profile, killer: Killer) -> None:
    with profile.opened() as desk:
        desk.sync()
        here = {one["id"] for one in desk.list("village")}
        with desk.laptop.reading() as at:
            suite.broken += [f"laptop: {one}" for one in check_store(at.connection, is_hub=False)]
    with hub_store(hub) as connection:
        rows = connection.exec_driver_sql("SELECT DISTINCT record FROM change")
        there = {id_text(record) for (record,) in rows}
        suite.broken += [f"hub: {one}" for one in check_store(connection, is_hub=True)]
    saved = set(killer.saved)
    suite.lost = len(saved - (here & there))
    if len(saved) != len(killer.saved):
        suite.broken.append("an entry was acknowledged twice")


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
