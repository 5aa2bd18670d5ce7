# SPDX-License-Identifier: Apache-2.0
"""``make bundle``: builds the frozen app into `dist/loa/` with PyInstaller; what it holds stands in `loa.spec`.

The build fails where PyInstaller misses a library that the app needs: such a folder runs here and nowhere else.
"""

import io
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from installer.bundle_parts import needed
from installer.story_processes import ROOT, start

SPEC: Final = ROOT / "installer" / "loa.spec"
FOLDER: Final = ROOT / "dist" / "loa"
LOG: Final = ROOT / "build" / "bundle.log"
_MISSING: Final = re.compile(
    r"Library not found: could not resolve (?P<library>\S+), dependency of '?(?P<of>[^']+)'?\.$"
)


def main() -> int:
    """Build; the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
    began = time.monotonic()
    status, told = build()
    lacking = missing_libraries(told)
    if status or lacking:
        print("\n".join(lacking or told.splitlines()[-20:]))
        print(f"KHÔNG ĐẠT / FAILED: PyInstaller; {LOG.relative_to(ROOT)}")
        shutil.rmtree(FOLDER, ignore_errors=True)
        return 1
    seconds = time.monotonic() - began
    print(f"{FOLDER.relative_to(ROOT)}: {size_mb(FOLDER):.0f} MB ({seconds:.0f} s)")
    return 0


def build() -> tuple[int, str]:
    """Run PyInstaller from a clean start; its exit status and what it said, which is kept in the log too."""
    words = ("--noconfirm", "--clean", "--log-level", "WARN", "--workpath", "build/bundle", "--distpath", "dist")
    LOG.parent.mkdir(exist_ok=True)
    running = start(("PyInstaller", *words, str(SPEC)), errors=subprocess.STDOUT)
    told = running.communicate()[0].decode(errors="replace")
    LOG.write_text(told, encoding="utf-8")
    return running.returncode, told


def missing_libraries(told: str) -> list[str]:
    """The lines that name a library which was not found on this machine, and which something that goes in needs."""
    found = [(line, _MISSING.search(line)) for line in told.splitlines()]
    return [line for line, match in found if match is not None and needed(_place(match["of"]))]


def _place(path: str) -> str:
    """Where a file of an installed package will lie in the folder."""
    return path.replace("\\", "/").rpartition("site-packages/")[2]


def size_mb(folder: Path) -> float:
    """How much the files of a folder hold, in megabytes."""
    return sum(one.lstat().st_size for one in folder.rglob("*") if one.is_file() and not one.is_symlink()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
