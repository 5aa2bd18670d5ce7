# SPDX-License-Identifier: Apache-2.0
"""What copying and filling mean in the grid of a week: from chosen cells to what is to be put where. Knows no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.actions.week import WeekBoard, WeekCell
from desktop.actions.week_edits import Placed
from ui.windows.schedule_grid import DAYS, Chosen


@dataclass(frozen=True, slots=True)
class Piece:
    """A copied cell, by its distance from the first row and the first day of what was copied."""

    down: int
    across: int
    cell: WeekCell


@dataclass(frozen=True, slots=True)
class Copied:
    """Cells that were copied. Whole days keep their hours; single cells take the hour of the row they go to."""

    pieces: tuple[Piece, ...]
    days: int
    is_whole: bool

    def text(self) -> str:
        """The same for other programs: a line for each."""
        return "\n".join(f"{one.cell.day:%d/%m/%Y}\t{one.cell.start or ''}\t{one.cell.title}" for one in self.pieces)


def copy(board: WeekBoard, chosen: Chosen) -> Copied:
    """The slots in the chosen cells; emergencies keep to their day."""
    pieces = tuple(
        Piece(row - chosen.top, day - chosen.left, cell)
        for row, day, cell in _within(board, chosen)
        if cell is not None and not cell.is_emergency
    )
    is_whole = chosen.top == 0 and chosen.bottom == len(board.rows) - 1
    return Copied(pieces, chosen.right - chosen.left + 1, is_whole)


def paste(board: WeekBoard, chosen: Chosen, copied: Copied) -> list[Placed]:
    """Where the copied cells go: a single one into every chosen cell, a week from its Monday on."""
    if len(copied.pieces) == 1 and not copied.is_whole:
        targets = ((row, day) for row, day, _cell in _within(board, chosen))
        return list(_to(board, ((row, day, copied.pieces[0]) for row, day in targets)))
    left = 0 if copied.days == DAYS else chosen.left
    if copied.is_whole:
        return [
            Placed(board.days[left + one.across], one.cell.values) for one in copied.pieces if left + one.across < DAYS
        ]
    return list(_to(board, ((chosen.top + one.down, left + one.across, one) for one in copied.pieces)))


def fill_down(board: WeekBoard, chosen: Chosen) -> list[Placed]:
    """Ctrl+D: the first chosen row into those below it; of one row, the row above into it."""
    source = chosen.top - 1 if chosen.top == chosen.bottom else chosen.top
    wanted = replace(chosen, top=source + 1)
    if source < 0:
        return []
    pieces = ((row, day, _piece(board, source, day)) for row, day, _cell in _within(board, wanted))
    return list(_to(board, pieces))


def fill_right(board: WeekBoard, chosen: Chosen) -> list[Placed]:
    """Ctrl+R: the first chosen day into those after it; of one day, the day before into it."""
    source = chosen.left - 1 if chosen.left == chosen.right else chosen.left
    wanted = replace(chosen, left=source + 1)
    if source < 0:
        return []
    pieces = ((row, day, _piece(board, row, source)) for row, day, _cell in _within(board, wanted))
    return list(_to(board, pieces))


def _piece(board: WeekBoard, row: int, day: int) -> Piece | None:
    cell = board.rows[row].cells[day]
    return None if cell is None or cell.is_emergency else Piece(0, 0, cell)


def _within(board: WeekBoard, chosen: Chosen) -> Iterator[tuple[int, int, WeekCell | None]]:
    for row in range(chosen.top, min(chosen.bottom, len(board.rows) - 1) + 1):
        for day in range(chosen.left, chosen.right + 1):
            yield row, day, board.rows[row].cells[day]


def _to(board: WeekBoard, wanted: Iterator[tuple[int, int, Piece | None]]) -> Iterator[Placed]:
    """Pieces at the hour of the row that they go to; the row of emergencies and what lies outside takes none."""
    for row, day, piece in wanted:
        if piece is None or not 0 <= day < DAYS or not 0 <= row < len(board.rows) or board.rows[row].is_emergency:
            continue
        yield Placed(board.days[day], {**piece.cell.values, "start": board.rows[row].hour})
