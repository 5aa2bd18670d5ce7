# SPDX-License-Identifier: Apache-2.0
"""The queue as the reviewer sees it: its order, what is narrowed, put off and ticked, what the checks found. No Qt."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.actions.review_work import Examined, Waiting
from sync.records.vietnamese import fold


class Checks:
    """What was found, by record and by the version it was found in."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[tuple[str, ...], Examined]] = {}

    def take(self, examined: Iterable[Examined], rows: Iterable[Waiting]) -> None:
        """Keep what was found of rows as they stand now."""
        versions = {one.record_id: one.version for one in rows}
        for one in examined:
            if one.record_id in versions:
                self._found[one.record_id] = (versions[one.record_id], one)

    def forget(self) -> None:
        """What was found may not hold any longer."""
        self._found.clear()

    def of(self, row: Waiting) -> Examined | None:
        """What was found of a row in this very version; None while it is not known."""
        version, examined = self._found.get(row.record_id, ((), None))
        return examined if version == row.version else None


class ReviewQueue:
    """``rows`` are those shown: emergencies first, then the oldest or the newest; those put off stand last."""

    def __init__(self) -> None:
        self._all: list[Waiting] = []
        self._later: list[str] = []
        self._unit, self._search, self._is_newest_first = "", "", False
        self.rows: list[Waiting] = []
        self.ticked: frozenset[str] = frozenset()
        self.checks = Checks()

    def show_rows(self, rows: Iterable[Waiting]) -> None:
        """Show the queue as it was read; ticks stay on what is still there in the same version."""
        before = {one.record_id: one.version for one in self._all}
        self._all = list(rows)
        same = {one.record_id for one in self._all if before.get(one.record_id) == one.version}
        self.ticked &= same
        self._order()

    def narrow(self, *, unit: str | None = None, search: str | None = None) -> None:
        """Show one commune, or what holds some words; what is not given stays, and empty is everything."""
        self._unit = self._unit if unit is None else unit
        self._search = self._search if search is None else fold(search)
        self._order()

    def turn_round(self, *, is_newest_first: bool) -> None:
        """Let the newest or the oldest submission stand first."""
        self._is_newest_first = is_newest_first
        self._order()

    def put_off(self, record_id: str) -> None:
        """Let a row stand last as long as the screen lives."""
        self._later = [*(one for one in self._later if one != record_id), record_id]
        self._order()

    def remove(self, record_ids: Iterable[str]) -> None:
        """Take rows away: they are decided."""
        gone = set(record_ids)
        self._all = [one for one in self._all if one.record_id not in gone]
        self.ticked -= gone
        self._order()

    def bring_back(self, rows: Iterable[Waiting]) -> None:
        """Show rows again whose decision was taken back."""
        known = {one.record_id for one in self._all}
        self._all += [one for one in rows if one.record_id not in known]
        self._order()

    def _order(self) -> None:
        words = self._search.split()
        kept = [one for one in self._all if self._unit in ("", one.unit) and _holds(one, words)]
        sign = -1 if self._is_newest_first else 1
        places = {name: place for place, name in enumerate(self._later)}
        kept.sort(key=lambda one: (not one.is_emergency, sign * (one.submitted_at or 0), one.record_id))
        self.rows = sorted(kept, key=lambda one: places.get(one.record_id, -1))

    @property
    def count(self) -> int:
        """How many records wait, shown or not."""
        return len(self._all)

    @property
    def unit(self) -> str:
        """The commune that is shown alone; empty for all."""
        return self._unit

    @property
    def is_narrowed(self) -> bool:
        """Whether only some of the queue is shown."""
        return bool(self._unit or self._search)

    def is_put_off(self, row: Waiting) -> bool:
        """Whether a row was put off."""
        return row.record_id in self._later

    def units(self) -> Mapping[str, tuple[str, int]]:
        """The communes in the queue: code → name and how many of its records wait."""
        found: dict[str, tuple[str, int]] = {}
        for one in self._all:
            found[one.unit] = (one.unit_name, found.get(one.unit, ("", 0))[1] + 1)
        return found

    def place_of(self, record_id: str) -> int | None:
        """Where a record stands; None where it is not shown."""
        return next((place for place, one in enumerate(self.rows) if one.record_id == record_id), None)

    def unchecked(self, most: int) -> list[str]:
        """The next records to be checked."""
        return [one.record_id for one in self._all if self.checks.of(one) is None][:most]

    def take_checks(self, examined: Iterable[Examined]) -> None:
        """Keep what the checks found."""
        self.checks.take(examined, self._all)

    def tick(self, record_ids: Iterable[str], *, is_ticked: bool) -> None:
        """Tick rows, or take their ticks away."""
        names = frozenset(record_ids)
        self.ticked = self.ticked | names if is_ticked else self.ticked - names

    def tick_routine(self) -> None:
        """Tick every row shown that needs no look of its own: no warning, no emergency, not sent again."""
        self.tick([one.record_id for one in self.rows if self._is_plain(one)], is_ticked=True)

    def _is_plain(self, row: Waiting) -> bool:
        examined = self.checks.of(row)
        return examined is not None and examined.is_clean and not row.is_emergency and not row.is_again

    def ticked_rows(self) -> list[Waiting]:
        """The ticked rows that are shown, in their order."""
        return [one for one in self.rows if one.record_id in self.ticked]


def _holds(row: Waiting, words: Sequence[str]) -> bool:
    text = fold(f"{row.title} {row.unit_name}") if words else ""
    return all(word in text for word in words)
