# SPDX-License-Identifier: Apache-2.0
"""The table of the conventions names each once, and tests that there are."""

import re
from collections import Counter
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
TABLE = (TESTS.parent / "docs" / "conventions.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if line.startswith("| F")]
NAMED = [name for row in ROWS for name in re.findall(r"`([\w/.]+::\w+)`", row[3])]


def test_each_of_the_61_stands_once_in_its_order() -> None:
    assert [row[0] for row in ROWS] == [f"F{number:02}" for number in range(1, 62)]


def test_what_is_driven_names_a_test_and_anything_else_a_reason() -> None:
    assert [row[0] for row in ROWS if row[2] in ("driven", "part") and "::" not in row[3]] == []
    assert [row[0] for row in ROWS if row[2] != "driven" and not row[4]] == []


def test_the_sum_above_the_table_is_that_of_the_table() -> None:
    counted = Counter(row[2] for row in ROWS)
    (told,) = re.findall(r"^Of 61: (.*)\.$", TABLE, re.MULTILINE)
    assert dict(counted) == {words: int(count) for count, words in (one.split(" ", 1) for one in told.split(", "))}


@pytest.mark.parametrize("name", sorted(set(NAMED)))
def test_a_test_that_is_named_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    assert f"def {test}(" in (TESTS / path).read_text("utf-8")
