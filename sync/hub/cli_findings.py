# SPDX-License-Identifier: Apache-2.0
"""The command that lists findings at the hub: what the rules say of the records it holds, and which months jump."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection

from sync.hub.cli_output import Outcome, table
from sync.hub.node import Hub, require_unit
from sync.log.errors import Refused
from sync.log.units import UnitTree
from sync.records.catalogue import RECORD_TYPES, record_type
from sync.records.days import VIETNAM
from sync.records.record import Record
from sync.store.findings import Asked, Found, findings_of
from sync.store.period_jumps import VALUE_JUMP, WORDS, Jump, jumps_in
from sync.store.reading import Surroundings


def add_words(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--unit", nargs="+", action="extend", default=[], metavar="CODE")
    parser.add_argument("--type", nargs="+", action="extend", default=[], metavar="TYPE")
    parser.add_argument("--days", type=int, default=31, help="so many days back, 31 unless told")
    parser.add_argument("--unexplained", action="store_true", help="only those without a reason")


def list_findings(hub: Hub, args: Namespace) -> Outcome:
    """What the rules say of the records of some communes and days."""
    last = hub.today()
    with hub.database.reading() as connection:
        tree = hub.tree(connection)
        asked = Asked(last - timedelta(days=args.days), last, _units(tree, args.unit), _types(args.type))
        around = Surroundings(connection, datetime.fromtimestamp(hub.now_ms() / 1000, UTC).astimezone(VIETNAM), tree)
        rows = [_told(one) for one in findings_of(connection, around, asked)]
        rows += [] if args.type else _jumps(connection, last, asked.units)
    rows = [one for one in rows if not (args.unexplained and one["reason"])]
    cells = [(one["unit"], one["type"], one["day"], one["words"]["vi"], one["reason"], one["id"]) for one in rows]
    return Outcome(rows, table(("Đơn vị", "Loại", "Ngày", "Cảnh báo", "Lý do", "Bản ghi"), cells))


def _units(tree: UnitTree, codes: Iterable[str]) -> list[str]:
    for code in codes:
        require_unit(tree, code)
    return sorted({one for code in codes for one in (code, *tree.below(code))})


def _types(names: Iterable[str]) -> list[type[Record]]:
    found = {name: record_type(name) for name in names}
    unknown = {name: "unknown_type" for name, of in found.items() if of is None}
    if unknown:
        raise Refused("unknown_type", "there is no such record type", unknown)
    return [of for of in found.values() if of is not None] or list(RECORD_TYPES)


def _told(found: Found) -> dict[str, Any]:
    record, finding = found
    day = record.declared.day_name()
    return {
        "id": record.record_id,
        "unit": record.unit,
        "type": record.type_name(),
        "day": str(record.values.get(day) or "")[:10] or None if day else None,
        "code": finding.code,
        "fields": list(finding.fields),
        "words": finding.words._asdict(),
        "reason": finding.reason,
    }


def _jumps(connection: Connection, today: date, units: Sequence[str]) -> list[dict[str, Any]]:
    """The jumps of the last whole month."""
    return [_jump(one) for one in jumps_in(connection, today.replace(day=1) - timedelta(days=1), units)]


def _jump(jump: Jump) -> dict[str, Any]:
    label = jump.measure.label
    return {
        "id": None,
        "unit": jump.unit,
        "type": jump.measure.table.name,
        "day": jump.month,
        "code": VALUE_JUMP,
        "fields": [jump.measure.name],
        "words": {"vi": f"{label.vi}: {WORDS.vi}", "en": f"{label.en}: {WORDS.en}"},
        "reason": jump.reason,
        "value": jump.value,
        "former": list(jump.former),
    }


FINDING_COMMANDS: Final[Mapping[str, Callable[[Hub, Namespace], Outcome]]] = {"findings": list_findings}
