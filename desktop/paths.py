# SPDX-License-Identifier: Apache-2.0
"""Where a profile lies on this machine.

Kept out: what a profile holds (`profile_folder`), and reading `--profile` (the command line).
"""

from collections.abc import Mapping
from pathlib import Path

import platformdirs

PROFILE_VARIABLE = "LOA_PROFILE"


def default_profile_path() -> Path:
    """The folder of the person who is signed in: local to this machine, since a roaming copy would fork the log."""
    return platformdirs.user_data_path("loa", appauthor=False, roaming=False) / "profile"


def profile_path(chosen: Path | None, environ: Mapping[str, str]) -> Path:
    """The absolute profile folder: `chosen` (from `--profile`), else `LOA_PROFILE`, else the default.

    An empty `LOA_PROFILE` counts as unset. Nothing is created and nothing is checked.
    """
    wanted = chosen or (Path(environ[PROFILE_VARIABLE]) if environ.get(PROFILE_VARIABLE) else default_profile_path())
    return wanted.expanduser().absolute()
