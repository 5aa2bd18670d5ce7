# SPDX-License-Identifier: Apache-2.0
"""The books behind the pictures: those of an officer, a leader and a reviewer, each empty, filled, and with faults."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from desktop.actions.deciding import ReviewerWords, accept_records, return_records, submit_records
from desktop.actions.saving import edit_record
from desktop.actions.today import confirm
from desktop.laptop import Laptop
from sync.store.opening import open_store
from sync.store.units import bundled_units
from ui.gallery.commune import TITLES, CommuneBook
from ui.gallery.desk import COMMUNE, KEY, NEIGHBOUR, NOW, PROVINCE, TODAY, PictureDesk, at, fixed_now
from ui.gallery.sector import SectorBook, write_bulletins

OFFICER: Final = ("operator", "editor", "keeper")
LEADER: Final = ("approver",)
REVIEWER: Final = ("reviewer",)
REVIEWER_UNIT: Final = "02647"


def opened(book: Path, copy: Path) -> Laptop:
    """A copy of a book, opened at the fixed moment; close its database."""
    return Laptop(open_store(Path(shutil.copy(book, copy)), KEY), bundled_units(), fixed_now)


class Books:
    """Closed stores in a folder, each written when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, role: str, state: str) -> Path:
        """The store of an ``officer``, a ``leader`` or a ``reviewer``, ``empty``, ``filled`` or with an ``error``."""
        name = f"{role}-{state}"
        path = self._folder / f"{name}.db"
        if not path.exists():
            _BOOKS[name](self._folder, path)
        return path


def _officer_empty(_folder: Path, path: Path) -> None:
    PictureDesk(path, COMMUNE, "Cán bộ xã 1").close()


def _officer_filled(folder: Path, path: Path) -> None:
    desk = PictureDesk(path, COMMUNE, "Cán bộ xã 1", OFFICER)
    book = _weeks(desk)
    _keep_sector(folder / "above-filled.db", book)
    _confirm_morning(book)
    _let_review(folder / "for-officer.db", book)
    desk.take_answer([book.station, *book.villages, *book.clusters])
    desk.take_answer(book.logs)
    _conflict(folder / "second-filled.db", book)
    desk.close()


def _weeks(desk: PictureDesk) -> CommuneBook:
    book = CommuneBook(desk).settle().broadcast().recognise()
    book.break_a_cluster()
    return book


def _keep_sector(path: Path, book: CommuneBook) -> None:
    """All the other books, and the bulletins of the province."""
    SectorBook(book).write()
    above = PictureDesk(path, PROVINCE, "Sở tỉnh")
    write_bulletins(above)
    book.desk.take(above)
    above.close()


def _confirm_morning(book: CommuneBook) -> None:
    confirm(book.desk.laptop, book.slots[0], TODAY, NOW)


def _let_review(path: Path, book: CommuneBook) -> None:
    """Two broadcasts approved, one returned with words at a field."""
    desk = PictureDesk(path, REVIEWER_UNIT, "Cán bộ duyệt", REVIEWER)
    desk.take(book.desk)
    accept_records(desk.laptop, book.logs[:2])
    words = ReviewerWords(fields={"lines": "Ghi rõ ngày tiêm và thôn được mời"})
    return_records(desk.laptop, book.logs[3:4], "thieu_truong", "Thiếu nội dung: ghi rõ ngày tiêm", words)
    book.desk.take(desk)
    desk.close()


def _officer_error(folder: Path, path: Path) -> None:
    """As filled; the hub holds two records, one was changed on two laptops."""
    desk = PictureDesk(path, COMMUNE, "Cán bộ xã 1", OFFICER)
    book = _weeks(desk)
    _keep_sector(folder / "above-error.db", book)
    _let_review(folder / "for-error.db", book)
    desk.take_answer(book.logs[:6])
    desk.take_answer(book.logs[6:7], "too_long")
    desk.take_answer(book.logs[7:8], "unit_not_yours")
    _conflict(folder / "second-error.db", book)
    desk.close()


