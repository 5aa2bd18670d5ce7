# SPDX-License-Identifier: Apache-2.0
"""The only way off the main thread: a data lane, the one writer of the store, and a wire lane for the network.

A job is a plain function that knows no Qt; what it returns or raises comes back on the main thread.
"""

import logging
from collections.abc import Callable
from enum import Enum
from threading import Event
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, Signal

from sync.log.errors import LoaError, Stopped, Unavailable

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


class Lane(Enum):
    """Where a job runs: jobs of one lane run one after another."""

    DATA = "data"
    WIRE = "wire"


class Task(QObject, Generic[T]):
    """One job under way. Every signal arrives on the main thread; ``failed`` carries a LoaError."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()
    _returned = Signal(object, object)

    def __init__(self, job: Callable[["Task[T]"], T], parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._is_stopped = Event()
        self._returned.connect(self._deliver, QtCore.Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Ask the job to end early; what it finished before stands."""
        self._is_stopped.set()

    def is_stopped(self) -> bool:
        """Whether the job was asked to end; jobs look between two steps."""
        return self._is_stopped.is_set()

    def report(self, finished: int, whole: int) -> None:
        """Called by the job, from its thread, to tell how far it is."""
        self.progressed.emit(finished, whole)

    def run(self) -> None:
        """Run the job in the thread of its lane."""
        try:
            self._returned.emit(self._job(self), None)
        except LoaError as error:
            self._returned.emit(None, error)
        except Exception as error:  # noqa: BLE001  the last resort of a lane: a bug of a job is shown, the lane lives on
            _LOG.exception("a job failed")
            self._returned.emit(None, Unavailable("bug", f"{type(error).__name__}: {error}"))

    def _deliver(self, result: Any, error: LoaError | None) -> None:
        if error is None:
            self.done.emit(result)
        elif not isinstance(error, Stopped):
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


class Background(QObject):
    """The two lanes. Close it before the store: it waits for what is under way."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._under_way: dict[Task[Any], Future[None]] = {}
        self._is_closed = False

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LoaError], None] | None = None,
        lane: Lane = Lane.DATA,
    ) -> Task[T]:
        """Run a function without progress; ``done`` and ``failed`` are called on the main thread."""
        return self.start(lambda _task: job(), done, failed, lane)

    def start(
        self,
        job: Callable[[Task[T]], T],
        done: Callable[[T], None],
        failed: Callable[[LoaError], None] | None = None,
        lane: Lane = Lane.DATA,
    ) -> Task[T]:
        """Run a function that is given its task, to report progress and to see whether it was stopped.

        What is asked after the end, by a timer of a window that is closing, is dropped.
        """
        task: Task[T] = Task(job, self)
        task.done.connect(done)
        if failed is not None:
            task.failed.connect(failed)
        if self._is_closed:
            return task
        task.ended.connect(lambda: self._end(task))
        self._under_way[task] = self._threads_of(lane).submit(task.run)
        self.busy_changed.emit(True)
        return task

    def _threads_of(self, lane: Lane) -> "ThreadPoolExecutor":
        """The one thread of a lane, from its first job on."""
        from concurrent.futures import ThreadPoolExecutor  # behind the painted frame

        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, f"loa-{lane.value}")
        return self._lanes[lane]

    def is_busy(self) -> bool:
        """Whether any job is under way or waits."""
        return bool(self._under_way)

    def close(self) -> None:
        """Ask what runs to stop, drop what waits for the network, wait until every save is written, end the threads.

        No job of the data lane is dropped: one that waits may be the draft of what was typed last. Nobody is told
        of a result any more.
        """
        self._is_closed = True
        for task in list(self._under_way):
            task.stop()
        for lane, threads in self._lanes.items():
            threads.shutdown(wait=False, cancel_futures=lane is Lane.WIRE)
        for threads in self._lanes.values():
            threads.shutdown(wait=True)
        for task in self._under_way:
            QCoreApplication.removePostedEvents(task)  # nobody is told any more: who asked may be gone
        self._under_way.clear()

    def _end(self, task: Task[Any]) -> None:
        self._under_way.pop(task, None)
        self.busy_changed.emit(self.is_busy())
