# SPDX-License-Identifier: Apache-2.0
"""The keys that every book has, as commands and as the buttons below its list."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ui.books.book_list import BookList
from ui.books.work import BookWork
from ui.forms.links import Hint
from ui.screen import Command


class BookKeys(QObject):
    """Same key, same meaning in every book (F03)."""

    def __init__(self, work: BookWork, shown: BookList, *, is_reviewed: bool) -> None:
        super().__init__(work)
        self._work, self._list, self._is_reviewed = work, shown, is_reviewed

    def commands(self) -> list[Command]:
        """What can be done in any book."""
        work = self._work
        made = [
            Command("add", self.tr("Thêm bản ghi"), work.add, "Ctrl+N"),
            Command("edit", self.tr("Sửa bản ghi"), work.edit, "F2"),
            Command("save_next", self.tr("Lưu và sang mục kế"), lambda: work.save(is_next=True), "Ctrl+Enter"),
            Command("save", self.tr("Lưu, ở lại"), work.save, "Ctrl+S"),
            Command("repeat", self.tr("Lặp lại bản ghi đang chọn"), work.repeat_current, "F4"),
            Command("check", self.tr("Kiểm tra, tới mục thiếu đầu tiên"), work.check, "F7"),
            Command("void", self.tr("Hủy bản ghi (có lý do)"), work.ask_why_void, "Delete"),
            Command("copy_text", self.tr("Chép nội dung để dán vào Zalo"), work.copy_text),
            self._list.bar.command(),
            Command("all", self.tr("Bỏ lọc"), self._list.bar.clear),
            Command("looks", self.tr("Bộ lọc đã lưu"), self._list.saved.open),
            Command("save_look", self.tr("Lưu bộ lọc này"), self._list.naming.ask),
        ]
        if self._is_reviewed:
            made.append(Command("submit", self.tr("Gửi duyệt"), work.submit, "F8"))
        return made

    def hints(self) -> Sequence[Hint]:
        """The keys that are named below the list."""
        work = self._work
        submit = [(self.tr("F8 gửi duyệt"), work.submit)] if self._is_reviewed else []
        return [
            (self.tr("Ctrl+N thêm"), work.add),
            (self.tr("F2 sửa"), work.edit),
            *submit,
            (self.tr("Delete hủy"), work.ask_why_void),
            (self.tr("Chép cho Zalo"), work.copy_text),
        ]