def _conflict(path: Path, book: CommuneBook) -> None:
    """The same fields changed on a second laptop that knew nothing of the change here."""
    second, record = PictureDesk(path, COMMUNE, "Cán bộ xã 2", OFFICER), book.logs[-1]
    second.take(book.desk)
    edit_record(book.desk.laptop, record, {"quality": "trung_binh", "note": "Mưa to, tín hiệu chập chờn đầu buổi"})
    edit_record(second.laptop, record, {"quality": "kem", "note": "Cụm Nà Lủ mất điện 10 phút"})
    book.desk.take(second)
    second.close()


def _leader_empty(_folder: Path, path: Path) -> None:
    PictureDesk(path, COMMUNE, "Lãnh đạo xã", LEADER).close()


def _leader_filled(folder: Path, path: Path) -> None:
    """What the commune's own people prepared for the signature of a leader."""
    leader = PictureDesk(path, COMMUNE, "Lãnh đạo xã", LEADER)
    officer = PictureDesk(folder / f"for-{path.stem}.db", COMMUNE, "Cán bộ xã 1", OFFICER)
    SectorBook(CommuneBook(officer)).write_contents()
    leader.take(officer)
    for desk in (leader, officer):
        desk.close()


def _reviewer_empty(_folder: Path, path: Path) -> None:
    PictureDesk(path, REVIEWER_UNIT, "Cán bộ duyệt", REVIEWER).close()


def _reviewer_filled(folder: Path, path: Path) -> None:
    _write_reviewer(folder, path, has_faults=False)


def _reviewer_error(folder: Path, path: Path) -> None:
    _write_reviewer(folder, path, has_faults=True)


def _write_reviewer(folder: Path, path: Path, *, has_faults: bool) -> None:
    """Two communes; one record came back mended, with faults some come with warnings."""
    kind = "error" if has_faults else "filled"
    reviewer = PictureDesk(path, REVIEWER_UNIT, "Cán bộ duyệt", REVIEWER)
    near = PictureDesk(folder / f"near-{kind}.db", COMMUNE, "Cán bộ xã 1")
    far = PictureDesk(folder / f"far-{kind}.db", NEIGHBOUR, "Cán bộ xã 2")
    book = CommuneBook(near).settle().broadcast()
    CommuneBook(far).settle().broadcast(4)
    if has_faults:
        _submit_doubtful(book)
    reviewer.take(near)
    reviewer.take(far)
    _send_again(book, reviewer)
    for desk in (reviewer, near, far):
        desk.close()


def _submit_doubtful(book: CommuneBook) -> None:
    """Aired by a cluster that is out, and for longer than its lines."""
    book.break_a_cluster()
    lines = [{"title": TITLES[3], "seconds": 900, "genre": "thong_bao", "language": "vie"}]
    doubtful = book.log(at(11, days_ago=1), TITLES[3], minutes=45, lines=lines)
    submit_records(book.desk.laptop, [doubtful], None)


def _send_again(book: CommuneBook, reviewer: PictureDesk) -> None:
    """A broadcast that was returned for a missing cluster, mended and submitted again."""
    record, laptop = book.logs[-4], book.desk.laptop
    words = ReviewerWords(fields={"clusters": "Thiếu cụm số 3"})
    return_records(reviewer.laptop, [record], "thieu_truong", "Thiếu cụm loa", words)
    book.desk.take(reviewer)
    edit_record(laptop, record, {"clusters": book.clusters[:3], "note": "Trời mưa to, tín hiệu chập chờn đầu buổi."})
    submit_records(laptop, [record], None)
    reviewer.take(book.desk)


_BOOKS: Final[Mapping[str, Callable[[Path, Path], None]]] = {
    "officer-empty": _officer_empty,
    "officer-filled": _officer_filled,
    "officer-error": _officer_error,
    "leader-empty": _leader_empty,
    "leader-filled": _leader_filled,
    "leader-error": _leader_filled,
    "reviewer-empty": _reviewer_empty,
    "reviewer-filled": _reviewer_filled,
    "reviewer-error": _reviewer_error,
}
