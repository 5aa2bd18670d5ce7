# SPDX-License-Identifier: Apache-2.0
"""The one source of randomness that is handed to whatever draws: the system's, or a seeded one for a simulation.

Nothing in ``sync`` draws by itself: what is drawn where nobody hands a source in comes from ``SYSTEM``.
"""

import os
import time
from collections.abc import Callable
from random import Random
from threading import Lock
from typing import Final, Self

_UUID_BYTES: Final = 16
_FURTHEST_AHEAD_MS: Final = 60_000
"""A clock set back by more than this is followed; by less, ids go on upwards."""


class Entropy:
    """Draws bytes, whole numbers and UUIDv7. Safe between threads."""

    def __init__(self, draw: Callable[[int], bytes] = os.urandom) -> None:
        self._draw = draw
        self._lock = Lock()
        self._last_ms = 0

    @classmethod
    def seeded(cls, seed: int) -> Self:
        """The same draws for the same seed: for simulations, never for what must stay secret."""
        return cls(Random(seed).randbytes)  # noqa: S311  a simulation must draw the same again

    def octets(self, count: int) -> bytes:
        """So many random bytes."""
        return self._draw(count)

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included; of a spread, so a bias of less than 2⁻³² does not matter."""
        return low + int.from_bytes(self._draw(8), "big") % (high - low + 1)

    def uuid7(self, at_ms: int | None = None) -> bytes:
        """A UUIDv7 (RFC 9562) of a moment, else of this machine's clock; ids of one source go on upwards."""
        stamp = self._next_ms(time.time_ns() // 1_000_000 if at_ms is None else at_ms).to_bytes(6, "big")
        drawn = bytearray(stamp + self._draw(_UUID_BYTES - len(stamp)))
        drawn[6] = 0x70 | drawn[6] & 0x0F
        drawn[8] = 0x80 | drawn[8] & 0x3F
        return bytes(drawn)

    def _next_ms(self, at_ms: int) -> int:
        with self._lock:
            is_behind = 0 <= self._last_ms - at_ms < _FURTHEST_AHEAD_MS
            self._last_ms = self._last_ms + 1 if is_behind else at_ms
            return self._last_ms


SYSTEM: Final = Entropy()
"""The randomness of this machine."""
