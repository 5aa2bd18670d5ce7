# SPDX-License-Identifier: Apache-2.0
"""The lines of a broadcast: what was aired one after the other, from where, in which language."""

from collections.abc import Mapping
from typing import Any

from sync.records.code_lists import GENRES, LANGUAGES, RELAY_CHANNELS, SOURCE_SYSTEMS, TOPICS, VIETNAMESE
from sync.records.codes import code_list
from sync.records.part import Part
from sync.records.text_fields import Choice, Choices, Reference, Text
from sync.records.value_fields import Integer, Seconds

LINE_ORIGINS = code_list(
    "own | Tự sản xuất | Own production",
    "relay | Tiếp sóng | Relay",
    "source | Hệ thống thông tin nguồn | Source system",
    "other | Nguồn khác | Other",
)
MOST_SECONDS = 86_400
MINORITY = "minority"


class BroadcastLine(Part):
    """One item of a broadcast as it was aired."""

    brief = ("seconds", "language")

    title = Text("Nội dung", "Title", longest=300, required=True, example="Bản tin buổi sáng")
    genre = Choice("Thể loại", "Genre", GENRES)
    topics = Choices("Lĩnh vực", "Topics", TOPICS)
    origin = Choice("Nguồn", "Origin", LINE_ORIGINS)
    content_item = Reference("Bản tin", "Content item", to="content_item", example=None)
    relay_channel = Choice("Kênh tiếp sóng", "Relay channel", RELAY_CHANNELS, example=None)
    programme = Text("Chương trình tiếp sóng", "Relayed programme", longest=200, example=None)
    start_offset_s = Seconds("Bắt đầu sau (giây)", "Start offset (seconds)", most=MOST_SECONDS, example=0)
    seconds = Seconds("Thời lượng phát (giây)", "Time aired (seconds)", most=MOST_SECONDS, example=1800)
    language = Choice("Ngôn ngữ", "Language", LANGUAGES)
    repeat_no = Integer("Lần phát", "Repeat no.", least=1, most=1000, example=1)


def origin_of(line: Mapping[str, Any], broadcast_kind: str | None) -> str:
    """Where a stored line came from: what it says, else its relay channel, else the kind of the broadcast."""
    if "origin" in line:
        return str(line["origin"])
    if "relay_channel" in line:
        return "source" if line["relay_channel"] in SOURCE_SYSTEMS else "relay"
    return broadcast_kind if broadcast_kind in ("relay", "source") else "own"


def seconds_by_origin(values: Mapping[str, Any]) -> Mapping[str, int]:
    """Seconds aired of each origin and of the minority languages, in one pass; nothing while no line is known.

    A line without a language counts as Vietnamese. Stored lines are read as they are: the fold asks this of every
    record.
    """
    lines = values.get("lines")
    if not lines:
        return {}
    totals = {"own": 0, "relay": 0, "source": 0, "other": 0, MINORITY: 0}
    for line in lines:
        seconds = line.get("seconds", 0)
        origin = origin_of(line, values.get("broadcast_kind"))
        totals[origin] = totals.get(origin, 0) + seconds
        if line.get("language", VIETNAMESE) != VIETNAMESE:
            totals[MINORITY] += seconds
    return totals
