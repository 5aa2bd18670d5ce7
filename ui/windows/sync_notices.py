# SPDX-License-Identifier: Apache-2.0
"""What the sync centre says of mishaps: what happened, what is safe, what to do. Kept out: how a try failed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.actions.mishaps import Mishap
from sync.records.days import VIETNAM

_CONTEXT: Final = "sync_notices"

_WORDS: Final[Mapping[str, object]] = {
    "revoked": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Cấp trên đã thu hồi máy này từ {moment}. Máy chỉ còn giao nộp được những gì đang giữ: bấm F5. "
        "Không ghi thêm được gì.",
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Ổ đĩa đã đầy, máy đang dùng chỗ để dành: vẫn xem, sửa, hủy và gửi được, chưa thêm được bản ghi mới. Những gì "
        "đã lưu vẫn an toàn. Hãy xóa bớt tệp khác trên ổ đĩa rồi lưu lại.",
    ),
    "restored": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Hồ sơ này được khôi phục từ bản sao lưu lúc {moment}, nên tạm dừng đồng bộ tự động. Bấm F5 để lấy lại những "
        "gì đã gửi sau lúc đó; {count} thay đổi chưa gửi vẫn còn.",
    ),
    "twin": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Hồ sơ này đã được ghi ở hai nơi (máy bị sao chép, hoặc khôi phục từ bản cũ): {count} số thứ tự được ghi "
        "hai lần. Cả hai bản đều còn. Hãy chỉ dùng một máy và báo cấp trên.",
    ),
    "recovered": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Lúc {moment} tệp dữ liệu bị hỏng đã được thay bằng bản sao và nhật ký trên máy ({count} thay đổi). Tệp hỏng "
        "được cất riêng, không xóa. Bấm F5 để lấy phần còn lại từ trung tâm.",
    ),
    "hub_restored": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Trung tâm vừa được khôi phục từ bản cũ. Máy này đang gửi lại những gì trung tâm thiếu, chưa xong sẽ gửi tiếp. "
        "Bản ghi vẫn an toàn; cứ làm việc bình thường.",
    ),
    "not_copied": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Có bản ghi từ {moment} chỉ nằm trên máy này: chưa gửi được, chưa có trong bản sao nào. Hãy bấm F5 khi có "
        "mạng. Máy tự sao khi đóng ứng dụng, vào ngày có ghi sổ.",
    ),
    "hub_not_backed_up": QT_TRANSLATE_NOOP(
        "sync_notices",
        "Trung tâm đã nhận nhưng chưa báo có bản sao lưu của những gì gửi từ {moment}. Các bản ghi đó vẫn được giữ "
        "trên máy này. Hãy báo người quản trị trung tâm.",
    ),
}


def notice(mishap: Mishap) -> str:
    """One mishap in the language of the window."""
    text = QCoreApplication.translate(_CONTEXT, str(_WORDS[mishap.kind]))
    return text.format(moment=_moment(mishap.at), count=mishap.count)


def _moment(stored: str) -> str:
    """A stored moment; one beyond the calendar stays as it is told."""
    if not stored or stored.endswith(" ms"):
        return stored
    return f"{datetime.fromisoformat(stored).astimezone(VIETNAM):%d/%m/%Y %H:%M}"
