# SPDX-License-Identifier: Apache-2.0
"""From the words of a command to the profile that it means, open, and to the text that it is given."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from desktop.actions.redaction_orders import finish_redactions
from desktop.laptop import Laptop, open_laptop
from desktop.passphrase import passphrase_from
from desktop.paths import profile_path
from desktop.profile_folder import ProfileFolder
from sync.log.errors import Refused
from sync.store.units import bundled_units


def folder_of(words: argparse.Namespace) -> ProfileFolder:
    """The profile folder that was named, by the command or the environment."""
    chosen = getattr(words, "profile", None)
    return ProfileFolder(profile_path(Path(chosen) if chosen else None, os.environ))


def _passphrase(folder: ProfileFolder) -> str | None:
    """From the environment; asked for only where a person sits at a terminal."""
    given = passphrase_from(os.environ)
    if given is None and folder.read().is_locked_by_passphrase and sys.stdin.isatty():
        return getpass("Mật khẩu / passphrase: ")
    return given


@contextmanager
def opened(words: argparse.Namespace) -> Iterator[Laptop]:
    """The laptop of that profile, until the end of the block. Raises what opening refuses."""
    folder = folder_of(words)
    with open_laptop(folder, _passphrase(folder), bundled_units()) as laptop:
        finish_redactions(laptop)
        yield laptop


def read_input(name: str) -> str:
    """The text of a file, or of standard input for ``-``; Refused ``no_file`` or ``not_utf8``."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Refused("no_file", f"{name} cannot be read: {error.strerror}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("not_utf8", f"{name} is not UTF-8") from error
