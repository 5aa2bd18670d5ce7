# SPDX-License-Identifier: Apache-2.0
"""A commune that keeps all its books: channels with posts, reflections, assets, courses, awards and pay."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sync.client.link import HubLink, keep_link
from sync.records.days import write_moment
from tests.support.offices import COMMUNE, TUESDAY, Office, at

SPRAYING = "Lịch phun thuốc diệt muỗi"


def be(office: Office, *roles: str) -> None:
    """Give the person of a laptop these roles over the commune, and no others."""
    link = HubLink("http://127.0.0.1:1", bytes(32), COMMUNE, b"e" * 8, [COMMUNE], list(roles))
    with office.laptop.writing() as desk:
        keep_link(desk.connection, link)


@dataclass
class Books:
    """Ids by what a test calls them."""

    office: Office
    village: str = ""
    website: str = ""
    account: str = ""
    board: str = ""
    reflections: list[str] = field(default_factory=list)

    def keep_channels(self) -> "Books":
        """A website, two Zalo channels, a page and two boards; the board's news are eleven days old."""
        add = self.office.add
        self.village = add("village", name="Nà Lủ", kind="thon")
        self.website = self._channel("Trang TTĐT xã", "trang_ttdt", "https://xa.example.gov.vn", posts_target=12)
        self.account = self._channel("UBND xã Nậm Sung", "zalo_oa", "oa-1", posts_target=12, followers=1240)
        self._channel("Nhóm Zalo 5 thôn", "zalo_nhom", "nhom-1")
        self._channel("Trang Facebook xã", "facebook", "https://fb.example/xa")
        self.board = self._board("Bảng tin trụ sở", "hoat_dong")
        self._board("Bảng tin thôn Nà Lủ", "hong")
        for day in range(9):
            self.post(self.website, at(8) - timedelta(days=2 + day % 3), f"Tin số {day + 1} trong tuần")
        for day in range(4):
            self.post(self.account, at(8) - timedelta(days=day), f"Thông báo {day + 1}")
        self._notice("Danh sách cử tri", TUESDAY - timedelta(days=11))
        return self

    def _channel(self, name: str, kind: str, address: str, **told: Any) -> str:
        state = {"from": "2026-01-01", "value": "hoat_dong"}
        as_of = {"as_of": "2026-10-01"} if "followers" in told else {}
        return self.office.add(
            "e_channel", name=name, kind=kind, url_or_oa_id=address, owner="xa", state=state, **told, **as_of
        )

    def _board(self, name: str, state: str) -> str:
        since = {"from": "2026-01-01", "value": state}
        return self.office.add("notice_board", name=name, kind="giay", level="xa", state=since)

    def post(self, channel: str, moment: datetime, title: str) -> str:
        """One post on a channel."""
        return self.office.add("e_post", channel=channel, title=title, posted_at=write_moment(moment), views=214)

    def _notice(self, title: str, day: date) -> str:
        told = {"topic": "T08", "approved_by": self.office.person}
        return self.office.add("board_post", board=self.board, title=title, posted_on=day.isoformat(), **told)

    def hear(self) -> "Books":
        """Five reflections, the latest first; the third is overdue by a day."""
        heard = (
            ("loa_hong_re", "Loa Nà Lủ không ra tiếng từ tối 07/10", 1, 15),
            ("gio_phat", "Phát 5 giờ sớm quá", 2, 12),
            ("am_luong", "Loa to gần trường học", 3, 17),
            ("noi_dung", "Đề nghị thêm tiếng Mông", 4, 16),
            ("de_nghi_khac", "Xin giấy mời họp thôn", 5, 15),
        )
        self.reflections = [self.reflection(*one) for one in heard]
        return self

    def reflection(self, field: str, content: str, age_days: int = 1, due: int = 15, **told: Any) -> str:
        """One reflection of so many days ago, due on a day of October."""
        received = write_moment(at(9) - timedelta(days=age_days))
        usual = {"channel": "truc_tiep", "nature": "phan_anh", "authority_level": "xa", "due_at": _end_of(due)}
        values = {**usual, "received_at": received, "told_at": received, **told}
        return self.office.add("reflection", field=field, content=content, **values)

    def keep_others(self) -> "Books":
        """Assets, courses, awards, pay, an inspection, a campaign, a connection and two alerts."""
        add, person = self.office.add, self.office.person
        village = self.village or add("village", name="Nà Lủ", kind="thon")
        for place, (kind, name, state, cost) in enumerate(_ASSETS, 1):
            since = {"from": "2026-01-01", "value": state}
            add(
                "equipment",
                asset_code=f"TSC-{place:04}",
                kind=kind,
                name=name,
                quantity=place,
                cost=cost,
                condition=since,
                year_in_use=2020,
            )
        course = add("training_course", name="Tập huấn biên tập tin, bài", organiser="so", mode="truc_tiep", **_DAYS)
        add("participation", course=course, person=person, attends_as="can_bo", result="hoan_thanh", score=85)
        add("contest", name="Liên hoan phát thanh", level="tinh", organiser="Sở", entries=3, **_DAYS)
        for place in range(3):
            self.pay(place)
        add("inspection", date="2026-09-20", inspecting_body="Sở Văn hóa", shortcomings="Thiếu sổ nhật ký tuần 37")
        add("campaign", name="Tuyên truyền bầu cử", issuing_document="15/KH-UBND", topics=["T08"], **_DAYS)
        for is_ended in (True, False):
            add("emergency_alert", **_alert(village, is_ended))
        return self

    def pay(self, place: int, **told: Any) -> str:
        """One line of pay for a broadcast of the week."""
        log = self.office.log(at(5, day=TUESDAY - timedelta(days=place)), title=f"Bản tin {place + 1}")
        usual = {
            "person": self.office.person,
            "role": "tac_gia",
            "work": log,
            "unit_rate": 36_000,
            "quantity": place + 1,
        }
        values = {**usual, "date": TUESDAY.isoformat(), "period": "2026-10", "state": "de_nghi", **told}
        return self.office.add("remuneration", **values)


_ASSETS = (
    ("may_phat", "Máy phát FM 30 W", "tot", 45_000_000),
    ("micro", "Micro để bàn", "hong_cho_sua", 1_500_000),
    ("may_tinh", "Máy tính phòng máy", "hoat_dong_kem", 12_000_000),
)
_DAYS = {"first_day": "2026-10-13", "last_day": "2026-10-14"}


def _end_of(day: int) -> str:
    return f"2026-10-{day:02}T23:59:59+07:00"


def _alert(village: str, is_ended: bool) -> dict[str, Any]:
    hour = 5 if is_ended else 3
    return {
        "event": "lu_quet",
        "headline": "Cảnh báo lũ quét" if is_ended else "Cảnh báo sạt lở đất",
        "issuer": "Đài khí tượng tỉnh",
        "received_at": write_moment(at(hour)),
        "villages": [village],
        "instruction": "Không đi qua ngầm, tràn.",
        "end_message": is_ended,
    }
