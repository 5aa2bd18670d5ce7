# SPDX-License-Identifier: Apache-2.0
"""What a screen may know of the exchange: how things stand, and every try since the program was started."""

from collections import deque
from datetime import datetime
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from ui.standing_texts import Situation

TRIES_KEPT: Final = 200


class Tried(Struct, frozen=True):
    """One exchange that ended: what went over the wire, or the code of what stopped it."""

    at: datetime
    sent: int = 0
    received: int = 0
    held: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    code: str = ""
    mended: int = 0
    """Units in which this laptop and the hub differed, and agree now."""
    is_hub_restored: bool = False
    """Whether the hub had come back from an older state and was sent again what it lacked."""


class ExchangeWatch(QObject):
    """``changed`` tells of every new fact. The one that exchanges is a watch; one by itself knows nothing yet."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.situation = Situation()
        self.tries: deque[Tried] = deque(maxlen=TRIES_KEPT)
