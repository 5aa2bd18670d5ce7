# SPDX-License-Identifier: Apache-2.0
"""Jobs of the screen of propagandists, for the data lane: who they are, what one of them did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.actions.propaganda import PropagandistRow, SessionRow, propagandists, sessions_of
from desktop.laptop import Laptop
from desktop.periods import read_period
from sync.records.days import VIETNAM
from ui.books.jobs import RecordFile, read_file
from ui.words import Tongue


@dataclass(frozen=True, slots=True)
class Crew:
    """All propagandists in the order of given names, with their sessions of the month of ``day``."""

    day: date
    rows: Sequence[PropagandistRow]


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One propagandist: the recognition, the person where that is known, the last sessions."""

    propagandist: RecordFile
    person: RecordFile | None
    sessions: Sequence[SessionRow]


def read_crew(laptop: Laptop) -> Crew:
    """What the list shows."""
    today = laptop.now().astimezone(VIETNAM).date()
    return Crew(today, propagandists(laptop, read_period(f"{today:%Y-%m}")))


def read_person(laptop: Laptop, row: PropagandistRow, tongue: Tongue) -> PersonFile:
    """What the panel and the list of sessions show."""
    return PersonFile(
        read_file(laptop, row.propagandist_id, tongue),
        None if row.person_id is None else read_file(laptop, row.person_id, tongue),
        sessions_of(laptop, row.propagandist_id),
    )
