# SPDX-License-Identifier: Apache-2.0
"""npm ``pouchdb`` and ``express-pouchdb`` as processes: installed under build/ by the lock beside them, not shipped."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.places import STORES
from tests.bench.result import NotMeasured

SOURCES = Path(__file__).parent / "pouchdb"
PATIENCE_S = 30


def installed() -> Path:
    """The folder with the scripts and the exact versions of the lock; installed the first time.

    Raises NotMeasured without node and npm, or where npm cannot install.
    """
    for program in ("node", "npm"):
        if not shutil.which(program):
            raise NotMeasured(f"pouchdb needs {program}, which is not on this machine")
    files = sorted(one for one in SOURCES.iterdir() if one.is_file())
    mark = hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()[:16]
    folder = STORES / f"pouchdb-{mark}"
    if not folder.exists():
        _install(files, folder)
    return folder


def _install(files: list[Path], folder: Path) -> None:
    for old in STORES.glob("pouchdb*"):
        shutil.rmtree(old)
    unfinished = STORES / "pouchdb.new"
    unfinished.mkdir(parents=True)
    for one in files:
        shutil.copy(one, unfinished)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=unfinished, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(f"npm could not install pouchdb: {done.stderr.strip()[-300:]}")
    unfinished.rename(folder)


@contextmanager
def serving(scripts: Path, folder: Path) -> Iterator[str]:
    """An express-pouchdb over LevelDB in a folder; the address of its one database."""
    folder.mkdir(parents=True)
    command = ["node", "server.js", str(folder)]
    with subprocess.Popen(command, cwd=scripts, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}"
        finally:
            process.terminate()


class Station:
    """A PouchDB in a process that stays: told one command after another."""

    def __init__(self, scripts: Path) -> None:
        command = ["node", "laptop.js"]
        self._process = subprocess.Popen(command, cwd=scripts, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, command: str, **told: Any) -> dict[str, Any]:
        """What it answers."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"command": command, **told}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=PATIENCE_S)
