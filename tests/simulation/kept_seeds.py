# SPDX-License-Identifier: Apache-2.0
"""Seeds that once broke a promise, run for ever.

What a seed plays changes with the simulation, so each fault has a test of a few steps too (``test_found_faults``).
"""

from typing import Final

KEPT: Final = {
    3: "a stream that was empty again at a hub set back looked as it should: what was received there was not missed",
    21: "a hub that was set back forgot a change that it held, and its author's laptop did not offer it again",
    26: "the same, where the device had no stream left whose digest could differ",
    97: "a hub set back lacked what it had given a receipt for, of a unit that its author had left: no digest told",
    307: "the same, of a second laptop of the commune",
    2047: "a hub set back counted its notices anew: what it let in was never told to a laptop that knew a later one",
    2071: "two copies of a laptop wrote the very same change in one millisecond: nothing tells them apart by it",
}
