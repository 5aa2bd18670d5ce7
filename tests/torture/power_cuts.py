# SPDX-License-Identifier: Apache-2.0
"""Power cuts: the writes of a real process are traced, and files are made as a disk might hold them at some moment.

What was synced before the moment is there; of what was written after it each block of 512 bytes may be there or not,
in any order. Each image is opened by the program, and everything acknowledged before the moment must be in it.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from sync.log.errors import LoaError
from sync.store.entries import id_text
from tests.torture.suite import Suite
from tests.torture.writers import FILES, opened, prepare

ROOT: Final = Path(__file__).parents[2]
BLOCK: Final = 512
_CALLS: Final = "trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat"
_LINE: Final = re.compile(r"(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) = (-?\d+)")
_WITH_FILE: Final = re.compile(r"(\d+)<([^>]*)>(?:, (.*))?", re.DOTALL)
_HEX: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def has_strace() -> bool:
    """Whether system calls can be traced on this machine."""
    strace = shutil.which("strace")
    return (
        strace is not None and subprocess.run([strace, "-qq", "true"], check=False, capture_output=True).returncode == 0
    )


@dataclass(frozen=True)
class Wrote:
    """Bytes at a place of a file; None instead of bytes cuts the file there."""

    path: str
    at: int
    data: bytes | None


@dataclass(frozen=True)
class Synced:
    """All that was written to a file before is on the disk."""

    path: str


@dataclass(frozen=True)
class Acknowledged:
    """An entry that was told to be safe."""

    record: str


Event = Wrote | Synced | Acknowledged


def trace(folder: Path, of: str, count: int, synchronous: str) -> list[Event]:
    """What a process did to its files while it saved, in order."""
    log = folder / "trace.txt"
    command = ["strace", "-f", "-y", "-xx", "-s", "2000000", "-e", _CALLS, "-o", str(log)]
    writer = [sys.executable, "-m", "tests.torture.writers", of, str(folder), synchronous, str(count)]
    subprocess.run([*command, *writer], cwd=ROOT, check=True, capture_output=True)
    with log.open(encoding="ascii", errors="replace") as lines:
        return [event for line in lines for event in _events(line)]


def _events(line: str) -> Iterator[Event]:
    """What a line of the trace tells: at most one thing."""
    found = _LINE.match(line)
    if found is None or int(found[3]) < 0:
        return
    file = _WITH_FILE.match(found[2])
    if file is not None:
        yield from _event(found[1], file)


def _event(call: str, file: re.Match[str]) -> Iterator[Event]:
    path, rest = _plain(file[2]), file[3] or ""
    if call in ("fsync", "fdatasync"):
        yield Synced(path)
    elif call == "ftruncate":
        yield Wrote(path, int(rest), None)
    elif call == "pwrite64":
        yield Wrote(path, int(rest.rpartition(", ")[2]), _bytes(rest))
    elif call == "write" and file[1] == "1" and _bytes(rest).startswith(b"acknowledged "):
        yield Acknowledged(_bytes(rest).decode().split()[1])


def _plain(path: str) -> str:
    """With ``-xx`` paths are told in hexadecimal digits too."""
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path


def _bytes(arguments: str) -> bytes:
    found = _HEX.search(arguments)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


@dataclass
class Disk:
    """One file as it may be after the cut."""

    content: bytearray
    loose: list[Wrote] = field(default_factory=list)
    """Written since the last sync."""

    def sync(self) -> None:
        """Everything written before is there."""
        for one in self.loose:
            self._apply(one)
        self.loose.clear()

    def cut(self, random: Random) -> bytes:
        """The power goes: of what is loose, some blocks."""
        kept = random.choice((0.0, 0.5, 0.9))
        for one in self.loose:
            if one.data is None:
                if random.random() < kept:
                    self._apply(one)
                continue
            for start in range(0, len(one.data), BLOCK):
                if random.random() < kept:
                    self._apply(Wrote(one.path, one.at + start, one.data[start : start + BLOCK]))
        return bytes(self.content)

    def _apply(self, one: Wrote) -> None:
        if one.data is None:
            del self.content[one.at :]
            return
        end = one.at + len(one.data)
        if len(self.content) < end:
            self.content.extend(bytes(end - len(self.content)))
        self.content[one.at : end] = one.data


def image(before: Path, events: Sequence[Event], random: Random, target: Path) -> list[str]:
    """Make the files of a store as a cut at some moment leaves them; what was acknowledged by then."""
    names = {
        path.name: Disk(bytearray(path.read_bytes())) for path in before.iterdir() if not path.name.endswith("-shm")
    }
    told: list[str] = []
    for event in events[: random.randint(0, len(events))]:
        if isinstance(event, Acknowledged):
            told.append(event.record)
            continue
        name = Path(event.path).name
        if name.startswith(before_name(before)) and not name.endswith("-shm"):
            disk = names.setdefault(name, Disk(bytearray()))
            if isinstance(event, Synced):
                disk.sync()
            else:
                disk.loose.append(event)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, disk in names.items():
        (target / name).write_bytes(disk.cut(random))
    return told


def before_name(before: Path) -> str:
    """The database file among those of a folder."""
    return FILES[before.name]


def missing(folder: Path, of: str, told: Sequence[str]) -> tuple[int, str]:
    """Of what was acknowledged, how much is not in the store of an image; and what is wrong with the file."""
    try:
        with opened(folder, of) as database, database.reading() as connection:
            faults = list(connection.exec_driver_sql("PRAGMA integrity_check").scalars())
            here = {id_text(one) for (one,) in connection.exec_driver_sql("SELECT DISTINCT record FROM change")}
    except LoaError as error:
        return len(told), error.code
    return len(set(told) - here), "" if faults == ["ok"] else str(faults[0])


def run_power_cuts(folder: Path, of: str, images: int, synchronous: str = "FULL", count: int = 25) -> Suite:
    """So many cuts of one traced process."""
    suite = Suite(f"Power cuts, store of the {of}", f"{images:,} images of one traced process, seed 1")
    live, before = folder / "live", folder / "before"
    for name in FILES:
        (live / name).mkdir(parents=True)
    prepare(live)
    shutil.copytree(live, before)
    events = trace(live, of, count, synchronous)
    random = Random(1)
    for _ in range(images):
        told = image(before / of, events, random, folder / "image" / of)
        lost, fault = missing(folder / "image", of, told)
        suite.acknowledged += len(told)
        suite.lost += lost
        suite.broken += [f"image unsound: {fault}"] if fault else []
    suite.facts["traced"] = f"{sum(isinstance(one, Wrote) for one in events):,} writes"
    suite.facts["syncs"] = f"{sum(isinstance(one, Synced) for one in events):,}"
    suite.faults["power cut"] = images
    return suite
