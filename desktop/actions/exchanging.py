# SPDX-License-Identifier: Apache-2.0
"""Enrol at a hub, exchange with it, and tell honestly where the exchange stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete

from desktop.actions.redacting import finish_redactions
from desktop.actions.showing import moment_text, uuid_text
from desktop.laptop import Laptop, Workplace
from sync.client.courier import HttpCourier
from sync.client.cycle import Cycle, Tally
from sync.client.enrolment import enrol
from sync.client.link import HubLink, keep_link, require_link
from sync.store.identity import Identity
from sync.store.log_tables import CURSOR
from sync.store.outbox import HeldChange, count_unsent, held_changes, last_confirmed
from sync.store.reading import records_in_conflict


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a hub told a node that redeemed an invite: the link to keep, and the name on the invite."""

    link: HubLink
    name: str


def introduce(identity: Identity, url: str, invite: str, name: str) -> Introduction:
    """Redeem an invite; nothing is kept yet.

    Raises Refused with the hub's code for a wrong, used or expired invite, Unavailable where the link fails.
    """
    courier = HttpCourier(url)
    try:
        link, reply = enrol(courier, url, identity, invite, name)
    finally:
        courier.close()
    return Introduction(link, reply.name)


def enrol_laptop(laptop: Laptop, url: str, invite: str) -> HubLink:
    """Enrol a profile that works already; what was written before goes up with the next exchange."""
    with laptop.reading() as desk:
        identity, workplace = desk.identity, desk.workplace
    introduction = introduce(identity, url, invite, workplace.name)
    keep_introduction(laptop, introduction)
    return introduction.link


def keep_introduction(laptop: Laptop, introduction: Introduction) -> None:
    """Keep the link; a person whose unit is not among the granted ones works for the first of those."""
    link = introduction.link
    with laptop.writing() as desk:
        if desk.link is None or desk.link.hub != link.hub:
            desk.connection.execute(delete(CURSOR))
        keep_link(desk.connection, link)
        if desk.workplace.unit not in link.units:
            desk.move(Workplace(link.units[0], desk.workplace.name))


def sync_laptop(laptop: Laptop, is_stopped: Callable[[], bool] = lambda: False) -> dict[str, Any]:
    """One full exchange until both sides are empty, as the contract of the commands gives it.

    Raises Refused ``not_enrolled`` or what the hub refuses, Unavailable where the link fails; what was
    answered before stands.
    """
    with laptop.reading() as desk:
        link = require_link(desk.connection)
    courier = HttpCourier(link.url)
    try:
        tally = Cycle(laptop.database, courier, laptop.wall, is_stopped).run()
    finally:
        courier.close()
        finish_redactions(laptop)
    return _told(tally, courier)


def _told(tally: Tally, courier: HttpCourier) -> dict[str, Any]:
    return {
        "sent": tally.sent,
        "received": tally.received,
        "held": [_held(one) for one in tally.held],
        "newly_held": tally.newly_held,
        "bytes_up": courier.traffic.bytes_up,
        "bytes_down": courier.traffic.bytes_down,
        "requests": courier.traffic.requests,
        "epoch": tally.epoch.hex(),
        "confirmed_at": None if tally.confirmed_at is None else moment_text(tally.confirmed_at),
        "differing": list(tally.differing),
    }


def _held(held: HeldChange) -> dict[str, str]:
    return {"id": uuid_text(held.record), "code": held.code}


def tell_status(laptop: Laptop) -> dict[str, Any]:
    """Where the exchange stands, from what was written and from receipts alone."""
    with laptop.reading() as desk:
        confirmed = last_confirmed(desk.connection)
        return {
            "unsent": count_unsent(desk.connection),
            "held": len(held_changes(desk.connection)),
            "conflicts": len(records_in_conflict(desk.connection)),
            "last_confirmed": None if confirmed is None else moment_text(confirmed),
            "next_try": None,
            "clock_offset_s": desk.link.clock_offset_s() if desk.link else None,
            "unit": desk.workplace.unit,
            "name": desk.workplace.name,
            "hub": desk.link.url if desk.link else None,
            "differing": list(desk.link.differing) if desk.link else [],
        }
