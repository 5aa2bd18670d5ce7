# SPDX-License-Identifier: Apache-2.0
"""The names of people behind the ids that changes carry."""

import uuid
from collections.abc import Iterable

from sqlalchemy import Connection

from sync.records.person import Person
from sync.store.reading import read_records


def names_of(connection: Connection, people: Iterable[bytes]) -> dict[bytes, str]:
    """Person's record → the full name, or the id where the person is not known here or was redacted."""
    wanted = list(dict.fromkeys(people))
    known = read_records(connection, wanted)
    return {person: _name(person, known[person].record if person in known else None) for person in wanted}


def _name(person: bytes, record: object) -> str:
    name = record.full_name if isinstance(record, Person) else None
    return name or str(uuid.UUID(bytes=person))
