# SPDX-License-Identifier: Apache-2.0
"""Thiết bị: what a station owns besides its clusters, under the number of the public asset."""

from typing import Any

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.value_fields import Integer, Money
from sync.records.words import Words

EQUIPMENT_KINDS = code_list(
    "may_phat | Máy phát | Transmitter",
    "ang_ten | Ăng-ten | Antenna",
    "cot | Cột | Mast",
    "bo_tron | Bộ trộn | Mixer",
    "micro | Micro | Microphone",
    "may_tinh | Máy tính | Computer",
    "dau_thu_ve_tinh | Đầu thu vệ tinh | Satellite receiver",
    "bo_tich_hop | Bộ tích hợp | Integrating device",
    "bang_led | Bảng LED | LED board",
    "bo_luu_dong | Bộ lưu động | Mobile unit",
    "chong_set | Chống sét | Lightning protection",
    "ups | UPS | UPS",
)
CONDITIONS = code_list(
    "tot | Tốt | Good",
    "hoat_dong_kem | Hoạt động kém | Works badly",
    "hong_cho_sua | Hỏng, chờ sửa | Broken, to be repaired",
    "hong_khong_sua_duoc | Hỏng, không sửa được | Broken beyond repair",
    "thanh_ly | Thanh lý | Disposed of",
)
DISPOSED = "thanh_ly"


def _depreciated_in(equipment: Any) -> int | None:
    if equipment.year_in_use is None or equipment.depreciation_years is None:
        return None
    return int(equipment.year_in_use + equipment.depreciation_years)


def is_depreciated(equipment: "Equipment", year: int) -> bool:
    """Tell whether the asset's years are over by the end of that year."""
    return equipment.depreciated_in is not None and equipment.depreciated_in <= year


def _is_year_ahead(equipment: "Equipment", around: Around) -> bool:
    return equipment.year_in_use is not None and equipment.year_in_use > around.now.year


def _has_code_twice(equipment: "Equipment", around: Around) -> bool:
    return bool(others_in_unit(equipment, around, asset_code=equipment.asset_code))


class Equipment(Record):
    """One asset, or several alike under one number, with its condition from day to day."""

    asset_code = Text("Mã tài sản", "Asset code", longest=60, required=True, example="TSC-02701-0001")
    kind = Choice("Loại thiết bị", "Kind", EQUIPMENT_KINDS, required=True)
    name = Text("Tên thiết bị", "Name", longest=200, example="Máy phát FM 30 W")
    station = Reference("Đài", "Station", to="station", sticky=True)
    quantity = Integer("Số lượng", "Quantity", least=1, most=100_000)
    serial_no = Text("Số sê-ri", "Serial number", longest=60)
    year_in_use = Integer("Năm đưa vào sử dụng", "In use since", least=1950, most=2200, example=2020)
    cost = Money("Nguyên giá", "Cost", example=45_000_000)
    depreciation_years = Integer("Số năm khấu hao", "Years of depreciation", most=50, example=8)
    depreciated_in = Integer("Năm hết khấu hao", "Depreciated in", most=2300, derived=_depreciated_in)
    condition = Choice("Tình trạng", "Condition", CONDITIONS, required=True, dated=True)
    location = Text("Nơi đặt", "Location", longest=200)
    custodian = Reference("Người quản lý", "Custodian", to="person")

    declared = Declaration(
        name="equipment",
        label=Words("Thiết bị", "Equipment"),
        version=1,
        sections=(
            section("Thiết bị", "Equipment", asset_code, kind, name, station, quantity, serial_no),
            section("Tình trạng", "Condition", condition, location, custodian),
            section("Giá trị", "Value", year_in_use, cost, depreciation_years),
        ),
        columns=(asset_code, kind, name, quantity, condition, location, year_in_use, depreciated_in),
        search=(asset_code, name, serial_no, location, Record.note),
        sort=(asset_code,),
        title=(kind, asset_code),
        lookups=(asset_code, station),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "duplicate_code",
                Words("Mã tài sản đã dùng cho thiết bị khác", "Another device has this asset code"),
                (asset_code,),
                _has_code_twice,
            ),
            Rule(
                "year_ahead",
                Words("Năm sử dụng ở tương lai", "In use since a year to come"),
                (year_in_use,),
                _is_year_ahead,
            ),
        ),
    )
