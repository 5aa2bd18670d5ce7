# SPDX-License-Identifier: Apache-2.0
"""Words of the screen of stations: states in short, how old a check is, what happened to a cluster. No widget."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.actions.cluster_facts import OF_RESULT, Equipment
from desktop.actions.fault_timeline import GIVEN_UP, REPAIRED, VISITED, WAITS, TimelineStep
from desktop.display import UNKNOWN
from desktop.entering import shown_money
from sync.records.fault_ticket import CAUSES, SYMPTOMS
from ui.signs import BROKEN, GOOD, IN_REPAIR, RETIRED, VOIDED, Sign, equipment_sign
from ui.windows.today_words import Told
from ui.words import Tongue

_SHORT: Final[Mapping[Equipment, object]] = {
    Equipment.GOOD: QT_TRANSLATE_NOOP("stations", "Tốt"),
    Equipment.POOR: QT_TRANSLATE_NOOP("stations", "Kém"),
    Equipment.BROKEN: QT_TRANSLATE_NOOP("stations", "Hỏng"),
    Equipment.IN_REPAIR: QT_TRANSLATE_NOOP("stations", "Đang sửa"),
    Equipment.RETIRED: QT_TRANSLATE_NOOP("stations", "Ngừng dùng"),
    Equipment.UNKNOWN: QT_TRANSLATE_NOOP("stations", "Chưa rõ"),
}
_STEPS: Final = {
    VISITED.state: (IN_REPAIR, VISITED.words),
    WAITS.state: (IN_REPAIR, WAITS.words),
    REPAIRED.state: (GOOD, REPAIRED.words),
    GIVEN_UP.state: (RETIRED, GIVEN_UP.words),
}


def _translate(text: object) -> str:
    return QCoreApplication.translate("stations", str(text))


def state_told(state: Equipment, *, is_stale: bool = False) -> Told:
    """``■ Hỏng``; what nobody looked at for a week is ``? Cũ``, never good."""
    sign = equipment_sign(state)
    word = QCoreApplication.translate("stations", "Cũ") if is_stale else _translate(_SHORT[state])
    return Told(f"{sign.mark} {word}", sign.tone)


def day_text(day: date | None, today: date) -> str:
    """``07/10``, of another year ``30/11/2025``; a dash where nothing is known."""
    if day is None:
        return UNKNOWN
    return f"{day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"


def checked_text(day: date | None, age: int | None, today: date) -> str:
    """When it was looked at last, and how long ago that is: ``07/10, 6 ngày``."""
    if day is None or age is None:
        return UNKNOWN
    translate = QCoreApplication.translate
    if age <= 0:
        told = translate("stations", "hôm nay")
    elif age == 1:
        told = translate("stations", "hôm qua")
    else:
        told = translate("stations", "{count} ngày").format(count=age)
    return f"{day_text(day, today)}, {told}"


def numbered(code: str | None, name: str | None) -> str:
    """``3 Nà Lủ``: the number at the end of a code, then the name; the whole code where there is no name."""
    if not name:
        return code or UNKNOWN
    digits = (code or "")[len((code or "").rstrip("0123456789")) :].lstrip("0")
    return f"{digits} {name}" if digits else name


def step_head(step: TimelineStep, tongue: Tongue) -> tuple[Sign, str]:
    """The sign and the words of something that happened."""
    translate = QCoreApplication.translate
    if step.what == "checked":
        state = OF_RESULT.get(step.told["result"], Equipment.UNKNOWN)
        told = translate("stations", "Kiểm tra: {state}").format(state=_translate(_SHORT[state]))
        return equipment_sign(state), told
    if step.what == "withdrawn":
        return VOIDED, translate("stations", "Hủy phiếu")
    if step.what == "reported":
        return BROKEN, translate("stations", "Báo hỏng")
    sign, words = _STEPS.get(step.told.get("state", ""), (IN_REPAIR, None))
    return sign, tongue(words) if words else translate("stations", "Ghi thêm")


def step_lines(step: TimelineStep, tongue: Tongue, today: date) -> list[str]:
    """What was told besides: symptom, cause, words, cost, the day it is expected done."""
    translate, told = QCoreApplication.translate, step.told
    lines = [
        tongue(codes.label(told[name])) for name, codes in (("symptom", SYMPTOMS), ("cause", CAUSES)) if name in told
    ]
    if step.text:
        lines.append(step.text)
    if "cost" in told:
        lines.append(translate("stations", "Chi phí: {cost}").format(cost=shown_money(told["cost"])))
    if "contractor" in told:
        lines.append(str(told["contractor"]))
    if step.expected_on is not None:
        day = day_text(step.expected_on, today)
        lines.append(translate("stations", "dự kiến xong {day}").format(day=day))
    return lines


def listed(names: Iterable[str], most: int) -> str:
    """Names in a row, as many as are named, then how many more there are."""
    named = list(names)
    told = ", ".join(named[:most])
    more = len(named) - most
    return (
        told
        if more <= 0
        else QCoreApplication.translate("stations", "{names} và {count} cụm nữa").format(names=told, count=more)
    )
