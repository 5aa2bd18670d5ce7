# SPDX-License-Identifier: Apache-2.0
"""Phản ánh, kiến nghị: what a citizen said, whose it is to answer, by when, and the answer.

Decree 49/2024/NĐ-CP makes the eight kinds of activity two-way; forwarding within five working days follows Decrees
20/2008 and 92/2017. The sender's values are personal and stand here and in ``person`` only.
"""

from sync.records import reflection_rules as rules
from sync.records.codes import code_list
from sync.records.declaration import Declaration, Lock, Review, Rule, section
from sync.records.field import Proposal
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, Writes
from sync.records.text_fields import Choice, Choices, LongText, Reference, References, Text
from sync.records.time_rules import MOMENT_AHEAD, in_future
from sync.records.value_fields import Flag, Integer, Moment
from sync.records.words import Words

CHANNELS = code_list(
    "truc_tiep | Trực tiếp | In person",
    "dien_thoai | Điện thoại | Telephone",
    "zalo_oa | Zalo OA | Zalo official account",
    "ttv | Tuyên truyền viên | Propagandist",
    "dai | Đài truyền thanh | Station",
    "bang_tin | Bảng tin | Notice board",
    "trang_ttdt | Trang thông tin điện tử | Website",
    "mang_xa_hoi | Mạng xã hội | Social network",
    "ung_dung_httt_nguon | Ứng dụng hệ thống thông tin nguồn | Source system's app",
    "cong_dvc | Cổng dịch vụ công | Public service portal",
)
REFLECTION_FIELDS = code_list(
    "loa_hong_re | Loa hỏng, rè | Broken or noisy",
    "am_luong | Âm lượng | Volume",
    "gio_phat | Giờ phát | Hour of airing",
    "noi_dung | Nội dung | Content",
    "de_nghi_khac | Đề nghị khác | Other request",
    "thai_do_can_bo | Thái độ cán bộ | Conduct of officials",
)
NATURES = code_list(
    "phan_anh | Phản ánh | Report",
    "kien_nghi | Kiến nghị | Petition",
    "gop_y_chinh_sach | Góp ý chính sách | Comment on policy",
    "hoi_dap | Hỏi đáp | Question",
    "khieu_nai | Khiếu nại | Complaint",
    "to_cao | Tố cáo | Denunciation",
)
AUTHORITY_LEVELS = code_list(
    "thon | Thôn | Village",
    "xa | Xã | Commune",
    "so_nganh | Sở, ngành | Provincial department",
    "tinh | Tỉnh | Province",
    "trung_uong | Trung ương | Centre",
    "co_quan_nganh_doc | Cơ quan ngành dọc | Vertical agency",
)
STATES = code_list(
    "tiep_nhan | Tiếp nhận | Received",
    "phan_loai | Phân loại | Classified",
    "chuyen_xu_ly | Chuyển xử lý | Handed on",
    "dang_xu_ly | Đang xử lý | In progress",
    "da_tra_loi | Đã trả lời | Answered",
    "da_cong_bo | Đã công bố | Published",
    "dong | Đóng | Closed",
    "khong_tiep_nhan | Không tiếp nhận | Not accepted",
    "chuyen_cap_tren | Chuyển cấp trên | Passed up",
)
ANSWER_CHANNELS = code_list(
    "loa | Loa | Loudspeakers",
    "goi_dien | Gọi điện | Telephone",
    "zalo | Zalo | Zalo",
    "bang_tin | Bảng tin | Notice board",
    "trang_ttdt | Trang thông tin điện tử | Website",
    "truc_tiep | Trực tiếp | In person",
)
APPROVALS = ("answer_approved_by",)
"""Fields that the leader alone writes."""
ANSWERS = ("answer_text", "answered_by", "answered_at", "published_by", "state", "refused_reason", *APPROVALS)
HEARD = ("received_at", "told_at", "sender_name", "phone", "address", "anonymous", "content", "village", "photo")
TAKES_IN = ("ref_no", "channel", "field", "nature", "state", "due_at", "note", "attachments", *HEARD)
"""What a propagandist writes down for the commune to handle."""


