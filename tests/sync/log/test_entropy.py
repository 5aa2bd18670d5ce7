# SPDX-License-Identifier: Apache-2.0
"""One source of randomness: the same for the same seed, and UUIDs that go on upwards."""

import uuid

from sync.log.entropy import SYSTEM, Entropy

NOW = 1_790_000_000_000


def test_the_same_seed_draws_the_same() -> None:
    one, other = Entropy.seeded(7), Entropy.seeded(7)
    assert [one.octets(9), one.between(1, 6), one.uuid7(NOW)] == [
        other.octets(9),
        other.between(1, 6),
        other.uuid7(NOW),
    ]
    assert Entropy.seeded(8).octets(9) != Entropy.seeded(7).octets(9)


def test_ids_are_uuids_of_version_7_that_hold_their_time() -> None:
    made = uuid.UUID(bytes=SYSTEM.uuid7(NOW))
    assert (made.version, made.variant, made.int >> 80) == (7, uuid.RFC_4122, NOW)


def test_ids_of_one_source_go_on_upwards_unless_the_clock_is_set_back_far() -> None:
    source = Entropy.seeded(1)
    made = [source.uuid7(at) for at in (NOW, NOW, NOW - 5, NOW + 9)]
    assert made == sorted(made)
    assert source.uuid7(NOW - 3_600_000) < made[0]


def test_whole_numbers_reach_both_ends() -> None:
    source = Entropy.seeded(1)
    assert {source.between(3, 5) for _ in range(100)} == {3, 4, 5}
