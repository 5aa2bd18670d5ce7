# SPDX-License-Identifier: Apache-2.0
"""What every screen is given: the laptop, the lanes, the voice, the language, the settings. No globals anywhere."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from desktop.laptop import Laptop
from ui.background import Background
from ui.exchange_watch import ExchangeWatch
from ui.messages import Messages
from ui.settings import Settings
from ui.theme import Theme
from ui.words import Tongue


class Changes(QObject):
    """Tells screens that records changed, on this laptop or by an exchange; they read anew when they are shown."""

    records_changed = Signal()
    exchange_changed = Signal()


@dataclass(frozen=True)
class Workbench:
    """Built once at the composition root, after the profile was unlocked."""

    laptop: Laptop
    background: Background
    messages: Messages
    settings: Settings
    tongue: Tongue
    theme: Theme
    changes: Changes
    show_screen: Callable[[str], None]
    """Go to a screen by its name, such as ``logbook``."""
    exchange_now: Callable[[], None]
    """F5: one full exchange on the wire lane."""
    send_files: Callable[[], None]
    """One exchange with files, also where the line is spared."""
    watch: ExchangeWatch = field(default_factory=ExchangeWatch)
    """How the exchange stands, and what was tried since the program was started."""
