# SPDX-License-Identifier: Apache-2.0
"""Signed runs: one signature for an unbroken stretch, which still verifies where some of its changes are missing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from sync.log.change import Entry
from sync.log.errors import Refused
from sync.parcel.canonical import entry
from sync.parcel.keys import DeviceKey
from sync.parcel.runs import Run, check_chain, sign_run, verify_run
from tests.sync.parcel.samples import ACTOR, KEY, broadcasts, change

ENTRIES = broadcasts(5)
RUN = sign_run(ENTRIES, KEY)


def test_a_run_verifies() -> None:
    verify_run(RUN)
    assert (RUN.actor, RUN.first_n, RUN.last_n, RUN.device) == (ACTOR, 1, 5, KEY.public)
    assert RUN.ids == tuple(its.id for its in ENTRIES)


def test_a_later_run_follows_the_one_before() -> None:
    run = sign_run(ENTRIES[2:], KEY)
    verify_run(run)
    assert (run.first_n, run.prev) == (3, ENTRIES[1].id)


def test_equal_runs_have_equal_ids_and_others_do_not() -> None:
    assert sign_run(ENTRIES, KEY).id == RUN.id
    assert sign_run(ENTRIES[:4], KEY).id != RUN.id


@pytest.mark.parametrize(
    "said",
    [
        {"actor": bytes(16)},
        {"first_n": 2, "prev": bytes(32)},
        {"ids": RUN.ids[:-1]},
        {"ids": RUN.ids[::-1]},
        {"device": DeviceKey.new().public},
        {"signature": bytes(64)},
    ],
)
def test_a_run_that_says_anything_else_is_a_forgery(said: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        verify_run(replace(RUN, **said))
    assert refusal.value.code == "bad_signature"


@pytest.mark.parametrize(
    "said", [{"ids": ()}, {"ids": (b"short",)}, {"prev": bytes(32)}, {"first_n": 0}, {"first_n": 2}, {"actor": b""}]
)
def test_a_run_of_impossible_shape_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        verify_run(replace(RUN, **said))
    assert refusal.value.code == "malformed_run"


def with_other(place: int, **said: Any) -> list[Entry]:
    entries = list(ENTRIES)
    entries[place] = entry(replace(entries[place].change, **said))
    return entries


@pytest.mark.parametrize(
    "entries",
    [
        ENTRIES[::-1],
        [ENTRIES[0], ENTRIES[2]],
        [ENTRIES[0], ENTRIES[0]],
        with_other(4, actor=bytes(16)),
        with_other(4, device=bytes(32)),
        with_other(4, prev=bytes(32)),
        with_other(4, n=6),
        with_other(3, wall=0),
    ],
    ids=["backwards", "gap", "twice", "actor", "device", "prev", "n", "changed in the middle"],
)
def test_a_broken_stretch_is_not_signed(entries: Sequence[Entry]) -> None:
    with pytest.raises(Refused) as refusal:
        sign_run(entries, KEY)
    assert refusal.value.code == "run_does_not_match"


def test_nothing_is_not_signed() -> None:
    with pytest.raises(Refused) as refusal:
        sign_run([], KEY)
    assert refusal.value.code == "empty_run"


def test_a_device_signs_only_what_it_wrote() -> None:
    with pytest.raises(Refused):
        sign_run(ENTRIES, DeviceKey.new())


def test_changes_that_are_missing_break_no_chain() -> None:
    check_chain(RUN, {})
    check_chain(RUN, {ENTRIES[3].id: ENTRIES[3]})


def test_a_change_that_stands_in_another_place_is_found() -> None:
    stray = replace(entry(change(9, bytes(32))), id=RUN.ids[2])
    with pytest.raises(Refused) as refusal:
        check_chain(RUN, {stray.id: stray})
    assert refusal.value.code == "run_does_not_match"


def test_a_signed_statement_cannot_be_read_as_another() -> None:
    run = Run(ACTOR, 1, b"", KEY.public, RUN.ids[:1], b"")
    moved = Run(ACTOR, 2, RUN.ids[0], KEY.public, RUN.ids[:1], b"")
    assert run.id != moved.id
