# SPDX-License-Identifier: Apache-2.0
"""Bản tin in, tài liệu không kinh doanh: what was printed or handed out without being sold."""

from typing import Any

from sync.records.code_lists import LANGUAGES, TOPICS
from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Choices, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Day, Integer, Money
from sync.records.words import Words

PUBLICATION_KINDS = code_list(
    "ban_tin | Bản tin thông tin cơ sở | Grassroots information bulletin",
    "to_roi_to_gap | Tờ rơi, tờ gấp | Leaflet or folder",
    "so_tay | Sổ tay, sách mỏng | Booklet",
    "ap_phich | Áp phích, tranh cổ động | Poster",
    "bang_dia | Băng, đĩa, tệp ghi âm ghi hình | Recording",
    "khac | Tài liệu khác | Other document",
)


def _is_printed(publication: Any) -> bool:
    return bool(publication.copies)


def _has_issue_twice(publication: "Publication", around: Around) -> bool:
    same = others_in_unit(publication, around, kind=publication.kind, issue_no=publication.issue_no)
    return any(other.title == publication.title and other.period == publication.period for other in same)


class Publication(Record):
    """One issue or document. Printed for distribution it needs its licence."""

    kind = Choice("Loại", "Kind", PUBLICATION_KINDS, required=True)
    title = Text("Tên ấn phẩm", "Title", longest=300, required=True, example="Bản tin thông tin cơ sở")
    issue_no = Text("Số", "Issue no.", longest=30, example="04")
    period = Text("Kỳ", "Period", longest=30, example="2026-10")
    published_on = Day("Ngày phát hành", "Published on")
    licence_no = Text("Số giấy phép", "Licence no.", longest=100, required_if=_is_printed, example="25/GP-STTTT")
    copies = Integer("Số bản in", "Copies", most=10_000_000, example=500)
    pages = Integer("Số trang", "Pages", least=1, most=10_000, example=8)
    languages = Choices("Ngôn ngữ", "Languages", LANGUAGES)
    topics = Choices("Lĩnh vực", "Topics", TOPICS)
    distributed_to = Text("Nơi nhận", "Distributed to", longest=300, example="Các thôn trong xã")
    cost = Money("Chi phí", "Cost", example=5_000_000)

    declared = Declaration(
        name="publication",
        label=Words("Bản tin in, tài liệu", "Publication"),
        version=1,
        sections=(
            section("Ấn phẩm", "Publication", kind, title, issue_no, period, published_on, languages, topics),
            section("In và phát", "Print and distribution", copies, licence_no, pages, distributed_to, cost),
        ),
        columns=(published_on, kind, title, issue_no, period, copies, distributed_to),
        search=(title, issue_no, licence_no, distributed_to, Record.note),
        sort=(published_on, title),
        title=(title, issue_no),
        day=(published_on,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            in_future(published_on, words=Words("Ngày phát hành ở tương lai", "Published on a day to come")),
            Rule(
                "duplicate_issue",
                Words("Số này của ấn phẩm đã có", "This issue is here already"),
                (title, issue_no),
                _has_issue_twice,
            ),
        ),
    )
