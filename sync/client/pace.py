# SPDX-License-Identifier: Apache-2.0
"""How much is risked at once on a link: pure steps from what got through, or was lost, to the next sizes.

What may be lost at once is at most an eighth of what got through since the last loss, so a link that cuts
costs little; and whatever is lost makes the next parcel smaller, down to a single change.
"""

from dataclasses import dataclass, replace
from typing import Final

KIB: Final = 1024
FIRST_UP: Final = 16 * KIB
MOST_UP: Final = 256 * KIB
LEAST_UP: Final = 256
"""Bytes of a parcel; the least ones hold a single change."""
FIRST_DOWN: Final = 256 * KIB
MOST_DOWN: Final = 1024 * KIB
LEAST_DOWN: Final = 512
"""Bytes of changes in one reply, unpacked."""
RISK: Final = 8
"""Growing again after a loss needs so many times as much got through."""
MOST_CHANGES: Final = 4000
_HEAD: Final = KIB
"""What a request and its answer weigh besides the parcel that goes up, about."""
_LINE_SHARE: Final = 16
_FREE_LINE: Final = 1024 * KIB
"""A connection that carries so much has no limit worth minding."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A request that was not answered: what whole exchanges carried over that connection before it; which way may
    have held too much; and whether the connection was cut (else it fell silent, or the parcel was too large)."""

    carried: int
    is_up: bool = True
    is_down: bool = True
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """What the link is trusted with."""

    up: int = FIRST_UP
    """Bytes of one parcel."""
    down: int = FIRST_DOWN
    """Bytes of changes, unpacked, in one reply."""
    line: int = 0
    """Bytes that one connection carries before it is cut; 0 where none was ever cut, 1 for one request each."""
    through: int = FIRST_UP * RISK
    """Bytes that went up since the last loss."""
    calm: int = RISK
    """Requests answered since the last loss."""
    cost: int = 0
    """Bytes of the last exchange, both ways."""
    change_size: int = 64
    """Bytes of one change in a parcel, as the last one had them."""

    @property
    def changes(self) -> int:
        """How many changes a parcel is likely to hold."""
        return max(1, min(self.up // max(self.change_size, 1), MOST_CHANGES))

    def measured(self, size: int, changes: int) -> "Pace":
        """After a parcel was made of so many changes; a little more is reckoned with, so that the next one fits."""
        return replace(self, change_size=max(1, -(-size * 33 // (32 * changes)))) if changes else self

    def answered(self, size: int, carried: int, is_full: bool, within_line: bool = False) -> "Pace":
        """After an answer: the parcel's size, what the connection has carried by now, whether the reply was full.

        ``within_line`` for bytes of files, of which there are many: nothing grows beyond what one connection carries.
        """
        through, calm = self.through + size, self.calm + 1
        line = max(self.line, carried) if self.line else 0
        bound = line if within_line else 0
        up = _grown(self.up, MOST_UP, bound) if through >= self.up * 2 * RISK else self.up
        down = _grown(self.down, MOST_DOWN, bound) if is_full and calm > RISK else self.down
        line = 0 if line > _FREE_LINE else line
        return replace(self, up=up, down=down, through=through, calm=calm, line=line)

    def lost(self, loss: Loss, again: int) -> "Pace":
        """After a loss, the ``again``-th in a row counted from 0: half, then a quarter each time. A connection that
        had carried something is not thought to have been asked for too much at once, but for too much in all."""
        if loss.is_cut and loss.carried:
            return replace(self, line=loss.carried)
        by = 2 if again < 2 else 4
        is_up = loss.is_up or self.down <= LEAST_DOWN  # both ways may share what a connection carries
        up = max(self.up // by, LEAST_UP) if is_up else self.up
        down = max(self.down // by, LEAST_DOWN) if loss.is_down else self.down
        line = 1 if loss.is_cut else self.line
        return replace(self, up=up, down=down, line=line, through=0, calm=0)

    @property
    def file_room(self) -> int:
        """Bytes of files in one reply: where connections are cut, no more than what got through before."""
        return min(self.down, max(self.up, self.line // 2)) if self.line else self.down

    def needs_new_line(self, carried: int, size: int) -> bool:
        """Whether a parcel of this size would come to where the connection is likely to be cut."""
        return bool(self.line and carried and carried + max(size + _HEAD, self.cost) > self.line)

    def on_new_line(self) -> "Pace":
        """After a connection was ended before it would be cut: the next one is trusted with somewhat more."""
        return replace(self, line=self.line + self.line // _LINE_SHARE)


def _grown(size: int, most: int, line: int) -> int:
    """Twice the size, where one connection is likely to carry that: what it is trusted with may be somewhat more."""
    return size if line and size * 2 + _HEAD > line * 3 // 4 else min(size * 2, most)


FIRST_PACE: Final = Pace()
"""Of a link over which nothing was ever exchanged."""
