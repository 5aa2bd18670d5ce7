# SPDX-License-Identifier: Apache-2.0
"""The first hits of a search at a million records, against a hand-written full-text query on the folded text."""

from functools import cache
from typing import Any, Final

from desktop.actions.paging import Reading, columns_of, read_head, read_page
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.records.vietnamese import fold
from sync.store.filtering import Filters, Listing
from sync.store.opening import open_store
from sync.store.reading import Query
from sync.store.units import bundled_units
from tests.bench.broadcasts import KEY
from tests.bench.by_hand import open_by_hand
from tests.bench.million import build_million
from tests.bench.page_million import SHOWN
from tests.bench.places import BUILD, file_system, kept_store
from tests.bench.result import Result
from tests.bench.timing import Tails, seconds, settled

QUERIES: Final = (
    *("thong bao", "thông báo", "lich", "tiêm vắc-xin", "lua vu mua", "mưa lớn", "thời sự", "phong chay"),
    *("họp Nậm Pha", "hop nam pha", "chấn", "chan lao", "Séo Giàng", "số 1234", "so 77", "họp Lao Chấn số 5"),
    *("khong co gi", "vũ trụ", "xyz", "thô"),
)
"""Common and rare, one word and more, with marks and without, half typed, absent."""
TURNS: Final = 5
HOW = (
    "95th percentile of 100 searches (20 fixed queries, 5 turns) at 1,000,000 broadcast_log records on SQLCipher, the "
    "two sides take turns in going first. Ours: desktop.actions.paging.read_head, the ids of the first 200 hits in the "
    "order of the list, exact matches first (rows_ms in the parts: with read_page of them too). Yardstick: the same "
    "words, the last one open at its end, in one FTS5 query on the folded text in the order of its numbers, joined to "
    "the list's columns of its first 200 rows, with the bare driver; it puts no exact match first."
)


class Searches:
    """Both sides over one store."""

    def __init__(self, laptop: Laptop, by_hand: Any) -> None:
        self.laptop, self._by_hand = laptop, by_hand
        shown = ", ".join(f"l.{name}" for name in SHOWN)
        self._statement = (
            f"SELECT {shown} FROM broadcast_log_words w JOIN broadcast_log l ON l.record_place = w.rowid + 0 "
            "WHERE broadcast_log_words MATCH ? AND l.withdrawn_reason IS NULL ORDER BY w.rowid LIMIT 200"
        )

    def ours(self, query: str) -> int:
        """How many of the first hits there are."""
        order = read_head(self.laptop, Listing(Query(BroadcastLog), Filters(search=query)))
        assert order is not None
        return len(order)

    def rows(self, query: str) -> None:
        """The first hits ready to paint."""
        order = read_head(self.laptop, Listing(Query(BroadcastLog), Filters(search=query)))
        assert order is not None
        read_page(self.laptop, Reading(BroadcastLog, columns_of(BroadcastLog)), order, 0)

    def by_hand(self, query: str) -> int:
        """The same by hand."""
        words = fold(query).replace("-", " ").split()
        question = " AND ".join(f"words : {word}" for word in words) + " *"
        return len(self._by_hand.execute(self._statement, (question,)).fetchall())


@cache
def measured() -> tuple[Tails, dict[str, Any]]:
    """Both sides' times over all queries; measured once for both figures."""
    path = kept_store("million", build_million) / "loa.db"
    laptop = Laptop(open_store(path, KEY), bundled_units())
    by_hand = open_by_hand(path, KEY)
    found = measure(Searches(laptop, by_hand))
    by_hand.close()
    laptop.database.close()
    return found


def measure(searches: Searches) -> tuple[Tails, dict[str, Any]]:
    """Query after query, the two sides in turns."""
    tails, rows = Tails([], []), list[float]()
    hits = {query: searches.ours(query) for query in QUERIES}
    assert hits == {query: searches.by_hand(query) for query in QUERIES}, hits
    with settled():
        for turn in range(TURNS * len(QUERIES)):
            query = QUERIES[turn % len(QUERIES)]
            _take_turns(searches, query, tails, is_hand_first=turn % 2 == turn // len(QUERIES) % 2)
            rows.append(seconds(lambda: searches.rows(query)))  # noqa: B023  called at once
    shown = Tails(rows, rows).slow_ours()
    return tails, {"hits": hits, "rows_ms": 1000 * shown, "file_system": file_system(BUILD)}


def _take_turns(searches: Searches, query: str, tails: Tails, *, is_hand_first: bool) -> None:
    if is_hand_first:
        tails.yardstick.append(seconds(lambda: searches.by_hand(query)))
    tails.ours.append(seconds(lambda: searches.ours(query)))
    if not is_hand_first:
        tails.yardstick.append(seconds(lambda: searches.by_hand(query)))


def search_1m_vs_fts() -> Result:
    """The slow searches of ours over the slow ones by hand."""
    tails, parts = measured()
    return Result(tails.ratio(), 2, "lower", HOW, {**tails.parts(0.001), **parts})


def search_1m_ms() -> Result:
    """What a reader waits for the first hits, in nineteen of twenty."""
    tails, parts = measured()
    return Result(1000 * tails.slow_ours(), 150, "lower", HOW, {**tails.parts(0.001), **parts})
