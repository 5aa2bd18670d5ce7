# SPDX-License-Identifier: Apache-2.0
"""Check the store of this laptop, and the digests by which it is compared with the hub."""

from typing import Any

from desktop.laptop import Laptop
from sync.log.scope import Sight
from sync.store.chains import gaps
from sync.store.checking import Difference, check_store
from sync.store.digests import NOTHING, counted_digests


def check_laptop(laptop: Laptop, is_rebuilt: bool = False) -> dict[str, Any]:
    """Whether file, log, digests and rows agree; with ``is_rebuilt`` the rows are folded anew."""
    with laptop.writing() if is_rebuilt else laptop.reading() as desk:
        found = check_store(desk.connection, is_hub=False, is_rebuilt=is_rebuilt)
        missing = list(gaps(desk.connection))
    lacking = laptop.journal.mend() if laptop.journal is not None else 0
    if lacking:
        found.append(Difference("journal", "journal", f"{lacking} changes were missing and are there again"))
    told: dict[str, Any] = {
        "ok": not found,
        "differences": [{"what": one.what, "where": one.where, "detail": one.detail} for one in found],
    }
    if missing:  # no difference: they may be on a stick, or of a unit that is not seen here
        told["gaps"] = [{"actor": one.actor.hex(), "first": one.first, "last": one.last} for one in missing]
    return told


def tell_digests(laptop: Laptop) -> dict[str, Any]:
    """Count and digest of the settled changes of each unit that this laptop holds whole."""
    with laptop.reading() as desk:
        counted = counted_digests(desk.connection, is_hub=False)
        whole = [unit for unit, sight in desk.streams().items() if sight is Sight.WHOLE]
    digests = {unit: counted.get((unit, Sight.WHOLE), NOTHING) for unit in whole}
    return {unit: {"count": one.count, "digest": one.sum.hex()} for unit, one in digests.items()}
