# SPDX-License-Identifier: Apache-2.0
"""The wire inside one process: it carries the real sealed parcels to the hub and back, and does them every harm."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from sync.log.errors import Unavailable
from tests.simulation.chance import Chance
from tests.simulation.faults import PARCEL_FAULTS, Fault, Tally

Carry = Callable[[bytes], bytes]
"""A parcel to the hub, its answer back; what the hub refuses is raised."""


@dataclass
class Wire:
    """What all laptops share: the way to the hub, the parcels that are still under way, the weather."""

    carry: Carry
    chance: Chance
    log: Callable[[str], None]
    tally: Tally
    bad_percent: int = 30
    late: list[bytes] = field(default_factory=list)
    answers: dict[str, bytes] = field(default_factory=dict)
    """The last answer that each laptop was given."""

    def is_bad(self) -> bool:
        """Whether the next parcel meets with anything."""
        return self.bad_percent > 0 and self.chance.is_so(self.bad_percent)


@dataclass
class Courier:
    """One laptop's end of the wire for one exchange."""

    wire: Wire
    name: str
    carried: int = 0
    has_begun: bool = False
    is_dead: bool = False

    def close(self) -> None:
        """A new connection."""
        self.carried = 0

    def carry(self, path: str, parcel: bytes) -> bytes:
        """Deliver, or not, or twice, or later."""
        assert path == "/v1/exchange"
        self.has_begun = False
        fault = self.wire.chance.pick(PARCEL_FAULTS) if self.wire.is_bad() else None
        self.wire.log(f"  parcel {_mark(parcel)} {fault or 'goes through'}")
        if fault is not None:
            self.wire.tally[fault] += 1
        answer = self._deliver(fault, parcel)
        self.carried += len(parcel) + len(answer)
        self.wire.log(f"  answer {_mark(answer)}")
        self.wire.answers[self.name] = answer
        return answer

    def _deliver(self, fault: Fault | None, parcel: bytes) -> bytes:
        if self.is_dead or fault is Fault.DEAD_LINE:
            self.is_dead = True
            raise Unavailable("no_hub", "the hub cannot be reached")
        if fault is Fault.CUT:
            raise Unavailable("hub_cut", "the connection was cut")
        if fault is Fault.LATE:
            self.wire.late.append(parcel)
            raise Unavailable("hub_cut", "the connection was cut")
        answer = self.wire.carry(parcel)
        if fault is Fault.LOST_ANSWER:
            self.has_begun = True
            raise Unavailable("hub_cut", "the connection was cut")
        if fault is Fault.DUPLICATE:
            return self.wire.carry(parcel)
        if fault is Fault.OLD_ANSWER:
            return self.wire.answers.get(self.name, answer)
        if fault is Fault.GARBLED:
            return _flipped(answer)
        return answer


def _flipped(answer: bytes) -> bytes:
    place = len(answer) // 2
    return answer[:place] + bytes([answer[place] ^ 1]) + answer[place + 1 :]


def _mark(parcel: bytes) -> str:
    return f"{hashlib.sha256(parcel).hexdigest()[:8]} of {len(parcel)} bytes"
