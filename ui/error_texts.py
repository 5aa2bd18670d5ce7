# SPDX-License-Identifier: Apache-2.0
"""From the code of a failure to words for people: what happened, what is safe, what to do. The one table of the window.

Sentences after the rules of microcopy: no blame, no code in the headline; the code stands in the details.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from sync.log.errors import LoaError, Refused
from ui.backup_texts import BACKUP_TEXTS, IN_RESTORING
from ui.error_families import HUB_FAULTS, PACKAGE_FAULTS
from ui.exchange_texts import EXCHANGE_TEXTS, IN_EXCHANGE
from ui.held_texts import HELD_TEXTS
from ui.messages import Message, Tone
from ui.trust_texts import TRUST_TEXTS

_CONTEXT: Final = "error_texts"

_TEXTS: Final[Mapping[str, object]] = {
    **BACKUP_TEXTS,
    **EXCHANGE_TEXTS,
    **TRUST_TEXTS,
    # saved here
    "file_not_written": QT_TRANSLATE_NOOP(
        "error_texts", "Chưa ghi được tệp. Kiểm tra thư mục và chỗ trống trên ổ đĩa rồi làm lại; sổ không đổi gì."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "error_texts",
        "Ổ đĩa đã đầy nên lần lưu này chưa ghi được. Mọi bản ghi đã lưu trước đó vẫn an toàn. Hãy xóa bớt tệp "
        "rồi lưu lại.",
    ),
    "disk_error": QT_TRANSLATE_NOOP(
        "error_texts",
        "Không đọc hoặc ghi được ổ đĩa. Những gì đã lưu vẫn còn. Thử lại; nếu vẫn vậy hãy chép thư mục dữ "
        "liệu ra nơi khác.",
    ),
    "disk_failed": QT_TRANSLATE_NOOP("error_texts", "Ổ đĩa báo lỗi. Những gì đã lưu vẫn còn. Hãy thử lại."),
    "disk_read_only": QT_TRANSLATE_NOOP(
        "error_texts",
        "Thư mục dữ liệu không cho ghi. Chưa có gì thay đổi. Hãy kiểm tra quyền của thư mục.",
    ),
    "database_busy": QT_TRANSLATE_NOOP(
        "error_texts",
        "Chương trình khác đang giữ sổ. Chưa có gì mất. Chờ một lát rồi thử lại.",
    ),
    "database_damaged": QT_TRANSLATE_NOOP(
        "error_texts",
        "Tệp dữ liệu bị hỏng. Bản ghi đã gửi vẫn còn ở trung tâm. Hãy khôi phục từ bản sao lưu.",
    ),
    "database_newer": QT_TRANSLATE_NOOP(
        "error_texts",
        "Dữ liệu do bản Loa mới hơn ghi. Chưa động vào gì. Hãy cập nhật ứng dụng rồi mở lại.",
    ),
    "sqlite_too_old": QT_TRANSLATE_NOOP(
        "error_texts",
        "Máy này thiếu thành phần cơ sở dữ liệu đúng bản. Hãy cài lại ứng dụng. Dữ liệu không bị động tới.",
    ),
    "wrong_key": QT_TRANSLATE_NOOP(
        "error_texts",
        "Khóa không mở được tệp dữ liệu. Chưa có gì thay đổi. Hãy đăng nhập đúng người đã lập hồ sơ, hoặc "
        "khôi phục từ bản sao lưu.",
    ),
    "no_identity": QT_TRANSLATE_NOOP("error_texts", "Hồ sơ này chưa được thiết lập xong. Hãy thiết lập lại từ đầu."),
    # profile and vault
    "no_profile": QT_TRANSLATE_NOOP("error_texts", "Chưa có hồ sơ nào ở đây. Hãy thiết lập lần đầu."),
    "profile_exists": QT_TRANSLATE_NOOP(
        "error_texts",
        "Thư mục này đã có hồ sơ. Chưa có gì thay đổi. Hãy mở lại ứng dụng.",
    ),
    "profile_damaged": QT_TRANSLATE_NOOP(
        "error_texts",
        "Tệp hồ sơ bị thiếu hoặc hỏng. Dữ liệu chưa bị động tới. Hãy khôi phục từ bản sao lưu.",
    ),
    "profile_newer": QT_TRANSLATE_NOOP(
        "error_texts",
        "Hồ sơ do bản Loa mới hơn tạo. Chưa động vào gì. Hãy cập nhật ứng dụng.",
    ),
    "profile_in_use": QT_TRANSLATE_NOOP(
        "error_texts",
        "Hồ sơ đang mở ở cửa sổ hoặc lệnh khác. Hãy đóng nơi kia rồi thử lại.",
    ),
    "folder_denied": QT_TRANSLATE_NOOP(
        "error_texts",
        "Tài khoản này không được ghi vào thư mục dữ liệu. Chưa có gì thay đổi. Hãy chọn thư mục khác.",
    ),
    "not_a_folder": QT_TRANSLATE_NOOP("error_texts", "Nơi lưu hồ sơ không phải là thư mục. Hãy chọn thư mục khác."),
    "wrong_passphrase": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mật khẩu chưa đúng. Kiểm tra Caps Lock và bộ gõ tiếng Việt rồi gõ lại. Dữ liệu không bị xóa.",
    ),
    "passphrase_needed": QT_TRANSLATE_NOOP("error_texts", "Hồ sơ này được khóa bằng mật khẩu. Hãy gõ mật khẩu để mở."),
    "passphrase_too_short": QT_TRANSLATE_NOOP("error_texts", "Mật khẩu cần ít nhất 8 ký tự."),
    "passphrase_unreadable": QT_TRANSLATE_NOOP("error_texts", "Không đọc được mật khẩu. Hãy tắt bộ gõ rồi gõ lại."),
    "vault_is_keyring": QT_TRANSLATE_NOOP(
        "error_texts",
        "Khóa của hồ sơ này nằm trong kho khóa của máy, không dùng mật khẩu. Hãy mở lại ứng dụng không kèm mật khẩu.",
    ),
    "key_lost": QT_TRANSLATE_NOOP(
        "error_texts",
        "Kho khóa của máy không còn khóa của hồ sơ này. Tệp dữ liệu vẫn nguyên trên máy, bản ghi đã gửi vẫn còn ở "
        "trung tâm. Hãy đăng nhập đúng người đã lập hồ sơ, hoặc bấm Khôi phục từ bản sao lưu và gõ mật khẩu của bản "
        "đó.",
    ),
    "keyring_locked": QT_TRANSLATE_NOOP(
        "error_texts",
        "Kho khóa của máy đang khóa. Chưa có gì thay đổi. Hãy mở kho khóa hoặc đăng nhập lại máy.",
    ),
    "keyring_failed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Kho khóa của máy không trả lời. Chưa có gì thay đổi. Hãy thử lại.",
    ),
    "keyring_refused": QT_TRANSLATE_NOOP(
        "error_texts",
        "Kho khóa của máy này không giữ được khóa an toàn. Hãy dùng mật khẩu.",
    ),
    "no_keyring": QT_TRANSLATE_NOOP("error_texts", "Máy này không có kho khóa. Hãy đặt mật khẩu cho hồ sơ."),
    "memory_short": QT_TRANSLATE_NOOP(
        "error_texts",
        "Máy thiếu bộ nhớ để kiểm tra mật khẩu. Hãy đóng bớt chương trình rồi thử lại.",
    ),
    # refused by rights or state
    "type_not_yours": QT_TRANSLATE_NOOP("error_texts", "Bạn chưa có quyền ghi loại bản ghi này. Chưa có gì thay đổi."),
    "field_not_yours": QT_TRANSLATE_NOOP("error_texts", "Bạn chưa có quyền sửa mục này. Chưa có gì thay đổi."),
    "unit_not_yours": QT_TRANSLATE_NOOP("error_texts", "Bản ghi thuộc đơn vị khác. Chưa có gì thay đổi."),
    "unit_outside_hub": QT_TRANSLATE_NOOP("error_texts", "Đơn vị này không thuộc trung tâm đã đăng ký."),
    "author_not_yours": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản ghi do người khác ký. Trung tâm chưa nhận; bản ghi vẫn còn trên máy này.",
    ),
    "grant_expired": QT_TRANSLATE_NOOP(
        "error_texts",
        "Quyền của bạn ở đơn vị này đã hết hạn. Bản ghi vẫn còn trên máy này. Hãy gọi cấp trên.",
    ),
    "own_work": QT_TRANSLATE_NOOP("error_texts", "Người ghi không tự duyệt bản ghi của mình. Hãy để người khác duyệt."),
    "not_reviewed": QT_TRANSLATE_NOOP("error_texts", "Loại bản ghi này không cần duyệt."),
    "not_in_queue": QT_TRANSLATE_NOOP("error_texts", "Bản ghi không còn trong hàng chờ duyệt."),
    "already_submitted": QT_TRANSLATE_NOOP("error_texts", "Bản ghi đang chờ duyệt rồi."),
    "already_accepted": QT_TRANSLATE_NOOP("error_texts", "Bản ghi đã được duyệt."),
    "incomplete": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản ghi còn thiếu mục bắt buộc nên chưa gửi duyệt được. Bản nháp vẫn được giữ.",
    ),
    "incomplete_decision": QT_TRANSLATE_NOOP("error_texts", "Quyết định còn thiếu mục bắt buộc."),
    "conflict": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản ghi đang có xung đột. Hãy chọn bản đúng trước. Cả hai bản đều còn.",
    ),
    "not_in_conflict": QT_TRANSLATE_NOOP("error_texts", "Mục này không còn xung đột."),
    "unknown_change": QT_TRANSLATE_NOOP("error_texts", "Bản đã chọn không còn. Hãy mở lại bản ghi."),
    "withdrawn": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản ghi đã hủy nên không sửa được. Nội dung cũ vẫn còn trong lịch sử.",
    ),
    "written_once": QT_TRANSLATE_NOOP("error_texts", "Quyết định đã ghi thì không sửa. Hãy ghi quyết định mới."),
    # books
    "no_channel": QT_TRANSLATE_NOOP("error_texts", "Chọn ít nhất một kênh đã đăng tin."),
    "answer_needed": QT_TRANSLATE_NOOP("error_texts", "Hãy ghi nội dung trả lời."),
    "receiver_needed": QT_TRANSLATE_NOOP("error_texts", "Hãy ghi nơi chuyển đến."),
    "answer_locked": QT_TRANSLATE_NOOP("error_texts", "Nội dung này phải giữ kín, không công khai trên loa."),
    "approved_unchecked": QT_TRANSLATE_NOOP("error_texts", "Hãy kiểm tra bí mật nhà nước trước khi duyệt nội dung."),
    "approver_is_author": QT_TRANSLATE_NOOP("error_texts", "Tác giả không tự duyệt nội dung của mình."),
    "third_party_unnamed": QT_TRANSLATE_NOOP("error_texts", "Hãy chọn loại thông báo của bên ngoài trước khi duyệt."),
    "not_an_emergency": QT_TRANSLATE_NOOP("error_texts", "Chỉ bản tin khẩn mới được phát trước khi duyệt nội dung."),
    "already_approved": QT_TRANSLATE_NOOP("error_texts", "Nội dung này đã được duyệt, chưa sửa gì thêm."),
    "already_waiting": QT_TRANSLATE_NOOP("error_texts", "Nội dung này đang chờ lãnh đạo duyệt rồi."),
    "content_not_waiting": QT_TRANSLATE_NOOP("error_texts", "Nội dung này chưa được trình duyệt."),
    "no_approval_needed": QT_TRANSLATE_NOOP("error_texts", "Bản tin cấp trên đã được duyệt ở cấp trên."),
    "not_approvable": QT_TRANSLATE_NOOP("error_texts", "Nội dung chưa đủ điều kiện duyệt. Xem các mục đang báo."),
    "not_personal": QT_TRANSLATE_NOOP("error_texts", "Mục này không phải dữ liệu cá nhân. Hãy sửa bản ghi như thường."),
    "nothing_to_redact": QT_TRANSLATE_NOOP("error_texts", "Mục này chưa từng có dữ liệu nên không có gì để xóa."),
    "value_in_reason": QT_TRANSLATE_NOOP("error_texts", "Lý do đang ghi lại chính dữ liệu cần xóa. Hãy viết khác đi."),
    "incomplete_redaction": QT_TRANSLATE_NOOP("error_texts", "Lệnh xóa dữ liệu cá nhân còn thiếu mục bắt buộc."),
    "locked_away": QT_TRANSLATE_NOOP(
        "error_texts", "Khiếu nại, tố cáo được giữ kín: chỉ lãnh đạo xã và công chức văn hóa - xã hội được xem."
    ),
    "unknown_record": QT_TRANSLATE_NOOP("error_texts", "Không thấy bản ghi này trên máy. Có thể chưa đồng bộ về."),
    "unknown_type": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản ứng dụng này chưa biết loại bản ghi đó. Hãy cập nhật ứng dụng.",
    ),
    "unknown_unit": QT_TRANSLATE_NOOP("error_texts", "Không có đơn vị hành chính mang mã này."),
    "reason_needed": QT_TRANSLATE_NOOP("error_texts", "Cần ghi lý do."),
    "comment_needed": QT_TRANSLATE_NOOP("error_texts", "Cần ghi ý kiến."),
    "name_needed": QT_TRANSLATE_NOOP("error_texts", "Cần ghi tên."),
    "bad_name": QT_TRANSLATE_NOOP("error_texts", "Tên chưa đúng. Hãy gõ lại họ và tên."),
    "empty_record": QT_TRANSLATE_NOOP("error_texts", "Bản ghi chưa có nội dung nào."),
    "invalid_fields": QT_TRANSLATE_NOOP(
        "error_texts",
        "Có mục chưa đúng. Các mục đó được đánh dấu; bản nháp vẫn được giữ.",
    ),
    "changed_meanwhile": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản ghi đã được sửa sau khi bạn đọc. Hãy xem lại bản mới rồi quyết định.",
    ),
    "not_a_next_step": QT_TRANSLATE_NOOP("error_texts", "Bước này không nối tiếp được bước hiện tại của phiếu."),
    "expected_day_needed": QT_TRANSLATE_NOOP("error_texts", "Cần ghi ngày dự kiến xong."),
    "text_needed": QT_TRANSLATE_NOOP("error_texts", "Cần ghi nội dung."),
    "no_station": QT_TRANSLATE_NOOP("error_texts", "Xã chưa có đài nào. Hãy thêm đài trước."),
    "ends_before_start": QT_TRANSLATE_NOOP(
        "error_texts",
        "Ngày cuối trước ngày đầu. Nếu lịch không phát buổi nào, hãy hủy lịch.",
    ),
    "already_reported": QT_TRANSLATE_NOOP(
        "error_texts",
        "Đã có phiếu sự cố đang mở cho thiết bị này. Hãy ghi bước tiếp theo vào phiếu đó.",
    ),
    "not_yet_due": QT_TRANSLATE_NOOP("error_texts", "Chưa tới giờ phát."),
    "not_due": QT_TRANSLATE_NOOP("error_texts", "Lịch này không phát vào ngày đó."),
    "already_confirmed": QT_TRANSLATE_NOOP("error_texts", "Lượt phát này đã được xác nhận."),
    "past_day": QT_TRANSLATE_NOOP(
        "error_texts", "Ngày này đã qua nên lịch giữ nguyên. Lượt không phát thì ghi ở Hôm nay, đúng ngày đó."
    ),
    "empty_week": QT_TRANSLATE_NOOP("error_texts", "Tuần này chưa có lượt nào để lưu thành mẫu."),
    "no_template": QT_TRANSLATE_NOOP(
        "error_texts", "Mẫu này chưa lưu. Xếp xong một tuần rồi bấm Lưu mẫu… để dùng lại."
    ),
    "too_many_templates": QT_TRANSLATE_NOOP("error_texts", "Đã có 20 mẫu. Hãy lưu đè lên một mẫu cũ."),
    "already_aired": QT_TRANSLATE_NOOP("error_texts", "Sổ đã ghi một lượt phát bản tin này."),
    "expired": QT_TRANSLATE_NOOP("error_texts", "Bản tin này đã hết hiệu lực."),
    "no_slot": QT_TRANSLATE_NOOP("error_texts", "Hãy chọn ít nhất một giờ phát."),
    "not_a_bulletin": QT_TRANSLATE_NOOP("error_texts", "Đây không phải bản tin cấp trên gửi cho xã."),
    "unknown_finding": QT_TRANSLATE_NOOP("error_texts", "Bản ghi không còn cảnh báo này."),
    "file_too_large": QT_TRANSLATE_NOOP("error_texts", "Tệp lớn hơn 30 MB nên chưa kèm được."),
    "file_changed": QT_TRANSLATE_NOOP("error_texts", "Tệp bị sửa trong lúc đọc nên chưa kèm được. Hãy chọn lại tệp."),
    "file_not_here": QT_TRANSLATE_NOOP(
        "error_texts", "Tệp chưa về hết máy này. Khi có mạng, vào Đồng bộ, bấm Gửi tệp ngay rồi lưu ra."
    ),
    # form of values
    "required": QT_TRANSLATE_NOOP("error_texts", "Cần điền mục này."),
    "bad_day": QT_TRANSLATE_NOOP("error_texts", "Không hiểu ngày. Gõ như 13, 13/10 hoặc 13/10/2026."),
    "bad_moment": QT_TRANSLATE_NOOP("error_texts", "Không hiểu ngày giờ. Gõ như 13/10/2026 17:30."),
    "bad_time_of_day": QT_TRANSLATE_NOOP("error_texts", "Không hiểu giờ. Gõ như 17:30, 1730 hoặc 17h30."),
    "wrong_kind": QT_TRANSLATE_NOOP("error_texts", "Giá trị không đúng kiểu của mục này."),
    "wrong_pattern": QT_TRANSLATE_NOOP("error_texts", "Giá trị chưa đúng dạng. Hãy xem ví dụ bên dưới ô."),
    "out_of_range": QT_TRANSLATE_NOOP("error_texts", "Giá trị nằm ngoài khoảng cho phép."),
    "too_long": QT_TRANSLATE_NOOP("error_texts", "Nội dung quá dài. Hãy rút gọn."),
    "too_large": QT_TRANSLATE_NOOP("error_texts", "Giá trị quá lớn."),
    "too_many": QT_TRANSLATE_NOOP("error_texts", "Danh sách quá dài."),
    "too_deep": QT_TRANSLATE_NOOP("error_texts", "Dữ liệu lồng quá sâu."),
    "number_too_large": QT_TRANSLATE_NOOP("error_texts", "Số quá lớn."),
    "not_finite": QT_TRANSLATE_NOOP("error_texts", "Số không hợp lệ."),
    "unknown_code": QT_TRANSLATE_NOOP("error_texts", "Lựa chọn này không có trong danh mục."),
    "unknown_field": QT_TRANSLATE_NOOP("error_texts", "Bản ứng dụng này chưa biết mục đó. Hãy cập nhật ứng dụng."),
    "derived_field": QT_TRANSLATE_NOOP("error_texts", "Mục này do ứng dụng tự tính, không nhập được."),
    "listed_twice": QT_TRANSLATE_NOOP("error_texts", "Một lựa chọn được ghi hai lần."),
    "line_break": QT_TRANSLATE_NOOP("error_texts", "Mục này chỉ có một dòng."),
    "control_character": QT_TRANSLATE_NOOP("error_texts", "Trong chữ có ký tự điều khiển lạ. Hãy xóa rồi gõ lại."),
    "nul_character": QT_TRANSLATE_NOOP("error_texts", "Trong chữ có ký tự rỗng. Hãy xóa rồi gõ lại."),
    "lone_surrogate": QT_TRANSLATE_NOOP("error_texts", "Trong chữ có ký tự hỏng. Hãy xóa rồi gõ lại."),
    "not_nfc": QT_TRANSLATE_NOOP("error_texts", "Chữ chưa ở dạng chuẩn. Hãy gõ lại."),
    "dated_value_expected": QT_TRANSLATE_NOOP("error_texts", "Cần ghi kèm ngày bắt đầu của giá trị."),
    "empty_part": QT_TRANSLATE_NOOP("error_texts", "Dòng này còn trống."),
    "not_an_id": QT_TRANSLATE_NOOP("error_texts", "Đây không phải là mã của một bản ghi."),
    "not_a_hash": QT_TRANSLATE_NOOP("error_texts", "Dấu của tệp kèm không đúng."),
    "not_sorted": QT_TRANSLATE_NOOP("error_texts", "Danh sách tệp kèm không đúng thứ tự."),
    "not_a_commitment": QT_TRANSLATE_NOOP("error_texts", "Dấu của thông tin cá nhân không đúng."),
    "personal_value_in_clear": QT_TRANSLATE_NOOP("error_texts", "Thông tin cá nhân không được gửi ở dạng đọc được."),
    "not_an_object": QT_TRANSLATE_NOOP("error_texts", "Bản ghi không đúng dạng."),
    "not_utf8": QT_TRANSLATE_NOOP("error_texts", "Tệp không ở mã UTF-8. Chưa nhập gì."),
    "malformed_json": QT_TRANSLATE_NOOP("error_texts", "Tệp không đúng dạng JSON. Chưa nhập gì."),
    "duplicate_key": QT_TRANSLATE_NOOP("error_texts", "Trong tệp có một mục được ghi hai lần. Chưa nhập gì."),
    "no_file": QT_TRANSLATE_NOOP("error_texts", "Không đọc được tệp. Chưa nhập gì."),
    "file_unreadable": QT_TRANSLATE_NOOP("error_texts", "Không đọc được tệp. Chưa có gì thay đổi."),
    "cap_too_large": QT_TRANSLATE_NOOP("error_texts", "Tệp CAP quá lớn. Chưa nhập gì."),
    "cap_unsafe": QT_TRANSLATE_NOOP("error_texts", "Tệp CAP chứa phần không an toàn nên không được đọc. Chưa nhập gì."),
    "cap_not_xml": QT_TRANSLATE_NOOP("error_texts", "Tệp CAP không trọn vẹn hoặc bị hỏng. Hãy tải lại tệp."),
    "not_cap": QT_TRANSLATE_NOOP("error_texts", "Tệp này không phải bản tin CAP. Chưa nhập gì."),
    "cap_other_version": QT_TRANSLATE_NOOP("error_texts", "Chỉ đọc được bản tin CAP 1.2. Chưa nhập gì."),
    "cap_incomplete": QT_TRANSLATE_NOOP("error_texts", "Bản tin còn thiếu thông tin mà CAP 1.2 bắt buộc."),
    "cap_bad_value": QT_TRANSLATE_NOOP("error_texts", "Bản tin có chỗ không đúng chuẩn CAP 1.2. Chưa nhập gì."),
    "cap_not_actual": QT_TRANSLATE_NOOP(
        "error_texts", "Đây là bản tin thử, diễn tập hoặc nháp nên không đưa lên bảng."
    ),
    "cap_not_an_alert": QT_TRANSLATE_NOOP("error_texts", "Tệp này chỉ trả lời một bản tin khác. Chưa nhập gì."),
    "cap_other_country": QT_TRANSLATE_NOOP("error_texts", "Bản tin này dành cho nước khác. Chưa nhập gì."),
    "cap_known": QT_TRANSLATE_NOOP("error_texts", "Bản tin này đã có trong sổ."),
    "cap_unknown_alert": QT_TRANSLATE_NOOP(
        "error_texts", "Chưa có bản tin mà tệp này báo kết thúc. Hãy đọc bản tin đó trước."
    ),
    "output_needed": QT_TRANSLATE_NOOP("error_texts", "Cần chọn nơi ghi tệp."),
    "bad_holidays": QT_TRANSLATE_NOOP("error_texts", "Tệp ngày nghỉ lễ sai mẫu nên không được đọc."),
    "bad_terms": QT_TRANSLATE_NOOP("error_texts", "Tệp thời hạn giải quyết sai mẫu nên không được đọc."),
    "bad_rates": QT_TRANSLATE_NOOP("error_texts", "Bảng đơn giá của tỉnh sai mẫu nên không được đọc."),
    "rates_overlap": QT_TRANSLATE_NOOP("error_texts", "Bảng đơn giá có hai mức cho cùng một ngày."),
    "retired_code": QT_TRANSLATE_NOOP("error_texts", "Mã này đã ngừng dùng."),
    "not_json": QT_TRANSLATE_NOOP("error_texts", "Tệp dữ liệu kèm ứng dụng bị hỏng. Hãy cài lại ứng dụng."),
    "no_period": QT_TRANSLATE_NOOP("error_texts", "Loại bản ghi này không theo kỳ."),
    "bad_period": QT_TRANSLATE_NOOP("error_texts", "Không hiểu kỳ. Gõ như 10/2026 hoặc 2026."),
    "bad_filter": QT_TRANSLATE_NOOP("error_texts", "Không hiểu điều kiện lọc."),
    "usage": QT_TRANSLATE_NOOP("error_texts", "Không hiểu lệnh."),
    # what only a fault of a program brings
    "bug": QT_TRANSLATE_NOOP(
        "error_texts",
        "Ứng dụng gặp lỗi khi làm việc này. Những gì đã lưu vẫn an toàn. Hãy thử lại và gửi Chi tiết cho người hỗ trợ.",
    ),
    "stopped": QT_TRANSLATE_NOOP("error_texts", "Đã dừng. Phần đã xong vẫn được giữ."),
}

_PACKAGE_FAULT: Final = QT_TRANSLATE_NOOP(
    "error_texts",
    "Gói dữ liệu gửi đi hoặc nhận về không đúng. Chưa ghi gì thay đổi, bản ghi vẫn an "
    "toàn trên máy này. Hãy gửi Chi tiết cho người hỗ trợ.",
)

_HUB_FAULT: Final = QT_TRANSLATE_NOOP(
    "error_texts", "Máy chủ của trung tâm chưa được cài đặt đúng. Hãy báo người quản trị trung tâm."
)

OFFLINE: Final = frozenset({"no_name", "no_hub", "hub_silent", "hub_slow", "hub_cut", "too_slow"})
"""Codes of failures that only mean that there is no connection."""


def has_words(code: str) -> bool:
    """Whether the table knows a code."""
    return code in _TEXTS or code in PACKAGE_FAULTS or code in HUB_FAULTS


def code_words(code: str) -> str:
    """The sentence for a code, in the language of the window; for a code not known, the one for a fault."""
    if code in PACKAGE_FAULTS:
        return QCoreApplication.translate(_CONTEXT, str(_PACKAGE_FAULT))
    if code in HUB_FAULTS:
        return QCoreApplication.translate(_CONTEXT, str(_HUB_FAULT))
    return QCoreApplication.translate(_CONTEXT, str(_TEXTS.get(code, _TEXTS["bug"])))


def exchange_words(code: str) -> str:
    """The sentence for how an exchange ended: some codes mean another thing there than where somebody saves."""
    in_exchange = IN_EXCHANGE.get(code)
    return code_words(code) if in_exchange is None else QCoreApplication.translate(_CONTEXT, str(in_exchange))


def held_words(code: str) -> str:
    """The sentence for why the hub holds a change: whose step it is, since here nothing was refused on the spot."""
    held = HELD_TEXTS.get(code)
    return code_words(code) if held is None else QCoreApplication.translate(_CONTEXT, str(held))


def restore_words(code: str) -> str:
    """The sentence for why nothing was restored from a backup."""
    found = IN_RESTORING.get(code)
    return code_words(code) if found is None else QCoreApplication.translate(_CONTEXT, str(found))


def error_words(error: LoaError) -> Message:
    """A failure as the message bar shows it; the details hold what support needs, and no value of a record."""
    return Message(code_words(error.code), _tone(error), details=_details(error))


def is_offline(error: LoaError) -> bool:
    """Whether the failure only means that there is no connection: that is no fault and never red."""
    return error.code in OFFLINE


def _tone(error: LoaError) -> Tone:
    if is_offline(error):
        return Tone.PLAIN
    return Tone.FAULT if isinstance(error, Refused) else Tone.ATTENTION


def _details(error: LoaError) -> str:
    lines = [f"{type(error).__name__} {error.code}: {error.message}"]
    return "\n".join([*lines, *(f"{name}: {code}" for name, code in error.fields.items())])
