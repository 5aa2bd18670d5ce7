# SPDX-License-Identifier: Apache-2.0
"""What a record says of an attached file: name, kind, size and hash. Its bytes stay where they are."""

import hashlib
import mimetypes
import re
from pathlib import Path
from typing import Final, TypedDict

from desktop.entering import tidy_line
from sync.log.errors import Refused, Unavailable

LARGEST_FILE: Final = 30 * 1024 * 1024
LONGEST_NAME: Final = 200
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+", re.ASCII)


class FilePartValues(TypedDict, total=False):
    """Stored values of a file part."""

    name: str
    media_type: str
    size: int
    sha256: str


def read_file_part(path: Path) -> FilePartValues:
    """Name, kind, size and hash of a file.

    Raises Refused ``file_too_large``, Unavailable ``file_unreadable``.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError:
        raise Unavailable("file_unreadable", "the file cannot be read") from None
    if len(content) > LARGEST_FILE:
        raise Refused("file_too_large", "a file may have 30 MiB")
    part = FilePartValues(
        name=_short_name(tidy_line(path.name)), size=len(content), sha256=hashlib.sha256(content).hexdigest()
    )
    media_type = mimetypes.guess_type(path.name)[0] or ""
    if _MEDIA_TYPE.fullmatch(media_type):
        part["media_type"] = media_type
    return part


def _short_name(name: str) -> str:
    """A name within its limit that keeps its ending."""
    if len(name) <= LONGEST_NAME:
        return name
    ending = Path(name).suffix[-20:]
    return name[: LONGEST_NAME - len(ending)] + ending
