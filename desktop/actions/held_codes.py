# SPDX-License-Identifier: Apache-2.0
"""Why a hub holds a change, and the one thing that its author can do about it."""

from collections.abc import Mapping
from typing import Final

EDIT, ASK_ADMIN, UPDATE_APP, SYNC_AGAIN = "edit", "ask_admin", "update_app", "sync_again"

_ACTIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("unit_not_yours", "type_not_yours", "field_not_yours", "author_not_yours", "own_work"), ASK_ADMIN),
    **dict.fromkeys(("grant_expired", "device_revoked", "unknown_device", "wrong_device", "person_taken"), ASK_ADMIN),
    **dict.fromkeys(("malformed_change", "wrong_type", "wrong_unit", "written_once"), ASK_ADMIN),
    "unknown_type": UPDATE_APP,
    "commitment_mismatch": SYNC_AGAIN,
}
"""Why the hub holds a change → the one thing to do; whatever else it says is about values, which an edit mends."""


def action_for(code: str) -> str:
    """The one thing to do about a change that the hub holds with this code."""
    return ASK_ADMIN if code.startswith("refused_") else _ACTIONS.get(code, EDIT)
