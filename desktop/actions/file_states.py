# SPDX-License-Identifier: Apache-2.0
"""Where the files of a record stand: waiting here, on their way up, with the hub, on their way down. Told from what
was written and acknowledged alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct, to_builtins
from sqlalchemy import Connection

from desktop.laptop import Laptop
from sync.records.form import is_sha256
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.records.words import Words
from sync.store.file_pieces import NOT_LISTED
from sync.store.files import FileState, file_states

HERE, SENDING, WITH_HUB, COMING, REFUSED = "waiting", "sending", "received", "coming", "refused"
"""Only here; partly with the hub; with the hub; not whole here yet; here, and not taken by the hub when it was sent."""
WORDS: Final[Mapping[str, Words]] = {
    HERE: Words("ở máy này, chờ gửi", "on this computer, waiting to be sent"),
    SENDING: Words("đang gửi {percent} %", "sending, {percent}%"),
    WITH_HUB: Words("trung tâm đã nhận", "received by the hub"),
    COMING: Words("chờ tệp ({percent} %)", "waiting for the file ({percent}%)"),
    REFUSED: Words("ở máy này, tới nơi chưa đúng, sẽ gửi lại", "on this computer, did not arrive right, is sent again"),
    NOT_LISTED: Words(
        "ở máy này, chờ trung tâm nhận bản ghi trước", "on this computer, the hub has to take the record first"
    ),
}
"""By the state; by the code where that says more."""
NOTHING: Final = FileState(0, 0, 0)


class FileStanding(Struct, frozen=True):
    """Where one file stands: ``percent`` is how much of it has travelled, ``code`` why the hub did not take it."""

    state: str
    percent: int
    is_here: bool
    code: str | None = None

    def words(self) -> Words:
        """Where it stands, in both languages."""
        words = WORDS.get(self.code or "") or WORDS[self.state]
        return Words(*(one.format(percent=self.percent) for one in words))

    @property
    def is_waiting(self) -> bool:
        """Whether some of it is yet to travel."""
        return self.state != WITH_HUB


class ListedFile(Struct, frozen=True):
    """A file that a record lists, as the record tells of it."""

    field: str
    name: str
    size: int
    sha256: str


Standings = Mapping[str, FileStanding]
"""SHA-256 in hexadecimal digits → where the file stands."""


def listed_files(of: type[Record], values: Mapping[str, Any]) -> Iterator[ListedFile]:
    """The files that the values of a record list, each once a field."""
    for name, field in of.fields.items():
        for part in (values.get(name) or ()) if isinstance(field, Files) else ():
            sha256 = part.get("sha256")
            if is_sha256(sha256):
                yield ListedFile(name, str(part.get("name", "")), part.get("size") or 0, sha256)


def standings(connection: Connection, sha256s: Iterable[str]) -> Standings:
    """Where files stand; one that this laptop knows nothing of is yet to come."""
    wanted = set(sha256s)
    if not wanted:
        return {}
    known = file_states(connection, map(bytes.fromhex, wanted))
    return {one: _standing(known.get(bytes.fromhex(one), NOTHING)) for one in wanted}


def read_standings(laptop: Laptop, sha256s: Iterable[str]) -> Standings:
    """The same, of a laptop."""
    with laptop.reading() as desk:
        return standings(desk.connection, sha256s)


def _standing(state: FileState) -> FileStanding:
    is_here = state.is_whole and state is not NOTHING
    if not is_here:
        return FileStanding(COMING, _percent(state.here, state.size), is_here=False)
    if state.received >= state.size:
        return FileStanding(WITH_HUB, 100, is_here=True)
    if state.code is not None:
        return FileStanding(REFUSED, 0, is_here=True, code=state.code)
    percent = _percent(state.received, state.size)
    return FileStanding(SENDING if state.received else HERE, percent, is_here=True)


def _percent(part: int, whole: int) -> int:
    """How much is there; never all of it before it is."""
    return min(99, 100 * part // whole) if whole else 0


def told_files(files: Iterable[ListedFile], found: Standings) -> list[dict[str, Any]]:
    """As the contract of the commands gives them."""
    return [
        {**to_builtins(one), **to_builtins(found[one.sha256]), "words": found[one.sha256].words()._asdict()}
        for one in files
    ]


def waiting_count(files: Sequence[ListedFile], found: Standings) -> int:
    """How many files of a record are yet to travel."""
    return len({one.sha256 for one in files if found[one.sha256].is_waiting})


def coming_counts(connection: Connection, records: Iterable[Record]) -> dict[str, int]:
    """Record → how many of its files are not all here; records that have all of theirs are left out."""
    listed = {one.record_id: {file.sha256 for file in listed_files(type(one), one.values)} for one in records}
    found = standings(connection, (one for several in listed.values() for one in several))
    counts = {record: sum(not found[one].is_here for one in several) for record, several in listed.items()}
    return {record: count for record, count in counts.items() if count}
