# SPDX-License-Identifier: Apache-2.0
"""The review state of a record, folded from the decisions about it; nobody stores it.

A decision (submit, accept, return) names the version and the earlier decisions that its author saw.
An acceptance counts only for what was reviewed: one head outside its version and it reads ``changed``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sync.log.change import ChangeId

DRAFT = "draft"
SUBMITTED = "submitted"
ACCEPTED = "accepted"
RETURNED = "returned"
CHANGED = "changed"
WITHDRAWN_STATE = "withdrawn"

QUEUE = (SUBMITTED, CHANGED)
"""What waits for a reviewer."""

OPEN_TO_SUBMIT = (DRAFT, RETURNED, CHANGED)
"""What its author may submit; ``changed`` is in the queue already, so submitting it again only repeats."""


_VERDICTS = ("submit", "accept", "return")


@dataclass(frozen=True, slots=True)
class Decision:
    """One ``review_decision`` record, as much of it as the state needs."""

    record_id: str
    verdict: str
    version: frozenset[ChangeId]
    earlier: frozenset[str]
    reason: str | None = None
    comment: str | None = None
    author: bytes = b""
    wall: int = 0


@dataclass(frozen=True, slots=True)
class ReviewState:
    """The state, and the decisions that no other has seen: more than one means people decided apart."""

    state: str
    standing: tuple[Decision, ...] = ()

    @property
    def return_reason(self) -> Decision | None:
        """The decision whose reason the author has to read, while the record is returned."""
        returns = [one for one in self.standing if one.verdict == "return"]
        return returns[0] if self.state == RETURNED else None


UNDECIDED = ReviewState(DRAFT)


def review_state(version: Sequence[ChangeId], decisions: Iterable[Decision]) -> ReviewState:
    """The state of a record whose heads are ``version``; any order, repeats allowed.

    A decision whose verdict this node does not know says nothing yet.
    """
    known = {one.record_id: one for one in decisions if one.verdict in _VERDICTS}
    if not known:
        return UNDECIDED
    seen = {earlier for one in known.values() for earlier in one.earlier if earlier != one.record_id}
    standing = [one for name, one in known.items() if name not in seen] or list(known.values())
    standing.sort(key=lambda one: (one.wall, one.record_id), reverse=True)
    return ReviewState(_state(version, standing), tuple(standing))


def _state(version: Sequence[ChangeId], standing: Sequence[Decision]) -> str:
    """Of decisions made apart the most cautious holds: a return, then a submission, then an acceptance."""
    verdicts = {one.verdict for one in standing}
    if "return" in verdicts:
        return RETURNED
    if "submit" in verdicts:
        return SUBMITTED
    return ACCEPTED if any(one.version.issuperset(version) for one in standing) else CHANGED
