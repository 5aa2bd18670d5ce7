# SPDX-License-Identifier: Apache-2.0
"""How much of somebody else's bytes is read before they are refused, and the purse it is paid from.

A few kilobytes may unfold into gigabytes, by zstd or by a column that says "the same value 20,000 times"; so whatever
is about to be built is paid for first, at about what it will weigh in memory.
"""

from dataclasses import dataclass
from typing import Final

from sync.log.errors import Refused

KIB: Final = 1024
MIB: Final = 1024 * KIB


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Sizes in bytes, except where the name says otherwise. Reading anything within them stays below 256 MiB."""

    packed: int = 8 * MIB
    """A whole parcel as it comes from the wire: ``parcel_too_large``."""
    unpacked: int = 32 * MIB
    """What one zstd frame may unfold to: ``parcel_bomb``."""
    window: int = 8 * MIB
    """The memory a zstd frame may ask for: ``parcel_bomb``."""
    weight: int = 128 * MIB
    """All values, bodies and ids of one parcel together, as they weigh in memory: ``parcel_bomb``."""
    changes: int = 20_000
    """Number of changes that travel in one parcel: ``too_many_changes``."""
    run_ids: int = 20_000
    """Number of changes that the runs of one parcel name, travelling or not: ``too_many_changes``."""
    body: int = 256 * KIB
    """Canonical bytes of one change: ``change_too_large``."""
    nesting: int = 16
    """Lists and maps of one value in each other: ``nested_too_deep``. The validator holds single changes below this."""


DEFAULT_LIMITS: Final = ReadingLimits()


class Purse:
    """Memory that may still be spent on one parcel. Raises Refused("parcel_bomb") when it is empty."""

    def __init__(self, weight: int) -> None:
        self._left = weight

    def pay(self, weight: int) -> None:
        self._left -= weight
        if self._left < 0:
            raise Refused("parcel_bomb", "unfolds to more than the reading limits allow")
