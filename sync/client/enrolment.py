# SPDX-License-Identifier: Apache-2.0
"""Enrol a node at a hub: show the invite, the person and the device's key, learn the hub's key and the grant."""

from sync.client.courier import HttpCourier, check_address
from sync.client.link import HubLink
from sync.client.request import APP
from sync.log.errors import Refused
from sync.parcel.envelope import seal, unseal
from sync.parcel.messages import ENROL, ENROLLED, EnrolReply, EnrolRequest, read_message
from sync.store.identity import Identity


def enrol(courier: HttpCourier, url: str, identity: Identity, invite: str, name: str) -> tuple[HubLink, EnrolReply]:
    """Redeem an invite; the link to keep, and what the hub said.

    The hub's key is learnt here, over TLS or on this machine, and pinned. Raises Refused with the hub's code
    (``invite_unknown``, ``invite_used``, ``invite_expired`` …), Unavailable where the link fails.
    """
    device = identity.device
    request = EnrolRequest(
        invite=invite, person=identity.person, name=name, device=device.public, actor=identity.actor, app=APP
    )
    opened = unseal(
        courier.carry("/v1/enrol", seal(ENROL, request, device, b"")), expect_kind=ENROLLED, to=device.public
    )
    reply = read_message(EnrolReply, opened.message)
    if opened.sender != reply.hub:
        raise Refused("another_hub", "the answer was signed by another key than the hub names")
    link = HubLink(
        url=check_address(url),
        hub=reply.hub,
        hub_unit=reply.hub_unit,
        epoch=reply.epoch,
        units=tuple(reply.units),
        roles=tuple(reply.roles),
    )
    return link, reply
