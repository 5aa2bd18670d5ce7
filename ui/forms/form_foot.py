# SPDX-License-Identifier: Apache-2.0
"""The foot of a form: what is missing, the two ways to save, when the draft was kept."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.drafts import OpenForm
from sync.records.days import VIETNAM
from ui.forms.flow import FlowLayout
from ui.plain import Label, set_tip, wrapping_label
from ui.theme import Theme


class FormFoot(QWidget):
    """``save_wanted(True)`` is for save and next."""

    save_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.space(12), theme.space(4), theme.space(12), theme.space(8))
        box.setSpacing(theme.space(4))
        self.missing = wrapping_label(parent=self, tone="attention")
        self.missing.setMinimumWidth(0)
        self.missing.hide()
        self.draft = Label(parent=self, role="caption")
        self.next = QPushButton(self.tr("Lưu và thêm tiếp"), self)
        self.next.setProperty("role", "primary")
        self.here = QPushButton(self.tr("Lưu"), self)
        set_tip(self.next, self.tr("Lưu và thêm tiếp (Ctrl+Enter)"))
        set_tip(self.here, self.tr("Lưu, ở lại (Ctrl+S)"))
        self.next.clicked.connect(lambda: self.save_wanted.emit(True))
        self.here.clicked.connect(lambda: self.save_wanted.emit(False))
        box.addWidget(self.missing)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, theme.space(8))
        flow.addWidget(self.next)
        flow.addWidget(self.here)
        box.addWidget(buttons)
        box.addWidget(self.draft)

    def name_missing(self, labels: Sequence[str]) -> None:
        """Say what is missing, by name; nothing where nothing is."""
        text = self.missing_text(labels)
        self.missing.setText(text)
        self.missing.setVisible(bool(text))

    def missing_text(self, labels: Sequence[str]) -> str:
        """``Còn thiếu 2 mục: Giờ phát, Cụm loa. Bản nháp vẫn được giữ.``"""
        if not labels:
            return ""
        text = self.tr("Còn thiếu {count} mục: {labels}. Bản nháp vẫn được giữ.")
        return text.format(count=len(labels), labels=", ".join(labels).removesuffix("."))

    def say_kept(self, kept: OpenForm) -> None:
        """When the draft was kept."""
        self.draft.setText(self.tr("Đã tự lưu nháp lúc {time}").format(time=time_text(kept)))

    def say_recovered(self, kept: OpenForm) -> None:
        """When the draft had been kept that now stands in the form again."""
        self.draft.setText(self.tr("Đã khôi phục bản nháp lúc {time}").format(time=time_text(kept)))

    def say_not_kept(self, _error: object = None) -> None:
        """The draft could not be kept; the text stands in the form."""
        self.draft.setText(self.tr("Chưa lưu được bản nháp. Chữ vẫn còn trong ô."))

    def say_nothing(self) -> None:
        """A form nobody touched."""
        self.draft.clear()
        self.name_missing(())


def time_text(kept: OpenForm) -> str:
    """The time of day at which a draft was kept."""
    return f"{datetime.fromtimestamp(kept.at / 1000, VIETNAM):%H:%M}"
