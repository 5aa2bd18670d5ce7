# SPDX-License-Identifier: Apache-2.0
"""What the review screen asks of the laptop: the queue, one record opened, a decision written. Runs on a lane."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from desktop.actions.held_decisions import Held, drop_held, keep_held, write_held
from desktop.actions.review_work import Comparison, Waiting, compare, waiting_queue
from desktop.actions.saving import require_type
from desktop.actions.today_of_communes import board_of_communes
from desktop.laptop import Laptop
from desktop.titles import Label, Titles, named_in, read_titles
from sync.log.errors import LoaError
from sync.records.days import VIETNAM
from sync.records.record import Record


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits; where nothing does, the communes that have not sent anything for days."""

    rows: Sequence[Waiting]
    silent: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """One record of the queue as it is shown: both versions, what was said, titles of what it names."""

    of: type[Record]
    comparison: Comparison
    titles: Titles


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision about some rows of the queue, each in the version that was seen; not written yet."""

    verdict: str
    rows: Sequence[Waiting]
    seen: Mapping[str, Sequence[str]]
    reason: str = ""
    comment: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def record_ids(self) -> list[str]:
        """The records it is about."""
        return [one.record_id for one in self.rows]

    def as_held(self) -> Held:
        """The verdict as it is kept and written."""
        return Held(self.verdict, self.record_ids, self.seen, self.reason, self.comment, self.fields)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a verdict: refusals by record, or the failure of the whole."""

    verdict: Verdict
    refused: Mapping[str, str]
    failure: LoaError | None = None


def read_queue(laptop: Laptop, label: Label) -> Queue:
    """The queue of this reviewer."""
    rows = waiting_queue(laptop, label=label)
    return Queue(rows, () if rows else silent_communes(laptop))


def silent_communes(laptop: Laptop) -> list[str]:
    """Names of the communes that once sent something, but nothing for days."""
    board = board_of_communes(laptop, laptop.now().astimezone(VIETNAM).date())
    return [one.name for one in board.communes if one.is_stale and one.latest is not None]


def open_record(laptop: Laptop, row: Waiting, label: Label) -> OpenRecord:
    """A record of the queue beside the version that was decided last; Refused ``unknown_record``."""
    of = require_type(row.type)
    comparison = compare(laptop, row.record_id)
    versions = ({one.name: one.before for one in comparison.fields}, {one.name: one.now for one in comparison.fields})
    named = [one for values in versions for one in named_in(of, values)]
    return OpenRecord(of, comparison, read_titles(laptop, named, label))


def keeper(laptop: Laptop, verdict: Verdict) -> Callable[[], None]:
    """The job that keeps a verdict while it is held: a program that is killed writes it when it is started again."""
    return lambda: keep_held(laptop, verdict.as_held())


def dropper(laptop: Laptop, verdict: Verdict) -> Callable[[], None]:
    """The job that forgets a verdict that was taken back."""
    return lambda: drop_held(laptop, verdict.as_held())


def writer(laptop: Laptop, verdict: Verdict) -> Callable[[], Outcome]:
    """The job that writes a verdict. A failure of the whole is part of its outcome, so that nothing is forgotten."""

    def write() -> Outcome:
        held = verdict.as_held()
        try:
            decided = write_held(laptop, held)
        except LoaError as failure:
            with suppress(LoaError):  # the person is told that it stands open again: so it must not be written later
                drop_held(laptop, held)
            return Outcome(verdict, {}, failure)
        return Outcome(verdict, {one["id"]: one["code"] for one in decided.refused})

    return write
