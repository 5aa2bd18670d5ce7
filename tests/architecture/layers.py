# SPDX-License-Identifier: Apache-2.0
"""Who may import whom. Reads every import of the product, those inside functions and for types too.

Run as `python -m tests.architecture.layers`; it imports nothing of what it reads.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.architecture.tree import PRODUCT, ROOT, module_name, product_files

RECORDS = {"sync.records"}
LOG = RECORDS | {"sync.log"}
PARCEL = LOG | {"sync.parcel"}
STORE = PARCEL | {"sync.store"}
CLIENT = STORE | {"sync.client"}
MAY_IMPORT: dict[str, set[str]] = {
    "sync.records": set(),
    "sync.log": RECORDS,
    "sync.parcel": LOG,
    "sync.store": PARCEL | {"resources"},
    "sync.client": STORE,
    "sync.hub": STORE | {"resources"},
    "desktop": CLIENT | {"resources"},
    "ui": CLIENT | {"resources", "desktop"},
    "resources": set(),
    "installer": {"resources"},
    "sync": set(),
}
"""Room to the rooms that it may import beside itself.
The installer starts programs and places data, so it needs no more."""

QT = {"PySide6", "shiboken6", "PySide2", "PyQt5", "PyQt6", "qtpy"}
STANDARD_LIBRARY_ONLY = {"sync.records", "sync.log"}
IMPORT_CALLS = {"import_module", "__import__"}


class Import(NamedTuple):
    line: int
    name: str
    """Dotted; empty where the source does not say it."""


def imports(tree: ast.Module, module: str, is_package: bool) -> Iterator[Import]:
    """Every name that the module may import, relative ones resolved, wherever the statement stands."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        for name in imported_names(node, package):
            yield Import(getattr(node, "lineno", 0), name)


def imported_names(node: ast.AST, package: list[str]) -> list[str]:
    """The dotted names that one node imports; none for a node that imports nothing."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        start = package[: len(package) - node.level + 1] if node.level else []
        stem = [*start, *([node.module] if node.module else [])]
        return [".".join([*stem, alias.name]) for alias in node.names]
    if isinstance(node, ast.Call) and called_name(node) in IMPORT_CALLS:
        return [constant_text(node.args[0]) if node.args else ""]
    return []


def called_name(call: ast.Call) -> str:
    target = call.func
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def constant_text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def room_of(module: str) -> str:
    """The longest known room that holds the module; for one in no room, its own first two names."""
    parts = module.split(".")
    if parts[0] == "sync":
        return ".".join(parts[:2])
    return parts[0]


def fault_of(room: str, name: str) -> str | None:
    """Why code in `room` may not import `name`, or None."""
    if not name:
        return "imports by a name that the source does not say"
    top = name.split(".", maxsplit=1)[0]
    if top == "tests":
        return f"product imports tests ({name})"
    if top in QT:
        return None if room == "ui" else f"Qt outside ui ({name})"
    if top in PRODUCT:
        other = room_of(name)
        is_allowed = other in (room, "sync") or other in MAY_IMPORT[room]
        return None if is_allowed else f"{room} imports {name}"
    if room in STANDARD_LIBRARY_ONLY and top not in sys.stdlib_module_names:
        return f"{room} is standard library only ({name})"
    return None


def layer_breaks(root: Path) -> list[str]:
    """One line for each import below `root` that goes against the layers."""
    found: list[str] = []
    for path in product_files(root):
        module = module_name(root, path)
        place = path.relative_to(root).as_posix()
        room = room_of(module)
        if room not in MAY_IMPORT:
            found.append(f"{place}: stands in no room")
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=place)
        for line, name in imports(tree, module, path.name == "__init__.py"):
            fault = fault_of(room, name)
            if fault:
                found.append(f"{place}:{line}: {fault}")
    return found


def main() -> int:
    found = layer_breaks(ROOT)
    print("\n".join([*found, f"layers: {len(found)} breaks"]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
