# SPDX-License-Identifier: Apache-2.0
"""What passes between the engine of an exchange and whatever carries its parcels: a wire, or a simulation of one."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Final, Protocol

from sync.client.pace import Loss
from sync.log.errors import LoaError, Unavailable

TOO_LARGE: Final = ("parcel_too_large", "parcel_bomb", "too_many_changes")
"""What the hub, or a machine before it, says of a parcel that a smaller one would not meet."""
TOO_SLOW: Final = "too_slow"
"""What the hub says of a parcel that came too slowly."""
EXCHANGE_PATH: Final = "/v1/exchange"
_HEAD_START_S: Final = 0.003
"""So long the parcel goes first: beside a thread that is busy each step of sending would wait for its turn."""


class Courier(Protocol):
    """Carries one parcel at a time and brings its answer, over a connection that stands from parcel to parcel."""

    @property
    def carried(self) -> int:
        """Bytes of whole exchanges over the present connection."""

    @property
    def has_begun(self) -> bool:
        """After a failure: whether its answer had begun."""

    def carry(self, path: str, parcel: bytes) -> bytes:
        """Raises Refused or Unavailable by the names of ``failures``."""

    def close(self) -> None:
        """End the connection; the next parcel makes a new one."""


def _nothing() -> None:
    """There is nothing to be done."""


@dataclass(frozen=True, slots=True)
class Ask:
    """The engine wants this parcel carried, over a new connection where it says so."""

    parcel: bytes
    is_new_line: bool = False
    meanwhile: Callable[[], None] = _nothing
    """Work that need not wait for the answer. The engine does it when it has the answer, unless it was done before; who
    gives the engine up does it first, since it keeps what was answered before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The parcel that came back, and what the connection has carried by then."""

    parcel: bytes
    carried: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing came back."""

    error: LoaError
    carried: int = 0
    has_begun: bool = False

    @property
    def loss(self) -> Loss:
        """What it says of the link: an answer that had begun shows that the parcel got through."""
        if self.error.code in (*TOO_LARGE, TOO_SLOW):
            return Loss(self.carried, is_down=False)
        return Loss(self.carried, is_up=not self.has_begun, is_cut=self.error.code == "hub_cut")


Event = Answer | Failed


def carry(courier: Courier, ask: Ask) -> Event:
    """Do what the engine asks for, one thing after the other."""
    ask.meanwhile()
    return _carried(courier, ask)


def _carried(courier: Courier, ask: Ask) -> Event:
    if ask.is_new_line:
        courier.close()
    try:
        return Answer(courier.carry(EXCHANGE_PATH, ask.parcel), courier.carried)
    except LoaError as error:
        return Failed(error, courier.carried, courier.has_begun)


def carry_meanwhile(courier: Courier, ask: Ask) -> Event:
    """As ``carry``, in a thread that touches no store; this one does meanwhile what need not wait for the answer."""
    events: SimpleQueue[Event] = SimpleQueue()
    carrying = Thread(target=lambda: events.put(_carried(courier, ask)), name="loa-parcel", daemon=True)
    carrying.start()
    carrying.join(_HEAD_START_S)
    ask.meanwhile()
    carrying.join()
    return Failed(Unavailable("hub_cut", "the connection was cut")) if events.empty() else events.get()
