# SPDX-License-Identifier: Apache-2.0
"""How the codes of CAP and those of an alert here stand for each other: event, category, severity, disaster risk level.

The levels are those of Decision 18/2021/QĐ-TTg; no Vietnamese text sets them beside the severities of CAP, so that
the pairing is ours (docs/decisions/020).
"""

import re
from typing import Final

from desktop.cap.schema import Message
from sync.records.emergency_alert import EVENTS

EVENT_NAME: Final = "loa:event"
LEVEL_NAME: Final = "loa:risk_level"
OTHER: Final = "khac"

_WORDS: Final = (
    ("lu_quet", r"lũ quét|lũ ống|flash flood"),
    ("sat_lo", r"sạt lở|sụt lún|landslide|mudslide|debris flow"),
    ("mat_an_toan_ho_dap", r"hồ đập|vỡ đập|xả lũ|dam (?:break|failure|safety)"),
    ("lu", r"lũ|lụt|ngập|floods?|flooding"),
    ("chay_rung", r"cháy rừng|forest fire|wildfire"),
    ("chay_no", r"cháy|nổ|fire|explosion"),
    ("bao", r"bão|áp thấp nhiệt đới|typhoon|storm|cyclone|hurricane|tropical depression"),
    ("dich_benh", r"dịch|epidemic|pandemic|outbreak"),
    ("dong_dat_song_than", r"động đất|sóng thần|earthquake|tsunami"),
    ("xam_nhap_man", r"xâm nhập mặn|salt intrusion|saline intrusion"),
    ("ret_hai", r"rét|sương muối|băng giá|cold|frost"),
    ("an_ninh", r"an ninh|security"),
)
_EVENT: Final = re.compile("|".join(rf"(?P<{code}>\b(?:{words})\b)" for code, words in _WORDS))

_CATEGORIES: Final = {
    "lu_quet": "Met",
    "lu": "Met",
    "bao": "Met",
    "ret_hai": "Met",
    "sat_lo": "Geo",
    "dong_dat_song_than": "Geo",
    "chay_rung": "Fire",
    "chay_no": "Fire",
    "dich_benh": "Health",
    "an_ninh": "Security",
    "xam_nhap_man": "Env",
    "mat_an_toan_ho_dap": "Infra",
}
_EVENT_OF_CATEGORY: Final = {"Fire": "chay_no", "Health": "dich_benh", "Security": "an_ninh"}
_LEVELS: Final = {"Extreme": 5, "Severe": 4, "Moderate": 3, "Minor": 2}
_SURE: Final = frozenset({"Observed", "Likely"})
_SEVERITIES: Final = {5: "Extreme", 4: "Severe", 3: "Moderate", 2: "Minor", 1: "Minor"}


def named_value(info: Message, element: str, name: str) -> str | None:
    """The value of the pair of that name, such as an event code; None where there is none."""
    found = (pair["value"] for pair in info.get(element, ()) if pair["valueName"] == name)
    return next(found, None)


def event_of(info: Message) -> str:
    """The code of the event: ours where it is given, else by its words, else by its category."""
    ours = named_value(info, "eventCode", EVENT_NAME)
    if ours is not None and ours in EVENTS:
        return ours
    for text in (info["event"], info.get("headline", "")):
        found = _EVENT.search(text.casefold())
        if found:
            return str(found.lastgroup)
    return _EVENT_OF_CATEGORY.get(info["category"][0], OTHER)


def level_of(info: Message) -> int | None:
    """The risk level: ours where it is given, else by severity, one less while it is not likely; None for unknown."""
    ours = named_value(info, "parameter", LEVEL_NAME)
    if ours is not None and re.fullmatch("[1-5]", ours):
        return int(ours)
    level = _LEVELS.get(info["severity"])
    return level if level is None or info["certainty"] in _SURE else level - 1


def category_of(event: str | None) -> str:
    """The category under which CAP files an event."""
    return _CATEGORIES.get(event or OTHER, "Other")


def severity_of(level: int | None) -> str:
    """The severity that says a risk level."""
    return _SEVERITIES.get(level or 0, "Unknown")
