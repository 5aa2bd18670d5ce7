# SPDX-License-Identifier: Apache-2.0
"""How a laptop calls its hub: how long it bears silence, and whose certificates it trusts."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Calling:
    """As ``HttpCourier`` takes it; ``trusted`` is a file of certificates, empty for the usual ones."""

    timeout_s: float = 60.0
    trusted: str = ""


USUAL: Final = Calling()
