# SPDX-License-Identifier: Apache-2.0
"""The few pages of a list that are in memory, those that are out of date, and those that are wanted next."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Final

from desktop.actions.paging import ROWS_A_PAGE, ListRow, Page

PAGES_KEPT: Final = 20
_WANTED_MOST: Final = 3
"""Pages that were looked at and are not read yet; a fast scroll passes many that nobody will see."""


class PageShelf:
    """Pages by number; the one that was not looked at for longest goes first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, Sequence[ListRow]] = OrderedDict()
        self._stale: set[int] = set()
        self.wanted: list[int] = []

    def __len__(self) -> int:
        return len(self._pages)

    def row_at(self, place: int) -> ListRow | None:
        """The row at a place, an outdated one too; its page is wanted where it is not here as it stands."""
        number, inside = divmod(place, ROWS_A_PAGE)
        rows = self._pages.get(number)
        if rows is None or number in self._stale:
            self._want(number)
        if rows is None:
            return None
        self._pages.move_to_end(number)
        return rows[inside] if inside < len(rows) else None

    def _want(self, number: int) -> None:
        if number not in self.wanted:
            self.wanted.append(number)
            del self.wanted[:-_WANTED_MOST]

    def hold(self, pages: Iterable[Page]) -> None:
        """Keep pages that were just read."""
        for page in pages:
            number = page.offset // ROWS_A_PAGE
            self._pages[number] = page.rows
            self._stale.discard(number)
            self.wanted = [one for one in self.wanted if one != number]
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)

    def outdate(self) -> None:
        """What is here is shown until it is read anew."""
        self._stale = set(self._pages)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._stale.clear()
        self.wanted.clear()
