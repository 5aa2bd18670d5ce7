# SPDX-License-Identifier: Apache-2.0
"""Who acted, against whether that person may: a propagandist under discipline is not recognised (Decree 49/2024)."""

from typing import TYPE_CHECKING

from sync.records.declaration import Around
from sync.records.propagandist import Propagandist

if TYPE_CHECKING:
    from sync.records.propaganda_session import PropagandaSession


def has_disciplined_propagandist(session: "PropagandaSession", around: Around) -> bool:
    """A propagandist of the session stands under discipline, as known now."""
    found = (around.get(Propagandist, one) for one in session.propagandists or ())
    return any(known is not None and known.disciplined is True for known in found)
