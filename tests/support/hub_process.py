# SPDX-License-Identifier: Apache-2.0
"""A hub as a process of its own: made, started on a free port, stopped softly or killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.prepared import run_prepared

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30


@dataclass
class HubProcess:
    """One data folder, and the server over it while it runs."""

    folder: Path
    url: str = ""
    process: "subprocess.Popen[str] | None" = field(default=None, repr=False)

    def run(self, *args: str) -> "subprocess.CompletedProcess[str]":
        """One command of ``loa-hub`` beside the server."""
        done = run_prepared("sync.hub", ("--data", str(self.folder), *args), os.environ)
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def ask(self, *args: str) -> Any:
        """The JSON that a command answers with; it must succeed."""
        done = self.run("--json", *args)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    def init(self, unit: str = "VN", url: str = "") -> "HubProcess":
        """Make the hub, in SQLite or in the database at an address."""
        self.ask("init", "--unit", unit, *(("--database", url) if url else ()))
        return self

    def invite(self, name: str, *roles: str, units: tuple[str, ...]) -> str:
        """A code for one person."""
        code: str = self.ask("invite", "--unit", *units, "--role", *roles, "--person", name)["invite"]
        return code

    def start(self, *args: str) -> "HubProcess":
        """Serve on a free port, or on the one it had before; returns when it answers."""
        port = self.url.rpartition(":")[2] or "0"
        command = [sys.executable, "-m", "sync.hub", "serve", "--data", str(self.folder), "--port", port, *args]
        errors = (self.folder / "server.log").open("a", encoding="utf-8")
        with errors:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the hub did not start: {self.log()}"
        self.url = json.loads(line)["url"]
        return self

    def log(self) -> str:
        """What the server wrote to standard error."""
        return (self.folder / "server.log").read_text("utf-8")

    def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """End the server; its exit status, negative for a signal that killed it."""
        if self.process is None:
            return 0
        process, self.process = self.process, None
        process.send_signal(with_signal)
        try:
            process.communicate(timeout=PATIENCE_S)
        finally:
            if process.poll() is None:
                process.kill()
        return process.returncode

    def kill(self) -> None:
        """As a power cut would, without a goodbye."""
        self.stop(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)


@contextmanager
def running_hub(folder: Path, unit: str = "VN", url: str = "", workers: int = 1) -> Iterator[HubProcess]:
    """A new hub that serves until the end of the block."""
    hub = HubProcess(folder).init(unit, url).start("--workers", str(workers))
    try:
        yield hub
    finally:
        hub.stop()
