# SPDX-License-Identifier: Apache-2.0
"""What a commune of the pictures keeps besides its loudspeakers: content, channels, reflections, the other books."""

from datetime import date, timedelta
from typing import Any, Final

from sync.records.days import write_moment
from ui.gallery.commune import TITLES, CommuneBook
from ui.gallery.desk import TODAY, PictureDesk, at

SCRIPT: Final = "Kính thưa bà con và nhân dân trong xã. Ủy ban nhân dân xã thông báo tới bà con nội dung sau đây."
CONTENTS: Final = (
    (TITLES[1], "thong_bao", "2", "cho_duyet", 180),
    (TITLES[2], "bai", "1", "nhap", 420),
    ("Gương người tốt, việc tốt ở thôn Nà Lủ", "phong_su_phat_thanh", "1", "nhap", 600),
    ("Cảnh báo lũ trên suối Quang Kim", "canh_bao_khan", "3", "cho_duyet", 90),
)
CHANNELS: Final = (
    ("Trang thông tin điện tử xã", "trang_ttdt", "https://xa.example.gov.vn", "hoat_dong", 2150),
    ("Chuyên mục xã trên Cổng tỉnh", "chuyen_muc_tren_cong", "https://tinh.example.gov.vn/xa", "hoat_dong", None),
    ("UBND xã Bát Xát", "zalo_oa", "oa-0268300", "hoat_dong", 1240),
    ("Nhóm Zalo các trưởng thôn", "zalo_nhom", "nhom-0268301", "hoat_dong", 16),
    ("Trang Facebook của xã", "facebook", "https://mang.example/xa", "ngung_cap_nhat_30_ngay", 3120),
    ("Kênh YouTube đài xã", "youtube", "https://video.example/xa", "khoa", 240),
)
REFLECTIONS: Final = (
    ("loa_hong_re", "Loa Nà Lủ không ra tiếng từ tối hôm trước, bà con không nghe được bản tin", 1, 15),
    ("gio_phat", "Phát lúc 5 giờ sớm quá, đề nghị lùi sang 5 giờ 30", 2, 16),
    ("am_luong", "Loa đặt sát trường tiểu học, tiếng quá to trong giờ học", 9, 12),
    ("noi_dung", "Đề nghị thêm bản tin bằng tiếng Mông", 4, 20),
)
ASSETS: Final = (
    ("may_phat", "Máy phát FM 30 W", "tot", 1, 45_000_000),
    ("micro", "Micro để bàn phòng thu", "hong_cho_sua", 2, 1_500_000),
    ("may_tinh", "Máy tính phòng máy", "hoat_dong_kem", 1, 12_000_000),
    ("ups", "Bộ lưu điện phòng máy", "thanh_ly", 1, 3_200_000),
)
PAID: Final = (("tac_gia", "tin"), ("bien_tap", None), ("phat_thanh_vien", None))


def _day(days_ago: int) -> str:
    return (TODAY - timedelta(days=days_ago)).isoformat()


