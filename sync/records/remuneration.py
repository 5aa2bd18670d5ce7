# SPDX-License-Identifier: Apache-2.0
"""Nhuận bút, thù lao: what one person is due for one role in one work, at the rate of the province on that day."""

from sync.records import remuneration_rules as rules
from sync.records.code_lists import GENRES, PAID_ROLES
from sync.records.codes import code_list
from sync.records.declaration import Declaration, Review, Rule, section
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, Writes
from sync.records.text_fields import Choice, Reference, Text
from sync.records.value_fields import Day, Decimal, Integer, Money
from sync.records.words import Words

PAY_STATES = code_list("de_nghi | Đề nghị | Proposed", "duyet | Duyệt | Approved", "chi | Chi | Paid")
PREPARES = Writes(but=("approved_by",), codes={"state": (rules.PROPOSED, rules.PAID)})
SIGNS = Writes(fields=("approved_by", "state"), codes={"state": (rules.PROPOSED, rules.APPROVED)})
"""The leader approves, the keeper prepares and pays out."""


class Remuneration(Record):
    """One line of the monthly list of remuneration."""

    period = Text(
        "Kỳ (tháng)", "Period (month)", longest=7, pattern=r"[0-9]{4}-(0[1-9]|1[0-2])", required=True, example="2026-10"
    )
    date = Day("Ngày thực hiện", "Date of the work", required=True)
    person = Reference("Người hưởng", "Person", to="person", required=True)
    role = Choice("Vai trò", "Role", PAID_ROLES, required=True)
    work = Reference("Tác phẩm hoặc buổi phát", "Item or broadcast", to="content_item|broadcast_log", required=True)
    genre = Choice("Thể loại", "Genre", GENRES)
    unit_rate = Money("Đơn giá", "Unit rate", required=True, example=36_000)
    quantity = Integer("Số lượng", "Quantity", least=1, most=10_000, required=True)
    coefficient = Decimal("Hệ số", "Coefficient", least=0.0, most=10.0, example=1.0)
    amount = Money("Thành tiền", "Amount", derived=rules.amount_of)
    budget_line = Text("Nguồn chi", "Budget line", longest=100, example="Chi sự nghiệp văn hóa thông tin")
    state = Choice("Tình trạng", "State", PAY_STATES, required=True)
    approved_by = Reference("Lãnh đạo duyệt chi", "Payment approved by", to="person", example=None)

    declared = Declaration(
        name="remuneration",
        label=Words("Nhuận bút, thù lao", "Remuneration"),
        version=1,
        sections=(
            section("Công việc", "Work", date, person, role, work, genre),
            section("Số tiền", "Money", unit_rate, quantity, coefficient, budget_line),
            section("Chi trả", "Payment", period, state, approved_by),
        ),
        columns=(date, period, person, role, genre, work, unit_rate, quantity, coefficient, amount, state),
        search=(budget_line, Record.note),
        sort=(date,),
        title=(person, period),
        day=(date,),
        lookups=(work, period),
        writable={**dict.fromkeys(COMMUNE_ROLES, PREPARES), Role.APPROVER: SIGNS},
        review=Review.NOT_REVIEWED,
        fill=rules.fill,
        rules=(
            Rule(
                "no_rate",
                Words(
                    "Bảng đơn giá của tỉnh chưa có mức cho ngày này, số tiền để ngỏ",
                    "The rate table has a gap on this day: the amount stays open",
                ),
                (unit_rate, genre, date),
                rules.has_no_rate,
            ),
            Rule(
                "rate_unlike_table",
                Words("Đơn giá khác bảng của tỉnh", "The rate is not the one of the table"),
                (unit_rate,),
                rules.is_rate_unlike_table,
            ),
            Rule(
                "example_rates",
                Words(
                    "Đơn giá lấy từ bảng ví dụ, chưa phải nghị quyết của tỉnh",
                    "The rate comes from the table of examples, no resolution of the province",
                ),
                (unit_rate,),
                rules.is_from_example,
            ),
            Rule(
                "outside_period",
                Words("Ngày thực hiện không thuộc kỳ chi", "The day is not in the period paid for"),
                (period, date),
                rules.is_outside_period,
            ),
            Rule(
                "not_own",
                Words("Không phải sản phẩm tự sản xuất", "Not the commune's own work"),
                (work,),
                rules.is_not_own,
            ),
            Rule(
                "paid_twice",
                Words("Vai trò này của tác phẩm đã tính thù lao", "This role of the work is paid already"),
                (work, role),
                rules.is_paid_twice,
            ),
            Rule(
                "unapproved",
                Words("Đã duyệt hoặc chi nhưng chưa ghi lãnh đạo duyệt", "Approved or paid, by nobody named"),
                (state, approved_by),
                rules.is_unapproved,
            ),
            Rule(
                "approved_by_payee",
                Words("Người hưởng không tự duyệt", "Who is paid does not approve"),
                (person, approved_by),
                rules.is_approved_by_payee,
            ),
        ),
    )
