# SPDX-License-Identifier: Apache-2.0
"""The command line of the hub: what may be typed, and the way from there to a command and an exit status."""

import json
import os
import sys
import time
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from sync.hub import cli_findings
from sync.hub.cli_backups import restore
from sync.hub.cli_bulletins import ACTIONS, add_words
from sync.hub.cli_commands import COMMANDS
from sync.hub.cli_output import WRONG_USAGE, Outcome, show, show_failure
from sync.hub.data_folder import DataFolder
from sync.hub.node import create_hub, open_hub
from sync.hub.notices import OTHER, REVOKED_FOR
from sync.hub.rulings import REFUSED_FOR
from sync.log.errors import LoaError, Refused
from sync.records.roles import Role

DATA_VARIABLE = "LOA_HUB_DATA"
_KEY_DIGITS = "8 or more first digits of the device's key"


def now_ms() -> int:
    """The clock of this machine."""
    return time.time_ns() // 1_000_000


class _Parser(ArgumentParser):
    """Says what was wrong in the way that was asked for."""

    def error(self, message: str) -> NoReturn:
        if "--json" in sys.argv:
            sys.stdout.write(json.dumps({"error": {"code": "wrong_usage", "message": message, "fields": {}}}) + "\n")
        self.print_usage(sys.stderr)
        sys.stderr.write(f"{self.prog}: {message}\n")
        raise SystemExit(WRONG_USAGE)


def _everywhere() -> _Parser:
    """Options that may stand before the command and after it."""
    parser = _Parser(add_help=False)
    parser.add_argument("--data", type=Path, default=SUPPRESS, metavar="DIR", help=f"data folder (or {DATA_VARIABLE})")
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="one JSON document on standard output")
    return parser


def make_parser() -> _Parser:
    """The whole grammar."""
    shared = _everywhere()
    parser = _Parser(prog="loa-hub", description="Máy chủ trung tâm của Loa / The hub of Loa", parents=[shared])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    def add(name: str, text: str) -> ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[shared])

    _init(add("init", "Lập máy chủ mới / make a hub"))
    _serve(add("serve", "Chạy máy chủ / serve"))
    _invite(add("invite", "Cấp mã mời / make a one-time invite"))
    units = _group(add("units", "Đơn vị hành chính / administrative units"), shared)
    units["list"].add_argument("--under", metavar="CODE")
    units["load"].add_argument("file", type=Path, metavar="FILE")
    devices = _group(add("devices", "Thiết bị / devices"), shared, "list", "revoke")
    devices["revoke"].add_argument("node", metavar="NODE", help=_KEY_DIGITS)
    devices["revoke"].add_argument("--reason", choices=REVOKED_FOR, default=OTHER)
    _held(_group(add("held", "Thay đổi chờ quyết định / held changes"), shared, "list", "admit", "refuse"))
    add_words(_group(add("bulletin", "Bản tin xuống các xã / bulletins to the communes"), shared, *ACTIONS))
    cli_findings.add_words(add("findings", "Cảnh báo của các bản ghi / findings of the records"))
    check = add("check", "Kiểm tra dữ liệu / check the store")
    check.add_argument("--rebuild", action="store_true", help="fold all rows anew from the log")
    add("backup", "Sao lưu / back up into one file").add_argument("file", type=Path, metavar="FILE")
    restore = add("restore", "Khôi phục vào thư mục trống / make a hub of a backup")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--database", metavar="URL", help="sqlite, the default, or postgresql://…")
    add("digest", "Mã đối chiếu theo đơn vị / digest of every unit")
    return parser


def _group(parser: ArgumentParser, shared: _Parser, *names: str) -> dict[str, ArgumentParser]:
    group = parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=_Parser)
    return {name: group.add_parser(name, parents=[shared]) for name in names or ("list", "load")}


def _held(actions: Mapping[str, ArgumentParser]) -> None:
    for name in ("admit", "refuse"):
        actions[name].add_argument("changes", nargs="+", metavar="CHANGE", help="8 or more first digits of its id")
        actions[name].add_argument("--by", metavar="NODE", help=f"the supervisor who decided: {_KEY_DIGITS}")
    actions["refuse"].add_argument("--reason", choices=REFUSED_FOR, default=OTHER)


def _init(parser: ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, metavar="CODE|VN")
    parser.add_argument("--database", metavar="URL", help="sqlite, the default, or postgresql://…")


def _serve(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8300)
    parser.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes; PostgreSQL only")
    parser.add_argument("--tls-cert", type=Path, metavar="FILE")
    parser.add_argument("--tls-key", type=Path, metavar="FILE")
    parser.add_argument("--behind-proxy", action="store_true", help="a proxy on this machine ends TLS")


def _port(text: str) -> int:
    if not 0 <= int(text) <= 65535:
        raise ValueError(text)
    return int(text)


def _workers(text: str) -> int:
    if not 1 <= int(text) <= 64:
        raise ValueError(text)
    return int(text)


def _invite(parser: ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, nargs="+", action="extend", metavar="CODE")
    parser.add_argument(
        "--role", required=True, nargs="+", action="extend", choices=[role.value for role in Role], metavar="ROLE"
    )
    parser.add_argument("--person", required=True, metavar="NAME")
    parser.add_argument("--valid-hours", type=_hours, default=72)
    parser.add_argument("--url", help="the address that laptops use (or LOA_HUB_URL)")


def _hours(text: str) -> int:
    if not 1 <= int(text) <= 24 * 365:
        raise ValueError(text)
    return int(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    args = make_parser().parse_args(argv)
    is_json = getattr(args, "json", False)
    try:
        return show(_run(args), is_json and args.command != "serve")
    except LoaError as error:
        return show_failure(error, is_json)


def _run(args: Namespace) -> Outcome:
    folder = DataFolder(_data(args))
    if args.command == "init":
        return _create(folder, args)
    if args.command == "restore":
        return restore(folder, args, now_ms)
    args.data = folder.path
    hub = open_hub(folder, now_ms)
    try:
        return COMMANDS[" ".join(filter(None, (args.command, getattr(args, "action", None))))](hub, args)
    finally:
        hub.database.close()


def _data(args: Namespace) -> Path:
    chosen = getattr(args, "data", None) or os.environ.get(DATA_VARIABLE)
    if not chosen:
        raise Refused("no_data_folder", f"name the data folder with --data or {DATA_VARIABLE}")
    return Path(chosen)


def _create(folder: DataFolder, args: Namespace) -> Outcome:
    url = "" if args.database in (None, "sqlite") else str(args.database)
    public = create_hub(folder, args.unit, now_ms, url)
    document = {"hub": public.hex(), "unit": args.unit, "data": str(folder.path)}
    return Outcome(document, [f"Đã lập máy chủ cho {args.unit} tại {folder.path}"])
