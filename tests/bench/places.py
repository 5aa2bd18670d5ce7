# SPDX-License-Identifier: Apache-2.0
"""Where benches keep their files: under build/ of the checkout, on its real file system.

Large stores are built once; the name of each holds a fingerprint of all that decides what is in it, so
that a changed form or factory builds it anew.
"""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from sync.store.projection import fingerprint

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
STORES = BUILD / "bench"
IN_MEMORY = ("tmpfs", "ramfs")

DECIDING = (
    "sync/parcel/canonical.py",
    "sync/store/columns.py",
    "sync/store/folding.py",
    "sync/store/log_tables.py",
    "sync/store/projection.py",
    "tests/bench/broadcasts.py",
    "tests/support/records.py",
)
"""Sources that decide what a store of made-up records holds."""


def file_system(path: Path) -> str:
    """The kind of file system that a path lies on, as the system names it."""
    mounted = {Path(one.mountpoint): one.fstype for one in psutil.disk_partitions(all=True)}
    return next((mounted[above] for above in (path, *path.parents) if above in mounted), "unknown")


def warn_of_memory_file_system() -> None:
    """Say loudly that a commit into memory is no commit: the ratios then mean nothing."""
    BUILD.mkdir(exist_ok=True)
    found = file_system(BUILD)
    if found in IN_MEMORY:
        print(
            f"WARNING: {BUILD} lies on {found}; a save costs nothing there, no figure is worth keeping", file=sys.stderr
        )


def kept_store(name: str, build: Callable[[Path], None], also: Sequence[str] = ()) -> Path:
    """The folder of a store that is built once; an older one of that name goes. ``also`` decides of this one alone."""
    folder = STORES / f"{name}-{_fingerprint(also)}"
    if not folder.exists():
        for old in STORES.glob(f"{name}-*"):
            shutil.rmtree(old)
        unfinished = STORES / f"{name}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        print(f"building {folder.relative_to(ROOT)} …", file=sys.stderr)
        build(unfinished)
        unfinished.rename(folder)
    return folder


def _fingerprint(also: Sequence[str]) -> str:
    deciding = b"".join((ROOT / name).read_bytes() for name in (*DECIDING, *also))
    return hashlib.sha256(fingerprint() + deciding).hexdigest()[:16]


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on the same file system, gone at the end."""
    STORES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="run-", dir=STORES) as folder:
        yield Path(folder)
