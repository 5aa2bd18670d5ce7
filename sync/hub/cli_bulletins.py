# SPDX-License-Identifier: Apache-2.0
"""The commands about bulletins: what may be typed, and from there to an outcome."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from typing import Any, Final

from sync.hub.bulletin_reports import Asked, report
from sync.hub.bulletins import publish, withdraw
from sync.hub.cli_output import Outcome, table
from sync.hub.json_files import read_json_file
from sync.hub.node import Hub

ACTIONS: Final = ("publish", "list", "withdraw")


def add_words(actions: Mapping[str, ArgumentParser]) -> None:
    """The options of each action."""
    actions["publish"].add_argument("--json-file", required=True, metavar="F|-")
    actions["list"].add_argument("id", nargs="?", default="", metavar="ID")
    actions["list"].add_argument("--all", action="store_true", help="long past ones too")
    actions["withdraw"].add_argument("id", metavar="ID")
    actions["withdraw"].add_argument("--reason", required=True)


def publish_bulletin(hub: Hub, args: Namespace) -> Outcome:
    """One bulletin from a file."""
    published = publish(hub, read_json_file(args.json_file))
    item = published.item
    document = {
        "id": item.record_id,
        "item_code": item.item_code,
        "priority": item.priority,
        "valid_until": item.values["valid_to"],
        "communes": len(published.communes),
    }
    return Outcome(document, [f"Đã phát hành {item.item_code} tới {len(published.communes)} xã: {item.record_id}"])


def list_bulletins(hub: Hub, args: Namespace) -> Outcome:
    """What became of the bulletins."""
    found = report(hub, Asked(args.id, args.all))
    rows = [_row(one) for one in found]
    head = ("Mã", "Tiêu đề", "Mức", "Xã", "Đã đọc", "Đã lên lịch", "Đã phát", "Không phát", "Kết quả")
    return Outcome(found, table(head, rows))


def _row(bulletin: Mapping[str, Any]) -> tuple[Any, ...]:
    totals = bulletin["totals"]
    counts = (totals[name] for name in ("communes", "read", "scheduled", "aired", "not_aired"))
    told = "thu hồi" if bulletin["withdrawn"] else totals["text"]["vi"]
    return bulletin["item_code"], bulletin["title"], bulletin["priority"], *counts, told


def withdraw_bulletin(hub: Hub, args: Namespace) -> Outcome:
    """A bulletin taken back."""
    withdraw(hub, args.id, args.reason)
    return Outcome({"id": args.id, "withdrawn": True}, [f"Đã thu hồi {args.id}"])


BULLETIN_COMMANDS: Final[Mapping[str, Callable[[Hub, Namespace], Outcome]]] = {
    "bulletin publish": publish_bulletin,
    "bulletin list": list_bulletins,
    "bulletin withdraw": withdraw_bulletin,
}
