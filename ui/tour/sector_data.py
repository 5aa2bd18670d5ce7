# SPDX-License-Identifier: Apache-2.0
"""What a commune keeps besides its loudspeakers, for the tour: channels, reflections, devices; and a bulletin."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from desktop.actions.saving import add_records, require_type
from desktop.laptop import Laptop
from sync.records.days import write_moment
from ui.tour.hand import Lost

Fields = Mapping[str, Any]

CHANNELS: Final = (
    ("Trang thông tin điện tử xã", "trang_ttdt", "https://xa.example.gov.vn", 12),
    ("Chuyên mục xã trên Cổng tỉnh", "chuyen_muc_tren_cong", "https://tinh.example.gov.vn/xa", 4),
    ("UBND xã Bát Xát", "zalo_oa", "oa-0268300", 8),
)
POSTS: Final = (
    "Lịch tiêm chủng mở rộng tháng này",
    "Hướng dẫn nộp hồ sơ trên Cổng dịch vụ công",
    "Kết quả thu hoạch vụ mùa",
)
REFLECTIONS: Final = (
    ("loa_hong_re", "Loa ở cuối thôn rè, bà con không nghe rõ bản tin chiều", 1, 6),
    ("gio_phat", "Phát lúc 5 giờ sớm quá, đề nghị lùi sang 5 giờ 30", 3, 4),
    ("noi_dung", "Đề nghị thêm bản tin bằng tiếng Giáy", 5, 9),
)
DEVICES: Final = (
    ("may_phat", "Máy phát FM 30 W", "tot", 1, 45_000_000),
    ("micro", "Micro để bàn phòng thu", "hong_cho_sua", 2, 1_500_000),
    ("may_tinh", "Máy tính phòng máy", "hoat_dong_kem", 1, 12_000_000),
    ("ups", "Bộ lưu điện phòng máy", "tot", 1, 3_200_000),
)
SINCE: Final = "2026-01-01"


def write_sector(laptop: Laptop, station: str) -> None:
    """Write it all through the usual action."""
    now = laptop.now().replace(second=0, microsecond=0)
    channels = [_add(laptop, "e_channel", one) for one in _channels()]
    for days, title in enumerate(POSTS, 1):
        post = {"channel": channels[0], "title": title, "posted_at": write_moment(now - timedelta(days=days))}
        _add(laptop, "e_post", post)
    for one in _reflections(now):
        _add(laptop, "reflection", one)
    for place, (kind, name, state, quantity, cost) in enumerate(DEVICES, 1):
        told = {"station": station, "kind": kind, "name": name, "quantity": quantity, "cost": cost}
        told |= {"asset_code": f"TSC-02683-{place:04}", "year_in_use": 2020, "location": "Phòng máy đài xã"}
        _add(laptop, "equipment", {**told, "condition": {"from": SINCE, "value": state}})


def _add(laptop: Laptop, of: str, fields: Fields) -> str:
    added = add_records(laptop, require_type(of), [(1, fields)])
    if added.refused:
        raise Lost(f"{of}: {added.refused}")
    return added.ids[0]


def _channels() -> Iterator[Fields]:
    for name, kind, address, target in CHANNELS:
        told = {"name": name, "kind": kind, "url_or_oa_id": address, "posts_target": target}
        yield {**told, "owner": "xa", "state": {"from": SINCE, "value": "hoat_dong"}}


def _reflections(now: datetime) -> Iterator[Fields]:
    for field, content, days_ago, days_left in REFLECTIONS:
        heard = write_moment(now - timedelta(days=days_ago))
        told = {"field": field, "content": content, "received_at": heard, "told_at": heard}
        due = (now + timedelta(days=days_left)).replace(hour=23, minute=59)
        usual = {"channel": "truc_tiep", "nature": "phan_anh", "authority_level": "xa"}
        yield {**told, **usual, "due_at": write_moment(due)}


def bulletin(now: datetime) -> Fields:
    """What the province publishes: an emergency, in force until the day after tomorrow."""
    return {
        "title": "Cảnh báo lũ quét, sạt lở đất",
        "text": "Kính thưa bà con. Mưa lớn trên diện rộng, nguy cơ lũ quét và sạt lở đất ở các thôn ven suối.",
        "instruction": "Rời khỏi ven suối, lên nhà văn hóa thôn. Không đi qua ngầm, tràn khi nước chảy xiết.",
        "issuer": "Ban chỉ huy phòng thủ dân sự tỉnh",
        "genre": "canh_bao_khan",
        "priority": "emergency",
        "topics": ["T08"],
        "valid_until": write_moment((now + timedelta(days=2)).replace(second=0, microsecond=0)),
        "repeats": 3,
        "secret_check": True,
    }
