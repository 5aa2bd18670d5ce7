# SPDX-License-Identifier: Apache-2.0
"""The command ``loa``: with a subcommand the command line, without one the window.

A subcommand never imports Qt; without a screen the person is told the commands.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from desktop.paths import profile_path

VAULT_VARIABLE: Final = "LOA_PASSPHRASE"
"""As in `desktop.passphrase`, which brings in the ciphers: the window is painted before them."""


def window_profile(arguments: Sequence[str]) -> tuple[bool, Path | None]:
    """Whether these arguments ask for the window, and the profile folder they name."""
    match list(arguments):
        case []:
            return True, None
        case ["--profile", folder] if not folder.startswith("-"):
            return True, Path(folder)
        case [word] if word.startswith("--profile="):
            return True, Path(word.partition("=")[2])
        case _:
            return False, None


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown here."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main() -> int:
    """Run ``loa``; the exit status."""
    is_window, profile = window_profile(sys.argv[1:])
    if is_window and has_screen(os.environ, sys.platform):
        return _run_window(profile)
    from desktop.cli import main as run_command  # noqa: PLC0415  brings in the store, which the window paints before

    return run_command()


def _run_window(profile: Path | None) -> int:
    from ui.app import run_window  # noqa: PLC0415  brings in Qt

    return run_window(profile_path(profile, os.environ), os.environ.get(VAULT_VARIABLE))


if __name__ == "__main__":
    sys.exit(main())
