# SPDX-License-Identifier: Apache-2.0
"""What a long suite has found: how much was acknowledged, how much of it was lost, and what befell it how often."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

LEAST: Final = 100
"""So often every kind of fault must have happened in the simulation."""


@dataclass
class Suite:
    """One suite. ``lost`` counts acknowledged entries; ``broken`` are other promises that were not kept, one line each.

    ``skipped`` tells why it did not run at all.
    """

    name: str
    extent: str = ""
    """Seeds, rounds or images, in words."""
    acknowledged: int = 0
    lost: int = 0
    broken: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    facts: dict[str, str] = field(default_factory=dict)
    skipped: str = ""
    rare: list[str] = field(default_factory=list)
    """Kinds of faults that did not happen often enough for the run to mean much."""

    @property
    def is_sound(self) -> bool:
        """Whether every promise was kept."""
        return not self.lost and not self.broken
