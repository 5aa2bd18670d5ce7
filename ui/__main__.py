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


def wanted_rehearsal(arguments: Sequence[str]) -> tuple[Path, str] | None:
    """The profile folder and the title with which the program is to try itself out (`ui.tour.rehearsal`)."""
    match list(arguments):
        case ["--profile", folder, "--rehearse", title] if title:
            return Path(folder), title
        case _:
            return None


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown here."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main() -> int:
    """Run ``loa``; the exit status."""
    if wanted := wanted_rehearsal(sys.argv[1:]):
        return _rehearse(*wanted)
    is_window, profile = window_profile(sys.argv[1:])
    if is_window and has_screen(os.environ, sys.platform):
        return _run_window(profile)
    from desktop.cli import main as run_command  # brings in the store, which the window paints before

    return run_command()


def _run_window(profile: Path | None) -> int:
    from ui.quick_imports import import_quickly  # brings in Qt

    import_quickly()
    from ui.app import run_window  # brings in Qt

    return run_window(profile_path(profile, os.environ), os.environ.get(VAULT_VARIABLE))


def _rehearse(folder: Path, title: str) -> int:
    from ui.tour.rehearsal import run_rehearsal  # brings in Qt

    return run_rehearsal(folder, title, os.environ.get(VAULT_VARIABLE))


if __name__ == "__main__":
    sys.exit(main())
