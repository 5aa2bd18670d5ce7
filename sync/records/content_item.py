# SPDX-License-Identifier: Apache-2.0
"""Bản tin, chương trình: what can be aired, written or sent, with its approval before air.

A bulletin of the province or of the centre is one of these, of its unit, and goes down to the communes.
"""

from typing import Any

from sync.records import content_approval as approval
from sync.records import content_item_rules as rules
from sync.records.code_lists import GENRES, LANGUAGES, PRIORITIES, TOPICS, VIETNAMESE
from sync.records.codes import code_list
from sync.records.cross_checks import works
from sync.records.declaration import Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.part import Part
from sync.records.part_fields import Files, Parts
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, LongText, Reference, Text
from sync.records.value_fields import Day, Flag, Integer, Moment, Seconds
from sync.records.words import Words

ORIGINS = code_list(
    "own | Tự sản xuất | Own production",
    "village | Thôn, tổ dân phố | Village",
    "province | Tỉnh | Province",
    "central | Trung ương | Centre",
    "district_legacy | Huyện (cũ) | District (former)",
    "vov | Đài Tiếng nói Việt Nam | Voice of Vietnam",
    "provincial_station | Đài tỉnh | Provincial station",
    "other_body | Cơ quan, tổ chức khác | Another body",
)
THIRD_PARTY_KINDS = code_list(
    "tuyen_sinh | Tuyển sinh | Enrolment of pupils",
    "tuyen_dung | Tuyển dụng | Recruitment",
    "phuc_loi | Phúc lợi | Welfare",
    "tu_thien | Từ thiện | Charity",
)
"""The only notices of others that a station may air."""
LONGEST_S = 21_600


def _is_own(item: Any) -> bool:
    return bool(item.origin == rules.OWN)


def _is_from_source(item: Any) -> bool:
    return item.origin in rules.SOURCE_ORIGINS


def _is_signed(item: Any) -> bool:
    return item.approval_state in approval.SIGNED


def _is_returned(item: Any) -> bool:
    return bool(item.approval_state == approval.RETURNED)


class Area(Part):
    """One unit that a bulletin or an alert is meant for."""

    code = Text("Mã đơn vị", "Unit code", longest=5, pattern=r"VN|[0-9]{2}|[0-9]{5}", required=True, example="02701")


