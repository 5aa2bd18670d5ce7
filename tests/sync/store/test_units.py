# SPDX-License-Identifier: Apache-2.0
"""The bundled lists are whole, agree with each other and say of nothing more than their source knows."""

from collections import Counter
from datetime import date
from unicodedata import is_normalized

from sync.log.units import UnitTree
from sync.records.vietnamese import fold
from sync.store.units import bundled_units

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


def count_levels(tree: UnitTree, day: date) -> dict[str, int]:
    return Counter(tree.level(code) for code in tree.below("VN", day))


def test_34_provinces_and_3321_communes_stand_since_july_2025() -> None:
    assert count_levels(bundled_units(), FIRST_DAY) == {"province": 34, "commune": 3321}
    assert Counter(unit.kind for unit in bundled_units()) == {
        "quoc_gia": 1, "tinh": 28, "thanh_pho": 6, "xa": 2621, "phuong": 687, "dac_khu": 13,
    }  # fmt: skip


def test_63_provinces_696_units_between_and_10035_communes_stood_the_day_before() -> None:
    tree = bundled_units(include_former=True)
    assert count_levels(tree, LAST_DAY) == {"province": 63, "district_legacy": 696, "commune": 10035}
    assert count_levels(tree, FIRST_DAY) == {"province": 34, "commune": 3321}


def test_no_two_rows_of_a_code_overlap() -> None:
    tree = bundled_units(include_former=True)
    assert len({(unit.code, unit.valid_from) for unit in tree}) == len(tree) == 14150
    days = {(unit.valid_from, unit.valid_to) for unit in tree if unit.code != "VN"}
    assert days == {(FIRST_DAY, None), (None, LAST_DAY)}


def shares_by_former_code() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit in bundled_units():
        for code, share in unit.predecessors:
            found.setdefault(code, []).append(share)
    return found


def test_every_former_commune_went_somewhere() -> None:
    tree = bundled_units(include_former=True)
    shares = shares_by_former_code()
    assert all(tree.get(code, LAST_DAY) is not None for code in shares)
    assert {code for code in tree.below("VN", LAST_DAY) if tree.level(code) == "commune"} <= shares.keys()


def test_a_divided_commune_went_mainly_to_one() -> None:
    for found in shares_by_former_code().values():
        assert found == ["full"] or Counter(found)["default_part"] == 1


def test_every_unit_that_stands_was_made_of_something() -> None:
    assert [unit.code for unit in bundled_units() if not unit.predecessors] == ["VN"]


def test_names_are_composed_and_begin_with_the_word_of_their_kind() -> None:
    for unit in bundled_units(include_former=True):
        assert is_normalized("NFC", unit.name)
        assert unit.code == "VN" or fold(unit.name).startswith(unit.kind.replace("_", " ") + " ")


def test_the_former_units_are_read_only_when_asked_for() -> None:
    assert bundled_units().get("00001") is None
    assert bundled_units(include_former=True).require("00001").name == "Phường Phúc Xá"
    assert bundled_units() is bundled_units()


def test_an_island_without_communes_became_a_special_zone() -> None:
    assert bundled_units().successors("318") == ("11948",)
    assert bundled_units().require("11948").name == "Đặc khu Bạch Long Vĩ"


def test_the_wizard_finds_a_commune_without_marks() -> None:
    found = bundled_units().search("hoan kiem", 1)
    assert [(unit.name, bundled_units().ancestors(unit.code)) for unit in found] == [("Phường Hoàn Kiếm", ("01", "VN"))]
