# SPDX-License-Identifier: Apache-2.0
"""Lists for the screen, for programs and for spreadsheets; no cell ever runs as a formula."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop.actions.listing import export_items, list_for
from desktop.actions.saving import add_records, require_type, withdraw_record
from desktop.laptop import Laptop
from sync.log.errors import LoaError, Refused
from sync.records.cluster import Cluster
from sync.records.person import Person
from tests.support.stores import laptop

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0")
LABELS = [field.label.vi for field in Cluster.fields.values() if not field.is_hidden]
NAME = 4 + list(Cluster.fields).index("name")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path) as made:
        yield made


def add(made: Laptop, *several: dict[str, Any]) -> list[str]:
    added = add_records(made, require_type("cluster"), enumerate(several, 1))
    assert added.refused == []
    return added.ids


def found(made: Laptop, *where: str, search: str = "") -> list[Any]:
    return [one["fields"].get("name") for one in list_for(made, Cluster, where, search)]


def csv_rows(made: Laptop, path: Path) -> list[list[str]]:
    export_items(Cluster, list_for(made, Cluster, [], ""), "csv", str(path))
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def sheet_of(path: Path) -> Any:
    return load_workbook(path).active


def xlsx_rows(made: Laptop, path: Path) -> list[tuple[Any, ...]]:
    export_items(Cluster, list_for(made, Cluster, [], ""), "xlsx", str(path))
    return [tuple(cell.value for cell in row) for row in sheet_of(path).iter_rows()]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_text_that_looks_like_a_formula_is_text_in_every_spreadsheet(
    desk: Laptop, tmp_path: Path, formula: str
) -> None:
    add(desk, {"name": formula})
    assert csv_rows(desk, tmp_path / "a.csv")[1][NAME] == f"'{formula}"
    assert xlsx_rows(desk, tmp_path / "a.xlsx")[1][NAME] == f"'{formula}"
    assert {cell.data_type for row in sheet_of(tmp_path / "a.xlsx").iter_rows() for cell in row} <= {"s", "n", "b"}


@pytest.mark.parametrize("name", ["Cụm loa nhà văn hóa", 'có "dấu" nháy; và, phẩy', "a=b", "1+1", "07"])
def test_a_text_comes_out_of_the_files_as_it_went_in(desk: Laptop, tmp_path: Path, name: str) -> None:
    add(desk, {"name": name})
    assert csv_rows(desk, tmp_path / "a.csv")[1][NAME] == name
    assert xlsx_rows(desk, tmp_path / "a.xlsx")[1][NAME] == name


def test_numbers_stay_numbers_in_a_workbook_negative_ones_too(desk: Laptop, tmp_path: Path) -> None:
    add(desk, {"name": "a", "lat": 22.5, "horn_count": 2})
    row = xlsx_rows(desk, tmp_path / "a.xlsx")[1]
    assert (row[4 + list(Cluster.fields).index("lat")], row[4 + list(Cluster.fields).index("horn_count")]) == (22.5, 2)


def test_the_first_row_names_the_columns_in_vietnamese(desk: Laptop, tmp_path: Path) -> None:
    assert csv_rows(desk, tmp_path / "a.csv")[0][4:] == LABELS
    assert list(xlsx_rows(desk, tmp_path / "a.xlsx")[0][4:]) == LABELS


def test_a_csv_begins_with_the_mark_by_which_spreadsheets_know_vietnamese(desk: Laptop, tmp_path: Path) -> None:
    csv_rows(desk, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_json_in_a_file_is_the_list_itself(desk: Laptop, tmp_path: Path) -> None:
    add(desk, {"name": "a"}, {"name": "b"})
    items = list_for(desk, Cluster, [], "")
    assert export_items(Cluster, items, "json", str(tmp_path / "a.json"))["records"] == 2
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == items


def test_a_workbook_needs_a_file_and_a_csv_may_go_to_the_screen() -> None:
    with pytest.raises(Refused) as refusal:
        export_items(Cluster, [], "xlsx", None)
    assert refusal.value.code == "output_needed"
    assert export_items(Cluster, [], "csv", None)["text"].startswith("Mã bản ghi")


def test_a_file_that_cannot_be_written_is_told_by_a_code(tmp_path: Path) -> None:
    with pytest.raises(LoaError):
        export_items(Cluster, [], "csv", str(tmp_path / "absent" / "a.csv"))


def test_filters_and_search_pick_together(desk: Laptop) -> None:
    add(desk, *({"name": name, "horn_count": count} for name, count in (("Đài một", 2), ("Đài hai", 4), ("Loa", 4))))
    assert found(desk, "horn_count=4", search="dai") == ["Đài hai"]
    assert found(desk, "horn_count=4", "technology=") == ["Đài hai", "Loa"]
    assert found(desk, "power_backup=") == ["Đài một", "Đài hai", "Loa"]


@pytest.mark.parametrize(
    "pair", ["name", "horn_count=x", "horn_count=1.5", "lat=x", "power_backup=maybe", "horn_count=99999999999999999999"]
)
def test_a_filter_without_form_is_refused_and_never_finds_something_else(desk: Laptop, pair: str) -> None:
    add(desk, {"name": "a"})
    with pytest.raises(Refused) as refusal:
        found(desk, pair)
    assert refusal.value.code == "bad_filter"


def test_a_filter_by_an_unknown_field_is_refused(desk: Laptop) -> None:
    with pytest.raises(Refused) as refusal:
        found(desk, "nothing=1")
    assert refusal.value.code == "unknown_field"


def test_a_filter_or_search_with_a_lone_surrogate_is_refused(desk: Laptop) -> None:
    for arguments, search in ((["name=\udcff"], ""), ([], "\udcff")):
        with pytest.raises(Refused) as refusal:
            found(desk, *arguments, search=search)
        assert refusal.value.code == "lone_surrogate"


def test_withdrawn_records_are_listed_as_such_and_found_by_that_word(desk: Laptop) -> None:
    gone, _here = add(desk, {"name": "a"}, {"name": "b"})
    withdraw_record(desk, gone, "nhầm")
    assert [one["review"] for one in list_for(desk, Cluster, [], "")] == ["withdrawn", "draft"]
    assert found(desk, "review=withdrawn") == ["a"]
    assert found(desk, "review=draft") == ["b"]


def test_people_are_listed_by_given_name(desk: Laptop) -> None:
    names = ["Vi Văn Ánh Vân", "Bế Thị Ánh", "A Vân", "Vi Văn Ánh"]
    add_records(desk, Person, enumerate(({"full_name": name} for name in names), 1))
    listed = [one["fields"]["full_name"] for one in list_for(desk, Person, (), "")]
    assert [name for name in listed if name in names] == ["Bế Thị Ánh", "Vi Văn Ánh", "A Vân", "Vi Văn Ánh Vân"]
