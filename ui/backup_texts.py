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

IN_RESTORING: Final[Mapping[str, object]] = {
    "wrong_passphrase": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mật khẩu không mở được bản sao lưu này; chưa có gì thay đổi. Hãy gõ mật khẩu đã đặt khi sao lưu, kiểm tra "
        "Caps Lock và bộ gõ.",
    ),
    "wrong_recovery_key": QT_TRANSLATE_NOOP(
        "error_texts",
        "Khóa khôi phục này không mở được bản sao lưu. Chưa khôi phục gì. Hãy chọn khóa của đúng tỉnh, hoặc dùng "
        "mật khẩu.",
    ),
    "backup_key_needed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản sao lưu này chỉ mở được bằng khóa khôi phục của tỉnh. Chưa khôi phục gì. Hãy chọn tệp khóa khôi phục.",
    ),
    "bad_recovery_key": QT_TRANSLATE_NOOP(
        "error_texts", "Tệp khóa khôi phục không đúng dạng. Chưa khôi phục gì. Hãy hỏi Sở về khóa này."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "error_texts",
        "Ổ đĩa đã đầy nên chưa khôi phục được. Chưa có gì thay đổi. Hãy xóa bớt tệp khác trên ổ đĩa rồi làm lại.",
    ),
    "no_file": QT_TRANSLATE_NOOP(
        "error_texts", "Không đọc được tệp đã chọn. Chưa có gì thay đổi. Hãy cắm lại USB hoặc chọn tệp khác."
    ),
    "database_newer": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản sao lưu do bản Loa mới hơn ghi. Chưa khôi phục gì. Hãy cập nhật ứng dụng rồi làm lại.",
    ),
    "profile_exists": QT_TRANSLATE_NOOP(
        "error_texts",
        "Thư mục này đã có sổ đang dùng được. Chưa có gì thay đổi. Hãy đóng rồi mở lại ứng dụng để vào sổ đó.",
    ),
    "wrong_backup": QT_TRANSLATE_NOOP(
        "error_texts",
        "Đây là bản sao lưu của trung tâm, không phải của máy xã. Chưa khôi phục gì. Hãy chọn tệp khác.",
    ),
    "not_a_backup": QT_TRANSLATE_NOOP(
        "error_texts", "Tệp này không phải bản sao lưu của Loa. Chưa khôi phục gì. Hãy chọn tệp khác."
    ),
}
"""Codes that mean another thing, or something more, where a book was to be made of a backup."""
