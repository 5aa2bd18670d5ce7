# SPDX-License-Identifier: Apache-2.0
"""Bytes in a column, handed to the driver as they are."""

from typing import Any

from sqlalchemy import Dialect, LargeBinary


class Bytes(LargeBinary):
    """A LargeBinary without SQLAlchemy's wrapping of each value: both drivers take and give plain bytes."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """Nothing stands between the value and the driver."""

    def result_processor(self, dialect: Dialect, coltype: Any) -> None:
        """Nothing stands between the driver and the value."""
