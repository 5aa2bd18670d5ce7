# SPDX-License-Identifier: Apache-2.0
"""Lists of records for the screen, for programs and for spreadsheets."""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from desktop.actions.showing import list_items, where_of
from desktop.laptop import Laptop
from desktop.profile_folder import disk_errors
from sync.log.errors import Refused
from sync.log.validator import check_entered_text
from sync.records.record import Record
from sync.store.reading import Query

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_LOG_COLUMNS: Final = (("id", "Mã bản ghi"), ("unit", "Mã xã"), ("review", "Trạng thái duyệt"), ("transfer", "Đã gửi"))


def list_for(laptop: Laptop, of: type[Record], where: Iterable[str], search: str) -> list[dict[str, Any]]:
    """The records of a type that equal every ``FIELD=VALUE`` and hold every word of the search."""
    check_entered_text(search, "search")
    query = Query(of, search=search, is_withdrawn_shown=True)
    return list_items(laptop, Query(of, where_of(query, where), search, is_withdrawn_shown=True))


def export_items(of: type[Record], items: Sequence[dict[str, Any]], form: str, output: str | None) -> dict[str, Any]:
    """Write a list to a file as csv, xlsx or json; Refused ``output_needed`` for xlsx without a file."""
    if output is None and form == "xlsx":
        raise Refused("output_needed", "a spreadsheet needs a file: -o FILE", {"output": "required"})
    content = _content(of, items, form)
    if output is None:
        return {"text": content.decode("utf-8-sig")}
    with disk_errors():
        Path(output).write_bytes(content)
    return {"file": os.fspath(output), "records": len(items)}


def _content(of: type[Record], items: Sequence[dict[str, Any]], form: str) -> bytes:
    if form == "xlsx":
        # A tenth of a second that no other command should pay.
        from desktop.spreadsheet import write_workbook  # noqa: PLC0415  see the line above

        return write_workbook(of.type_name(), _rows(of, items))
    if form == "csv":
        return _csv(of, items)
    return json.dumps(items, ensure_ascii=False, indent=1).encode()


def _csv(of: type[Record], items: Sequence[dict[str, Any]]) -> bytes:
    """UTF-8 with a mark, so that a double click opens Vietnamese as it is."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_rows(of, items))
    return text.getvalue().encode("utf-8-sig")


def _rows(of: type[Record], items: Sequence[dict[str, Any]]) -> Iterator[list[Any]]:
    """A row of labels, then a row a record; no cell begins like a formula."""
    names = [name for name, one in of.fields.items() if not one.is_hidden]
    yield [label for _name, label in _LOG_COLUMNS] + [of.fields[name].label.vi for name in names]
    for item in items:
        values = [item[name] for name, _label in _LOG_COLUMNS] + [item["fields"].get(name) for name in names]
        yield [_cell(value) for value in values]


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value
