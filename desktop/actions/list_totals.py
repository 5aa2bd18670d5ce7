# SPDX-License-Identifier: Apache-2.0
"""Sums of the number columns of a list, under its filters; what nobody knows is counted, never added as zero."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from desktop.laptop import Laptop
from sync.log.errors import Refused
from sync.store.filtering import Listing, listing_conditions
from sync.store.projection import PROJECTION

NUMBER_KINDS = frozenset({"integer", "decimal", "money", "seconds"})


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a field over a list; None where no record tells it. ``unknown`` records leave it open."""

    name: str
    value: int | float | None
    unknown: int


def totals_of(laptop: Laptop, listing: Listing, names: Sequence[str]) -> list[Total]:
    """Sums by field, in the order asked for; Refused ``unknown_field`` for one that is no number."""
    projection = PROJECTION[listing.of.type_name()]
    for name in names:
        if name not in listing.of.fields or listing.of.fields[name].kind not in NUMBER_KINDS:
            raise Refused("unknown_field", f"{listing.of.type_name()} has no number {name}", {name: "unknown_field"})
    cells = [projection.table.c[name] for name in names]
    asked = [each for cell in cells for each in (func.sum(cell), func.count(cell))]
    with laptop.reading() as desk:
        narrowed = replace(listing, query=desk.asked(listing.query))
        statement = select(func.count(), *asked).where(*listing_conditions(projection, narrowed))
        rows, *found = desk.connection.execute(statement.select_from(projection.table)).one()
    pairs = zip(names, found[::2], found[1::2], strict=True)
    return [Total(name, value, rows - known) for name, value, known in pairs]
