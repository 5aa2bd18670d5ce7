# SPDX-License-Identifier: Apache-2.0
"""Why a hub holds a change, and the one thing that its author can do about it."""

from collections.abc import Mapping
from typing import Final

EDIT, ASK_ADMIN, CALL_SUPPORT = "edit", "ask_admin", "call_support"

ACTIONS: Final[Mapping[str, str]] = {
    # a right, a device or a list that only a superior office can mend, who may then admit what is held
    **dict.fromkeys(("unit_not_yours", "type_not_yours", "field_not_yours", "author_not_yours", "own_work"), ASK_ADMIN),
    **dict.fromkeys(("grant_expired", "device_revoked", "unknown_device", "unknown_unit", "unknown_type"), ASK_ADMIN),
    "written_once": ASK_ADMIN,
    # what no form of this program lets through: a fault of a program, or an older one than the hub's
    **dict.fromkeys(("malformed_change", "change_too_large", "wrong_type", "wrong_unit"), CALL_SUPPORT),
    **dict.fromkeys(("commitment_mismatch", "personal_value_in_clear", "unknown_field", "derived_field"), CALL_SUPPORT),
    **dict.fromkeys(("incomplete_decision", "incomplete_redaction", "not_personal"), CALL_SUPPORT),
}
"""Why the hub holds a change → the one thing to do; whatever else it says is about values, which an edit mends."""


def action_for(code: str) -> str:
    """The one thing to do about a change that the hub holds with this code."""
    return ASK_ADMIN if code.startswith("refused_") else ACTIONS.get(code, EDIT)
