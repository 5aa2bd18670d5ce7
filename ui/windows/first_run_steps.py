# SPDX-License-Identifier: Apache-2.0
"""What stands on each step of the first start; each hands over what was entered and says what is lacking."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.enrolment_line import read_enrolment_line
from desktop.entering import tidy_line
from sync.log.errors import Refused
from sync.log.units import UnitTree
from ui.error_texts import code_words
from ui.forms.lines import Line
from ui.plain import Label, wrapping_label
from ui.theme import Theme
from ui.windows.unit_list import UnitList
from ui.windows.unlock import PassphraseField

SHORTEST_PASSPHRASE = 8
LONGEST_NAME = 200


@dataclass
class Answers:
    """What was answered so far; it outlives a page that is built anew in another language."""

    language: str = "vi"
    step: int = 0
    unit: str = ""
    name: str = ""
    line: str = ""
    has_passphrase: bool = False
    passphrase: str = ""


class StepPage(QWidget):
    """One step: a heading, some fields. ``noticed`` carries what a field says of a paste."""

    noticed = Signal(str)

    def __init__(self, theme: Theme, heading: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setMaximumWidth(theme.scaled(760))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.space(4), theme.space(8), theme.space(4), theme.space(8))
        self.column.setSpacing(theme.space(8))
        self._heading = Label(heading, self, role="section")
        self.column.addWidget(self._heading)

    def head(self, text: str) -> None:
        """Show the heading."""
        self._heading.setText(text)

    def collect(self, answers: Answers) -> str:
        """Put what was entered into the answers; give what is still lacking in words, empty for nothing."""
        raise NotImplementedError

    def add_field(self, text: str, field: QWidget) -> None:
        """A label above its field."""
        label = Label(text, self)
        label.setBuddy(field)
        self.column.addWidget(label)
        self.column.addWidget(field)

    def add_choices(self, texts: Sequence[str], chosen: int) -> QButtonGroup:
        """One of several; the first takes the keyboard."""
        group = QButtonGroup(self)
        for at, text in enumerate(texts):
            button = QRadioButton(text, self)
            button.setChecked(at == chosen)
            group.addButton(button, at)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(group.button(chosen))
        return group


class LanguageStep(StepPage):
    """The two languages, each in its own words."""

    chosen = Signal(str)
    CODES = ("vi", "en")

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__(theme, "Chọn ngôn ngữ / Choose a language")
        self.group = self.add_choices(("Tiếng Việt", "English"), self.CODES.index(language))
        self.group.idClicked.connect(lambda at: self.chosen.emit(self.CODES[at]))
        self.column.addStretch(1)

    def collect(self, answers: Answers) -> str:
        answers.language = self.CODES[self.group.checkedId()]
        return ""


class UnitStep(StepPage):
    """The name others see, and the commune."""

    def __init__(self, theme: Theme, tree: UnitTree, name: str, unit: str) -> None:
        super().__init__(theme)
        self.head(self.tr("Bạn ghi sổ cho xã, phường nào?"))
        self.name = Line(self, LONGEST_NAME)
        self.name.setText(name)
        self.name.setAccessibleName(self.tr("Họ và tên, bắt buộc"))
        self.units = UnitList(theme, tree, self)
        for line in (self.name, self.units.field):
            line.noticed.connect(self.noticed)
        self.add_field(self.tr("Họ và tên * (người khác thấy tên này trên bản ghi)"), self.name)
        self.add_field(self.tr("Xã, phường *"), self.units)
        self.units.show_unit(unit)
        self.setFocusProxy(self.name)

    def collect(self, answers: Answers) -> str:
        answers.name = tidy_line(self.name.text())
        answers.unit = self.units.chosen
        missing = [text for text, value in self._needed(answers) if not value]
        if not missing:
            return "" if len(answers.name) <= LONGEST_NAME else code_words("too_long")
        return self.tr("Còn thiếu {count} mục: {items}.").format(count=len(missing), items=", ".join(missing))

    def _needed(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        return (self.tr("Họ và tên"), answers.name), (self.tr("Xã, phường"), answers.unit)


class EnrolStep(StepPage):
    """The one line a superior office gave, or nothing."""

    def __init__(self, theme: Theme, line: str) -> None:
        super().__init__(theme)
        self.head(self.tr("Đăng ký máy này với trung tâm"))
        self.line = Line(self)
        self.line.setText(line)
        self.line.noticed.connect(self.noticed)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.setPlaceholderText("https://…  K7M2A-9QXAB")
        self.line.setAccessibleName(self.tr("Dòng đăng ký"))
        self.add_field(self.tr("Có mạng: nhập dòng đăng ký do cấp trên đưa (địa chỉ và mã)"), self.line)
        later = self.tr("Làm sau cũng được: vẫn ghi sổ được ngay, đăng ký bất cứ lúc nào ở Cài đặt.")
        self.column.addWidget(wrapping_label(later, self, role="secondary"))
        self.column.addStretch(1)
        self.setFocusProxy(self.line)

    def collect(self, answers: Answers) -> str:
        answers.line = self.line.text().strip()
        if not answers.line:
            return ""
        try:
            read_enrolment_line(answers.line)
        except Refused as refused:
            return code_words(refused.code)
        return ""


class UserStep(StepPage):
    """How the key of the logbook is kept: by the machine, or under a passphrase."""

    def __init__(self, theme: Theme, has_passphrase: bool) -> None:
        super().__init__(theme)
        self.head(self.tr("Ai mở được sổ này?"))
        choices = (
            self.tr("Người đăng nhập máy này: không phải gõ mật khẩu, khóa nằm trong kho khóa của máy"),
            self.tr("Chỉ người biết mật khẩu: gõ mật khẩu mỗi lần mở"),
        )
        self.group = self.add_choices(choices, int(has_passphrase))
        self.first = PassphraseField(self.tr("Mật khẩu"), self)
        self.second = PassphraseField(self.tr("Gõ lại mật khẩu"), self)
        self.warning = wrapping_label(parent=self, role="caption")
        self.add_field(self.tr("Mật khẩu (ít nhất 8 ký tự)"), self.first)
        self.add_field(self.tr("Gõ lại mật khẩu"), self.second)
        lost = self.tr("Quên mật khẩu thì không mở được sổ trên máy này; bản ghi đã gửi vẫn còn ở trung tâm.")
        self.column.addWidget(self.warning)
        self.column.addWidget(wrapping_label(lost, self, role="secondary"))
        self.column.addStretch(1)
        for field in (self.first, self.second):
            field.warned.connect(self.warning.setText)
        self.group.idToggled.connect(lambda _at, _on: self._show_fields())
        self._show_fields()

    def _show_fields(self) -> None:
        for field in (self.first, self.second):
            field.setEnabled(self.group.checkedId() == 1)

    def collect(self, answers: Answers) -> str:
        answers.has_passphrase = self.group.checkedId() == 1
        answers.passphrase = self.first.text() if answers.has_passphrase else ""
        if not answers.has_passphrase:
            return ""
        if len(self.first.text()) < SHORTEST_PASSPHRASE:
            return code_words("passphrase_too_short")
        return "" if self.first.text() == self.second.text() else self.tr("Hai lần gõ mật khẩu chưa giống nhau.")


class StartStep(StepPage):
    """The four keys to know."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.head(self.tr("Bốn phím cần nhớ"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(24))
        grid.setVerticalSpacing(theme.space(8))
        keys = (
            ("Space", self.tr("Xác nhận đã phát đúng lịch")),
            ("Ctrl+N", self.tr("Thêm bản ghi mới")),
            ("Ctrl+Enter", self.tr("Lưu và sang mục kế")),
            ("F5", self.tr("Đồng bộ ngay")),
        )
        for row, (key, text) in enumerate(keys):
            grid.addWidget(Label(key, self, role="strong"), row, 0)
            grid.addWidget(wrapping_label(text, self), row, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        note = self.tr("Ctrl+K tìm mọi lệnh, F1 xem phím tắt của từng màn hình. Mọi thứ làm được khi không có mạng.")
        self.column.addWidget(wrapping_label(note, self, role="secondary"))
        self.column.addStretch(1)

    def collect(self, answers: Answers) -> str:
        del answers
        return ""
