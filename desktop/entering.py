# SPDX-License-Identifier: Apache-2.0
"""Days, times, durations and numbers as people type them, and as a field shows them while it is edited.

What is written by ``shown_…`` is read back to the same value. Every ``read_…`` raises NotUnderstood, whose
words quote what was typed and give examples; nothing is guessed beyond the short forms named here.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from sync.log.errors import Refused
from sync.records.days import VIETNAM, write_moment
from sync.records.form import LARGEST_NUMBER
from sync.records.vietnamese import fold
from sync.records.words import Words

EARLIEST_YEAR: Final = 1000
LONGEST_QUOTE: Final = 30
MOST_HOURS: Final = 9999

_INVISIBLE: Final = frozenset(
    "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffc"
)
_LINE_ENDS: Final = {ord("\r"): "\n", 0x2028: "\n", 0x2029: "\n"}
_NAMED_DAYS: Final[Mapping[str, int]] = {
    "h": 0, "hn": 0, "hom nay": 0, "hq": -1, "hom qua": -1, "nm": 1, "ngay mai": 1,
}  # fmt: skip
_STEP = re.compile(r"[+-][0-9]{1,4}", re.ASCII)
_DATE_PARTS = re.compile(r"([0-9]{1,2})(?:[/.\- ]([0-9]{1,2})(?:[/.\- ]([0-9]{2}|[0-9]{4}))?)?", re.ASCII)
_DATE_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2}|[0-9]{4})?", re.ASCII)
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_TIME = re.compile(r"([0-9]{1,2})(?: ?(?:[:.hg]|gio) ?(?:([0-9]{1,2}) ?(?:p|phut)?)?)?", re.ASCII)
_TIME_DIGITS = re.compile(r"([0-9]{1,2})([0-9]{2})", re.ASCII)
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])(?::([0-5][0-9]))?", re.ASCII)
_SPAN = re.compile(
    r"(?:([0-9]{1,4}) ?(?:h|g|gio) ?)?(?:([0-9]{1,5})(?![0-9]) ?(p|ph|phut|min|')? ?)?(?:([0-9]{1,16}) ?(?:s|giay))?",
    re.ASCII,
)
_UNITS: Final[Mapping[str, tuple[str, str, str]]] = {"vi": ("giờ", "phút", "giây"), "en": ("h", "min", "s")}
_NUMBER = re.compile(r"([+-]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?", re.ASCII)
_PLAIN_FRACTION = re.compile(r"([+-]?)([0-9]+)\.([0-9]{1,2}|[0-9]{4,})", re.ASCII)
_MONEY = re.compile(r"(.*?) ?(k|nghin|ngan|tr|trieu|ty|ti)?(?: ?(?:d|dong|vnd))?")
_MONEY_STEPS: Final[Mapping[str, int]] = {
    "k": 10**3, "nghin": 10**3, "ngan": 10**3, "tr": 10**6, "trieu": 10**6, "ty": 10**9, "ti": 10**9,
}  # fmt: skip


class NotUnderstood(Refused):
    """What was typed is none of the forms that a field takes; ``words`` say so and how to type it."""

    def __init__(self, code: str, words: Words) -> None:
        super().__init__(code, words.en)
        self.words = words


def _fault(code: str, typed: str, vi: str, en: str) -> NotUnderstood:
    """The fault with what was typed in quotes: a long paste by its head."""
    typed = " ".join(typed.split())
    quoted = typed if len(typed) <= LONGEST_QUOTE else typed[:LONGEST_QUOTE] + "…"
    return NotUnderstood(code, Words(vi.format(typed=quoted), en.format(typed=quoted)))


def bad_day(typed: str) -> NotUnderstood:
    """There is no such day."""
    return _fault(
        "bad_day",
        typed,
        'Không hiểu ngày "{typed}". Gõ như 13/10/2026, 13/10, 13 hoặc h (hôm nay).',
        '"{typed}" is not a date. Type 13/10/2026, 13/10, 13 or h (today).',
    )


def bad_time(typed: str) -> NotUnderstood:
    """There is no such time of day."""
    return _fault(
        "bad_time_of_day",
        typed,
        'Không hiểu giờ "{typed}". Gõ như 17:30, 1730 hoặc 17h30.',
        '"{typed}" is not a time. Type 17:30, 1730 or 17h30.',
    )


def bad_duration(typed: str) -> NotUnderstood:
    """It is no length of time."""
    return _fault(
        "bad_duration",
        typed,
        'Không hiểu thời lượng "{typed}". Gõ như 15 (phút), 1h30 hoặc 1:30.',
        '"{typed}" is not a duration. Type 15 (minutes), 1h30 or 1:30.',
    )


def bad_number(typed: str) -> NotUnderstood:
    """It is no number."""
    return _fault(
        "bad_number",
        typed,
        'Không hiểu số "{typed}". Gõ như 1500, 1.500 hoặc 12,5.',
        '"{typed}" is not a number. Type 1500, 1.500 or 12,5.',
    )


def _plain(typed: str) -> str:
    """Folded, with ASCII digits and without stray blanks: ``１７ GIỜ 30`` is ``17 gio 30``."""
    return fold(unicodedata.normalize("NFKC", typed)).replace("−", "-").strip()


def tidy_line(typed: str) -> str:
    """One line as it is stored: NFC, single spaces, no invisible signs. Done when a field is left, never before."""
    return " ".join(_visible(typed).split())


def tidy_lines(typed: str) -> str:
    """Several lines as they are stored: NFC, line ends as one sign, nothing invisible."""
    return _visible(typed.replace("\r\n", "\n").translate(_LINE_ENDS)).strip()


def _visible(typed: str) -> str:
    """NFC without control signs, marks that turn the direction of text, and places of pictures."""
    if typed.isascii() and typed.isprintable():
        return typed
    return unicodedata.normalize("NFC", "".join(sign for sign in typed if not _is_dropped(sign)))


def _is_dropped(sign: str) -> bool:
    return sign in _INVISIBLE or (sign not in "\n\t" and unicodedata.category(sign) in ("Cc", "Cs"))


def read_day(typed: str, today: date) -> str:
    """The stored day of ``13``, ``13/10``, ``1310``, ``131026``, ``13102026``, ``h``, ``hq``, ``+1``, ``2026-10-13``.

    What is left out is taken from today: ``13`` is the 13th of this month. Raises NotUnderstood ``bad_day``.
    """
    text = _plain(typed)
    if text in _NAMED_DAYS:
        return _moved(typed, today, _NAMED_DAYS[text])
    if _STEP.fullmatch(text):
        return _moved(typed, today, int(text))
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
        return _day(typed, int(year), int(month), int(day))
    found = _DATE_DIGITS.fullmatch(text) or _DATE_PARTS.fullmatch(text)
    if found is None:
        raise bad_day(typed)
    first, second, third = found.groups()
    return _day(typed, _year(third, today), int(second) if second else today.month, int(first))


def _year(digits: str | None, today: date) -> int:
    if digits is None:
        return today.year
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(typed: str, year: int, month: int, day: int) -> str:
    if year < EARLIEST_YEAR:
        raise bad_day(typed)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise bad_day(typed) from None


def _moved(typed: str, today: date, days: int) -> str:
    try:
        moved = today + timedelta(days=days)
    except OverflowError:
        raise bad_day(typed) from None
    return _day(typed, moved.year, moved.month, moved.day)


def read_time(typed: str) -> str:
    """The stored time of ``5``, ``17``, ``530``, ``1730``, ``17:30``, ``17h30``, ``5h``, ``5 giờ``.

    Raises NotUnderstood ``bad_time_of_day``.
    """
    text = _plain(typed)
    found = _TIME.fullmatch(text) or _TIME_DIGITS.fullmatch(text)
    if found is None:
        raise bad_time(typed)
    hour, minute = (int(part or 0) for part in found.groups())
    if hour > 23 or minute > 59:
        raise bad_time(typed)
    return f"{hour:02}:{minute:02}"


def moment_of(day: str, time: str) -> str:
    """The stored moment of a stored day and a stored time, in Vietnam's offset."""
    return write_moment(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=VIETNAM))


