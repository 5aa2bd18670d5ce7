# SPDX-License-Identifier: Apache-2.0
"""Đơn vị hành chính: a record amends, or adds to, the bundled rows of administrative units."""

from datetime import date

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.roles import Role, written_by
from sync.records.text_fields import Choice, Text
from sync.records.time_rules import ends_before_start
from sync.records.value_fields import Day, Integer
from sync.records.words import Words

TWO_LEVELS_FROM = date(2025, 7, 1)
"""From this day a commune stands directly under its province."""

UNIT_CODE = r"[0-9]{2}|[0-9]{3}|[0-9]{5}"
"""Province, former district, commune."""

UNIT_KINDS = code_list(
    "xa | Xã | Commune",
    "phuong | Phường | Ward",
    "dac_khu | Đặc khu | Special zone",
    "thi_tran | Thị trấn (cũ) | Former township",
    "huyen | Huyện (cũ) | Former district",
    "quan | Quận (cũ) | Former urban district",
    "thi_xa | Thị xã (cũ) | Former town",
    "tinh | Tỉnh | Province",
    "thanh_pho | Thành phố | City",
)
AREA_CLASSES = code_list(
    "khu_vuc_i | Khu vực I | Area I",
    "khu_vuc_ii | Khu vực II | Area II",
    "khu_vuc_iii | Khu vực III | Area III",
    "bien_gioi | Biên giới | Border",
    "hai_dao | Hải đảo | Island",
    "dac_biet_kho_khan | Đặc biệt khó khăn | Extremely difficult",
)
COMMUNE_KINDS = frozenset({"xa", "phuong", "dac_khu", "thi_tran"})


class UnitPredecessor(Part):
    """One unit from which this one was formed."""

    code = Text("Mã", "Code", longest=5, pattern=UNIT_CODE, required=True, example="02701")
    name = Text("Tên", "Name", longest=100)
    share_note = Text("Phần sáp nhập", "Share taken over", longest=300, example="Toàn bộ diện tích, dân số")


def _overlaps_same_code(unit: "AdminUnit", around: Around) -> bool:
    return any(_is_valid_together(unit, other) for other in others(unit, around, code=unit.code))


def _is_valid_together(one: "AdminUnit", other: "AdminUnit") -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)


def _code_unlike_kind(unit: "AdminUnit", _around: Around) -> bool:
    if unit.code is None or unit.kind is None or unit.kind == "thanh_pho":
        return False
    digits = 5 if unit.kind in COMMUNE_KINDS else 2 if unit.kind == "tinh" else 3
    return len(unit.code) != digits


def _parent_not_province(unit: "AdminUnit", _around: Around) -> bool:
    is_new = unit.valid_from is not None and unit.valid_from >= TWO_LEVELS_FROM
    return is_new and unit.kind in COMMUNE_KINDS and unit.parent_code is not None and len(unit.parent_code) != 2


class AdminUnit(Record):
    """An administrative unit with its days of validity and what it was formed from."""

    code = Text("Mã", "Code", longest=5, pattern=UNIT_CODE, required=True, example="02701")
    name = Text("Tên", "Name", longest=100, required=True, example="Xã mẫu")
    kind = Choice("Loại", "Kind", UNIT_KINDS, required=True)
    parent_code = Text(
        "Trực thuộc", "Belongs to", longest=3, pattern="VN|[0-9]{2}|[0-9]{3}", required=True, example="15"
    )
    valid_from = Day("Hiệu lực từ", "Valid from", required=True, example="2025-07-01")
    valid_to = Day("Hiệu lực đến", "Valid to", example="2030-12-31")
    predecessors = Parts("Đơn vị trước sắp xếp", "Units before the merger", of=UnitPredecessor)
    households = Integer("Số hộ", "Households", most=10_000_000)
    population = Integer("Dân số", "Population", most=100_000_000)
    village_count = Integer("Số thôn", "Villages", most=100_000)
    area_class = Choice("Khu vực", "Area class", AREA_CLASSES)

    declared = Declaration(
        name="admin_unit",
        label=Words("Đơn vị hành chính", "Administrative unit"),
        version=1,
        sections=(
            section("Đơn vị", "Unit", code, name, kind, parent_code),
            section("Hiệu lực", "Validity", valid_from, valid_to, predecessors),
            section("Số liệu", "Figures", households, population, village_count, area_class),
        ),
        columns=(code, name, kind, parent_code, valid_from, valid_to),
        search=(code, name),
        sort=(code, valid_from),
        title=(name,),
        lookups=(code,),
        writable=written_by(Role.MANAGER, Role.ADMIN),
        review=Review.NOT_REVIEWED,
        goes_down=True,
        rules=(
            ends_before_start(
                valid_from, valid_to, Words("Ngày hết hiệu lực trước ngày bắt đầu", "The unit ends before it begins")
            ),
            Rule(
                "validity_overlaps",
                Words("Mã này đã có hiệu lực trong cùng thời gian", "This code is already valid in the same time"),
                (code, valid_from, valid_to),
                _overlaps_same_code,
            ),
            Rule(
                "code_unlike_kind",
                Words("Số chữ số của mã không hợp với loại đơn vị", "The code has not the digits of this kind of unit"),
                (code, kind),
                _code_unlike_kind,
            ),
            Rule(
                "parent_not_province",
                Words("Từ 01/7/2025 xã trực thuộc tỉnh", "From 1 July 2025 a commune belongs to its province"),
                (parent_code, valid_from),
                _parent_not_province,
            ),
        ),
    )
