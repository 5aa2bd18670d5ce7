# SPDX-License-Identifier: Apache-2.0
"""Data the program is delivered with, and the one way to find it; no logic."""

import sys
from functools import cache
from pathlib import Path


def path(name: str) -> Path:
    """The data file or folder of that name below ``resources/``, with ``/`` between folders, on every platform.

    The same in a checkout, an editable install and a frozen bundle. Whether it exists shows when it is
    opened. A name that leads out of the folder is a mistake of the caller: ``ValueError``.
    """
    folder = _folder(getattr(sys, "_MEIPASS", None))
    found = (folder / name).resolve()
    if "\\" in name or found == folder or not found.is_relative_to(folder):
        raise ValueError(f"not a resource: {name!r}")
    return found


@cache
def _folder(bundle: str | None) -> Path:
    return (Path(bundle, "resources") if bundle else Path(__file__).parent).resolve()
