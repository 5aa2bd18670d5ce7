# SPDX-License-Identifier: Apache-2.0
"""Decisions that a reviewer gave and can still take back: kept beside the drafts, so that a killed program loses none.

They are no part of the log until they are written. A record that was changed meanwhile is refused as always.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.actions.deciding import Decided, ReviewerWords, accept_records, return_records
from desktop.drafts import STRIP, OpenForm, drop_draft, keep_draft, list_drafts
from desktop.laptop import Laptop

HELD_FORM: Final = f"{STRIP}held"
ACCEPT: Final = "accept"
RETURN: Final = "return"


@dataclass(frozen=True, slots=True)
class Held:
    """A decision about records, each in the version that was seen; ``reason`` is a code where they are returned."""

    verdict: str
    record_ids: Sequence[str]
    seen: Mapping[str, Sequence[str]]
    reason: str = ""
    comment: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def keep_held(laptop: Laptop, held: Held) -> None:
    """Keep a decision until it is written or taken back."""
    told: dict[str, Any] = {
        "verdict": held.verdict,
        "record_ids": list(held.record_ids),
        "seen": {name: list(version) for name, version in held.seen.items()},
        "reason": held.reason,
        "comment": held.comment,
        "fields": dict(held.fields),
    }
    keep_draft(laptop, HELD_FORM, held.record_ids[0], told)


def drop_held(laptop: Laptop, held: Held) -> None:
    """Forget a decision: it was taken back, or what became of it is known."""
    drop_draft(laptop, HELD_FORM, held.record_ids[0])


def write_held(laptop: Laptop, held: Held) -> Decided:
    """Write a decision and forget that it was kept. Raises what the disk refuses; then it stays kept."""
    words = ReviewerWords(fields=held.fields, seen=held.seen)
    if held.verdict == ACCEPT:
        decided = accept_records(laptop, held.record_ids, words)
    else:
        decided = return_records(laptop, held.record_ids, held.reason, held.comment, words)
    drop_held(laptop, held)
    return decided


def write_kept(laptop: Laptop) -> Decided:
    """Write the decisions that a program which was killed left behind, in the order in which they were given."""
    whole = Decided()
    for kept in reversed(list_drafts(laptop, HELD_FORM)):
        decided = write_held(laptop, _held(kept))
        whole.done += decided.done
        whole.refused += decided.refused
    return whole


def _held(kept: OpenForm) -> Held:
    return Held(**kept.values)
