# SPDX-License-Identifier: Apache-2.0
"""What the hub tells a node besides changes: devices that are trusted no more, rulings about changes it held."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from sqlalchemy import Connection

from sync.client.link import HubLink, told_by
from sync.parcel.messages import ExchangeReply, Revocation, SignedReceipt
from sync.parcel.receipts import verify_receipt
from sync.store.outbox import KeptReceipt
from sync.store.rulings import rule
from sync.store.settings import read_setting, write_setting

_REVOKED: Final = "revoked_devices"
_MOVED: Final = ("new", "known")


class Revoked(NamedTuple):
    """Since when, in milliseconds of the hub's time, and why: ``lost``, ``left`` or ``other``."""

    at: int
    reason: str


class Noticed(NamedTuple):
    """A notice of the hub: its number, 0 for none, and its mark."""

    number: int = 0
    mark: bytes = b""


def known_notice(link: HubLink) -> Noticed:
    """The last notice this node knows of the history that it has adopted."""
    return Noticed(link.noticed, link.noticed_mark) if link.noticed_in == link.epoch else Noticed()


def take_notices(connection: Connection, link: HubLink, reply: ExchangeReply, device: bytes) -> HubLink:
    """Keep what a reply tells besides changes; run it in a write transaction.

    Raises Refused where a ruling does not bear the hub's signature; then nothing of the reply may be kept.
    """
    for signed in reply.rulings:
        link = _take_ruling(connection, link, signed)
    if reply.revoked:
        _keep_revoked(connection, reply.revoked)
        own = {public: Revoked(at, reason) for public, at, reason in reply.revoked}.get(device)
        if own is not None:
            link = replace(link, revoked_at=own.at, revoked_for=own.reason)
    if not reply.noticed:
        return link
    return replace(link, noticed=reply.noticed, noticed_in=reply.epoch, noticed_mark=reply.noticed_mark)


def _take_ruling(connection: Connection, link: HubLink, signed: SignedReceipt) -> HubLink:
    receipt = verify_receipt(signed, link.hub)
    kept = KeptReceipt(link.hub, receipt.epoch, receipt.number, receipt.at, signed.receipt, signed.signature)
    answers = {run.last_id: run.answers().get(0) for run in receipt.runs if run.count == 1}
    codes = {id_: None if told in _MOVED else told for id_, told in answers.items() if told is not None}
    rule(connection, kept, codes)
    return told_by(link, receipt, signed.receipt)


def _keep_revoked(connection: Connection, revoked: list[Revocation]) -> None:
    known = dict(read_setting(connection, _REVOKED) or {})
    known.update({public.hex(): (at, reason) for public, at, reason in revoked})
    write_setting(connection, _REVOKED, known)


def revoked_devices(connection: Connection) -> Mapping[bytes, Revoked]:
    """Device → since when and why it is trusted no more, as far as this node was told."""
    return {
        bytes.fromhex(public): Revoked(*told) for public, told in (read_setting(connection, _REVOKED) or {}).items()
    }
