# SPDX-License-Identifier: Apache-2.0
"""Rules on the text of the whole checkout that need no parser: names, first lines, marks, places."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.architecture.measure import DEBT_MARK
from tests.architecture.tree import PRODUCT, is_made

SPDX = "# SPDX-License-Identifier: Apache-2.0"
TEXT = {"", ".cfg", ".in", ".json", ".lock", ".md", ".py", ".sh", ".sql", ".toml", ".ts", ".txt", ".yaml", ".yml"}
FORBIDDEN_NAMES = {"utils", "common", "helpers", "misc", "manager", "base", "core"}
# Written in pieces, so that this file does not break its own rule.
MACHINE_PATH = re.compile(
    r"(?<![\w.}/-])/(" + "|".join(("wo" + r"rk\b", "ro" + r"ot\b", "ho" + r"me/\w", "Us" + r"ers\b")) + ")"
)
REGISTRY = re.compile("py" + r"pi\.org|files\.python" + "hosted|--(extra-)?index" + "-url|--find" + "-links")


def text_files(root: Path) -> Iterator[Path]:
    """Every text file of the checkout that somebody wrote."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix in TEXT and not is_made(path.relative_to(root)):
            yield path


def machine_path(place: str, text: str) -> str | None:
    found = MACHINE_PATH.search(text)
    return f"{place}: names a path of one machine ({found.group()})" if found else None


def registry(place: str, text: str) -> str | None:
    found = REGISTRY.search(text)
    return f"{place}: names a package registry ({found.group()})" if found else None


def debt_mark(place: str, text: str) -> str | None:
    """Sources in Python are read by the figures, which tell a comment from a string."""
    if place.endswith(".py") or not DEBT_MARK.search(text):
        return None
    return f"{place}: a debt mark"


def first_line(place: str, text: str) -> str | None:
    """Product sources begin with the licence; an empty file holds nothing to license."""
    is_product = place.endswith(".py") and place.split("/", maxsplit=1)[0] in PRODUCT
    if not is_product or not text.strip() or text.startswith(SPDX + "\n"):
        return None
    return f"{place}: does not begin with {SPDX}"


def module_name(place: str, _text: str) -> str | None:
    """A file or folder of Python named for nothing in particular."""
    path = Path(place)
    names = {path.stem, *path.parts[:-1]}
    is_vague = path.suffix == ".py" and any(name.lower() in FORBIDDEN_NAMES for name in names)
    return f"{place}: the name says nothing" if is_vague else None


RULES: tuple[Callable[[str, str], str | None], ...] = (machine_path, registry, debt_mark, first_line, module_name)


def broken_rules(root: Path) -> list[str]:
    """One line for each file and rule that it breaks."""
    found: list[str] = []
    for path in text_files(root):
        place, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8", errors="replace")
        found += [fault for rule in RULES if (fault := rule(place, text)) is not None]
    return found
