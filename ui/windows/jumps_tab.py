# SPDX-License-Identifier: Apache-2.0
"""Giải trình số liệu: which figures of the last whole month lie far off the six before, and the words on them."""

from collections.abc import Sequence
from datetime import date

from desktop.actions.finding_reasons import own_jumps
from desktop.laptop import Laptop
from sync.store.period_jumps import Jump
from ui.books.tab import BookTab
from ui.forms.asking import ask
from ui.screen import Command

Seen = tuple[str, Sequence[Jump]]
"""The commune for which this person writes, and all jumps that this laptop sees."""


class JumpTab(BookTab):
    """Tells the figures above the list; a key begins the words on the first one that has none yet."""

    seen: Seen = ("", ())

    def read_more(self) -> None:
        laptop = self.workbench.laptop
        ask(self, self.workbench.background, lambda: _seen(laptop), self._tell, self._say)

    def _tell(self, seen: Seen) -> None:
        self.seen = seen
        self.list.tell("\n".join(map(self._line, seen[1])))

    def _line(self, jump: Jump) -> str:
        month = f"{date.fromisoformat(f'{jump.month}-01'):%m/%Y}"
        usual = round(sum(jump.former) / len(jump.former))
        told = self.tr("! {unit}, tháng {month}, {figure}: {value}; sáu tháng trước trung bình {usual}. {reason}")
        reason = self.tr("Lý do: {words}").format(words=jump.reason) if jump.reason else self.tr("Chưa có lý do.")
        figure, unit = self.workbench.tongue(jump.measure.label), self.workbench.laptop.tree.require(jump.unit).name
        return told.format(unit=unit, month=month, figure=figure, value=round(jump.value), usual=usual, reason=reason)

    def own_commands(self) -> Sequence[Command]:
        return [Command("explain", self.tr("Ghi lý do cho số liệu"), self.explain)]

    def explain(self) -> None:
        """A new record on the first figure of the own commune without words."""
        own, jumps = self.seen
        found = next((one for one in jumps if not one.reason and one.unit == own), None)
        self.work.begin({} if found is None else {"month": found.month, "measure": found.measure.name})


def _seen(laptop: Laptop) -> Seen:
    with laptop.reading() as desk:
        unit = desk.workplace.unit
    return unit, own_jumps(laptop)
