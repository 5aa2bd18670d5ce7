# SPDX-License-Identifier: Apache-2.0
"""Seeds that once broke a promise: run for ever. The choices of a seed change with the simulation, the faults do not
come back unnoticed all the same: each is told, and most have a test of their own."""

from typing import Final

KEPT: Final = {
    21: "a hub that was set back forgot a change that it held, and its author's laptop did not offer it again",
    26: "the same, where the device had no stream left whose digest could differ",
}
