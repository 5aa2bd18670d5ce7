# SPDX-License-Identifier: Apache-2.0
"""Invites: made by the administrator, redeemed once by one device, locked after five wrong tries.

A wrong second half and a code that never was take the same path: the same reads, one audit row, one answer.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from sync.hub.account_tables import INVITE
from sync.hub.audit import Audited, write_audit
from sync.hub.invite_codes import InviteCode, new_code, unknown_invite
from sync.hub.node import Hub, require_unit
from sync.log.errors import Refused
from sync.log.units import UnitTree
from sync.log.validator import check_entered_text
from sync.records.form import tidy_value
from sync.records.roles import Role

TRIES: Final = 5
LONGEST_NAME: Final = 200
HOUR_MS: Final = 3_600_000
_NO_PROOF: Final = bytes(32)


@dataclass(frozen=True)
class Invitation:
    """Whom an invite is for, and what it grants."""

    name: str
    units: tuple[str, ...]
    roles: tuple[Role, ...]


class NewInvite(NamedTuple):
    """The code, shown once, and until when it may be used (ms)."""

    code: InviteCode
    expires_at: int


class Redeemed(NamedTuple):
    """What became of a try: the invitation, or why not. A refusal is raised after the try was counted."""

    invitation: Invitation | None
    refusal: Refused | None
    is_repeated: bool = False


def make_invite(connection: Connection, hub: Hub, wanted: Invitation, valid_hours: int) -> NewInvite:
    """A new invite. Raises Refused ``unknown_unit``, ``unit_outside_hub``, ``name_needed``, or a fault of the name."""
    check_units(hub, hub.tree(connection), wanted.units)
    name = _tidy_name(wanted.name)
    taken = set(connection.execute(select(INVITE.c.selector)).scalars())
    code = next(code for code in iter(new_code, None) if code.selector not in taken)
    expires_at = hub.now_ms() + valid_hours * HOUR_MS
    connection.execute(
        insert(INVITE).values(
            selector=code.selector,
            proof=code.proof(hub.secret),
            name=name,
            units=" ".join(dict.fromkeys(wanted.units)),
            roles=" ".join(dict.fromkeys(wanted.roles)),
            expires_at=expires_at,
            tries_left=TRIES,
        )
    )
    detail = {"invite": code.selector, "units": wanted.units, "roles": wanted.roles}
    write_audit(connection, Audited(hub.now_ms(), "invite_made", detail))
    return NewInvite(code, expires_at)


def check_units(hub: Hub, tree: UnitTree, units: Sequence[str]) -> None:
    """Raises Refused ``unknown_unit`` or ``unit_outside_hub``."""
    for unit in units:
        require_unit(tree, unit)
        if not tree.is_within(unit, hub.unit):
            raise Refused("unit_outside_hub", f"unit {unit} does not lie within {hub.unit}", {"unit": unit})


def _tidy_name(entered: str) -> str:
    name = str(tidy_value(entered)).strip()
    check_entered_text(name, "name")
    if not name or len(name) > LONGEST_NAME:
        raise Refused("name_needed", "a name of 1 to 200 characters is needed", {"name": "name_needed"})
    return name


def redeem(connection: Connection, hub: Hub, code: InviteCode, device: bytes) -> Redeemed:
    """Use an invite up, or count a wrong try; run it in a write transaction and raise the refusal after it.

    The device that used it may use it again: the answer to the first time may have been lost.
    """
    row = connection.execute(select(INVITE).where(INVITE.c.selector == code.selector)).first()
    is_right = hmac.compare_digest(code.proof(hub.secret), row.proof if row else _NO_PROOF)
    refusal = _refusal(row, hub.now_ms(), device) if row and is_right else unknown_invite()
    here = update(INVITE).where(INVITE.c.selector == code.selector)
    if refusal is None and row is not None:
        connection.execute(here.values(used_at=row.used_at or hub.now_ms(), used_by=device))
        invitation = Invitation(row.name, tuple(row.units.split()), tuple(map(Role, row.roles.split())))
        return Redeemed(invitation, None, row.used_by is not None)
    if not is_right:
        connection.execute(here.where(INVITE.c.tries_left > 0).values(tries_left=INVITE.c.tries_left - 1))
    code_of_refusal = refusal.code if refusal else ""
    write_audit(connection, Audited(hub.now_ms(), "enrol_refused", {"code": code_of_refusal}, device))
    return Redeemed(None, refusal)


def _refusal(row: Row[Any], now: int, device: bytes) -> Refused | None:
    """Why an invite whose code is right may not be used; None where it may."""
    if row.used_by == device:
        return None
    if row.used_at is not None:
        return Refused("invite_used", "this invite was used already; ask for another")
    if row.tries_left <= 0:
        return Refused("invite_locked", "this invite was locked after five wrong tries; ask for another")
    if row.expires_at <= now:
        return Refused("invite_expired", "this invite has expired; ask for another")
    return None
