# SPDX-License-Identifier: Apache-2.0
"""Bản tin khẩn cấp: a warning of danger from its receipt to its end message, and which villages have heard it."""

from sync.records import emergency_alert_rules as rules
from sync.records.codes import code_list
from sync.records.declaration import Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choice, Choices, LongText, Reference, References, Text
from sync.records.time_rules import MOMENT_AHEAD, in_future
from sync.records.value_fields import Flag, Integer, Moment
from sync.records.words import Words

EVENTS = code_list(
    "bao | Bão | Storm",
    "lu | Lũ | Flood",
    "lu_quet | Lũ quét | Flash flood",
    "sat_lo | Sạt lở | Landslide",
    "chay_rung | Cháy rừng | Forest fire",
    "chay_no | Cháy nổ | Fire or explosion",
    "dich_benh | Dịch bệnh | Epidemic",
    "dong_dat_song_than | Động đất, sóng thần | Earthquake or tsunami",
    "xam_nhap_man | Xâm nhập mặn | Salt intrusion",
    "ret_hai | Rét hại | Harmful cold",
    "mat_an_toan_ho_dap | Mất an toàn hồ đập | Unsafe dam",
    "an_ninh | An ninh | Security",
    "khac | Khác | Other",
)
RECEIVED_VIA = code_list(
    "httt_nguon | Hệ thống thông tin nguồn | Source system",
    "dien_thoai | Điện thoại | Telephone",
    "van_ban | Văn bản | Document",
    "zalo | Zalo | Zalo",
    "truc_tiep | Trực tiếp | In person",
)
PARALLEL_CHANNELS = code_list(
    "zalo | Zalo | Zalo",
    "sms | Tin nhắn | Text message",
    "ttv_di_tung_nha | Tuyên truyền viên đi từng nhà | From house to house",
    "cong_keng | Cồng, kẻng | Gong",
)
LONGEST_CAP = 60_000


class EmergencyAlert(Record):
    """One alert for some villages: who issued it, what to do, when it was aired, who has acknowledged it."""

    alert_id = Text(
        "Mã bản tin khẩn cấp",
        "Alert id",
        longest=200,
        proposal=Proposal("KC-{unit}-{year}-{serial:04}", year_of="received_at"),
        example="KC-02701-2026-0001",
    )
    event = Choice("Sự kiện", "Event", EVENTS, required=True)
    risk_level = Integer("Cấp độ rủi ro thiên tai", "Disaster risk level", least=1, most=5, example=3)
    headline = Text("Tiêu đề", "Headline", longest=300, example="Cảnh báo lũ quét, sạt lở đất")
    issuer = Text("Cơ quan ban hành", "Issued by", longest=200, required=True)
    issuer_document = Text("Số văn bản", "Document", longest=100, example="15/CĐ-BCH")
    received_at = Moment("Nhận lúc", "Received at", required=True)
    received_via = Choice("Nhận qua", "Received by", RECEIVED_VIA, example="httt_nguon")
    effective = Moment("Hiệu lực từ", "Effective from", example="2026-10-13T05:00:00+07:00")
    expires = Moment("Hết hiệu lực", "Expires", example="2026-10-14T05:00:00+07:00")
    villages = References("Thôn phải báo", "Villages", to="village", required=True)
    area_note = LongText("Địa bàn theo bản tin", "Area as the alert names it", longest=2000, example=None)
    instruction = LongText("Hướng dẫn cho người dân", "Instruction", longest=4000, required=True)
    content_item = Reference("Bản tin phát", "Content aired", to="content_item", example=None)
    first_air_at = Moment("Phát lần đầu lúc", "First aired at", example="2026-10-13T05:12:00+07:00")
    repeats = Integer("Số lần phát", "Airings", most=10_000, example=6)
    last_air_at = Moment("Phát lần cuối lúc", "Last aired at", example="2026-10-13T21:00:00+07:00")
    end_message = Flag("Đã báo hết nguy hiểm", "End message given")
    parallel_channels = Choices("Kênh báo song song", "Parallel channels", PARALLEL_CHANNELS)
    ack_by_villages = References("Thôn đã xác nhận", "Acknowledged by villages", to="village")
    cap_json = LongText("Bản tin CAP 1.2", "CAP 1.2 message", longest=LONGEST_CAP, hidden=True, example="{}")
    end_cap_json = LongText(
        "Bản tin CAP báo hết", "CAP 1.2 end message", longest=LONGEST_CAP, hidden=True, example="{}"
    )
    response_minutes = Integer(
        "Số phút đến khi phát", "Minutes until aired", most=10_000_000, derived=rules.response_minutes
    )

    declared = Declaration(
        name="emergency_alert",
        label=Words("Bản tin khẩn cấp", "Emergency alert"),
        version=1,
        sections=(
            section("Bản tin", "Alert", alert_id, event, risk_level, headline, issuer, issuer_document),
            section("Tiếp nhận", "Receipt", received_at, received_via, effective, expires),
            section("Địa bàn và hướng dẫn", "Area and instruction", villages, area_note, instruction),
            section("Phát", "Airing", content_item, first_air_at, repeats, last_air_at, parallel_channels),
            section("Xác nhận", "Acknowledgement", ack_by_villages, end_message),
        ),
        columns=(received_at, event, risk_level, headline, issuer, first_air_at, response_minutes, end_message),
        search=(alert_id, headline, issuer, issuer_document, instruction, area_note, Record.note),
        sort=(received_at, alert_id),
        title=(event, received_at),
        day=(received_at,),
        lookups=(alert_id, content_item),
        writable=written_by(*COMMUNE_ROLES, Role.APPROVER),
        review=Review.REVIEWED,
        fill=rules.fill,
        is_urgent=lambda _alert, _around: True,
        rules=(
            Rule(
                "aired_before_receipt",
                Words("Phát trước khi nhận bản tin", "Aired before it was received"),
                (received_at, first_air_at, last_air_at),
                rules.is_aired_before_receipt,
            ),
            Rule(
                "ends_before_start",
                Words("Hết hiệu lực trước khi bắt đầu", "Ends before it begins"),
                (effective, expires),
                rules.ends_before_start,
            ),
            Rule(
                "expired_on_receipt",
                Words("Bản tin đã hết hiệu lực khi nhận", "Had expired when it was received"),
                (received_at, expires),
                rules.is_expired_on_receipt,
            ),
            Rule(
                "last_before_first",
                Words("Phát lần cuối trước lần đầu", "The last airing lies before the first"),
                (first_air_at, last_air_at),
                rules.is_last_before_first,
            ),
            Rule(
                "repeated_unaired",
                Words("Có số lần phát nhưng chưa ghi lần đầu", "Airings are counted but the first has no time"),
                (repeats, first_air_at),
                rules.is_repeated_unaired,
            ),
            in_future(received_at, first_air_at, last_air_at, words=MOMENT_AHEAD),
            Rule(
                "expired_unended",
                Words("Đã hết hiệu lực nhưng chưa báo hết nguy hiểm", "Expired, but no end message was given"),
                (expires, end_message),
                rules.is_expired_unended,
            ),
            Rule(
                "acknowledged_elsewhere",
                Words("Thôn xác nhận không thuộc các thôn phải báo", "A village acknowledged that was not to be told"),
                (villages, ack_by_villages),
                rules.is_acknowledged_elsewhere,
            ),
            Rule(
                "duplicate_id",
                Words("Mã bản tin khẩn cấp đã có", "Another alert has this id"),
                (alert_id,),
                rules.has_id_twice,
            ),
        ),
    )
