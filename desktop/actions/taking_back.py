# SPDX-License-Identifier: Apache-2.0
"""Undo of what one action wrote: every record of it is withdrawn, together or not at all."""

from collections.abc import Sequence
from typing import Final

from desktop.actions.saving import load_folded, write_edit
from desktop.laptop import Laptop, record_key
from sync.log.fold import WITHDRAWN

UNDONE: Final = "Hoàn tác"


def take_back(laptop: Laptop, record_ids: Sequence[str]) -> int:
    """Withdraw the records that still stand, in one transaction; how many they were.

    Raises Refused ``unknown_record`` or ``type_not_yours``.
    """
    count = 0
    with laptop.writing() as desk:
        for key in map(record_key, record_ids):
            of, folded = load_folded(desk, key)
            if folded.withdrawn is None:
                value = {"reason": UNDONE, "version": [one.hex() for one in folded.version]}
                write_edit(desk, key, of, folded, {WITHDRAWN: value})
                count += 1
    return count
