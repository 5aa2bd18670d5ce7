# SPDX-License-Identifier: Apache-2.0
"""The command ``loa`` and, later, the composition root of the window.

A subcommand never imports Qt; without one the person is told the commands.
"""

import sys

from desktop.cli import main as run_command


def main() -> int:
    """Run ``loa``; the exit status."""
    return run_command()


if __name__ == "__main__":
    sys.exit(main())
