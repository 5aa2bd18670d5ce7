# SPDX-License-Identifier: Apache-2.0
"""A tree in small: two wards merged on 1 July 2025 into one that kept the code of the first."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.log.errors import Refused
from sync.log.units import COUNTRY, Predecessor, Unit, UnitTree

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
NOW = (
    Unit("VN", "Việt Nam", "quoc_gia", ""),
    Unit("01", "Thành phố Hà Nội", "thanh_pho", "VN", AFTER, None, (Predecessor("01"),)),
    Unit("00004", "Phường Ba Đình", "phuong", "01", AFTER, None, (Predecessor("00004"), Predecessor("00016", "part"))),
    Unit("00008", "Phường Ngọc Hà", "phuong", "01", AFTER, None, (Predecessor("00016", "default_part"),)),
    Unit("21499", "Xã Ba Dinh", "xa", "51", AFTER),
)
FORMER = (
    Unit("01", "Thành phố Hà Nội", "thanh_pho", "VN", None, BEFORE),
    Unit("001", "Quận Ba Đình", "quan", "01", None, BEFORE),
    Unit("00004", "Phường Trúc Bạch", "phuong", "001", None, BEFORE),
    Unit("00016", "Phường Quán Thánh", "phuong", "001", None, BEFORE),
)
TREE = UnitTree(NOW + FORMER)


def names(tree: UnitTree, text: str) -> list[str]:
    return [unit.name for unit in tree.search(text)]


def test_a_code_names_the_unit_that_stood_on_the_day() -> None:
    assert TREE.require("00004").name == "Phường Ba Đình"
    assert TREE.require("00004", AFTER).name == "Phường Ba Đình"
    assert TREE.require("00004", BEFORE).name == "Phường Trúc Bạch"
    assert TREE.get("00016", AFTER) is None


def test_an_unknown_unit_is_refused_by_its_code() -> None:
    with pytest.raises(Refused) as refusal:
        TREE.require("99999")
    assert (refusal.value.code, dict(refusal.value.fields)) == ("unknown_unit", {"unit": "99999"})


def test_an_unknown_unit_has_nothing_around_it() -> None:
    assert (TREE.parent("99999"), TREE.ancestors("99999"), TREE.children("99999")) == (None, (), ())
    assert (list(TREE.below("99999")), TREE.successors("99999"), TREE.predecessors("99999")) == ([], (), ())
    assert not TREE.is_within("99999", COUNTRY)


def test_a_commune_stands_under_its_province_and_formerly_had_a_level_between() -> None:
    assert TREE.ancestors("00004") == ("01", "VN")
    assert TREE.ancestors("00004", BEFORE) == ("001", "01", "VN")
    assert TREE.ancestors("00016") == ("001", "01", "VN")
    assert [TREE.parent(code) for code in ("00004", "01", "VN")] == ["01", "VN", None]


def test_the_units_beneath_are_those_of_the_day() -> None:
    assert TREE.children("01") == ("00004", "00008")
    assert TREE.children("01", BEFORE) == ("001",)
    assert TREE.children("001") == ("00004", "00016")
    assert list(TREE.below("VN")) == ["01", "00004", "00008"]
    assert list(TREE.below("VN", BEFORE)) == ["01", "001", "00004", "00016"]


def test_a_unit_is_within_itself_and_all_units_above() -> None:
    assert all(TREE.is_within("00004", above) for above in ("00004", "01", "VN"))
    assert not TREE.is_within("00004", "001")
    assert TREE.is_within("00004", "001", BEFORE)
    assert not TREE.is_within("01", "00004")


def test_the_code_tells_the_level() -> None:
    assert [TREE.level(code) for code in ("VN", "01", "001", "00004")] == [
        "country", "province", "district_legacy", "commune",
    ]  # fmt: skip
    with pytest.raises(Refused, match="0001"):
        TREE.level("0001")


def test_a_divided_unit_went_first_where_the_source_puts_it() -> None:
    assert TREE.successors("00016") == ("00008", "00004")
    assert TREE.predecessors("00004") == (("00004", "full"), ("00016", "part"))
    assert TREE.predecessors("00004", BEFORE) == ()


def test_successors_are_known_without_the_former_rows() -> None:
    assert UnitTree(NOW).successors("00016") == ("00008", "00004")


def test_each_change_of_a_code_has_successors_of_its_own() -> None:
    merger = Unit("00097", "Phường Hồng Hà", "phuong", "01", date(2027, 1, 1), None, (Predecessor("00004"),))
    tree = TREE.amended([merger])
    assert tree.successors("00004", BEFORE) == ("00004",)
    assert tree.successors("00004", AFTER) == tree.successors("00004") == ("00097",)


def test_an_amendment_replaces_the_row_of_its_first_day_and_leaves_the_tree_it_came_from() -> None:
    renamed = replace(NOW[2], name="Phường Ba Đình Mới")
    tree = TREE.amended([renamed])
    assert (len(tree), tree.require("00004").name) == (len(TREE), "Phường Ba Đình Mới")
    assert tree.require("00004", BEFORE).name == "Phường Trúc Bạch"
    assert TREE.require("00004").name == "Phường Ba Đình"


def test_where_rows_overlap_the_later_one_holds() -> None:
    tree = TREE.amended([Unit("00008", "Phường Ngọc Hà", "phuong", "51", date(2026, 1, 1))])
    assert tree.parent("00008") == "51"
    assert tree.parent("00008", date(2025, 12, 31)) == "01"
    assert tree.children("01") == ("00004",)


def test_a_circle_of_amendments_does_not_hold_anybody_up() -> None:
    tree = TREE.amended([replace(NOW[1], parent="00004")])
    assert tree.ancestors("00004") == ("01",)
    assert list(tree.below("01")) == ["00004", "00008"]


@pytest.mark.parametrize("text", ["ba dinh", "BA ĐÌNH", "  phuong   ba d", "đình", "00004", "Ba \u0110i\u0300nh"])
def test_a_unit_is_found_by_any_spelling_or_its_code(text: str) -> None:
    assert names(UnitTree(NOW), text)[0] == "Phường Ba Đình"


def test_marks_that_were_typed_come_first_and_without_them_all_are_found() -> None:
    assert names(UnitTree(NOW), "ba dinh") == ["Phường Ba Đình", "Xã Ba Dinh"]
    lookalike = replace(NOW[4], name="Phường Ba Đinh")
    assert names(UnitTree([lookalike, *NOW[:3]]), "đình") == ["Phường Ba Đình", "Phường Ba Đinh"]


def test_units_that_stand_come_before_former_ones() -> None:
    assert names(TREE, "ha noi") == ["Thành phố Hà Nội"] * 2
    assert TREE.search("ha noi", 1)[0].valid_to is None
    assert names(TREE, "ba dinh") == ["Phường Ba Đình", "Xã Ba Dinh", "Quận Ba Đình"]


@pytest.mark.parametrize("text", ["", "  ", "khong co"])
def test_a_search_without_a_match_is_empty(text: str) -> None:
    assert names(TREE, text) == []


@given(st.sampled_from(NOW + FORMER), st.dates())
def test_what_lies_beneath_a_unit_is_what_is_within_it(unit: Unit, day: date) -> None:
    within = {one.code for one in TREE if TREE.get(one.code, day) and TREE.is_within(one.code, unit.code, day)}
    assert set(TREE.below(unit.code, day)) == within - {unit.code}