class SectorBook:
    """Writes the books of one commune; ``person`` is who works for it."""

    def __init__(self, book: CommuneBook) -> None:
        self.book, self.desk = book, book.desk
        self.person = self.desk.add("person", full_name="Biên tập viên đài xã", birth_year=1990)
        self.items: list[str] = []

    def write(self) -> "SectorBook":
        """Something in every book."""
        self.write_contents()
        self._channels()
        self._notices()
        self._reflections()
        self._assets()
        self._people()
        self._oversight()
        self._alerts()
        return self

    def write_contents(self) -> None:
        """What is to be aired, with the campaign that it belongs to."""
        told = {"name": "Tuyên truyền phòng chống thiên tai mùa mưa lũ", "topics": ["T08"]}
        days = {"first_day": _day(12), "last_day": _day(-18), "min_repeats_per_day": 2, "target_sessions": 60}
        campaign = self.desk.add("campaign", issuing_document="15/KH-UBND", **told, **days)
        usual = {"topics": ["T08"], "campaign": campaign, "author": self.person, "script_text": SCRIPT}
        for back, (title, genre, priority, state, seconds) in enumerate(CONTENTS):
            own = {"title": title, "genre": genre, "priority": priority, "approval_state": state}
            item = self.desk.add("content_item", made_on=_day(back), duration_s=seconds, **own, **usual)
            self.items.append(item)

    def _channels(self) -> None:
        for place, (name, kind, address, state, followers) in enumerate(CHANNELS):
            since = {"from": "2026-01-01", "value": state}
            told: dict[str, Any] = {"posts_target": 12, "owner": "xa", "admin_person": self.person}
            if followers is not None:
                told |= {"followers": followers, "as_of": _day(3)}
            channel = self.desk.add("e_channel", name=name, kind=kind, url_or_oa_id=address, state=since, **told)
            for turn in range(0 if state != "hoat_dong" else 5 - place):
                self._post(channel, turn)

    def _post(self, channel: str, turn: int) -> None:
        moment = write_moment(at(8, 12 * turn, days_ago=2 * turn))
        told = {"topic": "T08", "views": 214 - 31 * turn}
        self.desk.add("e_post", channel=channel, title=TITLES[turn], posted_at=moment, **told)

    def _notices(self) -> None:
        add, since = self.desk.add, "2026-01-01"
        for place, (name, kind, state) in enumerate(
            (("Bảng tin trụ sở Ủy ban", "giay", "hoat_dong"), ("Bảng LED chợ trung tâm", "led", "hong"))
        ):
            told = {"level": "xa", "state": {"from": since, "value": state}, "village": self.book.villages[place]}
            board = add("notice_board", name=name, kind=kind, **told)
            notice = {"topic": "T08", "approved_by": self.desk.person, "posted_on": _day(2 + 9 * place)}
            add("board_post", board=board, title=TITLES[place + 1], **notice)
        issue = {"issue_no": "04", "period": "2026-10", "published_on": _day(5), "licence_no": "25/GP-SVHTTDL"}
        add("publication", kind="ban_tin", title="Bản tin thông tin cơ sở", copies=500, cost=5_000_000, **issue)
        sent = {"sent_at": write_moment(at(6, days_ago=4)), "brandname": "UBND BAT XAT", "recipients": 850}
        text = "UBND xa thong bao: mua lon, nguy co lu quet. Ba con ven suoi den nha van hoa thon."
        add("sms_campaign", text=text, delivered=820, approved_by=self.desk.person, cost=300_000, **sent)

    def _reflections(self) -> None:
        for place, (field, content, days_ago, due) in enumerate(REFLECTIONS):
            moment = write_moment(at(9, 10 * place, days_ago=days_ago))
            told = {"channel": "truc_tiep", "nature": "phan_anh", "received_at": moment}
            told |= {"told_at": moment, "authority_level": "xa"}
            until = f"2026-10-{due:02}T23:59:59+07:00"
            village = self.book.villages[place]
            self.desk.add("reflection", field=field, content=content, due_at=until, village=village, **told)

    def _assets(self) -> None:
        for place, (kind, name, state, quantity, cost) in enumerate(ASSETS, 1):
            told = {"station": self.book.station, "quantity": quantity, "cost": cost, "location": "Phòng máy đài xã"}
            since = {"from": "2026-01-01", "value": state}
            code = f"TSC-02683-{place:04}"
            self.desk.add("equipment", asset_code=code, kind=kind, name=name, year_in_use=2020, condition=since, **told)

    def _people(self) -> None:
        add, days = self.desk.add, {"first_day": _day(6), "last_day": _day(5)}
        course = add("training_course", name="Tập huấn biên tập tin, bài", organiser="so", mode="truc_tiep", **days)
        online = {"platform": "Nền tảng MOOCs quốc gia", "hours": 24}
        add("training_course", name="Kỹ năng số cộng đồng", organiser="bo", mode="moocs", **online, **days)
        add("participation", course=course, person=self.person, attends_as="can_bo", result="hoan_thanh", score=85)
        contest = {"name": "Liên hoan truyền thanh cơ sở tỉnh", "level": "tinh", "organiser": "Sở Văn hóa, Thể thao"}
        won = add("contest", entries=12, **contest, **days)
        given: dict[str, Any] = {"recipient_kind": "ca_nhan", "recipient": self.person, "date": _day(4)}
        given |= {"decision_no": "120/QĐ-UBND", "amount": 702_000, "achievement_year": 2026}
        add("award", kind="giai_hoi_thi", level="tinh", contest=won, rank="nhi", **given)
        for place, (role, genre) in enumerate(PAID):
            told = {"person": self.person, "role": role, "date": _day(place + 1), "work": self.book.logs[place]}
            add("remuneration", **told, **({"genre": genre} if genre else {}))

    def _oversight(self) -> None:
        add = self.desk.add
        lines = [{"item": "so_nhat_ky", "outcome": "chua_dat"}, {"item": "cum_loa", "outcome": "dat"}]
        told = {"team": [self.desk.person], "score": 86.5, "deadline": _day(-20)}
        short = "Thiếu chữ ký kiểm tra sổ nhật ký tuần 37"
        add("inspection", date=_day(13), inspecting_body="Sở Văn hóa", checklist=lines, shortcomings=short, **told)
        state = {"from": "2026-08-01", "value": "thu_nghiem"}
        worked = write_moment(at(7, days_ago=1))
        add("connection", system="httt_nguon_tinh", province="15", state=state, last_ok_at=worked, queue_length=3)

    def _alerts(self) -> None:
        for is_ended, headline, event, days_ago in (
            (True, "Cảnh báo rét hại vùng núi", "ret_hai", 9),
            (False, "Cảnh báo lũ quét, sạt lở đất", "lu_quet", 0),
        ):
            told = {"issuer": "Ban chỉ huy phòng thủ dân sự tỉnh", "risk_level": 2, "received_via": "van_ban"}
            first, moment = at(6, 12, days_ago=days_ago), at(6, days_ago=days_ago)
            aired = {"received_at": write_moment(moment), "first_air_at": write_moment(first), "repeats": 3}
            villages = {"villages": self.book.villages, "ack_by_villages": self.book.villages[:3]}
            words = {"headline": headline, "event": event, "instruction": "Không đi qua ngầm, tràn."}
            self.desk.add("emergency_alert", end_message=is_ended, **told, **aired, **villages, **words)


BULLETINS: Final = (
    ("Cảnh báo lũ quét, sạt lở đất", "3", "Rời khỏi ven suối, lên nhà văn hóa thôn.", 3, 1),
    ("Phát động Ngày chuyển đổi số quốc gia", "2", None, 2, 4),
    ("Bản tin nông thôn mới trong tuần", "1", None, 1, 6),
)


def write_bulletins(desk: PictureDesk) -> None:
    """What the province sends to all its communes."""
    for place, (title, priority, instruction, repeats, days) in enumerate(BULLETINS, 1):
        until = at(18, days_ago=-days)
        told: dict[str, Any] = {"origin": "province", "issuer": "Sở Văn hóa, Thể thao và Du lịch", "topics": ["T08"]}
        told |= {"genre": "thong_bao", "script_text": SCRIPT, "duration_s": 180, "made_on": date.isoformat(TODAY)}
        told |= {"valid_to": write_moment(until), "repeats_per_day": repeats, "secret_check": True}
        told["origin_ref"] = f"BT-15-202610-{place:04}"
        if instruction:
            told["instruction"] = instruction
        desk.add("content_item", title=title, priority=priority, **told)
