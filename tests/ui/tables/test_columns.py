# SPDX-License-Identifier: Apache-2.0
"""Which columns fit, and which of them holds the content."""

import pytest

from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from ui.tables.column_layout import LEAST_CONTENT
from ui.tables.columns import ListColumn, content_of, fit

COLUMNS = [
    ListColumn("transfer", "", 32),
    ListColumn("day", "", 90, 0, kind="day"),
    ListColumn("kind", "", 150, 1, kind="choice"),
    ListColumn("text", "", 120, 2, is_content=True),
    ListColumn("count", "", 50, 3, kind="integer"),
    ListColumn("review", "", 110),
]


def fitted(room: int) -> dict[str, int]:
    return fit(COLUMNS, room, LEAST_CONTENT, 40)


def test_with_room_for_all_the_content_takes_the_rest() -> None:
    assert fitted(1000)["text"] == 1000 - 32 - 90 - 150 - 50 - 110


@pytest.mark.parametrize("room", range(300, 1200, 37))
def test_the_widths_fill_the_room_and_never_squeeze_the_content(room: int) -> None:
    widths = fitted(room)
    assert widths["text"] >= min(LEAST_CONTENT, room - 72)
    assert sum(widths.values()) == room


def test_the_review_word_goes_before_a_column_does() -> None:
    assert fitted(560) == {"transfer": 32, "day": 90, "kind": 150, "text": 198, "count": 50, "review": 40}


def test_what_does_not_fit_lets_a_narrower_one_of_less_weight_stay() -> None:
    assert list(fitted(400)) == ["transfer", "day", "text", "count", "review"]


def test_an_end_is_not_shown_without_its_beginning() -> None:
    moments = [ListColumn("start", "", 120, 0, kind="moment"), ListColumn("end", "", 90, 1, kind="moment")]
    assert "end" not in fit([*moments, ListColumn("text", "", 9, 2, is_content=True)], 280, LEAST_CONTENT, 40)


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_every_type_has_a_content_column(of: type[Record]) -> None:
    assert content_of(of, [one.name for one in of.declared.columns]) in of.fields
