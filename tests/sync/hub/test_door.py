# SPDX-License-Identifier: Apache-2.0
"""The door and the count of wrong invites."""

from contextlib import ExitStack

import pytest

from sync.hub.door import Attempts, Door
from sync.hub.wrapper import describe
from sync.log.errors import Refused, Unavailable


def test_a_full_door_opens_again_when_one_leaves() -> None:
    door = Door(most=2)
    with ExitStack() as inside:
        inside.enter_context(door.entered())
        with door.entered(), pytest.raises(Unavailable, match="busy"), door.entered():
            pass
        with door.entered():
            assert door.inside == 2


def test_an_address_may_try_again_when_its_oldest_failure_is_past() -> None:
    now_s = 0.0
    attempts = Attempts(2, 60, lambda: now_s)
    attempts.fail("a")
    now_s = 30.0
    attempts.fail("a")
    with pytest.raises(Refused) as refused:
        attempts.check("a")
    assert refused.value.fields == {"retry_after_s": "31"}
    now_s = 60.0
    attempts.check("a")


def test_one_address_does_not_wait_for_another() -> None:
    attempts = Attempts(1, 60, lambda: 0.0)
    attempts.fail("a")
    attempts.check("b")


def test_only_the_latest_addresses_are_remembered() -> None:
    attempts = Attempts(1, 60, lambda: 0.0, addresses=2)
    for address in "abc":
        attempts.fail(address)
    attempts.check("a")
    with pytest.raises(Refused):
        attempts.check("b")


def test_what_a_bug_held_is_not_logged() -> None:
    secret = "0912345678"
    with pytest.raises(ValueError, match=secret) as caught:
        int(f"{secret}x")
    told = describe(caught.value)
    assert told.startswith("ValueError at test_door.py:")
    assert secret not in told
