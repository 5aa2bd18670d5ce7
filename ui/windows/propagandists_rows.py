# SPDX-License-Identifier: Apache-2.0
"""The rows of the two lists: propagandists by given name, and the last sessions of one of them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.actions.propaganda import PropagandistRow, SessionRow
from desktop.display import UNKNOWN
from sync.records.code_lists import LANGUAGES, TOPICS
from sync.records.propaganda_session import FORMS
from ui.signs import review_sign
from ui.windows.stations_words import day_text
from ui.windows.today_table import Cell, Column, Look, Row
from ui.words import Tongue

PEOPLE_GIVE_WAY = (2, 1)
SESSIONS_GIVE_WAY = (2, 3)


def people_columns(month: int) -> Sequence[Column]:
    """The columns of the list of people; the last counts the sessions of a month."""
    translate = QCoreApplication.translate
    return (
        Column(translate("propagandists", "Họ và tên"), is_content=True),
        Column(translate("propagandists", "Thôn, bản"), "Thôn Bản Vền"),
        Column(translate("propagandists", "Tiếng"), "Việt, Mông, Giáy"),
        Column(translate("propagandists", "Tháng {month}").format(month=month), sessions_text(99)),
    )


def session_columns() -> Sequence[Column]:
    """The columns of the list of sessions."""
    translate = QCoreApplication.translate
    return (
        Column(translate("propagandists", "Ngày"), "00/00/0000"),
        Column(translate("propagandists", "Chủ đề"), is_content=True),
        Column(translate("propagandists", "Hình thức"), translate("propagandists", "Loa kéo, loa tay")),
        Column(translate("propagandists", "Người"), "0000", is_number=True),
        Column(translate("propagandists", "TT"), "◔ " + translate("propagandists", "Chờ duyệt") + "0"),
    )


def sessions_text(count: int) -> str:
    """``4 buổi``."""
    return QCoreApplication.translate("propagandists", "{count} buổi").format(count=count)


def person_row(one: PropagandistRow, tongue: Tongue) -> Row:
    """One propagandist; a recognition that does not hold today says so."""
    name = one.name or UNKNOWN
    if not one.is_active:
        name = QCoreApplication.translate("propagandists", "{name} (ngoài thời gian công nhận)").format(name=name)
    languages = ", ".join(tongue(LANGUAGES.label(code)) for code in one.languages) or UNKNOWN
    village = one.village or UNKNOWN
    said = ", ".join(filter(None, (name, one.code, one.village, languages)))
    return Row(
        one.propagandist_id,
        (Cell(name, said=said), Cell(village), Cell(languages), Cell(sessions_text(one.sessions))),
    )


def session_row(one: SessionRow, today: date, tongue: Tongue) -> Row:
    """One session."""
    sign = review_sign(one.review)
    topic = UNKNOWN if one.topic is None else tongue(TOPICS.label(one.topic))
    form = UNKNOWN if one.form is None else tongue(FORMS.label(one.form))
    said = ", ".join(filter(None, (topic, form, one.place)))
    return Row(
        one.session_id,
        (
            Cell(day_text(one.day, today)),
            Cell(topic, said=said),
            Cell(form),
            Cell(UNKNOWN if one.listeners is None else str(one.listeners)),
            Cell(f"{sign.mark} {tongue(sign.words)}", sign.tone, Look.PILL),
        ),
    )
