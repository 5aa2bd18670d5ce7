# SPDX-License-Identifier: Apache-2.0
"""Kênh điện tử: an e-page, a Zalo account or group, a page of a social network, an app."""

import re
from typing import Any

from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.neighbours import others
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Day, Flag, Integer
from sync.records.words import Words

CHANNEL_KINDS = code_list(
    "trang_ttdt | Trang thông tin điện tử | E-information page",
    "chuyen_muc_tren_cong | Chuyên mục trên cổng | Column of a portal",
    "zalo_oa | Zalo OA | Zalo official account",
    "zalo_nhom | Nhóm Zalo | Zalo group",
    "facebook | Facebook | Facebook",
    "youtube | YouTube | YouTube",
    "tiktok | TikTok | TikTok",
    "ung_dung | Ứng dụng | App",
)
OWNERS = code_list(
    "xa | Cấp xã | Commune",
    "thon | Thôn, tổ dân phố | Village",
    "tinh | Cấp tỉnh | Province",
    "trung_uong | Trung ương | Centre",
    "khac | Khác | Other",
)
CHANNEL_STATES = code_list(
    "hoat_dong | Hoạt động | Active",
    "ngung_cap_nhat_30_ngay | Ngừng cập nhật quá 30 ngày | Not updated for 30 days",
    "khoa | Khóa | Closed",
)
ACTIVE, CLOSED = "hoat_dong", "khoa"
_NOT_THE_PLACE = re.compile(r"^(?:https?://)?(?:www\.|m\.)?|[/?#]+$", re.ASCII)


def address_key(address: str) -> str:
    """The same for two spellings of one address: no scheme, no ``www.``, no last slash, no capitals."""
    return _NOT_THE_PLACE.sub("", address.strip().casefold())


def _channel_key(channel: Any) -> str | None:
    return None if channel.url_or_oa_id is None else address_key(channel.url_or_oa_id)


def _has_followers(channel: Any) -> bool:
    return channel.followers is not None


def _has_address_twice(channel: "EChannel", around: Around) -> bool:
    return bool(others(channel, around, channel_key=channel.channel_key))


def _is_counted_before_opening(channel: "EChannel", _around: Around) -> bool:
    return channel.as_of is not None and channel.opened_on is not None and channel.as_of < channel.opened_on


class EChannel(Record):
    """One channel on the Internet; an address belongs to one channel alone."""

    name = Text("Tên kênh", "Name", longest=200, example="Trang thông tin điện tử xã")
    kind = Choice("Loại kênh", "Kind", CHANNEL_KINDS, required=True)
    url_or_oa_id = Text(
        "Địa chỉ hoặc mã OA", "Address or OA id", longest=300, required=True, example="https://example.gov.vn/xa-mau"
    )
    channel_key = Text("Địa chỉ rút gọn", "Address key", longest=300, derived=_channel_key)
    owner = Choice("Đơn vị chủ quản", "Owner", OWNERS, required=True)
    verified = Flag("Đã xác thực (tick vàng, Tín nhiệm mạng)", "Verified")
    opened_on = Day("Ngày mở", "Opened on", example="2024-03-15")
    followers = Integer("Người theo dõi", "Followers", most=100_000_000, example=1200)
    as_of = Day("Tính đến ngày", "As of", required_if=_has_followers)
    posts_target = Integer("Chỉ tiêu tin mỗi tháng", "Posts a month, target", most=10_000, example=12)
    admin_person = Reference("Người quản trị", "Administrator", to="person")
    state = Choice("Tình trạng", "State", CHANNEL_STATES, required=True, dated=True)

    declared = Declaration(
        name="e_channel",
        label=Words("Kênh điện tử", "E-channel"),
        version=1,
        sections=(
            section("Kênh", "Channel", name, kind, url_or_oa_id, owner, state),
            section("Quản trị", "Administration", admin_person, verified, opened_on, posts_target),
            section("Người theo dõi", "Followers", followers, as_of),
        ),
        columns=(name, kind, url_or_oa_id, followers, as_of, verified, state),
        search=(name, url_or_oa_id, Record.note),
        sort=(kind, name),
        title=(name, url_or_oa_id),
        lookups=(channel_key,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "duplicate_address",
                Words("Địa chỉ này đã là của kênh khác", "Another channel has this address"),
                (url_or_oa_id,),
                _has_address_twice,
            ),
            in_future(opened_on, as_of),
            Rule(
                "counted_before_opening",
                Words("Tính người theo dõi trước ngày mở kênh", "Followers counted before the channel was opened"),
                (opened_on, as_of),
                _is_counted_before_opening,
            ),
        ),
    )
