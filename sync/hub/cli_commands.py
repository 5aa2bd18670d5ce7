# SPDX-License-Identifier: Apache-2.0
"""What each command of the hub's administrator does: arguments in, an outcome out. Nothing here prints."""

import os
import uuid
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any, Final

from sync.hub.cli_backups import backup
from sync.hub.cli_bulletins import BULLETIN_COMMANDS
from sync.hub.cli_findings import FINDING_COMMANDS
from sync.hub.cli_output import DONE, REFUSED, Outcome, faults, moment, table
from sync.hub.cli_trust import admit_changes, list_devices, list_held_changes, refuse_changes, revoke_device
from sync.hub.invites import Invitation, make_invite
from sync.hub.node import URL, Hub, require_unit
from sync.hub.serving import Serving, serve
from sync.hub.unit_loading import load_units, read_rows
from sync.hub.workers import Crew, serve_with_workers
from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.log.units import Unit
from sync.records.roles import Role
from sync.store.checking import check_store
from sync.store.digests import counted_digests
from sync.store.settings import read_setting


def run_server(hub: Hub, args: Namespace) -> Outcome:
    """Serve until a signal comes."""
    serving = Serving(args.host, args.port, args.tls_cert, args.tls_key, args.behind_proxy)
    if args.workers == 1:
        serve(hub, serving)
    elif hub.database.has_one_writer:
        raise Refused("one_worker", "a hub in SQLite is served by one worker; several need PostgreSQL")
    else:
        serve_with_workers(hub, serving, Crew(args.data, hub.now_ms, args.workers))
    return Outcome({"ok": True})


def list_units(hub: Hub, args: Namespace) -> Outcome:
    """The units of the hub, or those under one of them."""
    with hub.database.reading() as connection:
        tree = hub.tree(connection)
    top = args.under or hub.unit
    require_unit(tree, top)
    units = [unit for code in (top, *tree.below(top)) if (unit := tree.get(code))]
    rows = [(one.code, one.name, one.parent, one.valid_from) for one in units]
    return Outcome([_unit(one) for one in units], table(("Mã", "Tên", "Thuộc", "Từ ngày"), rows))


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent": unit.parent or None,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
    }


def load_unit_file(hub: Hub, args: Namespace) -> Outcome:
    """Rows of units from a file."""
    loaded = load_units(hub, read_rows(args.file))
    document = {
        "ids": [str(uuid.UUID(bytes=record)) for record in loaded.records],
        "unchanged": loaded.unchanged,
        "refused": [{"line": one.line, "code": one.code, "fields": dict(one.fields)} for one in loaded.refused],
    }
    lines = [f"Đã ghi {len(loaded.records)}, không đổi {loaded.unchanged}, từ chối {len(loaded.refused)}"]
    lines += table(("Dòng", "Mã lỗi", "Trường"), [(one.line, one.code, faults(one.fields)) for one in loaded.refused])
    return Outcome(document, lines if loaded.refused else lines[:1], REFUSED if loaded.refused else DONE)


def invite(hub: Hub, args: Namespace) -> Outcome:
    """A one-time invite, shown this once."""
    wanted = Invitation(args.person, tuple(args.unit), tuple(map(Role, args.role)))
    with hub.database.writing() as connection:
        new = make_invite(connection, hub, wanted, args.valid_hours)
        url = args.url or os.environ.get("LOA_HUB_URL") or read_setting(connection, URL)
    document = {"hub": url, "invite": str(new.code), "expires_at": moment(new.expires_at)}
    lines = [f"Máy chủ: {url or '(chưa chạy)'}", f"Mã mời:  {new.code}", f"Hết hạn: {moment(new.expires_at)}"]
    return Outcome(document, lines)


def check(hub: Hub, args: Namespace) -> Outcome:
    """Whether the store is what its log makes of it."""
    opened = hub.database.writing if args.rebuild else hub.database.reading
    with opened() as connection:
        found = check_store(connection, is_hub=True, is_rebuilt=args.rebuild)
    differences = [{"what": one.what, "where": one.where, "detail": one.detail} for one in found]
    lines = table(("Sai khác", "Ở đâu", "Chi tiết"), [(one.what, one.where, one.detail) for one in found])
    document = {"ok": not found, "differences": differences}
    return Outcome(document, lines if found else ["Dữ liệu khớp / No differences"], REFUSED if found else DONE)


def digest(hub: Hub, _args: Namespace) -> Outcome:
    """Count and digest of every unit's numbered changes."""
    with hub.database.reading() as connection:
        counted = counted_digests(connection, is_hub=True)
    whole = dict(sorted((unit, one) for (unit, sight), one in counted.items() if sight is Sight.WHOLE))
    document = {unit: {"count": one.count, "digest": one.sum.hex()} for unit, one in whole.items()}
    rows = [(unit, one.count, one.sum.hex()) for unit, one in whole.items()]
    return Outcome(document, table(("Đơn vị", "Số thay đổi", "Mã đối chiếu"), rows))


COMMANDS: Final[Mapping[str, Callable[[Hub, Namespace], Outcome]]] = {
    "serve": run_server,
    "units list": list_units,
    "units load": load_unit_file,
    "invite": invite,
    "devices list": list_devices,
    "devices revoke": revoke_device,
    "held list": list_held_changes,
    "held admit": admit_changes,
    "held refuse": refuse_changes,
    "backup": backup,
    **BULLETIN_COMMANDS,
    **FINDING_COMMANDS,
    "check": check,
    "digest": digest,
}
"""Every command that needs a hub; ``init`` makes one."""
