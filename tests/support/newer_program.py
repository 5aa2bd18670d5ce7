# SPDX-License-Identifier: Apache-2.0
"""The program one version ahead, run as a process: villages have one field more, everything else is as it is.

``python -m tests.support.newer_program loa …`` and ``… loa-hub …`` take the words of the commands.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from sync.records import catalogue
from sync.records.declaration import section
from sync.records.value_fields import Integer
from sync.records.village import Village

NEW_FIELD = "residents"


class NewerVillage(Village):
    """A village as the next version declares it."""

    residents = Integer("Số nhân khẩu", "Residents", most=1_000_000)

    declared = replace(
        Village.declared,
        version=Village.declared.version + 1,
        sections=(*Village.declared.sections, section("Dân cư", "People", residents)),
    )


def upgrade() -> None:
    """Before anything else has read the catalogue."""
    types = tuple(NewerVillage if one is Village else one for one in catalogue.RECORD_TYPES)
    catalogue.RECORD_TYPES = types
    catalogue._BY_NAME.update({one.type_name(): one for one in types})


def run() -> int:
    """One command of the newer program."""
    upgrade()
    program, *words = sys.argv[1:]
    return _main_of(program)(words)


def _main_of(program: str) -> Callable[[Sequence[str]], int]:
    if program == "loa":
        from desktop import cli

        return cli.main
    from sync.hub import cli as hub_cli

    return hub_cli.main


if __name__ == "__main__":
    sys.exit(run())
