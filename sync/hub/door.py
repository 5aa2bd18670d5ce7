# SPDX-License-Identifier: Apache-2.0
"""The door: how many requests are inside at once, and what is told to those that would be too many.

A hub that queues without limit works for callers who have already gone; so the rest is sent away before
a byte of theirs is read, each to come back at a moment of its own.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final

from sync.hub.problems import RETRY_AFTER
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused, Unavailable

_LATEST_RETURN_S: Final = 30


@dataclass
class Door:
    """Bounds the requests inside. It is asked on the one thread of the event loop, so it needs no lock."""

    most: int
    entropy: Entropy = SYSTEM
    inside: int = 0

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Raises Unavailable ``hub_busy`` where it is full."""
        if self.inside >= self.most:
            wait_s = self.entropy.between(1, _LATEST_RETURN_S)
            raise Unavailable("hub_busy", "the hub is busy; nothing was read", {RETRY_AFTER: str(wait_s)})
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1


class Attempts:
    """Counts failed attempts by address and refuses more than ``most`` in ``window_s`` seconds."""

    def __init__(self, most: int, window_s: int, monotonic_s: Callable[[], float], addresses: int = 10_000) -> None:
        self._most = most
        self._window_s = window_s
        self._monotonic_s = monotonic_s
        self._addresses = addresses
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def check(self, address: str) -> None:
        """Raises Refused ``too_many_attempts`` with the seconds to wait."""
        with self._lock:
            failures = self._failures.get(address)
            if failures is None or len(failures) < self._most:
                return
            wait_s = failures[0] + self._window_s - self._monotonic_s()
        if wait_s > 0:
            fields = {RETRY_AFTER: str(int(wait_s) + 1)}
            raise Refused("too_many_attempts", "too many wrong invites from this address; wait a little", fields)

    def fail(self, address: str) -> None:
        """Count a failure; only the latest of each address, and the latest addresses, are kept."""
        with self._lock:
            failures = self._failures.setdefault(address, deque(maxlen=self._most))
            failures.append(self._monotonic_s())
            self._failures.move_to_end(address)
            if len(self._failures) > self._addresses:
                self._failures.popitem(last=False)