class ContentItem(Record):
    """One bulletin or programme in one language; its other languages are items that name it as their original."""

    item_code = Text(
        "Mã bản tin",
        "Item code",
        longest=40,
        proposal=Proposal("BT-{unit}-{year}{month}-{serial:04}", year_of="made_on"),
        example="BT-02701-202610-0001",
    )
    made_on = Day("Ngày biên soạn", "Made on")
    title = Text("Tiêu đề", "Title", longest=200, required=True, example="Bản tin nông thôn mới trong tuần")
    summary = LongText("Tóm tắt", "Summary", longest=2000)
    genre = Choice("Thể loại", "Genre", GENRES, required=True)
    origin = Choice("Nguồn", "Origin", ORIGINS, required=True)
    origin_ref = Text("Mã bản tin nguồn", "Reference at the source", longest=100, required_if=_is_from_source)
    issuer = Text("Cơ quan ban hành", "Issued by", longest=200)
    priority = Choice("Mức ưu tiên", "Priority", PRIORITIES, required=True)
    topics = Choices("Lĩnh vực", "Topics", TOPICS, required=True)
    campaign = Reference("Đợt tuyên truyền", "Campaign", to="campaign", example=None)
    parent_item = Reference("Bản gốc", "Original", to="content_item", example=None)
    language = Choice("Ngôn ngữ", "Language", LANGUAGES, required=True, sticky=True, example=VIETNAMESE)
    script_text = LongText("Kịch bản", "Script", longest=32_000, required_if=lambda item: not item.audio_file)
    instruction = LongText("Hướng dẫn cho người dân", "Instruction", longest=4000, example=None)
    audio_file = Files("Tệp âm thanh", "Audio file", required_if=lambda item: not item.script_text)
    duration_s = Seconds("Thời lượng (giây)", "Duration (seconds)", least=1, most=LONGEST_S, required=True, example=300)
    tts_used = Flag("Đọc máy", "Read by a machine", required=True)
    author = Reference("Tác giả", "Author", to="person", required_if=_is_own, sticky=True)
    editor = Reference("Biên tập", "Editor", to="person", example=None)
    reader = Reference("Phát thanh viên", "Reader", to="person", example=None)
    third_party_kind = Choice("Thông báo của bên ngoài", "Notice of another body", THIRD_PARTY_KINDS, example=None)
    secret_check = Flag("Đã kiểm tra bí mật nhà nước", "Checked for state secrets", required=True)
    approval_state = Choice(
        "Duyệt nội dung", "Content approval", approval.APPROVAL_STATES, required_if=_is_own, example=approval.DRAFT
    )
    approved_by = Reference(
        "Người duyệt nội dung", "Content approved by", to="person", required_if=_is_signed, example=None
    )
    approved_at = Moment("Duyệt nội dung lúc", "Content approved at", required_if=_is_signed, example=None)
    approved_content = Text(
        "Mã nội dung đã duyệt",
        "Digest of the approved content",
        longest=64,
        pattern="[0-9a-f]{64}",
        hidden=True,
        example="0" * 64,
    )
    return_reason = LongText(
        "Lý do trả lại nội dung", "Reason of the return", longest=1000, required_if=_is_returned, example=None
    )
    aired_first_at = Moment("Phát trước khi duyệt lúc", "Aired before approval at", example=None)
    aired_first_reason = Text("Lý do phát trước khi duyệt", "Why aired before approval", longest=300, example=None)
    audio_hash = Text(
        "Mã băm âm thanh", "Hash of the sound", longest=64, hidden=True, derived=works.first_audio_hash, example=None
    )
    areas = Parts("Địa bàn nhận", "Areas", of=Area, most=4000, example=None)
    repeats_per_day = Integer("Số lần phát mỗi ngày", "Airings a day", least=1, most=48, example=None)
    valid_from = Moment("Hiệu lực từ", "Valid from", example=None)
    valid_to = Moment("Hết hiệu lực", "Valid to", example="2026-12-31T23:59:00+07:00")

    declared = Declaration(
        name="content_item",
        label=Words("Bản tin, chương trình", "Content item"),
        version=1,
        sections=(
            section("Bản tin", "Item", item_code, made_on, title, summary, genre, topics, priority, campaign),
            section("Nguồn", "Origin", origin, origin_ref, issuer, third_party_kind),
            section(
                "Nội dung",
                "Content",
                language,
                parent_item,
                script_text,
                instruction,
                audio_file,
                duration_s,
                tts_used,
            ),
            section("Người thực hiện", "People", author, editor, reader),
            section(
                "Duyệt nội dung",
                "Content approval",
                secret_check,
                approval_state,
                approved_by,
                approved_at,
                return_reason,
                aired_first_at,
                aired_first_reason,
            ),
            section("Hiệu lực", "Validity", valid_from, valid_to, areas, repeats_per_day),
        ),
        columns=(item_code, title, genre, language, priority, origin, approval_state, duration_s, valid_to),
        search=(item_code, title, summary, script_text, Record.note),
        sort=(made_on, item_code),
        title=(title,),
        day=(made_on,),
        lookups=(parent_item, origin_ref, campaign, audio_hash),
        writable=approval.WRITABLE,
        review=Review.NOT_REVIEWED,
        goes_down=True,
        fill=rules.fill,
        is_urgent=rules.is_emergency,
        rules=(
            Rule(
                "duplicate_code",
                Words("Mã bản tin đã dùng cho bản tin khác", "Another item has this code"),
                (item_code,),
                rules.has_code_twice,
            ),
            Rule(
                "same_source",
                Words("Đã có bản tin này từ cùng nguồn", "This item of the source is here already"),
                (origin, origin_ref),
                rules.has_source_twice,
            ),
            Rule(
                "third_party_unnamed",
                Words(
                    "Thông báo của bên ngoài chỉ được phát khi là tuyển sinh, tuyển dụng, phúc lợi hoặc từ thiện",
                    "A notice of another body is aired only for enrolment, recruitment, welfare or charity",
                ),
                (origin, third_party_kind),
                rules.is_third_party_barred,
            ),
            Rule(
                "version_of_itself",
                Words("Bản gốc là chính bản tin này", "Names itself as its original"),
                (parent_item,),
                rules.is_version_of_itself,
            ),
            Rule(
                "version_of_version",
                Words("Bản gốc lại là bản dịch của bản tin khác", "The original is itself a version of another"),
                (parent_item,),
                rules.is_version_of_version,
            ),
            Rule(
                "language_twice",
                Words("Đã có bản ở ngôn ngữ này", "There is a version in this language already"),
                (language, parent_item),
                rules.has_language_twice,
            ),
            Rule(
                "ends_before_start",
                Words("Hết hiệu lực trước khi bắt đầu", "Ends before it begins"),
                (valid_from, valid_to),
                rules.ends_before_start,
            ),
            Rule(
                "odd_sound",
                Words("Tệp âm thanh nên là MP3, M4A hoặc WAV", "The audio should be MP3, M4A or WAV"),
                (audio_file,),
                rules.has_odd_sound,
            ),
            Rule(
                "sound_of_another_work",
                Words("Cùng tệp âm thanh với một tác phẩm tự sản xuất khác", "The same sound as another own work"),
                (audio_file, origin),
                works.has_sound_of_another_work,
            ),
            Rule(
                "warning_unmarked",
                Words("Cảnh báo khẩn nhưng mức ưu tiên không phải khẩn", "A warning without the emergency priority"),
                (genre, priority),
                rules.is_warning_unmarked,
            ),
            Rule(
                "approved_unchecked",
                Words("Đã duyệt nhưng chưa kiểm tra bí mật nhà nước", "Approved without the check for state secrets"),
                (approval_state, secret_check),
                approval.is_unchecked,
            ),
            Rule(
                "approver_is_author",
                Words("Người duyệt nội dung là tác giả", "The approver is the author"),
                (author, approved_by),
                approval.is_approved_by_author,
            ),
            Rule(
                "approved_in_future",
                Words("Thời điểm duyệt ở tương lai", "The approval lies in the future"),
                (approved_at,),
                approval.is_approved_in_future,
            ),
            Rule(
                "changed_after_approval",
                Words("Nội dung đã sửa sau khi duyệt, cần duyệt lại", "Changed since its approval: approve it again"),
                (approval_state, script_text, audio_file),
                lambda item, _around: approval.is_changed_since(item),
            ),
            Rule(
                "aired_unapproved",
                Words("Đã phát trước khi duyệt nội dung", "Aired before its content was approved"),
                (aired_first_at, approval_state),
                approval.is_aired_unapproved,
            ),
            Rule(
                "aired_first_unexplained",
                Words("Phát khẩn trước khi duyệt, cần ghi lý do", "Aired as an emergency before approval: say why"),
                (aired_first_reason,),
                approval.is_aired_first_unexplained,
            ),
            Rule(
                "approval_late",
                Words("Phát khẩn quá 24 giờ chưa được duyệt", "Aired as an emergency, not approved within 24 hours"),
                (approved_at, aired_first_at),
                approval.is_approved_late,
            ),
        ),
    )
