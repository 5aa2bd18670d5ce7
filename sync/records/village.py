# SPDX-License-Identifier: Apache-2.0
"""Thôn, bản, ấp, tổ dân phố: the villages of a commune."""

from sync.records.code_lists import LANGUAGES
from sync.records.codes import code_list
from sync.records.declaration import Declaration, Review, section
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Choices, Text
from sync.records.value_fields import Decimal, Integer
from sync.records.words import Words

VILLAGE_KINDS = code_list(
    "thon | Thôn | Village",
    "ban | Bản | Mountain hamlet",
    "ap | Ấp | Southern hamlet",
    "to_dan_pho | Tổ dân phố | Residential group",
)
SIGNAL_QUALITY = code_list("tot | Tốt | Good", "yeu | Yếu | Weak", "khong_co | Không có | None")


class Village(Record):
    """A village with what decides how it can be reached."""

    name = Text("Tên thôn", "Name", longest=100, required=True, example="Thôn Nà Lủ")
    kind = Choice("Loại", "Kind", VILLAGE_KINDS, required=True)
    households = Integer("Số hộ", "Households", most=100_000)
    main_languages = Choices("Ngôn ngữ chính", "Main languages", LANGUAGES)
    signal_quality = Choice("Sóng di động", "Mobile signal", SIGNAL_QUALITY)
    lat = Decimal("Vĩ độ", "Latitude", least=6.0, most=24.0, example=22.5)
    lon = Decimal("Kinh độ", "Longitude", least=102.0, most=118.0, example=103.9)

    declared = Declaration(
        name="village",
        label=Words("Thôn, bản, tổ dân phố", "Village"),
        version=1,
        sections=(
            section("Thôn", "Village", name, kind, households),
            section("Ngôn ngữ và sóng", "Languages and signal", main_languages, signal_quality),
            section("Vị trí", "Place", lat, lon),
        ),
        columns=(name, kind, households, signal_quality),
        search=(name,),
        sort=(name,),
        title=(name,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.NOT_REVIEWED,
    )
