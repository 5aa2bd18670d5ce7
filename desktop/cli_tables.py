# SPDX-License-Identifier: Apache-2.0
"""Answers of the commands as plain text for a person at a terminal; programs ask for JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sync.records.catalogue import record_type
from sync.records.record import Record

UNKNOWN = "-"
WIDEST = 40
"""Letters of one cell; the whole value stands in ``show``."""


def render(command: str, answer: Any) -> str:
    """The answer of a command as text."""
    if isinstance(answer, list):
        return _types(answer) if command == "types" else _list(answer)
    if isinstance(answer, Mapping) and "text" in answer:
        return str(answer["text"]).rstrip("\n")
    if isinstance(answer, Mapping) and "fields" in answer and "trail" in answer:
        return _record(answer)
    return _pairs(answer)


def _types(answer: Sequence[Mapping[str, Any]]) -> str:
    rows = [(one["name"], one["label"]["vi"], one["label"]["en"], str(len(one["fields"]))) for one in answer]
    return _table(("TÊN", "LOẠI BẢN GHI", "ENGLISH", "SỐ TRƯỜNG"), rows)


def _list(items: Sequence[Mapping[str, Any]]) -> str:
    if not items:
        return "(không có bản ghi / no records)"
    of = record_type(items[0].get("type", ""))
    if of is None:
        return "\n\n".join(_pairs(item) for item in items)
    if len({item["type"] for item in items}) > 1:
        rows = [(item["id"], item["type"], item["unit"], item["review"]) for item in items]
        return _table(("ID", "LOẠI", "XÃ", "DUYỆT"), rows)
    columns = of.declared.columns
    head = ("ID", *(one.label.vi.upper() for one in columns), "DUYỆT", "GỬI")
    return _table(head, (_row(item, [one.name for one in columns]) for item in items))


def _row(item: Mapping[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    return (item["id"], *(cell(item["fields"].get(name)) for name in names), item["review"], item["transfer"])


def _record(item: Mapping[str, Any]) -> str:
    of = record_type(item["type"])
    lines = [f"{item['type']} {item['id']}  xã {item['unit']}  {item['review']} / {item['transfer']}"]
    if item["reason"]:
        lines.append(f"Lý do: {item['reason']}")
    lines += [f"  {_label(of, name)}: {cell(value, widest=400)}" for name, value in item["fields"].items()]
    if item["conflicts"]:
        lines.append(f"Xung đột: {', '.join(item['conflicts'])}")
    lines += [f"  {one['at']}  {one['step']:<10} {one['by'] or one['receipt'] or UNKNOWN}" for one in item["trail"]]
    return "\n".join(lines)


def _label(of: type[Record] | None, name: str) -> str:
    return of.fields[name].label.vi if of is not None and name in of.fields else name


def _pairs(answer: Mapping[str, Any]) -> str:
    return "\n".join(f"{name}: {cell(value, widest=400)}" for name, value in answer.items())


def cell(value: Any, widest: int = WIDEST) -> str:
    """One value in one line; unknown is a dash, never a zero."""
    if value is None or value in ("", []):
        return UNKNOWN
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= widest else text[: widest - 1] + "…"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(head), *map(list, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) for line in lines)
