# SPDX-License-Identifier: Apache-2.0
"""The figures of the house: what is gated, and what is only shown.

Run as `python -m tests.architecture.figures` for the table. `broken_limits` is the gate.
"""

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.layers import layer_breaks
from tests.architecture.measure import FileShape, read_shapes
from tests.architecture.tree import ROOT, files_of_tests, product_files

FILE_LINES = 450
FUNCTION_LINES = 50
COMPLEXITY = 10
CLASS_LINES = 250
CLASS_METHODS = 20
BROAD_PER_KLOC = 0.3
SILENCED_PER_KLOC = 1.0
SILENCED_FLOOR = 3
"""So many silenced checks pass while the product is small."""
MAY_CATCH_ALL = ("ui/crash.py", "ui/background.py", "sync/hub/wrapper.py")


@dataclass(frozen=True)
class Survey:
    """Every measured file, product and tests apart."""

    product: list[FileShape]
    tests: list[FileShape]
    layer_breaks: list[str]

    @classmethod
    def of(cls, root: Path) -> "Survey":
        product = read_shapes(root, product_files(root))
        return cls(product, read_shapes(root, files_of_tests(root)), layer_breaks(root))

    @property
    def code_lines(self) -> int:
        return sum(shape.code_lines for shape in self.product)

    def places(self, kind: str) -> list[str]:
        """All places of one kind in the product: the name of a list of `FileShape`."""
        return [place for shape in self.product for place in getattr(shape, kind)]


def broken_limits(survey: Survey) -> list[str]:
    """One line for each place that goes over a limit."""
    found = [line for shape in [*survey.product, *survey.tests] for line in size_faults(shape)]
    found += [line for shape in survey.product for line in class_faults(shape)]
    found += [line for shape in [*survey.product, *survey.tests] for line in zero_faults(shape)]
    return [*found, *broad_faults(survey), *silenced_faults(survey), *survey.layer_breaks]


def size_faults(shape: FileShape) -> Iterator[str]:
    if shape.lines > FILE_LINES:
        yield f"{shape.path}: {shape.lines} lines, at most {FILE_LINES}"
    for one in shape.functions:
        if one.lines > FUNCTION_LINES:
            yield f"{one.place}: {one.name} has {one.lines} lines, at most {FUNCTION_LINES}"
        if one.complexity > COMPLEXITY:
            yield f"{one.place}: {one.name} has complexity {one.complexity}, at most {COMPLEXITY}"
        if not one.is_annotated:
            yield f"{one.place}: {one.name} is not fully annotated"


def class_faults(shape: FileShape) -> Iterator[str]:
    for one in shape.classes:
        if one.lines > CLASS_LINES:
            yield f"{one.place}: {one.name} has {one.lines} lines, at most {CLASS_LINES}"
        if one.methods > CLASS_METHODS:
            yield f"{one.place}: {one.name} has {one.methods} methods, at most {CLASS_METHODS}"


def zero_faults(shape: FileShape) -> Iterator[str]:
    yield from (f"{place}: a handler that only passes" for place in shape.pass_only)
    yield from (f"{place}: a debt mark" for place in shape.debt_marks)
    yield from (f"{place}: a check is silenced without a reason" for place in shape.silenced_without_reason)


def broad_faults(survey: Survey) -> Iterator[str]:
    """Catching all is for three files, once in each, and rare: one, or the share of the product's size."""
    places = survey.places("broad_excepts")
    files = [place.rpartition(":")[0] for place in places]
    for place, file in zip(places, files, strict=True):
        if file not in MAY_CATCH_ALL or files.count(file) > 1:
            yield f"{place}: catches every exception"
    if len(places) > max(1.0, BROAD_PER_KLOC * survey.code_lines / 1000):
        yield f"{len(places)} handlers catch every exception, at most {BROAD_PER_KLOC} in 1000 lines"


def silenced_faults(survey: Survey) -> Iterator[str]:
    places = survey.places("silenced")
    if len(places) > max(SILENCED_FLOOR, SILENCED_PER_KLOC * survey.code_lines / 1000):
        yield f"{len(places)} checks are silenced, at most {SILENCED_PER_KLOC} in 1000 lines: {', '.join(places)}"


def percentile(values: list[int], share: float) -> int:
    """The value at that share of the sorted list; 0 for an empty one."""
    ordered = sorted(values)
    return ordered[round(share * (len(ordered) - 1))] if ordered else 0


def spread(values: list[int]) -> str:
    """Median, 90th percentile and maximum, as the table shows them."""
    middle = statistics.median(values) if values else 0
    return f"{middle:>7.0f} {percentile(values, 0.9):>6} {max(values, default=0):>6}"


def per_kloc(count: int, code_lines: int) -> float:
    return 1000 * count / code_lines if code_lines else 0.0


def spreads(shapes: list[FileShape]) -> dict[str, list[int]]:
    functions = [one for shape in shapes for one in shape.functions]
    classes = [one for shape in shapes for one in shape.classes]
    return {
        "lines of a file": [shape.lines for shape in shapes if shape.code_lines],
        "lines of a function": [one.lines for one in functions],
        "complexity of a function": [one.complexity for one in functions],
        "lines of a class": [one.lines for one in classes],
        "methods of a class": [one.methods for one in classes],
    }


def totals(survey: Survey) -> dict[str, str]:
    functions = [one for shape in survey.product for one in shape.functions]
    annotated = sum(one.is_annotated for one in functions)
    tested = sum(shape.code_lines for shape in survey.tests)
    code = survey.code_lines
    return {
        "product files": str(len(spreads(survey.product)["lines of a file"])),
        "product code lines": str(code),
        "functions": str(len(functions)),
        f"functions over {FUNCTION_LINES} lines": str(sum(one.lines > FUNCTION_LINES for one in functions)),
        "fully annotated, %": f"{100 * annotated / len(functions) if functions else 100:.1f}",
        "layer breaks": str(len(survey.layer_breaks)),
        "broad excepts per 1000 lines": f"{per_kloc(len(survey.places('broad_excepts')), code):.2f}",
        "handlers that only pass": str(len(survey.places("pass_only"))),
        "debt marks": str(len(survey.places("debt_marks"))),
        "silenced checks per 1000 lines": f"{per_kloc(len(survey.places('silenced')), code):.2f}",
        "test code lines": str(tested),
        "test lines per product line": f"{tested / code if code else 0:.2f}",
    }


def table(survey: Survey) -> str:
    rows = [f"{'':<32} {'median':>7} {'p90':>6} {'max':>6}"]
    rows += [f"{name:<32} {spread(values)}" for name, values in spreads(survey.product).items()]
    tests = [one.lines for shape in survey.tests for one in shape.functions if one.name.startswith("test")]
    rows += [f"{'lines of a test':<32} {spread(tests)}", ""]
    rows += [f"{name:<32} {value:>21}" for name, value in totals(survey).items()]
    return "\n".join(rows)


def main() -> int:
    survey = Survey.of(ROOT)
    found = broken_limits(survey)
    print("\n".join([table(survey), *found]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
