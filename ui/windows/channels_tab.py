# SPDX-License-Identifier: Apache-2.0
"""One book of channels or boards: posts of the month, the last one, and whether what stands there has grown old."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from desktop.actions.channel_facts import ChannelFacts, channel_facts
from desktop.actions.paging import ListRow
from desktop.laptop import Laptop
from sync.records.words import Words
from ui.books.tab import BookTab
from ui.books.telling import Facts
from ui.forms.links import Hint
from ui.signs import Sign
from ui.tables.row_words import Tell
from ui.windows.channels_shelf import LAST, MONTH_COUNT, STANDING
from ui.windows.stations_words import day_text

IN_USE = "hoat_dong"


class ChannelTab(BookTab):
    """A channel in use without news for a week is old, never good."""

    def facts_job(self) -> Callable[[Laptop], Facts]:
        old = self.tr("Tin cũ {days} ngày")
        return lambda laptop: _facts(channel_facts(laptop), laptop.now().date(), old)

    def tells(self) -> Mapping[str, Tell]:
        told = dict(super().tells())
        signed, place = told[STANDING], self.book.wanted.fields.index(STANDING)

        def standing(row: ListRow) -> Sign | str | None:
            old = self.facts.of(row.record_id, STANDING) if row.stored[place] == IN_USE else None
            return old if isinstance(old, Sign) else signed(row)

        return {**told, STANDING: standing, MONTH_COUNT: self._count}

    def hints(self) -> Sequence[Hint]:
        """Ctrl+N is the quick line's here; a further channel is added by its button."""
        add, *others = super().hints()
        return [(self.tr("Thêm kênh hoặc bảng tin"), add[1]), *others]

    def _count(self, row: ListRow) -> str:
        """None was published where none is known: the count of the own book is no guess."""
        told = self.facts.of(row.record_id, MONTH_COUNT)
        return told if isinstance(told, str) else "0" if self.facts.is_read else ""


def _facts(found: Mapping[str, ChannelFacts], today: date, old: str) -> Facts:
    return {channel: _told(one, today, old) for channel, one in found.items()}


def _told(one: ChannelFacts, today: date, old: str) -> Mapping[str, Sign | str]:
    told: dict[str, Sign | str] = {MONTH_COUNT: str(one.month_count), LAST: day_text(one.last_day, today)}
    if one.is_stale:
        words = old.format(days=one.age_days)
        told[STANDING] = Sign("?", Words(words, words), "neutral")
    return told
