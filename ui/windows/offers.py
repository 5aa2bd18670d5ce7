# SPDX-License-Identifier: Apache-2.0
"""What can be done from anywhere, as the command list and the key table are told."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: ``name`` is stable, ``text`` is shown and searched, ``key`` is taught."""

    name: str
    text: str
    run: Callable[[], None]
    key: str = ""