def later(moment: str, seconds: int) -> str:
    """The stored moment so many seconds after another one."""
    return write_moment(datetime.fromisoformat(moment) + timedelta(seconds=seconds))


def read_duration(typed: str) -> int:
    """Seconds of ``15`` (minutes), ``15p``, ``0:15``, ``0:15:30``, ``1h30``, ``1 giờ 30 phút``, ``90 giây``.

    Raises NotUnderstood ``bad_duration``.
    """
    text = _plain(typed)
    if found := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return hours * 3600 + minutes * 60 + seconds
    found = _SPAN.fullmatch(text)
    if found is None or not any(found.group(1, 2, 4)):
        raise bad_duration(typed)
    hours, minutes, seconds = (int(part or 0) for part in found.group(1, 2, 4))
    if found.group(1) and minutes > 59:
        raise bad_duration(typed)
    return hours * 3600 + minutes * 60 + seconds


def shown_duration(seconds: int, language: str = "vi") -> str:
    """Seconds in words: ``15 phút``, ``1 giờ 30 phút``, ``1 phút 35 giây``; hours beyond reading stay seconds."""
    units = _UNITS[language]
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    if hours > MOST_HOURS:
        return f"{seconds} {units[2]}"
    parts = zip((hours, minutes, left), units, strict=True)
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or f"0 {units[1]}"


