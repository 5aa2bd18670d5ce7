# SPDX-License-Identifier: Apache-2.0
"""Enrol at a hub, exchange with it, and tell honestly where the exchange stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete

from desktop.actions.redaction_orders import finish_redactions
from desktop.actions.showing import moment_text, uuid_text
from desktop.backup import end_restoring, tell_restored
from desktop.laptop import Laptop, Workplace
from desktop.recovering import RECOVERED
from sync.client.asking import carry_meanwhile
from sync.client.courier import HttpCourier
from sync.client.cycle import Cycle, Tally
from sync.client.enrolment import enrol
from sync.client.failures import judged_by_clock
from sync.client.link import HubLink, keep_link, require_link
from sync.client.patience import (
    Mode,
    Patience,
    after_failure,
    after_success,
    keep_mode,
    keep_patience,
    read_mode,
    read_patience,
    rescheduled,
)
from sync.log.errors import LoaError, Stopped
from sync.store.files import ask_again, drop_unmentioned, files_waiting
from sync.store.forks import forks_of_devices
from sync.store.identity import Identity
from sync.store.log_tables import CURSOR
from sync.store.outbox import HeldChange, count_unsent, held_changes, last_confirmed
from sync.store.reading import records_in_conflict
from sync.store.settings import read_setting

UNLISTED_MS: Final = 30 * 24 * 3600 * 1000
"""So long the bytes of a file are kept that no record lists: a form may stand open, or it was taken off by mistake."""


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
            ask_again(desk.connection)
        keep_link(desk.connection, link)
        if desk.workplace.unit not in link.units:
            desk.move(Workplace(link.units[0], desk.workplace.name))
    if laptop.journal is not None:
        laptop.journal.begin()


def sync_laptop(
    laptop: Laptop, is_stopped: Callable[[], bool] = lambda: False, *, is_asked_for_files: bool = False
) -> dict[str, Any]:
    """One full exchange until both sides are empty, as the contract of the commands gives it. A laptop that spares the
    line leaves files where they are until a person asks for them.

    Raises Refused ``not_enrolled`` or what the hub refuses, Unavailable where the link fails, each with the fields
    ``next_step`` and ``next_try``; what was answered before stands.
    """
    with laptop.reading() as desk:
        link = require_link(desk.connection)
        has_files = is_asked_for_files or read_mode(desk.connection) is not Mode.METERED
    courier = HttpCourier(link.url, laptop.calling.timeout_s, laptop.calling.trusted, is_stopped)
    try:
        tally = Cycle(
            laptop.database, courier, laptop.wall, is_stopped, laptop.entropy, carry_meanwhile, has_files
        ).run()
    except Stopped:
        raise
    except LoaError as error:
        raise note_failure(laptop, judged_by_clock(error, link, laptop.wall())) from error
    finally:
        courier.close()
    end_restoring(laptop)
    finish_redactions(laptop)
    if laptop.journal is not None:
        laptop.journal.keep_short()
    patience = _note_success(laptop, tally)
    told = {**_told(tally, courier), "next_try": _moment(patience.next_try)}
    return {**told, "mended": list(tally.mended), "hub_restored": link.epoch not in (b"", tally.epoch)}


def _note_success(laptop: Laptop, tally: Tally) -> Patience:
    with laptop.writing() as desk:
        mode = read_mode(desk.connection)
        keep_patience(desk.connection, after_success(mode, tally.next_s, laptop.wall()))
        drop_unmentioned(desk.connection, laptop.wall(), UNLISTED_MS)
        return read_patience(desk.connection)


def note_failure(laptop: Laptop, error: LoaError) -> LoaError:
    """The failure with what is to be done and when it is tried again, which the store keeps too."""
    with laptop.writing() as desk:
        before = read_patience(desk.connection)
        keep_patience(desk.connection, after_failure(before, error, laptop.wall(), laptop.entropy))
        after = read_patience(desk.connection)
    fields = {**error.fields, "next_step": str(after.step)}
    if after.next_try is not None:
        fields["next_try"] = moment_text(after.next_try)
    return type(error)(error.code, error.message, fields)


def choose_mode(laptop: Laptop, mode: Mode) -> None:
    """From now on exchange by itself, sparingly, or only when asked; the next try is that of the new mode."""
    with laptop.writing() as desk:
        keep_mode(desk.connection, mode)
        if mode is not Mode.MANUAL:
            keep_patience(desk.connection, rescheduled(read_patience(desk.connection), mode))


def tell_settings(laptop: Laptop) -> dict[str, str]:
    """The settings of this laptop that are kept in its store."""
    with laptop.reading() as desk:
        return {"exchange": str(read_mode(desk.connection))}


def _moment(at: int | None) -> str | None:
    return None if at is None else moment_text(at)


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
        "confirmed_at": _moment(tally.confirmed_at),
        "differing": list(tally.differing),
    }


def _held(held: HeldChange) -> dict[str, str]:
    return {"id": uuid_text(held.record), "code": held.code}


def _failure(patience: Patience) -> dict[str, Any] | None:
    """How the last try failed, None where it did not: the code, who must act, and the one thing to do."""
    if not patience.code:
        return None
    told = {"code": patience.code, "who": str(patience.who), "next_step": str(patience.step)}
    return {**told, "at": _moment(patience.at), "tries": patience.failures}


def tell_status(laptop: Laptop) -> dict[str, Any]:
    """Where the exchange stands, from what was written and from receipts alone."""
    with laptop.reading() as desk:
        confirmed = last_confirmed(desk.connection)
        patience = read_patience(desk.connection)
        return {
            "unsent": count_unsent(desk.connection),
            "held": len(held_changes(desk.connection)),
            "conflicts": len(records_in_conflict(desk.connection)),
            "files": files_waiting(desk.connection)._asdict(),
            "last_confirmed": _moment(confirmed),
            "next_try": _moment(patience.next_try) if desk.link else None,
            "last_failure": _failure(patience),
            "mode": str(read_mode(desk.connection)),
            "clock_offset_s": desk.link.clock_offset_s() if desk.link else None,
            "unit": desk.workplace.unit,
            "name": desk.workplace.name,
            "hub": desk.link.url if desk.link else None,
            "differing": list(desk.link.differing) if desk.link else [],
            "forks": forks_of_devices(desk.connection).get(desk.identity.device.public, 0),
            "restored": tell_restored(desk),
            "recovered": read_setting(desk.connection, RECOVERED),
            "revoked": _revoked(desk.link),
        }


def _revoked(link: HubLink | None) -> dict[str, str] | None:
    """Since when the hub trusts this device no more, and why; it may still hand over what it holds."""
    if link is None or link.revoked_at is None:
        return None
    return {"at": moment_text(link.revoked_at), "reason": link.revoked_for}