class Reflection(Record):
    """One reflection of a citizen, from hearing it to publishing the answer."""

    ref_no = Text(
        "Số phiếu",
        "Reference no.",
        longest=30,
        proposal=Proposal("PA-{year}-{serial:04}", year_of="received_at"),
        example="PA-2026-0001",
    )
    channel = Choice("Kênh tiếp nhận", "Channel", CHANNELS, required=True, sticky=True)
    received_at = Moment("Tiếp nhận lúc", "Received at", required=True)
    told_at = Moment("Dân phản ánh lúc", "Told at", required=True)
    nature = Choice("Tính chất", "Nature", NATURES, required=True)
    field = Choice("Lĩnh vực", "Field", REFLECTION_FIELDS, required=True)
    content = LongText("Nội dung", "Content", required=True, example="Loa Nà Lủ không ra tiếng từ tối 07/10")
    village = Reference("Thôn", "Village", to="village")
    photo = Files("Ảnh", "Photo", personal=True)
    attachments = Files("Tệp đính kèm", "Attachments", personal=True)
    sender_name = Text("Người phản ánh", "Sender", longest=100, personal=True, example="Người dân 1")
    phone = Text("Điện thoại", "Telephone", longest=30, personal=True, masked=True, example="0912345678")
    address = Text("Địa chỉ", "Address", longest=300, personal=True, example="Thôn Nà Lủ")
    anonymous = Flag("Ẩn danh", "Anonymous", example=False)
    authority_level = Choice("Cấp thẩm quyền", "Authority", AUTHORITY_LEVELS, required=True, example="xa")
    forwarded_to = Text("Chuyển đến", "Forwarded to", longest=200, required_if=rules.is_of_others, example=None)
    forwarded_at = Moment("Chuyển lúc", "Forwarded at", required_if=rules.is_of_others, example=None)
    forward_no = Text(
        "Số văn bản chuyển", "Forwarding no.", longest=100, required_if=rules.is_of_others, example="12/UBND-VHXH"
    )
    due_at = Moment("Hạn trả lời", "Due", required=True, example="2026-11-03T23:59:59+07:00")
    state = Choice("Trạng thái", "State", STATES, required=True)
    refused_reason = Text("Lý do không tiếp nhận", "Reason", longest=300, required_if=rules.is_refused, example=None)
    answer_text = LongText("Nội dung trả lời", "Answer", required_if=rules.is_answered, example=None)
    answered_by = Reference("Người trả lời", "Answered by", to="person", required_if=rules.is_answered)
    answered_at = Moment("Trả lời lúc", "Answered at", required_if=rules.is_answered, example=None)
    answer_approved_by = Reference(
        "Lãnh đạo duyệt trả lời", "Answer approved by", to="person", required_if=rules.is_answered, example=None
    )
    published_by = Choices("Công bố qua", "Published by", ANSWER_CHANNELS, example=[])
    published_in = References(
        "Bản ghi công bố", "Published in", to="broadcast_log|content_item|board_post|e_post", example=[]
    )
    related = References("Liên quan", "Related", to="fault_ticket|broadcast_log|content_item", example=[])
    satisfaction = Integer("Hài lòng (1–5)", "Satisfaction (1–5)", least=1, most=5, example=None)

    declared = Declaration(
        name="reflection",
        label=Words("Phản ánh, kiến nghị", "Reflection"),
        version=1,
        sections=(
            section("Tiếp nhận", "Reception", ref_no, channel, received_at, told_at),
            section("Phản ánh", "Reflection", nature, field, content, village, photo, related),
            section("Người phản ánh", "Sender", anonymous, sender_name, phone, address),
            section(
                "Xử lý",
                "Handling",
                authority_level,
                forwarded_to,
                forwarded_at,
                forward_no,
                due_at,
                state,
                refused_reason,
            ),
            section("Trả lời", "Answer", answer_text, answered_by, answered_at, answer_approved_by),
            section("Công bố", "Publication", published_by, published_in, satisfaction),
        ),
        columns=(received_at, field, content, village, due_at, state, ref_no, channel, authority_level),
        search=(ref_no, content, answer_text, forwarded_to),
        sort=(received_at, ref_no),
        title=(ref_no, field),
        day=(received_at,),
        lookups=(due_at,),
        writable={
            **dict.fromkeys(COMMUNE_ROLES, Writes(but=APPROVALS)),
            Role.APPROVER: Writes(fields=ANSWERS),
            Role.PROPAGANDIST: Writes(fields=TAKES_IN, codes={"state": ("tiep_nhan",)}),
        },
        review=Review.NOT_REVIEWED,
        fill=rules.fill,
        hides=rules.hidden_fields,
        locks=(
            Lock(nature, rules.OTHER_PROCEDURE, rules.CONFIDANTS),
            Lock(field, rules.OFFICIALS_CONDUCT, rules.CONFIDANTS),
        ),
        rules=(
            Rule(
                "other_procedure",
                Words(
                    "Khiếu nại, tố cáo: chuyển quy trình khác, không công khai",
                    "A complaint or denunciation: to its own procedure, never public",
                ),
                (nature,),
                rules.is_other_procedure,
            ),
            Rule(
                "published_though_locked",
                Words("Nội dung phải giữ kín nhưng đã công bố", "Published although it is to be kept closed"),
                (published_by, state),
                rules.is_published_though_locked,
            ),
            Rule("overdue", Words("Quá hạn trả lời", "The answer is overdue"), (due_at,), rules.is_overdue_now),
            Rule(
                "answered_late",
                Words("Trả lời sau hạn", "Answered after it was due"),
                (answered_at, due_at),
                rules.is_answered_late,
            ),
            Rule(
                "forwarded_late",
                Words("Quá hạn chuyển cơ quan có thẩm quyền", "Forwarded too late, or not yet"),
                (forwarded_at, authority_level),
                rules.is_forwarded_late,
            ),
            Rule(
                "due_beyond_term",
                Words("Hạn trả lời dài hơn quy định", "Due later than the term allows"),
                (due_at,),
                rules.is_due_otherwise,
            ),
            Rule(
                "holidays_unknown",
                Words(
                    "Chưa có lịch nghỉ lễ chính thức cho hạn này, mới trừ thứ Bảy, Chủ nhật",
                    "No announced holidays for this term: only weekends are certain",
                ),
                (due_at,),
                rules.counts_unsure_years,
            ),
            Rule(
                "told_after_received",
                Words("Dân phản ánh sau lúc tiếp nhận", "Told after it was received"),
                (told_at, received_at),
                rules.is_told_after,
            ),
            Rule(
                "told_long_before",
                Words("Ghi lùi quá 7 ngày", "Back-dated by more than seven days"),
                (told_at, received_at),
                rules.is_told_long_before,
            ),
            Rule(
                "handled_before_received",
                Words("Chuyển hoặc trả lời trước khi tiếp nhận", "Forwarded or answered before it was received"),
                (received_at, forwarded_at, answered_at),
                rules.is_handled_before,
            ),
            in_future(received_at, forwarded_at, answered_at, words=MOMENT_AHEAD),
            Rule(
                "satisfaction_not_citizens",
                Words("Mức hài lòng phải do người dân tự chấm", "Satisfaction is for the citizen to give"),
                (satisfaction, channel),
                rules.is_praised_by_office,
            ),
            Rule(
                "approved_by_writer",
                Words("Người trả lời không tự duyệt", "Who answers does not approve"),
                (answered_by, answer_approved_by),
                rules.is_approved_by_writer,
            ),
            Rule(
                "duplicate_no",
                Words("Số phiếu đã dùng cho phản ánh khác", "Another reflection has this number"),
                (ref_no,),
                rules.has_number_twice,
            ),
        ),
    )
