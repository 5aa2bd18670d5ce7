# SPDX-License-Identifier: Apache-2.0
"""Answers of the commands as plain text for a person at a terminal; programs ask for JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop.display import UNKNOWN, shown, shown_moment
from desktop.entering import size_text
from sync.records.catalogue import record_type
from sync.records.record import Record

WIDEST = 40
"""Letters of one cell; the whole value stands in ``show``."""

_STATES: Mapping[str, str] = {
    "draft": "Nháp",
    "submitted": "Chờ duyệt",
    "accepted": "Đã duyệt",
    "returned": "Trả lại",
    "changed": "Đã sửa sau duyệt",
    "withdrawn": "Hủy",
    "waiting": "Chờ gửi",
    "received": "Đã gửi",
    "safe": "Đã sao lưu",
    "held": "Bị giữ lại",
    "saved": "Đã lưu",
}
"""Review states, states of transfer and steps of a trail, in the words of the screens."""


def render(command: str, answer: Any) -> str:
    """The answer of a command as text."""
    if isinstance(answer, list):
        return _types(answer) if command == "types" else _list(answer)
    if isinstance(answer, Mapping) and "text" in answer:
        return str(answer["text"]).rstrip("\n")
    if isinstance(answer, Mapping) and "trail" in answer:
        return _record(answer)
    return _pairs(answer)


def _types(answer: Sequence[Mapping[str, Any]]) -> str:
    rows = [(one["name"], one["label"]["vi"], one["label"]["en"], str(len(one["fields"]))) for one in answer]
    return _table(("TÊN", "LOẠI BẢN GHI", "ENGLISH", "SỐ TRƯỜNG"), rows)


def _list(items: Sequence[Mapping[str, Any]]) -> str:
    if not items:
        return "(không có bản ghi / no records)"
    if "type" not in items[0]:
        return "\n\n".join(_pairs(item) for item in items)
    tables = {str(item["type"]): [one for one in items if one["type"] == item["type"]] for item in items}
    return "\n\n".join(_records(record_type(name), some) for name, some in tables.items())


def _records(of: type[Record] | None, items: Sequence[Mapping[str, Any]]) -> str:
    columns = () if of is None else of.declared.columns
    head = ("ID", *(one.label.vi.upper() for one in columns), "DUYỆT", "GỬI")
    rows = [
        (
            item["id"],
            *(_cut(shown(one, item["fields"].get(one.name))) for one in columns),
            _state(item["review"]),
            _state(item["transfer"]),
        )
        for item in items
    ]
    return _table(head, rows)


def _state(name: str) -> str:
    return _STATES.get(name, name)


def _record(item: Mapping[str, Any]) -> str:
    of = record_type(item["type"])
    label = of.declared.label.vi if of else item["type"]
    lines = [f"{label} {item['id']}  xã {item['unit']}  {_state(item['review'])} / {_state(item['transfer'])}"]
    if item["reason"]:
        lines.append(f"Lý do: {item['reason']}")
    lines += [_field_line(of, name, value) for name, value in item["fields"].items()]
    lines += [_file_line(file) for file in item["files"]]
    lines += [f"  {of.fields[name].label.vi}: (đã xóa theo yêu cầu)" for name in item["redacted"] if of]
    if item["conflicts"]:
        lines.append(f"Xung đột: {', '.join(item['conflicts'])}")
    lines += [_step_line(step) for step in item["trail"]]
    lines += [f"  → {why['words']['vi']}" for why in item.get("why", ())]
    return "\n".join(lines)


def _field_line(of: type[Record] | None, name: str, value: Any) -> str:
    field = of.fields.get(name) if of else None
    return f"  {field.label.vi if field else name}: {shown(field, value)}"


def _file_line(file: Mapping[str, Any]) -> str:
    return f"  {file['name']} ({size_text(file['size'])}): {file['words']['vi']}  {file['sha256']}"


def _step_line(step: Mapping[str, Any]) -> str:
    return f"  {shown_moment(step['at'])}  {_state(step['step']):<16} {step['by'] or step['receipt'] or UNKNOWN}"


def _pairs(answer: Mapping[str, Any]) -> str:
    return "\n".join(f"{name}: {_value(value)}" for name, value in answer.items())


def _value(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return UNKNOWN
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(head), *map(list, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
