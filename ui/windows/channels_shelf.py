# SPDX-License-Identifier: Apache-2.0
"""The books of Kênh thông tin: where the commune publishes, and what it published there."""

from typing import Final

from sync.records.board_post import BoardPost
from sync.records.e_channel import CHANNEL_STATES, EChannel
from sync.records.e_post import EPost
from sync.records.notice_board import BOARD_STATES, NoticeBoard
from sync.records.publication import Publication
from sync.records.sms_campaign import SmsCampaign
from sync.records.words import Words
from ui.books.book import Book, Detail, signs_of
from ui.signs import Sign
from ui.tables.columns import FactColumn

MONTH_COUNT, LAST, STANDING = "month_count", "last_post", "state"

_FACTS: Final = (
    FactColumn(MONTH_COUNT, Words("Tin tháng này", "Posts this month"), "000", STANDING, is_count=True),
    FactColumn(LAST, Words("Lần cuối", "Last post"), "30/11/2025", STANDING),
)
_CHANNEL_SIGNS: Final = {
    **signs_of(CHANNEL_STATES, {"hoat_dong": ("●", "good"), "khoa": ("▬", "neutral")}),
    "ngung_cap_nhat_30_ngay": Sign("▲", Words("Ngừng cập nhật", "Not updated"), "attention"),
}
_BOARD_SIGNS: Final = signs_of(
    BOARD_STATES,
    {
        "hoat_dong": ("●", "good"),
        "hong": ("■", "fault"),
        "ngung_su_dung": ("▬", "neutral"),
        "thao_do": ("▬", "neutral"),
    },
)
_POSTS: Final = (Detail(Words("Tin đăng", "Posts"), EPost, "channel", ("posted_at", "title", "views")),)
_COLUMNS: Final = ("name", "state", "posts_target", "kind", "followers")


def _channels(name: str, title: Words, purpose: Words, *kinds: str) -> Book:
    return Book(
        name,
        title,
        EChannel,
        purpose,
        columns=_COLUMNS,
        codes={"kind": kinds},
        details=_POSTS,
        signs={"state": _CHANNEL_SIGNS},
        state="state",
        facts=_FACTS,
        totals=("posts_target", "followers"),
        content="name",
    )


WEBSITES: Final = _channels(
    "websites",
    Words("Trang TTĐT", "E-page"),
    Words("Trang thông tin điện tử của xã và tin đã đăng ở đó.", "The e-pages of the commune and what stands there."),
    "trang_ttdt",
    "chuyen_muc_tren_cong",
)
ZALO: Final = _channels(
    "zalo",
    Words("Zalo OA", "Zalo OA"),
    Words("Tài khoản và nhóm Zalo, tin đã gửi.", "Zalo accounts and groups, and what was sent there."),
    "zalo_oa",
    "zalo_nhom",
)
NETWORKS: Final = _channels(
    "networks",
    Words("Mạng xã hội", "Social networks"),
    Words("Trang mạng xã hội, ứng dụng của xã.", "The commune's pages on social networks, and its apps."),
    "facebook",
    "youtube",
    "tiktok",
    "ung_dung",
)
BOARDS: Final = Book(
    "boards",
    Words("Bảng tin", "Notice boards"),
    NoticeBoard,
    Words("Bảng tin công cộng và tin đã dán.", "Public notice boards and what hung on them."),
    columns=("name", "state", "kind", "village", "board_code"),
    details=(Detail(Words("Tin đăng", "Notices"), BoardPost, "board", ("posted_on", "title", "removed_on")),),
    signs={"state": _BOARD_SIGNS},
    state="state",
    facts=_FACTS,
    content="name",
)
PUBLICATIONS: Final = Book(
    "publications",
    Words("Bản tin giấy", "Printed bulletin"),
    Publication,
    Words("Bản tin in, tờ rơi, tài liệu không kinh doanh.", "Printed bulletins, leaflets, documents not for sale."),
    totals=("copies", "cost"),
    content="title",
    columns=("published_on", "title", "kind", "issue_no", "copies", "distributed_to", "cost"),
)
MESSAGES: Final = Book(
    "messages",
    Words("Tin nhắn", "Text messages"),
    SmsCampaign,
    Words("Tin nhắn viễn thông đã gửi người dân.", "Text messages that were sent to people."),
    columns=("sent_at", "text", "recipients", "delivered", "brandname", "purpose", "cost"),
    totals=("recipients", "delivered", "cost"),
    copied="text",
    content="text",
)
CHANNELS: Final = (WEBSITES, ZALO, NETWORKS, BOARDS, PUBLICATIONS, MESSAGES)
QUICK: Final = (WEBSITES, ZALO, NETWORKS, BOARDS)
"""The books under which the quick line stands."""
