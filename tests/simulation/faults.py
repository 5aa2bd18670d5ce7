# SPDX-License-Identifier: Apache-2.0
"""What can go wrong, by name: the alphabet of the weather, and the count of what really happened."""

from collections import Counter
from enum import StrEnum
from typing import Final


class Fault(StrEnum):
    """One kind of misfortune. The first ones befall a parcel on its way, the others a node."""

    CUT = "cut before the hub commits"
    LOST_ANSWER = "cut after the hub commits"
    DUPLICATE = "parcel delivered twice"
    LATE = "parcel delivered later, after others"
    OLD_ANSWER = "answer of an earlier request"
    GARBLED = "answer with a flipped byte"
    DEAD_LINE = "line dead for the rest of the exchange"
    CLOCK = "clock jump"
    LAPTOP_RESTORED = "laptop restored from an old copy"
    LAPTOP_CLONED = "laptop cloned"
    HUB_RESTORED = "hub restored from an old copy"
    SLOW_COMMIT = "exchange answered before the last one was numbered"
    SCOPE_GROWN = "unit granted"
    SCOPE_SHRUNK = "grant ended"
    UPGRADE = "rows made anew by another version"
    REVOKED = "device revoked"
    ADMITTED = "held change admitted"


PARCEL_FAULTS: Final = (
    Fault.CUT,
    Fault.LOST_ANSWER,
    Fault.DUPLICATE,
    Fault.LATE,
    Fault.OLD_ANSWER,
    Fault.GARBLED,
    Fault.DEAD_LINE,
)

Tally = Counter[Fault]
