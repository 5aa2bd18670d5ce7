# SPDX-License-Identifier: Apache-2.0
"""The review state: a table of what people decided, in any order they decided it."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.log.review import (
    ACCEPTED,
    CHANGED,
    DRAFT,
    OPEN_TO_SUBMIT,
    QUEUE,
    RETURNED,
    SUBMITTED,
    Decision,
    ReviewState,
    review_state,
)

V1, V2, V3 = b"1" * 32, b"2" * 32, b"3" * 32


def decision(name: str, verdict: str, version: tuple[bytes, ...] = (V1,), earlier: str = "", wall: int = 0) -> Decision:
    return Decision(name, verdict, frozenset(version), frozenset(earlier), "khac", f"nhận xét {name}", wall=wall)


A = decision("a", "submit")
ROWS = {
    "nobody decided": ((V1,), (), DRAFT),
    "submitted": ((V1,), (A,), SUBMITTED),
    "submitted, then edited": ((V2,), (A,), SUBMITTED),
    "accepted": ((V1,), (A, decision("b", "accept", earlier="a")), ACCEPTED),
    "returned": ((V1,), (A, decision("b", "return", earlier="a")), RETURNED),
    "returned, then edited": ((V2,), (A, decision("b", "return", earlier="a")), RETURNED),
    "accepted, then edited": ((V2,), (A, decision("b", "accept", earlier="a")), CHANGED),
    "accepted, one of two fields edited": ((V1, V3), (A, decision("b", "accept", (V1, V2), "a")), CHANGED),
    "accepted, a part of the version stands": ((V1,), (A, decision("b", "accept", (V1, V2), "a")), ACCEPTED),
    "accepted without a submission": ((V1,), (decision("b", "accept"),), ACCEPTED),
    "resubmitted": (
        (V2,),
        (A, decision("b", "return", earlier="a"), decision("c", "submit", (V2,), "ab")),
        SUBMITTED,
    ),
    "resubmitted and accepted": (
        (V2,),
        (
            A,
            decision("b", "return", earlier="a"),
            decision("c", "submit", (V2,), "ab"),
            decision("d", "accept", (V2,), "abc"),
        ),
        ACCEPTED,
    ),
    "accepted and returned apart": (
        (V1,),
        (A, decision("b", "accept", earlier="a"), decision("c", "return", earlier="a")),
        RETURNED,
    ),
    "accepted twice apart, one of it stale": (
        (V2,),
        (A, decision("b", "accept", earlier="a"), decision("c", "accept", (V2,), "a")),
        ACCEPTED,
    ),
    "resubmitted without having seen the acceptance": (
        (V1,),
        (A, decision("b", "accept", earlier="a"), decision("c", "submit", earlier="a")),
        SUBMITTED,
    ),
    "decided apart and settled by one who saw both": (
        (V1,),
        (
            A,
            decision("b", "accept", earlier="a"),
            decision("c", "return", earlier="a"),
            decision("d", "accept", earlier="abc"),
        ),
        ACCEPTED,
    ),
    "a decision names one that is not here": ((V1,), (decision("b", "accept", earlier="z"),), ACCEPTED),
}


@pytest.mark.parametrize(("version", "decisions", "state"), ROWS.values(), ids=ROWS.keys())
def test_the_state_follows_the_table(version: tuple[bytes, ...], decisions: tuple[Decision, ...], state: str) -> None:
    assert review_state(version, decisions).state == state


def test_decisions_made_apart_are_both_listed() -> None:
    apart = (A, decision("b", "accept", earlier="a"), decision("c", "return", earlier="a"))
    assert {one.record_id for one in review_state((V1,), apart).standing} == {"b", "c"}


def test_the_reason_of_a_return_is_told_while_it_holds_and_no_longer() -> None:
    returned = decision("b", "return", earlier="a")
    assert review_state((V1,), (A, returned)).return_reason == returned
    assert review_state((V1,), (A, returned, decision("c", "submit", earlier="ab"))).return_reason is None


@pytest.mark.parametrize("verdict", ["", "escalate"])
def test_a_decision_without_a_verdict_we_know_neither_accepts_nor_ends_a_return(verdict: str) -> None:
    assert review_state((V1,), (decision("b", verdict),)).state == DRAFT
    returned = (A, decision("b", "return", earlier="a"), decision("c", verdict, earlier="ab"))
    assert review_state((V1,), returned).state == RETURNED


def test_a_decision_that_names_itself_still_stands() -> None:
    assert review_state((V1,), (decision("a", "submit", earlier="a"),)).state == SUBMITTED


def test_two_decisions_that_forge_a_ring_do_not_make_a_draft_of_a_return() -> None:
    ring = (decision("a", "accept", earlier="b"), decision("b", "return", earlier="a"))
    assert review_state((V1,), ring).state == RETURNED


def test_the_queue_holds_what_is_submitted_or_changed_and_its_author_may_submit_the_rest() -> None:
    assert set(QUEUE) == {SUBMITTED, CHANGED}
    assert set(OPEN_TO_SUBMIT) == {DRAFT, RETURNED, CHANGED}


@st.composite
def decided(draw: st.DrawFn) -> list[Decision]:
    """Decisions that each name some of those before them."""
    found: list[Decision] = []
    for name in "abcdef"[: draw(st.integers(1, 6))]:
        earlier = "".join(one.record_id for one in found if draw(st.booleans()))
        verdict = draw(st.sampled_from(("submit", "accept", "return")))
        version = draw(st.sampled_from(((V1,), (V2,), (V1, V2))))
        found.append(decision(name, verdict, version, earlier, draw(st.integers(0, 2))))
    return found


@settings(max_examples=300)
@given(decided(), st.integers(0, 2**32))
def test_the_state_knows_no_order_and_no_repetition(decisions: list[Decision], seed: int) -> None:
    mixed = decisions * 2
    Random(seed).shuffle(mixed)
    assert review_state((V1,), mixed) == review_state((V1,), decisions)


@settings(max_examples=300)
@given(decided())
def test_a_return_that_nobody_has_seen_always_holds(decisions: list[Decision]) -> None:
    seen = {name for one in decisions for name in one.earlier}
    is_open = any(one.verdict == "return" and one.record_id not in seen for one in decisions)
    found: ReviewState = review_state((V1,), decisions)
    assert (found.state == RETURNED) == is_open
    assert {one.record_id for one in found.standing} == {one.record_id for one in decisions} - seen
