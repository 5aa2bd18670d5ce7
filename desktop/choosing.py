# SPDX-License-Identifier: Apache-2.0
"""What a reference may name: records of the target types, found by title or by their searched text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.laptop import Desk, Laptop
from desktop.titles import Label, titles_of, vietnamese
from sync.records.catalogue import record_type
from sync.records.record import Record
from sync.records.vietnamese import fold
from sync.store.reading import Query, list_records

LOOKED_THROUGH: Final = 500
"""Records of a type whose titles are compared with what was typed; beyond them the store's own search finds."""
ANY_TYPE: Final = "*"


@dataclass(frozen=True, slots=True)
class Option:
    """A record as it is offered."""

    record_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are offered: ``to`` as a reference declares it, ``where`` by type's field, ``most`` of them."""

    to: str
    search: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    most: int = 50


def find_options(laptop: Laptop, wanted: Wanted, label: Label = vietnamese) -> list[Option]:
    """Records whose title or searched text holds every word, folded, in the order of their type."""
    types = [of for name in wanted.to.split("|") if (of := record_type(name)) is not None]
    with laptop.reading() as desk:
        found = [option for of in types for option in _options_of(desk, of, wanted, label)]
    return found[: wanted.most]


def _options_of(desk: Desk, of: type[Record], wanted: Wanted, label: Label) -> list[Option]:
    where = {name: value for name, value in wanted.where.items() if name in of.fields}
    words = fold(wanted.search).split()
    some = _titled(desk, Query(of, where, limit=LOOKED_THROUGH if words else wanted.most), label)
    by_title = [one for one in some if all(word in fold(one.title) for word in words)]
    if not words:
        return by_title
    known = {one.record_id for one in by_title}
    searched = _titled(desk, Query(of, where, wanted.search, limit=wanted.most), label)
    return by_title + [one for one in searched if one.record_id not in known]


def _titled(desk: Desk, query: Query, label: Label) -> list[Option]:
    ids = [stored.record.record_id for stored in list_records(desk.connection, desk.asked(query))]
    titles = titles_of(desk.connection, ids, label)
    return [Option(one, titles[one]) for one in ids]
