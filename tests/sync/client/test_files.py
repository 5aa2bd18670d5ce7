# SPDX-License-Identifier: Apache-2.0
"""Files in the exchange of a laptop: what counts as asked in vain."""

from hashlib import sha256
from pathlib import Path

from sync.client.files import take_answer
from sync.parcel.messages import FilesAsked, FilesTold
from tests.support.changes import Author, listing
from tests.support.stores import let_in, store

PHOTO = b"photo"
NAME = sha256(PHOTO).digest()


def test_a_file_whose_room_was_taken_by_text_was_not_asked_for_in_vain(tmp_path: Path) -> None:
    asked = FilesAsked(wants=[(NAME, 0)], room=1_000)
    with store(tmp_path) as database:
        let_in(database, Author().write(listing(PHOTO)))
        with database.writing() as connection:
            assert take_answer(connection, asked, FilesTold(), has_text=True) == frozenset()
            assert take_answer(connection, asked, FilesTold()) == {NAME}
