# SPDX-License-Identifier: Apache-2.0
"""When an exchange is tried again, and in which mode: kept in the store, so that window and commands tell the same.

Pure steps from a failure or a success to the next try; who waits until then is told elsewhere.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.client.failures import NextStep, Who, state_of
from sync.log.entropy import Entropy
from sync.log.errors import LoaError
from sync.store.settings import read_setting, write_setting

PATIENCE: Final = "exchange_patience"
MODE: Final = "exchange_mode"

SHORTEST_MS: Final = 30_000
LONGEST_MS: Final = 15 * 60_000
RARELY_MS: Final = 6 * 3600_000
"""Where waiting alone does not help: an answer without a signature may be anybody's, so it is still tried."""
QUIET_MS: Final = 15 * 60_000
METERED_QUIET_MS: Final = 3 * 3600_000
_LONGEST_ASKED_S: Final = 24 * 3600
_MOST_DOUBLINGS: Final = 10


class Mode(StrEnum):
    """When a laptop exchanges: by itself; by itself but sparingly, files on demand only; or only when asked."""

    AUTO = "auto"
    METERED = "metered"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Patience:
    """How the last tries ended. Moments in milliseconds."""

    failures: int = 0
    """Failed tries in a row."""
    code: str = ""
    """The code of the last one, empty after a success."""
    who: Who = Who.NOBODY
    step: NextStep = NextStep.WAIT
    at: int | None = None
    """When the last try ended."""
    next_try: int | None = None
    """When it is tried again by itself; None in the mode that waits to be asked, and before the first try."""


def after_failure(before: Patience, error: LoaError, now: int, entropy: Entropy) -> Patience:
    """The state after a failed try: full jitter below a doubling ceiling, never before what the hub asked for."""
    state = state_of(error)
    doublings = min(before.failures, _MOST_DOUBLINGS)
    ceiling = min(SHORTEST_MS << doublings, LONGEST_MS) if state.waits else RARELY_MS
    floor = 0 if state.waits else RARELY_MS // 2
    wait = max(floor, asked_ms(error)) + entropy.between(1, ceiling - floor)
    return Patience(before.failures + 1, error.code, state.who, state.step, now, now + wait)


def after_success(mode: Mode, next_s: int, now: int) -> Patience:
    """The state after both sides were empty; ``next_s`` is when the hub would be called next, 0 leaves it open."""
    quiet = METERED_QUIET_MS if mode is Mode.METERED else QUIET_MS
    asked = min(next_s, _LONGEST_ASKED_S) * 1000
    return Patience(at=now, next_try=now + (max(asked, quiet) if mode is Mode.METERED else asked or quiet))


def rescheduled(before: Patience, mode: Mode) -> Patience:
    """The state after another mode was chosen: a failure keeps its next try, after a success the mode's own quiet."""
    return before if before.code or before.at is None else after_success(mode, 0, before.at)


def asked_ms(error: LoaError) -> int:
    """The wait that the hub, or a machine before it, asked for; within a day."""
    told = error.fields.get("retry_after_s", "")
    return min(int(told), _LONGEST_ASKED_S) * 1000 if told.isascii() and told.isdecimal() else 0


def read_patience(connection: Connection) -> Patience:
    """How the last tries ended; in the mode that waits to be asked there is no next one."""
    kept = read_setting(connection, PATIENCE)
    found = Patience() if kept is None else msgspec.convert(kept, Patience)
    return replace(found, next_try=None) if read_mode(connection) is Mode.MANUAL else found


def keep_patience(connection: Connection, patience: Patience) -> None:
    """Keep it for the next start."""
    write_setting(connection, PATIENCE, patience)


def read_mode(connection: Connection) -> Mode:
    """The mode that the person chose; by itself, until one is chosen."""
    return Mode(read_setting(connection, MODE) or Mode.AUTO)


def keep_mode(connection: Connection, mode: Mode) -> None:
    """Choose a mode; it holds from the next try on."""
    write_setting(connection, MODE, str(mode))
