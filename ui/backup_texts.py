# SPDX-License-Identifier: Apache-2.0
"""Words for what may go wrong with backups: what is safe, which key or file is needed."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

BACKUP_TEXTS: Final[Mapping[str, object]] = {
    "backup_damaged": QT_TRANSLATE_NOOP(
        "error_texts",
        "Tệp sao lưu bị hỏng nên chưa khôi phục gì. Sổ trên máy này không đổi. Hãy dùng bản sao lưu khác.",
    ),
    "backup_failed": QT_TRANSLATE_NOOP(
        "error_texts", "Chưa sao lưu được. Sổ trên máy này vẫn nguyên vẹn. Hãy chọn thư mục khác rồi làm lại."
    ),
    "backup_key_needed": QT_TRANSLATE_NOOP("error_texts", "Hãy cho mật khẩu của bản sao lưu này, hoặc khóa khôi phục."),
    "bad_recovery_key": QT_TRANSLATE_NOOP("error_texts", "Tệp khóa khôi phục không đúng dạng. Hãy hỏi Sở về khóa này."),
    "copy_damaged": QT_TRANSLATE_NOOP(
        "error_texts", "Bản sao vừa ghi không đọc lại được nên đã bỏ. Sổ vẫn nguyên vẹn; sẽ sao lại lần sau."
    ),
    "no_backup_key": QT_TRANSLATE_NOOP(
        "error_texts", "Bản sao lưu cần một mật khẩu hoặc khóa khôi phục. Hãy đặt mật khẩu rồi sao lưu lại."
    ),
    "not_a_backup": QT_TRANSLATE_NOOP("error_texts", "Tệp này không phải bản sao lưu của Loa."),
    "wrong_backup": QT_TRANSLATE_NOOP(
        "error_texts", "Bản sao lưu này của loại khác hoặc của phiên bản mới hơn. Chưa khôi phục gì."
    ),
    "wrong_recovery_key": QT_TRANSLATE_NOOP(
        "error_texts", "Mật khẩu hoặc khóa khôi phục không mở được bản sao lưu này. Chưa khôi phục gì."
    ),
}
