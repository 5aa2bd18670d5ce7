# SPDX-License-Identifier: Apache-2.0
"""How a watched window tells what it saw: one line of JSON, the last one counts."""

import json


def tell(**told: object) -> None:
    """One line for the bench."""
    print(json.dumps(told), flush=True)
