# SPDX-License-Identifier: Apache-2.0
"""Words for what supervisors decide about held changes, and for records of which it is asked whether they stand."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

TRUST_TEXTS: Final[Mapping[str, object]] = {
    "refused_lost": QT_TRANSLATE_NOOP(
        "error_texts",
        "Cấp trên từ chối hẳn vì máy ghi bản này đã mất. Bản ghi vẫn còn trên máy này.",
    ),
    "refused_left": QT_TRANSLATE_NOOP(
        "error_texts",
        "Cấp trên từ chối hẳn vì người ghi đã thôi việc. Bản ghi vẫn còn trên máy này.",
    ),
    "refused_wrong": QT_TRANSLATE_NOOP(
        "error_texts",
        "Cấp trên từ chối hẳn vì nội dung không đúng. Bản ghi vẫn còn trên máy này.",
    ),
    "refused_other": QT_TRANSLATE_NOOP(
        "error_texts",
        "Cấp trên từ chối hẳn bản ghi này. Bản ghi vẫn còn trên máy này. Hãy gọi cấp trên.",
    ),
    "already_admitted": QT_TRANSLATE_NOOP("error_texts", "Thay đổi này đã được nhận, không từ chối được nữa."),
    "not_a_supervisor": QT_TRANSLATE_NOOP("error_texts", "Người này không có quyền quyết định cho đơn vị này."),
    "withdrawn_conflict": QT_TRANSLATE_NOOP(
        "error_texts",
        "Bản ghi đã hủy, có sửa đổi mới. Hãy chọn hủy hay giữ trước.",
    ),
}
