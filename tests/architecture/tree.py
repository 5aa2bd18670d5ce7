# SPDX-License-Identifier: Apache-2.0
"""Which files of a checkout are product, which are tests, and which are neither."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("desktop", "installer", "resources", "sync", "ui")
MADE = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
"""Folders that hold what was built, not what was written."""


def python_files(root: Path, *tops: str) -> Iterator[Path]:
    """Every .py file below these top folders of `root`, sorted."""
    for top in tops:
        yield from sorted(path for path in (root / top).rglob("*.py") if not is_made(path.relative_to(root)))


def product_files(root: Path) -> list[Path]:
    return list(python_files(root, *PRODUCT))


def files_of_tests(root: Path) -> list[Path]:
    return list(python_files(root, "tests"))


def is_made(path: Path) -> bool:
    """Tell whether a path relative to the root was built."""
    return any(part in MADE or part.endswith(".egg-info") for part in path.parts)


def module_name(root: Path, path: Path) -> str:
    """`sync/log/change.py` is `sync.log.change`; a package has the name of its folder."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
