# SPDX-License-Identifier: Apache-2.0
"""What each failure of an exchange means: does waiting help, who must act, and what is to be done next.

The one table of the states in which an exchange can end, by the code of the failure. Words stand elsewhere:
the command line tells the step by its name, the window by the code.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from sync.client.link import HubLink
from sync.log.errors import LoaError, Refused, Stopped, Unavailable


class Who(StrEnum):
    """Who must act before an exchange can succeed."""

    NOBODY = "nobody"
    OFFICER = "officer"
    ADMIN = "admin"


class NextStep(StrEnum):
    """The one thing to do."""

    WAIT = "wait"
    LOG_IN = "log_in_to_network"
    SET_CLOCK = "set_clock"
    FREE_DISK = "free_disk"
    ENROL = "enrol"
    CALL = "call_superior"
    UPDATE = "update_app"


class State(NamedTuple):
    """One state: ``waits`` where trying again soon may help by itself, else it is tried a few times a day."""

    waits: bool
    who: Who
    step: NextStep


_PATIENCE: Final = State(True, Who.NOBODY, NextStep.WAIT)
_NETWORK: Final = State(True, Who.OFFICER, NextStep.LOG_IN)
_CLOCK: Final = State(True, Who.OFFICER, NextStep.SET_CLOCK)
_DISK: Final = State(True, Who.OFFICER, NextStep.FREE_DISK)
_OTHERS: Final = State(True, Who.ADMIN, NextStep.CALL)
_ENDED: Final = State(False, Who.ADMIN, NextStep.CALL)
_UNKNOWN_HERE: Final = State(False, Who.ADMIN, NextStep.ENROL)
_NOT_YET: Final = State(False, Who.OFFICER, NextStep.ENROL)
_OLD: Final = State(False, Who.OFFICER, NextStep.UPDATE)

STATES: Final[Mapping[str, State]] = {
    # the way to the hub
    **dict.fromkeys(("no_name", "no_hub", "hub_cut", "hub_silent", "hub_slow", "too_slow"), _PATIENCE),
    "not_the_hub": _NETWORK,
    "clock_wrong": _CLOCK,
    **dict.fromkeys(("certificate_expired", "tls_failed"), _OTHERS),
    # machines before the hub, and the hub itself
    **dict.fromkeys(("gateway_failed", "hub_busy", "hub_failed", "hub_closing", "internal"), _PATIENCE),
    **dict.fromkeys(("too_many_attempts", "no_receipt", "another_answer", "garbled_answer"), _PATIENCE),
    **dict.fromkeys(("parcel_too_large", "parcel_bomb", "too_many_changes", "forged_answer"), _OTHERS),
    **dict.fromkeys(("hub_gone", "another_hub", "device_revoked"), _ENDED),
    **dict.fromkeys(("unknown_device", "wrong_device"), _UNKNOWN_HERE),
    "not_enrolled": _NOT_YET,
    "wrong_kind": _OLD,
    # this machine
    **dict.fromkeys(("disk_full", "disk_error", "disk_read_only", "disk_failed"), _DISK),
    "database_busy": _PATIENCE,
}

_LONGEST_SURE_MS: Final = 60 * 24 * 3600 * 1000
_LARGEST_OFFSET_S: Final = 24 * 3600


def state_of(error: LoaError) -> State:
    """The declared state; of a code that is not declared, the family of the failure decides."""
    return STATES.get(error.code) or (_ENDED if isinstance(error, Refused) else _PATIENCE)


def is_failure(error: LoaError) -> bool:
    """Whether it says something of the link or the hub; being stopped by the person does not."""
    return not isinstance(error, Stopped)


def judged_by_clock(error: LoaError, link: HubLink, wall: int) -> LoaError:
    """A certificate out of its dates: the clock's fault where the clock is likely wrong, else the certificate's."""
    if error.code not in ("certificate_early", "certificate_expired"):
        return error
    if error.code == "certificate_expired" and not _is_clock_doubtful(link, wall):
        return error
    if error.code == "certificate_early" and _is_clock_proven(link, wall):
        return Unavailable("certificate_expired", "the hub shows a certificate that is not valid yet")
    return Unavailable("clock_wrong", "no safe connection: date and time of this machine look wrong")


def _is_clock_proven(link: HubLink, wall: int) -> bool:
    """The hub was heard lately, by a clock that agreed with its own."""
    offset = link.clock_offset_s()
    if offset is None or link.own_at is None or abs(offset) > _LARGEST_OFFSET_S:
        return False
    return 0 <= wall - link.own_at < _LONGEST_SURE_MS


def _is_clock_doubtful(link: HubLink, wall: int) -> bool:
    """The hub was heard, and by then this clock was off, or has gone backwards or far ahead since."""
    return link.own_at is not None and not _is_clock_proven(link, wall)
