# SPDX-License-Identifier: Apache-2.0
"""Vietnamese as input methods send it: injected keys (letter, Backspace, composed letter), or a composed word.

Injected is what UniKey and its kin do: the plain letter arrives, then Backspace takes it away and the marked
letter comes; a tone takes the end of the syllable away and writes it anew. Composed is the other way: the word
stands under a line until it is committed.
"""

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

TONES = "\u0300\u0301\u0303\u0309\u0323"
BACKSPACE = "\b"

SENTENCES = (
    "Thông báo lịch phun thuốc diệt muỗi phòng chống sốt xuất huyết",
    "Đài truyền thanh xã Nậm Sung tiếp sóng Đài Tiếng nói Việt Nam",
    "Đề nghị bà con dọn dẹp đường làng, ngõ xóm trước kỳ nghỉ lễ",
    "Ủy ban nhân dân xã mời các hộ đến nhà văn hóa lúc 19 giờ 30",
    "Cảnh báo mưa lớn, lũ quét và sạt lở đất ở vùng núi",
    "Người dân không tự ý vớt củi, đánh cá khi nước lũ đang lên",
    "Kỹ thuật chăm sóc lúa vụ mùa giai đoạn đẻ nhánh",
    "Hướng dẫn nộp hồ sơ trên Cổng dịch vụ công quốc gia",
    "Tuổi trẻ Lào Cai xung kích, tình nguyện vì cộng đồng",
    "Nhà nước hỗ trợ giống cây ăn quả cho hộ nghèo, cận nghèo",
    "Ngày hội Đại đoàn kết toàn dân tộc tổ chức vào Chủ nhật",
    "Chủ động phòng, chống rét đậm, rét hại cho trâu bò",
    "Quỹ khuyến học tặng quà học sinh nghèo vượt khó",
    "Tiêm vắc-xin dại cho đàn chó, mèo trên địa bàn xã",
    "Lắp đặt mới 4 cụm loa ở các thôn Bản Vền, Bản Qua, Làng Mới",
    "Ông Nguyễn Văn Ước báo loa kêu rè, ngắt quãng từ chiều qua",
    "Thuế, phí và lệ phí: những điều người nộp thuế cần biết",
    "Ý kiến của cử tri được gửi tới Hội đồng nhân dân",
    "Xe ưu tiên, biển báo nguy hiểm và vạch kẻ đường",
    "Ẵm con ra trạm y tế uống vitamin A, đừng để quá hạn",
)
"""Twenty sentences with đ, ư, ơ, ế, ặ, ỹ, capitals, digits and signs."""


def keys_of(text: str, *, has_slips: bool = False) -> Iterator[str]:
    """The letters and Backspaces in which a text arrives; with slips every word has one wrong letter taken back."""
    for place, word in enumerate(text.split(" ")):
        if place:
            yield " "
        yield from _keys_of_word(word)
        if has_slips:
            yield from ("z", BACKSPACE)


def _keys_of_word(word: str) -> Iterator[str]:
    toneless = [_without_tone(letter) for letter in word]
    for letter in toneless:
        plain = _plain(letter)
        yield plain
        if plain != letter:
            yield from (BACKSPACE, letter)
    first = next((place for place, letter in enumerate(word) if letter != toneless[place]), len(word))
    yield from BACKSPACE * (len(word) - first)
    yield from word[first:]


def _without_tone(letter: str) -> str:
    parts = [part for part in unicodedata.normalize("NFD", letter) if part not in TONES]
    return unicodedata.normalize("NFC", "".join(parts))


def _plain(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[0]


def type_telex(text: str, *, has_slips: bool = False) -> None:
    """Type a text into the widget that has the focus, as injected keys."""
    for key in keys_of(text, has_slips=has_slips):
        press(Qt.Key.Key_Backspace if key == BACKSPACE else ord(key.upper()), key)


def press(key: int, text: str = "", keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, down and up, to the widget that has the focus."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(focused(), QKeyEvent(kind, key, keys, text))


def compose(text: str, *, is_committed: bool = True, step: int = 1) -> None:
    """Type a text word by word as a composing input method does; the last word may stay under its line.

    A word grows by so many letters at a time, as under a fast hand.
    """
    words = text.split(" ")
    for place, word in enumerate(words):
        for length in dict.fromkeys((*range(1, len(word), step), len(word))):
            QCoreApplication.sendEvent(focused(), QInputMethodEvent(word[:length], []))
        if place < len(words) - 1:
            _commit(word + " ")
        elif is_committed:
            _commit(word)


def _commit(text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(focused(), event)


def focused() -> QWidget:
    """The widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
