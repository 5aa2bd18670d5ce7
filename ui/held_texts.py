# SPDX-License-Identifier: Apache-2.0
"""Words for why the hub holds a change: what it lacks and who can mend it.

What is about a value alone has its words in ``error_texts``: there and here it is the officer who edits it.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

_FAULT: Final = QT_TRANSLATE_NOOP(
    "error_texts",
    "Bản ghi không ở dạng mà trung tâm đọc được, thường là lỗi của ứng dụng. Hãy cập nhật ứng dụng, rồi gửi mã bản ghi "
    "cho người hỗ trợ.",
)

HELD_TEXTS: Final[Mapping[str, object]] = {
    "unit_not_yours": QT_TRANSLATE_NOOP(
        "error_texts", "Bạn chưa có quyền ghi cho đơn vị này. Hãy nhờ cấp trên cấp quyền rồi cho nhận bản ghi."
    ),
    "type_not_yours": QT_TRANSLATE_NOOP(
        "error_texts", "Bạn chưa có quyền ghi loại bản ghi này. Hãy nhờ cấp trên cấp quyền rồi cho nhận bản ghi."
    ),
    "field_not_yours": QT_TRANSLATE_NOOP(
        "error_texts", "Bạn chưa có quyền sửa một mục của bản ghi này. Hãy nhờ cấp trên cấp quyền rồi cho nhận bản ghi."
    ),
    "author_not_yours": QT_TRANSLATE_NOOP(
        "error_texts", "Máy đã ký bản ghi này đăng ký cho người khác. Hãy hỏi cấp trên."
    ),
    "grant_expired": QT_TRANSLATE_NOOP(
        "error_texts", "Quyền của bạn ở đơn vị này đã hết hạn. Hãy nhờ cấp trên gia hạn rồi cho nhận bản ghi."
    ),
    "device_revoked": QT_TRANSLATE_NOOP(
        "error_texts", "Máy đã ghi bản này bị thu hồi. Cấp trên xem và cho nhận từng bản: hãy gửi mã bản ghi."
    ),
    "unknown_device": QT_TRANSLATE_NOOP(
        "error_texts", "Máy đã ghi bản này chưa đăng ký với trung tâm. Hãy hỏi cấp trên."
    ),
    "unknown_unit": QT_TRANSLATE_NOOP(
        "error_texts", "Trung tâm chưa có đơn vị hành chính của bản ghi này. Hãy nhờ cấp trên bổ sung rồi cho nhận."
    ),
    "unknown_type": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm đang chạy bản cũ nên chưa biết loại bản ghi này. Hãy nhờ cấp trên cập nhật trung tâm rồi cho nhận.",
    ),
    "written_once": QT_TRANSLATE_NOOP(
        "error_texts",
        "Loại bản ghi này ghi một lần, không sửa. Bản đầu vẫn đúng; cần ghi khác đi hãy hỏi cấp trên.",
    ),
    "invalid_fields": QT_TRANSLATE_NOOP("error_texts", "Có vài mục chưa đúng dạng. Hãy mở bản ghi, sửa các mục đó."),
    **dict.fromkeys(("malformed_change", "change_too_large", "wrong_type", "wrong_unit"), _FAULT),
    **dict.fromkeys(("commitment_mismatch", "personal_value_in_clear", "unknown_field", "derived_field"), _FAULT),
    **dict.fromkeys(("incomplete_decision", "incomplete_redaction", "not_personal"), _FAULT),
}
