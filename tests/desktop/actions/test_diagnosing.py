# SPDX-License-Identifier: Apache-2.0
"""The diagnostics package helps whoever supports the laptop and names nobody."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.actions.diagnosing import LARGEST_LOG, Wanted, write_diagnostics
from desktop.actions.saving import add_records, require_type
from desktop.drafts import keep_draft
from desktop.laptop import Laptop, Workplace, furnish
from sync.log.errors import LoaError
from sync.records.days import VIETNAM
from sync.store.opening import open_store
from sync.store.units import bundled_units

KEY = bytes(range(32))
PERSON = "Trưởng thôn Bản Vền"
VILLAGE = "Thôn Bản Vền"
DRAFT = "Bản tin viết dở"
NOW = datetime(2026, 10, 13, 16, 30, 5, tzinfo=VIETNAM)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    database = open_store(tmp_path / "loa.db", KEY)
    furnish(database, bundled_units(), Workplace("02683", PERSON))
    made = Laptop(database, bundled_units())
    add_records(made, require_type("village"), enumerate([{"name": VILLAGE, "kind": "thon"}]))
    keep_draft(made, "broadcast_log", None, {"note": DRAFT})
    yield made
    database.close()


def package(profile: Path, laptop: Laptop | None) -> dict[str, str]:
    made = write_diagnostics(Wanted(profile, laptop, {"loa": "0.1.0"}), profile / "Downloads", NOW)
    assert made.name == "loa-chan-doan-20261013-163005.zip"
    with ZipFile(made) as opened:
        return {name: opened.read(name).decode("utf-8") for name in opened.namelist()}


def test_it_tells_versions_counts_and_the_check(laptop: Laptop, tmp_path: Path) -> None:
    found = package(tmp_path, laptop)
    store, machine = json.loads(found["store.json"]), json.loads(found["machine.json"])
    assert store["check"] == {"ok": True, "differences": {}}
    assert store["counts"]["records"] == {"person": 1, "village": 1}
    assert (store["exchange"]["enrolled"], store["exchange"]["unsent"]) == (False, 2)
    assert machine["program"] == {"loa": "0.1.0"}
    assert machine["files"]["loa.db"] > 0


def test_it_holds_no_record_no_draft_no_name_and_no_key(laptop: Laptop, tmp_path: Path) -> None:
    (tmp_path / "profile.json").write_text('{"vault": "secret wrapped key"}', encoding="utf-8")
    (tmp_path / "loa.log").write_text(f"{Path.home()}/a.png {tmp_path}/b {PERSON}\n", encoding="utf-8")
    found = package(tmp_path, laptop)
    everything = "\n".join(found.values())
    hidden = (PERSON, VILLAGE, DRAFT, KEY.hex(), "secret wrapped key", str(Path.home()), str(tmp_path))
    assert [one for one in hidden if one in everything] == []
    assert found["logs/loa.log"] == "~/a.png <profile>/b <name>\n"


def test_every_log_goes_in_with_its_end(laptop: Laptop, tmp_path: Path) -> None:
    (tmp_path / "loa.log").write_text("x" * LARGEST_LOG + "the last line", encoding="utf-8")
    (tmp_path / "loa-fault.1.log").write_text("Fatal Python error", encoding="utf-8")
    found = package(tmp_path, laptop)
    assert found["logs/loa.log"].endswith("the last line")
    assert len(found["logs/loa.log"]) == LARGEST_LOG
    assert found["logs/loa-fault.1.log"] == "Fatal Python error"


def test_a_profile_that_does_not_open_has_a_package_too(tmp_path: Path) -> None:
    (tmp_path / "loa.log").write_text("profile_damaged", encoding="utf-8")
    found = package(tmp_path, None)
    assert json.loads(found["store.json"]) == {"open": False}
    assert found["logs/loa.log"] == "profile_damaged"


def test_a_damaged_store_is_named_by_its_code(laptop: Laptop, tmp_path: Path) -> None:
    with laptop.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM change")
    store = json.loads(package(tmp_path, laptop)["store.json"])
    assert store["check"]["ok"] is False
    assert store["counts"]["changes"] == 0


def test_a_folder_that_is_none_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "Downloads").write_text("a file", encoding="utf-8")
    with pytest.raises(LoaError, match="not a folder"):
        package(tmp_path, None)
