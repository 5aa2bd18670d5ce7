# SPDX-License-Identifier: Apache-2.0
"""Commands about whom the hub trusts: devices and their revocation, held changes and the decisions about them."""

import uuid
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from sync.hub.accounts import Account, PersonGrant, all_accounts, find_account, read_grants, revoke_account
from sync.hub.cli_output import DONE, REFUSED, Outcome, faults, moment, table
from sync.hub.held_changes import HeldRow, list_held
from sync.hub.node import Hub
from sync.hub.notices import LOST, read_reasons
from sync.hub.rulings import Bench, Ruled, admit, refuse
from sync.records.roles import Role
from sync.store.forks import forks_of_devices


def list_devices(hub: Hub, _args: Namespace) -> Outcome:
    """Every device with what its person may do."""
    with hub.database.reading() as connection:
        accounts = all_accounts(connection)
        grants = read_grants(connection, (one.person for one in accounts))
        reasons = read_reasons(connection)
        forks = forks_of_devices(connection)
    documents = [{**_device(one, grants, reasons), "forks": forks.get(one.public, 0)} for one in accounts]
    rows = [
        (
            one["device"][:16],
            one["name"],
            " ".join(one["units"]),
            " ".join(one["roles"]),
            one["revoked_at"],
            one["forks"],
        )
        for one in documents
    ]
    head = ("Thiết bị", "Người dùng", "Đơn vị", "Vai trò", "Thu hồi lúc", "Nhánh")
    return Outcome(documents, table(head, rows))


def _device(
    account: Account, grants: Mapping[bytes, list[PersonGrant]], reasons: Mapping[bytes, str]
) -> dict[str, Any]:
    given = [one.grant for one in grants.get(account.person, ()) if one.device in (None, account.public)]
    return {
        "device": account.public.hex(),
        "person": str(uuid.UUID(bytes=account.person)),
        "name": account.name,
        "units": sorted({unit for grant in given for unit in grant.units}),
        "roles": [role for role in Role if any(role in grant.roles for grant in given)],
        "enrolled_at": moment(account.enrolled_at),
        "revoked_at": moment(account.revoked_at),
        "revoked_for": reasons.get(account.public),
    }


def revoke_device(hub: Hub, args: Namespace) -> Outcome:
    """What the device writes from now on is held, and every node is told."""
    with hub.database.writing() as connection:
        found = find_account(connection, args.node)
        account = revoke_account(connection, found, hub.now_ms(), args.reason)
        reason = read_reasons(connection).get(account.public)
    document = {"device": account.public.hex(), "revoked_at": moment(account.revoked_at), "revoked_for": reason}
    return Outcome(document, [f"Đã thu hồi thiết bị {account.public.hex()[:16]} của {account.name}"])


def list_held_changes(hub: Hub, _args: Namespace) -> Outcome:
    """What is held, with its reason; what is refused for good stays in the list."""
    with hub.database.reading() as connection:
        held = list_held(connection)
        reasons = read_reasons(connection)
    rows = [
        (one.id.hex()[:16], one.code, faults(one.fields), one.change.unit, one.change.type, moment(one.at))
        for one in held
    ]
    head = ("Thay đổi", "Lý do", "Trường", "Đơn vị", "Loại", "Nhận lúc")
    return Outcome([_held(one, reasons) for one in held], table(head, rows))


def _held(row: HeldRow, reasons: Mapping[bytes, str]) -> dict[str, Any]:
    return {
        "change": row.id.hex(),
        "code": row.code,
        "fields": dict(row.fields),
        "record": str(uuid.UUID(bytes=row.change.record)),
        "type": row.change.type,
        "unit": row.change.unit,
        "by": str(uuid.UUID(bytes=row.change.author)),
        "device": row.change.device.hex(),
        "carrier": row.carrier.hex(),
        "at": moment(row.at),
        "decided": "refused" if row.is_refused else None,
        "proposal": _proposal(row, reasons),
    }


def _proposal(row: HeldRow, reasons: Mapping[bytes, str]) -> str | None:
    """What is right unless a person knows better: work of a device that was lost may be a thief's."""
    if row.is_refused:
        return None
    return "refuse" if reasons.get(row.change.device) == LOST else "ask"


def admit_changes(hub: Hub, args: Namespace) -> Outcome:
    """Held changes enter the log as by their authors."""
    with hub.database.writing() as connection:
        ruled = admit(_bench(connection, hub, args), args.changes)
    return _ruled(ruled, "Đã nhận {count} thay đổi")


def refuse_changes(hub: Hub, args: Namespace) -> Outcome:
    """Held changes are refused for good, and their authors are told."""
    with hub.database.writing() as connection:
        ruled = refuse(_bench(connection, hub, args), args.changes, args.reason)
    return _ruled(ruled, "Đã từ chối hẳn {count} thay đổi")


def _bench(connection: Any, hub: Hub, args: Namespace) -> Bench:
    return Bench(connection, hub, find_account(connection, args.by) if args.by else None)


def _ruled(ruled: Ruled, told: str) -> Outcome:
    refused = [{"change": id_, "code": why.code, "fields": dict(why.fields)} for id_, why in ruled.refused]
    lines = [told.format(count=len(ruled.done))]
    if refused:
        rows = [(id_[:16], why.code, faults(why.fields)) for id_, why in ruled.refused]
        lines += table(("Thay đổi", "Không được vì", "Trường"), rows)
    return Outcome({"done": ruled.done, "refused": refused}, lines, REFUSED if refused else DONE)
