# SPDX-License-Identifier: Apache-2.0
"""The only way to speak to the person: one calm line with at most one action, never a modal dialog.

Knows no window: the message bar listens, and what was said before it listened is kept for it.
"""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

_LOG = logging.getLogger(__name__)
KEPT: Final = 20


class Tone(Enum):
    """How a message looks: plain result, something to attend to, something refused."""

    PLAIN = "plain"
    ATTENTION = "attention"
    FAULT = "fault"


@dataclass(frozen=True)
class Message:
    """One line of plain text. ``details`` can be copied, never the headline."""

    text: str
    tone: Tone = Tone.PLAIN
    action: str = ""
    on_action: Callable[[], None] | None = None
    details: str = ""


class Messages(QObject):
    """Says things and remembers the last of them."""

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recent: deque[Message] = deque(maxlen=KEPT)

    def say(self, message: Message) -> None:
        """Show a message, log it, keep it for the list of recent ones."""
        self.recent.append(message)
        _LOG.info("said: %s", message.tone.value)
        self.said.emit(message)

    def attend(self, text: str) -> None:
        """Say something a person should look at, such as what a text widget noticed."""
        self.say(Message(text, Tone.ATTENTION))
