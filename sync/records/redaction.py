# SPDX-License-Identifier: Apache-2.0
"""Xóa dữ liệu cá nhân: an order that a personal value goes, on every node that ever hears of it.

It names the changes whose values go and never the values. The changes stay with their commitments, so every chain
still proves itself. Law 91/2025/QH15 on personal data, Decree 356/2025/NĐ-CP: erasure at a person's request.
"""

from sync.records.declaration import Declaration, Review, section
from sync.records.record import Record
from sync.records.roles import Role, written_by
from sync.records.text_fields import Hashes, LongText, Reference, Text
from sync.records.words import Words


class Redaction(Record):
    """One personal field of one record, emptied for good; a value entered later is not touched."""

    record = Reference("Bản ghi", "Record", to="person|reflection", required=True)
    field = Text("Trường", "Field", longest=63, pattern="[a-z][a-z0-9_]*", required=True, example="phone")
    changes = Hashes("Các lần ghi", "Changes", required=True)
    reason = LongText("Lý do", "Reason", longest=1000, required=True, example="Theo yêu cầu của người dân")

    declared = Declaration(
        name="redaction",
        label=Words("Xóa dữ liệu cá nhân", "Redaction"),
        version=1,
        sections=(section("Xóa dữ liệu cá nhân", "Redaction", record, field, changes, reason),),
        columns=(record, field, reason),
        search=(reason,),
        sort=(field,),
        title=(field, record),
        lookups=(record,),
        writable=written_by(Role.KEEPER, Role.APPROVER, Role.MANAGER),
        review=Review.NOT_REVIEWED,
        is_written_once=True,
    )
