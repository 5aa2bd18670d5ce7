# SPDX-License-Identifier: Apache-2.0
"""Tin đăng trên kênh điện tử: what was published, where, and how often it was seen."""

from sync.records.code_lists import TOPICS
from sync.records.days import VIETNAM
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.e_channel import CLOSED, EChannel
from sync.records.neighbours import others_in_unit
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Integer, Moment
from sync.records.words import Words


def _has_address_twice(post: "EPost", around: Around) -> bool:
    return bool(others_in_unit(post, around, url=post.url))


def _stands_on_closed_channel(post: "EPost", around: Around) -> bool:
    channel = around.get(EChannel, post.channel) if post.channel else None
    if channel is None or channel.state != CLOSED or post.posted_at is None:
        return False
    since = EChannel.state.holds_from(channel.values.get("state"))
    return since is None or post.posted_at.astimezone(VIETNAM).date().isoformat() >= since


def _is_before_opening(post: "EPost", around: Around) -> bool:
    channel = around.get(EChannel, post.channel) if post.channel else None
    if channel is None or channel.opened_on is None or post.posted_at is None:
        return False
    return post.posted_at.astimezone(VIETNAM).date() < channel.opened_on


class EPost(Record):
    """One post on one channel. The app records what was published; it does not publish."""

    channel = Reference("Kênh", "Channel", to="e_channel", required=True, sticky=True)
    title = Text("Tiêu đề", "Title", longest=300, required=True, example="Lịch phun thuốc diệt muỗi")
    url = Text("Liên kết", "Link", longest=500, example="https://example.gov.vn/xa-mau/tin-1")
    posted_at = Moment("Đăng lúc", "Posted at", required=True)
    topic = Choice("Lĩnh vực", "Topic", TOPICS)
    from_item = Reference("Từ bản tin", "From item", to="content_item", example=None)
    from_broadcast = Reference("Đã phát loa", "Aired as", to="broadcast_log", example=None)
    views = Integer("Lượt xem", "Views", example=214)
    comments = Integer("Bình luận", "Comments", example=3)

    declared = Declaration(
        name="e_post",
        label=Words("Tin trên kênh điện tử", "E-post"),
        version=1,
        sections=(
            section("Tin đăng", "Post", channel, title, posted_at, topic, url),
            section("Nguồn và lượt xem", "Origin and views", from_item, from_broadcast, views, comments),
        ),
        columns=(posted_at, channel, title, topic, views, comments),
        search=(title, url, Record.note),
        sort=(posted_at,),
        title=(posted_at, title),
        day=(posted_at,),
        lookups=(channel, url, from_item),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            in_future(posted_at, words=Words("Thời điểm đăng ở tương lai", "Posted at a moment to come")),
            Rule(
                "duplicate_address",
                Words("Liên kết này đã ghi cho tin khác", "Another post has this link"),
                (url,),
                _has_address_twice,
            ),
            Rule(
                "channel_closed",
                Words("Kênh đã khóa vào ngày đăng", "The channel had been closed by that day"),
                (channel, posted_at),
                _stands_on_closed_channel,
            ),
            Rule(
                "before_opening",
                Words("Đăng trước ngày mở kênh", "Posted before the channel was opened"),
                (channel, posted_at),
                _is_before_opening,
            ),
        ),
    )
