# SPDX-License-Identifier: Apache-2.0
"""Starts the command ``loa-hub``."""

import sys

from sync.hub import cli


def main() -> int:
    """The entry point that is installed."""
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
