# SPDX-License-Identifier: Apache-2.0
"""Which files of this project some modules reach through imports, those inside functions and for types too.

Nothing is imported to find out. What is imported by a name that the source does not say stays unseen: of the product
the layers let nothing be.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.architecture.layers import imports


def reached_files(root: Path, modules: Iterable[str]) -> set[Path]:
    """The files below ``root`` of these modules, of all that they reach, and of the packages around each."""
    found: set[Path] = set()
    left = [path for module in modules for path in _files_of(root, module)]
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += _imported(root, path)
    return found


def _imported(root: Path, path: Path) -> Iterator[Path]:
    is_package = path.name == "__init__.py"
    module = ".".join((path.parent if is_package else path.with_suffix("")).relative_to(root).parts)
    for one in imports(ast.parse(path.read_bytes(), filename=str(path)), module, is_package):
        yield from _files_of(root, one.name)


def _files_of(root: Path, name: str) -> Iterator[Path]:
    """Of a dotted name each part that is a file: its end may be something that stands in one."""
    place = root
    for part in name.split(".") if name else ():
        place /= part
        yield from (path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file())
