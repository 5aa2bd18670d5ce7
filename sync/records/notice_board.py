# SPDX-License-Identifier: Apache-2.0
"""Bảng tin công cộng: a board, of paper or electronic, and where it stands."""

from typing import Any

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.value_fields import Day, Decimal, Flag
from sync.records.words import Words

BOARD_KINDS = code_list(
    "giay | Giấy | Paper",
    "led | LED | LED",
    "lcd | LCD | LCD",
    "pano | Pa nô | Billboard",
)
BOARD_LEVELS = code_list("xa | Xã | Commune", "thon | Thôn | Village")
BOARD_STATES = code_list(
    "hoat_dong | Hoạt động | In use",
    "hong | Hỏng | Broken",
    "ngung_su_dung | Ngừng sử dụng | Out of use",
    "thao_do | Đã tháo dỡ | Taken down",
)
TAKEN_DOWN = "thao_do"
ELECTRONIC = frozenset({"led", "lcd"})


def is_electronic(board: "NoticeBoard") -> bool:
    """Tell whether the board counts among the public electronic boards."""
    return board.kind in ELECTRONIC


def _stands_in_village(board: Any) -> bool:
    return bool(board.level == "thon")


def _has_code_twice(board: "NoticeBoard", around: Around) -> bool:
    return bool(others_in_unit(board, around, board_code=board.board_code))


def _is_paper_linked(board: "NoticeBoard", _around: Around) -> bool:
    return board.linked_source_system is True and board.kind is not None and not is_electronic(board)


class NoticeBoard(Record):
    """One public notice board."""

    board_code = Text(
        "Mã bảng tin", "Board code", longest=30, proposal=Proposal("{unit}-BTCC{serial:02}"), example="02701-BTCC01"
    )
    name = Text("Tên bảng tin", "Name", longest=200, example="Bảng tin trụ sở")
    kind = Choice("Loại", "Kind", BOARD_KINDS, required=True)
    level = Choice("Cấp", "Level", BOARD_LEVELS)
    size = Text("Kích thước", "Size", longest=60, example="2 m x 1,2 m")
    village = Reference("Thôn", "Village", to="village", required_if=_stands_in_village)
    lat = Decimal("Vĩ độ", "Latitude", least=6.0, most=24.0, example=22.5)
    lon = Decimal("Kinh độ", "Longitude", least=102.0, most=118.0, example=103.9)
    linked_source_system = Flag("Đã kết nối HTTT nguồn", "Linked to the source system")
    installed_on = Day("Ngày lắp", "Installed on", example="2024-03-15")
    state = Choice("Tình trạng", "State", BOARD_STATES, required=True, dated=True)

    declared = Declaration(
        name="notice_board",
        label=Words("Bảng tin công cộng", "Public notice board"),
        version=1,
        sections=(
            section("Bảng tin", "Board", board_code, name, kind, level, size, state),
            section("Vị trí", "Place", village, lat, lon),
            section("Thiết bị", "Device", installed_on, linked_source_system),
        ),
        columns=(board_code, name, kind, level, village, state),
        search=(board_code, name, Record.note),
        sort=(board_code, name),
        title=(name, board_code),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "duplicate_code",
                Words("Mã bảng tin đã dùng cho bảng khác", "Another board has this code"),
                (board_code,),
                _has_code_twice,
            ),
            Rule(
                "paper_linked",
                Words("Chỉ bảng điện tử kết nối HTTT nguồn", "Only an electronic board links to the source system"),
                (kind, linked_source_system),
                _is_paper_linked,
            ),
        ),
    )
