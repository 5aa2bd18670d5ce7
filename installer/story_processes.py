# SPDX-License-Identifier: Apache-2.0
"""The programs of the house as processes: a hub that starts and stops, laptops that answer one command at a time.

Nothing of the house is imported: what happens here is what an administrator or another program would do.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Any
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60
"""No command of the story may take longer; one that does is ended."""


class Broken(Exception):
    """Something did not come out as it must."""


@dataclass(frozen=True)
class Answer:
    """What a command answered: its exit status, its JSON document or None, and its messages."""

    status: int
    document: Any
    messages: str

    @property
    def code(self) -> str:
        """The code of a failure, "" for none."""
        return (
            str(self.document["error"]["code"]) if isinstance(self.document, dict) and "error" in self.document else ""
        )


def start(words: Sequence[str], passphrase: str = "", errors: Any = subprocess.PIPE) -> "subprocess.Popen[bytes]":
    """Start ``python -m`` with these words, as `start_program` does."""
    return start_program((sys.executable, "-m", *words), passphrase, errors)


def start_program(
    command: Sequence[str], passphrase: str = "", errors: Any = subprocess.PIPE
) -> "subprocess.Popen[bytes]":
    """Start a program; settings of the person's own Loa stay out of it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("LOA_")}
    given = {"PYTHONUTF8": "1", **({"LOA_PASSPHRASE": passphrase} if passphrase else {})}
    return subprocess.Popen(  # noqa: S603  the words are ours
        command,
        cwd=ROOT,
        env={**own, **given},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
    )


def finish(process: "subprocess.Popen[bytes]", given: bytes = b"") -> Answer:
    """Wait for the end of a command that was started, and read its answer; it never outlives an interruption."""
    try:
        answered, messages = process.communicate(given, timeout=PATIENCE_S)
    finally:
        _end(process)
    return Answer(process.returncode, json.loads(answered) if answered.strip() else None, (messages or b"").decode())


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Where it did not end by itself."""
    if process.poll() is None:
        process.kill()
        process.wait()


def as_input(fields: Any) -> bytes:
    """One record as JSON, a list of records as NDJSON, text as it is, None as nothing."""
    if isinstance(fields, str | None):
        return (fields or "").encode()
    lines = fields if isinstance(fields, list) else [fields]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines).encode()


def succeeded(answer: Answer, words: Sequence[str]) -> Any:
    """The document of a command that must have ended with 0; Broken where it did not."""
    if answer.status != 0:
        told = json.dumps(answer.document, ensure_ascii=False)
        raise Broken(f"{' '.join(words[:3])}: exit {answer.status}, {told} {answer.messages}")
    return answer.document


@dataclass(frozen=True)
class Laptop:
    """One profile; every command is a process of its own, as it is for a person at a terminal."""

    folder: Path
    passphrase: str = field(repr=False)
    program: Sequence[str] = (sys.executable, "-m", "ui")

    def run(self, *words: str, given: Any = None) -> Answer:
        """One command of ``loa``; ``given`` goes to its standard input."""
        command = (*self.program, "--profile", str(self.folder), "--json", *words)
        return finish(start_program(command, self.passphrase), as_input(given))

    def ask(self, *words: str, given: Any = None) -> Any:
        """The answer of a command that must succeed."""
        return succeeded(self.run(*words, given=given), ("loa", *words))


@dataclass
class Hub:
    """One hub on loopback. It keeps its port when it is started again."""

    folder: Path
    port: int = 0
    url: str = ""
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def ask(self, *words: str) -> Any:
        """The answer of an administrator's command that must succeed."""
        command = ("sync.hub", "--data", str(self.folder), "--json", *words)
        return succeeded(finish(start(command)), ("loa-hub", *words))

    def serve(self) -> None:
        """Start the server and wait until it says that it answers."""
        command = ("sync.hub", "--data", str(self.folder), "serve", "--port", str(self.port))
        with (self.folder / "server.log").open("ab") as log:
            self.process = start(command, errors=log)
        self.url = json.loads(self._first_line(self.process))["url"]
        self.port = int(self.url.rpartition(":")[2])

    def _first_line(self, process: "subprocess.Popen[bytes]") -> bytes:
        """Broken where the server ends, or says nothing in time."""
        timer = Timer(PATIENCE_S, process.kill)
        timer.start()
        try:
            line = process.stdout.readline() if process.stdout else b""
        finally:
            timer.cancel()
        if not line:
            raise Broken(f"loa-hub serve: see {self.folder / 'server.log'}")
        return line

    def stop(self) -> int:
        """End the server and give its exit status; 0 where none runs."""
        process, self.process = self.process, None
        if process is None:
            return 0
        process.terminate()
        return finish(process).status

    def is_answering(self) -> bool:
        """Whether the server says that it is well."""
        opener = build_opener(ProxyHandler({}))
        try:
            with opener.open(f"{self.url}/healthz", timeout=PATIENCE_S) as answer:
                return bool(answer.status == 200)
        except URLError:
            return False
