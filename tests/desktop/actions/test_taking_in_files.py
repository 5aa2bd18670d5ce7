# SPDX-License-Identifier: Apache-2.0
"""Files named by a path in what is added or edited: taken in, or refused for that line alone."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.file_states import read_standings
from desktop.actions.saving import Added, add_records, require_type
from desktop.actions.taking_in_files import edits_with_files, lines_with_files, with_files
from desktop.laptop import Laptop
from sync.log.errors import Refused
from tests.support.stores import laptop

CHECK = require_type("status_check")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Laptop]:
    (tmp_path / "a.jpg").write_bytes(b"anh")
    with laptop(tmp_path) as made:
        yield made


def photo(path: Path, **more: Any) -> dict[str, Any]:
    return {"result": "good", "photo": [{"path": str(path), **more}]}


def added(desk: Laptop, *lines: Any) -> Added:
    return add_records(desk, CHECK, lines_with_files(desk, CHECK, enumerate(lines, 1)))


def test_a_file_that_is_named_by_its_path_is_taken_in(desk: Laptop, tmp_path: Path) -> None:
    taken = with_files(desk, CHECK, photo(tmp_path / "a.jpg"))
    sha256 = hashlib.sha256(b"anh").hexdigest()
    part = {"name": "a.jpg", "media_type": "image/jpeg", "size": 3, "sha256": sha256}
    assert taken == {"result": "good", "photo": [part]}
    assert read_standings(desk, [sha256])[sha256].is_here
    assert len(added(desk, taken).ids) == 1


def test_a_name_of_its_own_beside_the_path_is_kept(desk: Laptop, tmp_path: Path) -> None:
    taken = with_files(desk, CHECK, photo(tmp_path / "a.jpg", name="ảnh cụm 1.jpg"))
    assert taken["photo"][0]["name"] == "ảnh cụm 1.jpg"


def test_one_bad_file_never_stops_the_other_lines(desk: Laptop, tmp_path: Path) -> None:
    lines = (photo(tmp_path / "a.jpg"), photo(tmp_path / "không có"), Refused("malformed_json", ""), {"result": "good"})
    told = added(desk, *lines)
    assert len(told.ids) == 2
    refused = [(one["line"], one["code"], one["fields"]) for one in told.refused]
    assert refused == [(2, "file_unreadable", {"photo.0": "file_unreadable"}), (3, "malformed_json", {})]


@pytest.mark.parametrize("item", [{"path": 1}, {"path": "a", "size": 3}, {"path": None}])
def test_a_path_without_form_is_refused(desk: Laptop, item: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        with_files(desk, CHECK, {"photo": [item]})
    assert refused.value.fields == {"photo.0": "wrong_kind"}


@pytest.mark.parametrize(
    "fields", [[1], "x", {"photo": "x"}, {"photo": [1, None]}, {"note": [{"path": "/etc/passwd"}]}]
)
def test_what_is_no_list_of_files_is_left_to_the_checks_of_saving(desk: Laptop, fields: Any) -> None:
    assert with_files(desk, CHECK, fields) == fields


def test_files_of_an_edit_are_those_of_the_type_of_the_record(desk: Laptop, tmp_path: Path) -> None:
    (record,) = added(desk, {"result": "good"}).ids
    taken = edits_with_files(desk, record, photo(tmp_path / "a.jpg"))
    assert taken["photo"][0]["size"] == 3
