# SPDX-License-Identifier: Apache-2.0
"""Pages of the logbook at a million records, against the same pages by hand-written SQL through the same driver."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Final

from desktop.actions.paging import ROWS_A_PAGE, Order, Reading, columns_of, count_rows, read_head, read_order, read_page
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.store.filtering import Listing
from sync.store.opening import open_store
from sync.store.reading import Query
from sync.store.units import bundled_units
from tests.bench.broadcasts import KEY
from tests.bench.by_hand import open_by_hand
from tests.bench.million import RECORDS, build_million
from tests.bench.places import BUILD, file_system, kept_store
from tests.bench.result import Result
from tests.bench.timing import Tails, seconds, settled

PLACES: Final = 50
SORTS: Final = (("", False), ("quality", False), ("started_at", False), ("clusters_ok", True))
HOW = (
    "95th percentile of 200 pages of 200 rows at 1,000,000 broadcast_log records on SQLCipher: 50 places over the "
    "whole list, its ends among them, in random order, in 4 sort orders; the two sides take turns in going "
    "first. Ours: desktop.actions.paging.read_page, to display-ready texts and states; the order of the list was "
    "read before, in the background as in the window (parts: order_ms); the page shown until then is head_ms. "
    "Yardstick: the columns of the list of the same 200 rows by a keyset seek from the known first row in the same "
    "index, and one query for what waits in the outbox, fetched as tuples with the bare driver; no row is made of it."
)
SHOWN: Final = (
    *("record_id", "record_unit", "review_state", "withdrawn_reason", "conflict_fields"),
    *("date", "started_at", "ended_at", "broadcast_kind", "lines", "clusters_planned", "clusters_ok", "quality"),
)
_WAITING: Final = "SELECT change.record FROM outbox CROSS JOIN change ON change.key = outbox.change"


@dataclass(frozen=True)
class Pages:
    """One sort order of the list, ready to be read by both sides."""

    laptop: Laptop
    by_hand: Any
    listing: Listing
    order: Order

    def read(self, place: int) -> int:
        """A page as the table asks for it; how many rows it has."""
        reading = Reading(BroadcastLog, columns_of(BroadcastLog))
        return len(read_page(self.laptop, reading, self.order, place).rows)

    def seek(self, place: int) -> tuple[str, Sequence[Any]]:
        """The hand-written statement for the page at a place, and what it starts from."""
        shown = ", ".join(SHOWN)
        sort = self.listing.sort
        key, where, keys = ["record_place", "record_id"], "withdrawn_reason IS NULL", list[Any]()
        if sort == "started_at":
            key = ["started_at", *key]
        elif sort:
            where += f" AND {sort} = ?"
            keys.append(self._of_row(place, (sort,))[0])
        keys += self._of_row(place, key)
        names, marks = ", ".join(key), ", ".join("?" * len(key))
        return (
            f"SELECT {shown} FROM broadcast_log WHERE {where} AND ({names}) >= ({marks}) ORDER BY {names} LIMIT 200",
            keys,
        )

    def _of_row(self, place: int, names: Sequence[str]) -> Sequence[Any]:
        found: Sequence[Any] = self.by_hand.execute(
            f"SELECT {', '.join(names)} FROM broadcast_log WHERE record_id = ?",
            self.order.keys(place, 1),
        ).fetchone()
        return found


def places(random: Random, count: int) -> Iterator[int]:
    """Places over the whole list, its ends among them, jumped to in random order."""
    last = count - ROWS_A_PAGE
    found = [0, last, *(random.randrange(last) for _ in range(PLACES - 2))]
    random.shuffle(found)
    return iter(found)


@cache
def measured() -> tuple[Tails, dict[str, Any]]:
    """Both sides' times over all places and orders; measured once for both figures."""
    path = kept_store("million", build_million) / "loa.db"
    laptop = Laptop(open_store(path, KEY), bundled_units())
    by_hand = open_by_hand(path, KEY)
    tails, parts = measure(laptop, by_hand)
    by_hand.close()
    laptop.database.close()
    return tails, parts


def measure(laptop: Laptop, by_hand: Any) -> tuple[Tails, dict[str, Any]]:
    """Page after page, the two sides in turns."""
    random, tails = Random(50), Tails([], [])
    parts: dict[str, Any] = {"order_ms": {}, "head_ms": {}}
    for sort, is_descending in SORTS:
        listing = Listing(Query(BroadcastLog), sort=sort, is_descending=is_descending)
        parts["head_ms"][sort] = 1000 * seconds(lambda: read_head(laptop, listing))  # noqa: B023  called at once
        parts["order_ms"][sort] = 1000 * seconds(lambda: read_order(laptop, listing))  # noqa: B023  called at once
        pages = Pages(laptop, by_hand, listing, read_order(laptop, listing))
        assert len(pages.order) == RECORDS == count_rows(laptop, Listing(Query(BroadcastLog))), len(pages.order)
        with settled():
            for turn, place in enumerate(places(random, len(pages.order))):
                _take_turns(pages, place, tails, is_hand_first=turn % 2 == 1)
    return tails, parts


def _take_turns(pages: Pages, place: int, tails: Tails, *, is_hand_first: bool) -> None:
    statement, keys = pages.seek(place)

    def ours() -> None:
        assert pages.read(place) == ROWS_A_PAGE

    def by_hand() -> None:
        pages.by_hand.execute(statement, keys).fetchall()
        pages.by_hand.execute(_WAITING).fetchall()

    if is_hand_first:
        tails.yardstick.append(seconds(by_hand))
    tails.ours.append(seconds(ours))
    if not is_hand_first:
        tails.yardstick.append(seconds(by_hand))


def page_1m_vs_sql() -> Result:
    """The slow pages of ours over the slow pages of theirs."""
    tails, parts = measured()
    return Result(tails.ratio(), 4, "lower", HOW, {**tails.parts(0.001), **parts, "file_system": file_system(BUILD)})


def page_1m_ms() -> Result:
    """What a reader waits for a page, in nineteen of twenty."""
    tails, parts = measured()
    return Result(1000 * tails.slow_ours(), 30, "lower", HOW, {**tails.parts(0.001), **parts})
