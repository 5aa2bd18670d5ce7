# SPDX-License-Identifier: Apache-2.0
"""Tin nhắn viễn thông: one text message to many telephones, through the carriers."""

from sync.records.cluster import SIM_CARRIERS
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choices, LongText, Reference, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Integer, Moment, Money
from sync.records.words import Words


def _has_more_delivered(campaign: "SmsCampaign", _around: Around) -> bool:
    return (
        campaign.delivered is not None and campaign.recipients is not None and campaign.delivered > campaign.recipients
    )


class SmsCampaign(Record):
    """One message, how many it was sent to and how many it reached."""

    sent_at = Moment("Gửi lúc", "Sent at", required=True)
    brandname = Text("Tên định danh", "Brand name", longest=30, sticky=True, example="UBND XA MAU")
    text = LongText("Nội dung tin nhắn", "Text", longest=480, required=True)
    recipients = Integer("Số thuê bao nhận", "Recipients", least=1, most=200_000_000, required=True, example=850)
    delivered = Integer("Số tin đến được", "Delivered", most=200_000_000, example=820)
    carriers = Choices("Nhà mạng", "Carriers", SIM_CARRIERS)
    purpose = Text("Mục đích", "Purpose", longest=200, example="Cảnh báo thiên tai")
    approved_by = Reference("Người duyệt tin nhắn", "Message approved by", to="person", required=True, sticky=True)
    from_item = Reference("Từ bản tin", "From item", to="content_item", example=None)
    cost = Money("Chi phí", "Cost", example=300_000)

    declared = Declaration(
        name="sms_campaign",
        label=Words("Tin nhắn viễn thông", "Text message campaign"),
        version=1,
        sections=(
            section("Tin nhắn", "Message", sent_at, brandname, text, purpose, from_item),
            section("Kết quả", "Result", recipients, delivered, carriers, cost, approved_by),
        ),
        columns=(sent_at, brandname, text, recipients, delivered, purpose, approved_by),
        search=(text, brandname, purpose, Record.note),
        sort=(sent_at,),
        title=(sent_at, purpose),
        day=(sent_at,),
        lookups=(from_item,),
        writable=written_by(*COMMUNE_ROLES, Role.APPROVER),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "more_delivered",
                Words("Số tin đến nhiều hơn số thuê bao nhận", "More delivered than sent"),
                (recipients, delivered),
                _has_more_delivered,
            ),
            in_future(sent_at, words=Words("Thời điểm gửi ở tương lai", "Sent at a moment to come")),
        ),
    )