def read_integer(typed: str) -> int:
    """The whole number of ``1500``, ``1.500``, ``1 500``, ``-3``. Raises NotUnderstood ``bad_number``."""
    number = read_number(typed)
    if number != int(number):
        raise bad_number(typed)
    return int(number)


def read_decimal(typed: str) -> float:
    """The number of ``12,5``, ``1.234,5``, ``54.5``; a lone point before three digits is a thousands mark."""
    return float(read_number(typed))


def read_number(typed: str) -> int | float:
    """A number with decimal comma and thousands points. Raises NotUnderstood ``bad_number``."""
    text = _plain(typed).replace(" ", "")
    if (found := _PLAIN_FRACTION.fullmatch(text)) or (found := _NUMBER.fullmatch(text)):
        sign, whole, fraction = found.groups()
    else:
        raise bad_number(typed)
    return _numbered(typed, f"{sign}{whole.replace('.', '')}", fraction)


def _numbered(typed: str, whole: str, fraction: str | None) -> int | float:
    if len(whole) > 18:
        raise bad_number(typed)
    number = float(f"{whole}.{fraction}") if fraction else int(whole)
    if abs(number) > LARGEST_NUMBER:
        raise bad_number(typed)
    return number


def read_money(typed: str) -> int:
    """Dong of ``1500000``, ``1.500.000 đ``, ``500k``, ``1,5 triệu``. Raises NotUnderstood ``bad_number``."""
    found = _MONEY.fullmatch(_plain(typed))
    if found is None:
        raise bad_number(typed)
    amount, step = found.groups()
    try:
        number = read_number(amount)
    except NotUnderstood:
        raise bad_number(typed) from None
    dong = round(number * _MONEY_STEPS.get(step or "", 1), 6)
    if dong != int(dong) or abs(dong) > LARGEST_NUMBER:
        raise bad_number(typed)
    return int(dong)


def shown_number(number: float) -> str:
    """A number as Vietnamese writes it: ``1.234,5``; a number without a fraction has no comma."""
    whole, _, fraction = (f"{number:,}", ".", "") if isinstance(number, int) else _parts(number)
    grouped = whole.replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped


def size_text(size: Any) -> str:
    """A size as people read it, with a decimal comma."""
    if not isinstance(size, int):
        return "-"
    for unit, step in (("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= step:
            return f"{shown_number(round(size / step, 1))} {unit}"
    return f"{size} B"


def _parts(number: float) -> tuple[str, str, str]:
    """Whole part with thousands, and the shortest fraction that reads back to the same float."""
    text = f"{number:.17f}" if "e" in repr(number) else repr(number)
    whole, _, fraction = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}", ".", fraction.rstrip("0")


def shown_money(dong: int) -> str:
    """An amount while it is edited: ``1.500.000``."""
    return shown_number(dong)


READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "integer": read_integer,
    "money": read_money,
    "decimal": read_decimal,
    "seconds": read_duration,
    "time_of_day": read_time,
}
"""Kind of field to how its text is read; days and moments need the present day."""
