# SPDX-License-Identifier: Apache-2.0
"""JSON that an administrator hands to a command: a file, or standard input for ``-``; strict where readers disagree."""

import json
import sys
from pathlib import Path
from typing import Any, Final

from sync.hub.data_folder import disk_errors
from sync.log.errors import Refused

LONGEST_FILE: Final = 32 * 1024 * 1024
STANDARD_INPUT: Final = "-"


def read_json_file(name: str) -> Any:
    """The document. Raises Refused ``file_unreadable``, ``too_large`` or ``bad_json``."""
    content = sys.stdin.buffer.read(LONGEST_FILE + 1) if name == STANDARD_INPUT else _content(Path(name))
    if len(content) > LONGEST_FILE:
        raise _too_large()
    try:
        return parse_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused("file_unreadable", "this is no text in UTF-8") from error


def _content(path: Path) -> bytes:
    with disk_errors():
        try:
            if path.stat().st_size > LONGEST_FILE:
                raise _too_large()
            return path.read_bytes()
        except (FileNotFoundError, IsADirectoryError) as error:
            raise Refused("file_unreadable", "there is no such file") from error


def _too_large() -> Refused:
    return Refused("too_large", "the file is larger than 32 MiB")


def parse_json(text: str) -> Any:
    """The document of a text. Raises Refused ``bad_json``, also for a key that stands twice and for no numbers."""
    try:
        return json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refused("bad_json", "the file is not JSON") from error


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise Refused("bad_json", "a key stands twice in one object")
    return dict(pairs)


def _no_constant(name: str) -> Any:
    raise Refused("bad_json", f"{name} is no number")
