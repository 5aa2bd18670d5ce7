# SPDX-License-Identifier: Apache-2.0
"""Enrolment: an invite makes the device that signed the request an account with a grant."""

from typing import Final

from sqlalchemy import Connection

from sync.hub.accounts import (
    Account,
    PersonGrant,
    add_account,
    add_grant,
    in_force,
    is_person_known,
    read_accounts,
    read_grants,
)
from sync.hub.epochs import read_epoch
from sync.hub.invite_codes import read_code
from sync.hub.invites import Invitation, Redeemed, redeem
from sync.hub.node import Hub
from sync.log.errors import Refused
from sync.log.scope import Grant, streams
from sync.parcel.messages import EnrolReply, EnrolRequest

ACCOUNTS: Final = b"accounts"
"""What an enrolment works on: one at a time, beside the parcels that come in meanwhile."""


def enrol(hub: Hub, sender: bytes, request: EnrolRequest) -> EnrolReply:
    """Redeem the invite of a request that the new device signed.

    Raises Refused: ``invite_unknown``, ``invite_used``, ``invite_expired``, ``invite_locked``; ``wrong_device``,
    ``person_taken`` or ``device_revoked`` with the invite left as it was.
    """
    if request.device != sender:
        raise Refused("wrong_device", "the request was signed by another device")
    code = read_code(request.invite)
    with hub.database.writing((ACCOUNTS,)) as connection:
        _check_person(connection, request)
        redeemed = redeem(connection, hub, code, request.device)
        if redeemed.invitation is not None:
            _give(connection, hub, request, redeemed)
    if redeemed.refusal is not None or redeemed.invitation is None:
        raise redeemed.refusal or Refused("invite_unknown")
    return _welcome(hub, request, redeemed.invitation)


def _check_person(connection: Connection, request: EnrolRequest) -> None:
    account = read_accounts(connection, (request.device,)).get(request.device)
    if account is None:
        if is_person_known(connection, request.person):
            raise Refused("person_taken", "another device stands for this person already")
    elif account.person != request.person:
        raise Refused("person_taken", "this device stands for another person already")
    elif account.revoked_at is not None:
        raise Refused("device_revoked", "this device was revoked")


def _give(connection: Connection, hub: Hub, request: EnrolRequest, redeemed: Redeemed) -> None:
    """An account for a new device; a known one keeps its own. Redeeming again gives nothing twice."""
    invitation = redeemed.invitation
    if invitation is None or redeemed.is_repeated:
        return
    if request.device not in read_accounts(connection, (request.device,)):
        add_account(connection, Account(request.device, request.person, invitation.name, hub.now_ms()))
    add_grant(connection, request.person, PersonGrant(None, Grant(invitation.units, invitation.roles)))


def _welcome(hub: Hub, request: EnrolRequest, invitation: Invitation) -> EnrolReply:
    with hub.database.reading() as connection:
        given = read_grants(connection, (request.person,)).get(request.person, ())
        grants = in_force(given, request.device, hub.today())
        return EnrolReply(
            hub=hub.key.public,
            hub_unit=hub.unit,
            epoch=read_epoch(connection),
            person=request.person,
            name=invitation.name,
            units=list(dict.fromkeys(unit for grant in grants for unit in grant.units)),
            streams=sorted(streams(grants, hub.tree(connection))),
            roles=list(dict.fromkeys(role for grant in grants for role in grant.roles)),
            at=hub.now_ms(),
        )
