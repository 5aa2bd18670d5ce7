# SPDX-License-Identifier: Apache-2.0
"""The limits of style hold, and the measurement sees what it claims to see."""

from pathlib import Path

import pytest

from tests.architecture.figures import Survey, broken_limits, percentile, table
from tests.architecture.measure import FileShape, read_shape
from tests.architecture.tree import ROOT

MARK = "TO" + "DO"
IGNORE = "# type" + ": ignore"
BROAD = "try:\n    x = 1\nexcept Exception:\n    raise\n"


def shape_of(source: str, path: str = "sync/log/part.py") -> FileShape:
    return read_shape(path, source)


def faults(*product: FileShape, tests: tuple[FileShape, ...] = ()) -> list[str]:
    return broken_limits(Survey(list(product), list(tests), []))


@pytest.fixture(scope="module")
def house() -> Survey:
    """All of the house, read once."""
    return Survey.of(ROOT)


def test_every_limit_holds(house: Survey) -> None:
    assert broken_limits(house) == []


def test_the_table_names_every_figure(house: Survey) -> None:
    assert "complexity of a function" in table(house)
    assert "test lines per product line" in table(Survey([], [], []))


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n" * 451,
        "def long() -> None:\n" + "    x = 1\n" * 50,
        "def tangled(a: int) -> int:\n" + "    if a: a += 1\n" * 10 + "    return a\n",
        "def bare(a) -> None: ...\n",
        "def bare(*a: int, **b) -> None: ...\n",
        "def bare(a: int): ...\n",
        "class Long:\n" + "    x = 1\n" * 250,
        "class Wide:\n" + "".join(f"    def m{n}(self) -> None: ...\n" for n in range(21)),
        "try:\n    x = 1\nexcept ValueError:\n    pass\n",
        BROAD,
        "try:\n    x = 1\nexcept:\n    raise\n",
        "try:\n    x = 1\nexcept (ValueError, BaseException) as fault:\n    raise fault\n",
        f"x = 1  # {MARK}: later\n",
        f"x = 1  {IGNORE}\n",
        f"x = 1  {IGNORE}[attr-defined]\n",
        "x = 1  # no" + "qa: S603\n",
    ],
)
def test_a_planted_fault_is_found(source: str) -> None:
    assert faults(shape_of(source))


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n" * 450,
        "def long() -> None:\n" + "    x = 1\n" * 49,
        "def tangled(a: int) -> int:\n" + "    if a: a += 1\n" * 9 + "    return a\n",
        "class Wide:\n" + "".join(f"    def m{n}(self) -> None: ...\n" for n in range(20)),
        f"x = 1  {IGNORE}[attr-defined]  # the library names it at run time\n",
        "x = 1  # no" + "qa: S603, S607 - a program of our own\n",
        f"text = '# {MARK}'\n",
    ],
)
def test_what_stands_at_the_limit_passes(source: str) -> None:
    assert faults(shape_of(source)) == []


@pytest.mark.parametrize("path", ["ui/crash.py", "ui/background.py", "sync/hub/wrapper.py"])
def test_a_named_file_may_catch_all_once(path: str) -> None:
    assert faults(shape_of(BROAD, path)) == []
    assert faults(shape_of(BROAD + BROAD, path))


def test_catching_all_stays_rare_in_a_small_product() -> None:
    assert faults(shape_of(BROAD, "ui/crash.py"), shape_of(BROAD, "ui/background.py"))


def test_many_silenced_checks_are_too_many_even_with_reasons() -> None:
    assert faults(shape_of(f"x = 1  {IGNORE}[attr-defined]  # the library has no types\n" * 4))


def test_test_code_has_the_same_limits_but_for_its_classes() -> None:
    long = shape_of("def long() -> None:\n" + "    x = 1\n" * 50)
    wide = shape_of("class Wide:\n" + "".join(f"    def m{n}(self) -> None: ...\n" for n in range(21)))
    assert faults(tests=(long,))
    assert faults(tests=(wide,)) == []


def test_a_layer_break_is_a_broken_limit(tmp_path: Path) -> None:
    (tmp_path / "sync" / "log").mkdir(parents=True)
    (tmp_path / "sync" / "log" / "part.py").write_text("import ui\n", encoding="utf-8")
    assert broken_limits(Survey.of(tmp_path)) == ["sync/log/part.py:1: sync.log imports ui"]


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ("return a and b or a", 2),
        ("return [x for x in a if x]", 1),
        ("return a if b else a", 1),
        ("assert a", 1),
        ("for x in a:\n        while x: ...", 2),
        ("match a:\n        case 1: ...\n        case _: ...", 2),
        ("try: ...\n    except ValueError: raise\n    except KeyError: raise", 2),
        ("def inner() -> int:\n        return 1 if a else 2\n    return inner", 0),
    ],
)
def test_complexity_counts_branch_points(body: str, points: int) -> None:
    function = next(one for one in shape_of(f"def f(a, b):\n    {body}\n").functions if one.name == "f")
    assert function.complexity == points + 1


def test_code_lines_leave_out_comments_blanks_and_docstrings() -> None:
    shape = shape_of('"""Two\nlines."""\n\n# a comment\ndef f() -> None:\n    """One."""\n    return None\n')
    assert (shape.lines, shape.code_lines) == (7, 2)


def test_percentiles_are_values_of_the_list() -> None:
    assert [percentile([4, 1, 3, 2], share) for share in (0, 0.5, 1)] == [1, 3, 4]
    assert percentile([], 0.9) == 0
