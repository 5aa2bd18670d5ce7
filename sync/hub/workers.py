# SPDX-License-Identifier: Apache-2.0
"""Several processes that answer on one socket, and the one that starts them, replaces those that die and ends them.

Each opens the hub for itself: they share nothing but the socket and the database.
"""

import logging
import multiprocessing
import os
import signal
import socket
import threading
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import FrameType
from typing import Final

from sync.hub.data_folder import DataFolder
from sync.hub.node import Clock, Hub, open_hub
from sync.hub.serving import Serving, open_door, serve_on, start_log, tell_url
from sync.log.errors import Unavailable

_SPAWN: Final = multiprocessing.get_context("spawn")
"""A new interpreter for each: a fork would take connections and locks with it."""

SHORT_LIFE_S: Final = 2.0
"""Who dies younger is replaced after so long, so that a lasting fault does not keep the machine busy."""

_log = logging.getLogger("loa.hub")


@dataclass(frozen=True)
class Crew:
    """How many work, and what each needs to open the hub for itself."""

    folder: Path
    clock: Clock
    many: int


@dataclass
class _Worker:
    process: SpawnProcess
    answers: Connection
    """Says one word as soon as the worker answers."""
    begun_s: float = field(default_factory=time.monotonic)


def serve_with_workers(hub: Hub, serving: Serving, crew: Crew) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises what ``serve`` raises, and Unavailable ``worker_failed`` where one never comes to answer.
    """
    listening, url = open_door(hub, serving)
    hub.database.close()
    with listening:
        keeper = _Keeper(serving, crew, listening)
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, keeper.end)
        try:
            keeper.start()
            if not keeper.is_ending:
                tell_url(url)
            keeper.keep()
        finally:
            keeper.end()
            keeper.wait_for_end()


class _Keeper:
    """Keeps so many workers alive."""

    def __init__(self, serving: Serving, crew: Crew, listening: socket.socket) -> None:
        self.is_ending = False
        self._serving = serving
        self._crew = crew
        self._listening = listening
        self._workers: list[_Worker] = []

    def start(self) -> None:
        """Start all; returns when every one of them answers."""
        self._workers += [self._begin() for _ in range(self._crew.many)]
        for worker in self._workers:
            wait([worker.answers, worker.process.sentinel])
            if not worker.answers.poll() and not self.is_ending:
                raise Unavailable("worker_failed", "a worker ended before it answered; its reason stands above")

    def keep(self) -> None:
        """Replace whoever dies, until the end."""
        while not self.is_ending:
            wait([worker.process.sentinel for worker in self._workers])
            for worker in [one for one in self._workers if not one.process.is_alive()]:
                self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        if self.is_ending:
            return
        _log.warning("worker %s ended with status %s", worker.process.pid, worker.process.exitcode)
        if time.monotonic() - worker.begun_s < SHORT_LIFE_S:
            time.sleep(SHORT_LIFE_S)
        self._workers.remove(worker)
        worker.answers.close()
        if not self.is_ending:
            self._workers.append(self._begin())

    def _begin(self) -> _Worker:
        ours, theirs = _SPAWN.Pipe(duplex=False)
        process = _SPAWN.Process(target=_work, args=(self._serving, self._crew, self._listening, theirs))
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def end(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Ask all to end; a signal may call it."""
        self.is_ending = True
        for worker in self._workers:
            worker.process.terminate()

    def wait_for_end(self) -> None:
        """Return when the last has ended."""
        for worker in self._workers:
            worker.process.join()


def _work(serving: Serving, crew: Crew, listening: socket.socket, answers: Connection) -> None:
    """What a worker does; it ends with the process that started it."""
    start_log()
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    hub = open_hub(DataFolder(crew.folder), crew.clock)
    try:
        with listening:
            serve_on(hub, serving, listening, lambda: answers.send(True))
    finally:
        hub.database.close()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
