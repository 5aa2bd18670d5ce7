# SPDX-License-Identifier: Apache-2.0
"""Nhận bản tin: what a commune did with a bulletin from above: read, scheduled, or not aired and why.

That it was aired stands in its broadcast logs and is counted from them, so nobody writes it here.
"""

from typing import Any

from sync.records.broadcast_log import NOT_AIRED_REASONS
from sync.records.codes import code_list
from sync.records.content_item import ContentItem
from sync.records.content_item_rules import is_emergency
from sync.records.days import write_moment
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, References, Text
from sync.records.time_rules import MOMENT_AHEAD, in_future
from sync.records.value_fields import Moment
from sync.records.words import Words

READ, SCHEDULED, NOT_AIRED = "da_doc", "da_len_lich", "khong_phat"
RECEIPT_STATES = code_list(
    "da_doc | Đã đọc | Read", "da_len_lich | Đã lên lịch | Scheduled", "khong_phat | Không phát | Not aired"
)


def _is_not_aired(receipt: Any) -> bool:
    return bool(receipt.state == NOT_AIRED)


def _is_scheduled(receipt: Any) -> bool:
    return bool(receipt.state == SCHEDULED)


def _fill(receipt: "BulletinReceipt", around: Around) -> dict[str, Any]:
    filled = {"state": READ, "done_at": write_moment(around.now)}
    return {name: value for name, value in filled.items() if receipt.values.get(name) is None}


def _is_recorded_twice(receipt: "BulletinReceipt", around: Around) -> bool:
    return bool(others_in_unit(receipt, around, bulletin=receipt.bulletin))


def _has_reason_though_aired(receipt: "BulletinReceipt", _around: Around) -> bool:
    return receipt.reason is not None and receipt.state not in (None, NOT_AIRED)


def _is_of_emergency(receipt: "BulletinReceipt", around: Around) -> bool:
    item = around.get(ContentItem, receipt.bulletin) if receipt.bulletin else None
    return item is not None and is_emergency(item, around)


def _is_of_own_item(receipt: "BulletinReceipt", around: Around) -> bool:
    item = around.get(ContentItem, receipt.bulletin) if receipt.bulletin else None
    return item is not None and item.unit == receipt.unit


class BulletinReceipt(Record):
    """One commune's answer to one bulletin; it is edited as the bulletin goes its way."""

    bulletin = Reference("Bản tin", "Bulletin", to="content_item", required=True)
    state = Choice("Tình trạng", "State", RECEIPT_STATES, required=True)
    done_at = Moment("Lúc", "At", required=True)
    done_by = Reference("Người thực hiện", "Done by", to="person", required=True)
    slots = References("Lịch phát", "Slots", to="schedule_slot", required_if=_is_scheduled, example=[])
    reason = Choice("Lý do không phát", "Reason", NOT_AIRED_REASONS, required_if=_is_not_aired, example=None)
    reason_text = Text("Giải thích", "Explanation", longest=300, example=None)

    declared = Declaration(
        name="bulletin_receipt",
        label=Words("Nhận bản tin", "Bulletin receipt"),
        version=1,
        sections=(
            section("Nhận bản tin", "Receipt", bulletin, state, done_at, done_by, slots),
            section("Không phát", "Not aired", reason, reason_text),
        ),
        columns=(done_at, bulletin, state, reason, done_by),
        search=(reason_text,),
        sort=(done_at,),
        title=(bulletin, state),
        day=(done_at,),
        lookups=(bulletin,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.NOT_REVIEWED,
        fill=_fill,
        is_urgent=_is_of_emergency,
        rules=(
            in_future(done_at, words=MOMENT_AHEAD),
            Rule(
                "recorded_twice",
                Words("Bản tin này đã có phiếu nhận", "This bulletin has a receipt already"),
                (bulletin,),
                _is_recorded_twice,
            ),
            Rule(
                "reason_though_aired",
                Words("Có lý do không phát nhưng tình trạng khác", "A reason for not airing in another state"),
                (reason, state),
                _has_reason_though_aired,
            ),
            Rule(
                "own_item",
                Words("Bản tin của chính xã, không cần phiếu nhận", "The commune's own item needs no receipt"),
                (bulletin,),
                _is_of_own_item,
            ),
        ),
    )
