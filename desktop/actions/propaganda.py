# SPDX-License-Identifier: Apache-2.0
"""Propagandists by given name with what each did, and the same topic done before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec
from sqlalchemy import select

from desktop.actions.gathering import by_ids, chosen, columns, fetch, gather, in_units
from desktop.laptop import Desk, Laptop
from desktop.periods import Period
from sync.records.person import Person
from sync.records.propaganda_session import PropagandaSession
from sync.records.propagandist import Propagandist, is_active_on
from sync.records.vietnamese import fold, given_name_key
from sync.records.village import Village
from sync.store.projection import PROJECTION
from sync.store.reading import stored_row

RECENT: Final = 20


@dataclass(frozen=True, slots=True)
class PropagandistRow:
    """One recognition; ``search`` is its folded text for the quick filter."""

    propagandist_id: str
    person_id: str | None
    name: str
    code: str | None
    village: str
    languages: tuple[str, ...]
    sessions: int
    is_active: bool
    search: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as a list shows it."""

    session_id: str
    day: date | None
    topic: str | None
    form: str | None
    place: str | None
    listeners: int | None
    review: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The last session on a topic: when, where, before how many, by whom."""

    session_id: str
    day: date
    place: str | None
    listeners: int | None
    by: tuple[str, ...]


def propagandists(laptop: Laptop, period: Period, unit: str | None = None) -> tuple[PropagandistRow, ...]:
    """The propagandists of a commune in the order of given names, with their sessions of a period."""
    with laptop.reading() as desk:
        unit = unit or desk.workplace.unit
        found = gather(desk, Propagandist, in_units(Propagandist, [unit]))
        people = by_ids(desk, Person, (one.person for one in found))
        villages = by_ids(desk, Village, (one.village for one in found))
        sessions = _count_sessions(desk, unit, period)
        last = min(period.last, desk.around.now.date())
        rows = [_row(one, people, villages, sessions[one.record_id], is_active_on(one, last)) for one in found]
    return tuple(sorted(rows, key=lambda row: (given_name_key(row.name), row.code or "")))


def _row(
    one: Propagandist, people: Mapping[str, Person], villages: Mapping[str, Village], sessions: int, is_active: bool
) -> PropagandistRow:
    person, village = people.get(one.person or ""), villages.get(one.village or "")
    name = (person.full_name if person else None) or one.ttv_code or ""
    place = (village.name if village else None) or ""
    return PropagandistRow(
        propagandist_id=one.record_id,
        person_id=one.person,
        name=name,
        code=one.ttv_code,
        village=place,
        languages=one.languages or (),
        sessions=sessions,
        is_active=is_active,
        search=fold(f"{name} {one.ttv_code or ''} {place}"),
    )


def _count_sessions(desk: Desk, unit: str, period: Period) -> Counter[str]:
    table = columns(PropagandaSession)
    days = table.date.between(period.first.isoformat(), period.last.isoformat())
    statement = select(table.propagandists).where(table.withdrawn_reason.is_(None), table.record_unit == unit, days)
    lists = desk.connection.execute(statement).scalars()
    return Counter(one for several in lists if several for one in msgspec.json.decode(several))


def sessions_of(laptop: Laptop, propagandist_id: str, limit: int = RECENT) -> tuple[SessionRow, ...]:
    """The last sessions of one propagandist, the latest first."""
    table = columns(PropagandaSession)
    own = chosen(PropagandaSession, table.propagandists.contains(propagandist_id, autoescape=True))
    with laptop.reading() as desk:
        latest = own.order_by(table.date.desc(), table.start_time.desc()).limit(limit)
        rows = desk.connection.execute(latest).mappings()
        stored = [stored_row(PROJECTION[PropagandaSession.type_name()], row) for row in rows]
    return tuple(_session(one.record, one.review) for one in stored if isinstance(one.record, PropagandaSession))


def _session(session: PropagandaSession, review: str | None) -> SessionRow:
    return SessionRow(
        session_id=session.record_id,
        day=session.date,
        topic=session.topic,
        form=session.form,
        place=session.place,
        listeners=session.listeners,
        review=review,
    )


def same_topic_before(laptop: Laptop, topic: str, day: date) -> Suggestion | None:
    """The last session of the own commune on a topic before a day; None where there was none."""
    table = columns(PropagandaSession)
    with laptop.reading() as desk:
        earlier = chosen(
            PropagandaSession,
            table.topic == topic,
            table.date < day.isoformat(),
            in_units(PropagandaSession, [desk.workplace.unit]),
        )
        found = fetch(desk, PropagandaSession, earlier.order_by(table.date.desc()).limit(1))
        if not found or found[0].date is None:
            return None
        session, by = found[0], _names(desk, found[0].propagandists or ())
        return Suggestion(session.record_id, found[0].date, session.place, session.listeners, by)


def _names(desk: Desk, propagandist_ids: tuple[str, ...]) -> tuple[str, ...]:
    known = by_ids(desk, Propagandist, propagandist_ids)
    people = by_ids(desk, Person, (one.person for one in known.values()))
    named = (people.get(one.person or "") for one in known.values())
    return tuple(person.full_name for person in named if person is not None and person.full_name)
