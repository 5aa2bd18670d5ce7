# SPDX-License-Identifier: Apache-2.0
"""The commands of the hub's administrator: their JSON, their exit statuses, beside each other."""

import json
from pathlib import Path
from typing import Any

import pytest

from sync.hub.cli import main
from sync.hub.data_folder import DataFolder
from sync.hub.node import open_hub
from sync.store.settings import write_setting
from tests.support.wire import village
from tests.sync.hub.conftest import COMMUNE, OTHER_COMMUNE, OpenHub

UNIT_ROW = {"code": "99999", "name": "Xã thử", "kind": "xa", "parent_code": "01", "valid_from": "2026-01-01"}


class Shell:
    """Runs commands in this process and reads their JSON."""

    def __init__(self, folder: Path, capture: "pytest.CaptureFixture[str]") -> None:
        self.folder = folder
        self._capture = capture

    def run(self, *args: str) -> tuple[int, Any]:
        status = main(["--data", str(self.folder), "--json", *args])
        return status, json.loads(self._capture.readouterr().out)

    def refusal(self, *args: str) -> tuple[int, str]:
        status, document = self.run(*args)
        return status, document["error"]["code"]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "hub", capsys)


def test_a_hub_is_made_once(shell: Shell) -> None:
    status, made = shell.run("init", "--unit", "VN")
    assert (status, made["unit"]) == (0, "VN")
    assert shell.refusal("init", "--unit", "VN") == (1, "hub_exists")


def test_its_files_are_for_its_owner_alone(shell: Shell) -> None:
    shell.run("init", "--unit", "VN")
    assert {path.name: path.stat().st_mode & 0o077 for path in shell.folder.iterdir()} == {"hub.db": 0, "hub.key": 0}


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("init", "--unit", "99999"), "unknown_unit"),
        (("init", "--unit", "VN", "--database", "mysql://db/loa"), "database_unsupported"),
        (("digest",), "no_hub"),
    ],
    ids=["unknown unit", "another database", "no hub"],
)
def test_without_a_hub_commands_refuse(shell: Shell, args: tuple[str, ...], code: str) -> None:
    assert shell.refusal(*args) == (1, code)
    assert shell.run("init", "--unit", "VN")[0] == 0


def test_a_lost_key_is_told(shell: Shell) -> None:
    shell.run("init", "--unit", "VN")
    (shell.folder / "hub.key").unlink()
    assert shell.refusal("digest") == (1, "hub_damaged")


@pytest.mark.parametrize(
    "args",
    [["nonsense"], ["invite", "--unit", "00004", "--role", "king", "--person", "x"], ["serve", "--port", "99999"]],
    ids=" ".join,
)
def test_wrong_usage_is_status_two(shell: Shell, args: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(shell.folder), *args])
    assert ended.value.code == 2


def test_without_a_folder_nothing_is_guessed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LOA_HUB_DATA", raising=False)
    assert main(["digest", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "no_data_folder"


def test_an_invite_tells_hub_code_and_end(shell: Shell) -> None:
    shell.run("init", "--unit", "01")
    args = ("invite", "--unit", "00004", "00008", "--role", "keeper", "--role", "editor", "--person", "Cán bộ xã 1")
    _status, invite = shell.run(*args, "--url", "https://hub.example")
    assert invite.keys() == {"hub", "invite", "expires_at"}
    assert (invite["hub"], invite["invite"][5], len(invite["invite"])) == ("https://hub.example", "-", 11)


def test_units_of_the_hub_are_listed(shell: Shell) -> None:
    shell.run("init", "--unit", "01")
    codes = [unit["code"] for unit in shell.run("units", "list")[1]]
    assert (codes[0], COMMUNE in codes, "79" in codes) == ("01", True, False)
    assert [unit["code"] for unit in shell.run("units", "list", "--under", COMMUNE)[1]] == [COMMUNE]


def test_units_are_loaded_once_and_amended(shell: Shell, tmp_path: Path) -> None:
    shell.run("init", "--unit", "01")
    file = tmp_path / "units.json"
    counts = []
    for name in ("Xã thử", "Xã thử", "Xã mới"):
        file.write_text(json.dumps([{**UNIT_ROW, "name": name}]), "utf-8")
        _status, loaded = shell.run("units", "load", str(file))
        counts.append((len(loaded["ids"]), loaded["unchanged"]))
    assert counts == [(1, 0), (0, 1), (1, 0)]
    assert [unit["name"] for unit in shell.run("units", "list", "--under", "99999")[1]] == ["Xã mới"]
    assert shell.run("digest")[1]["01"]["count"] == 2


def test_a_bad_row_of_units_is_told_and_the_others_are_loaded(shell: Shell, tmp_path: Path) -> None:
    shell.run("init", "--unit", "01")
    file = tmp_path / "units.json"
    file.write_text(json.dumps([{"code": "9"}, UNIT_ROW, 7]), "utf-8")
    status, loaded = shell.run("units", "load", str(file))
    assert (status, len(loaded["ids"]), [one["line"] for one in loaded["refused"]]) == (1, 1, [1, 3])


@pytest.mark.parametrize(
    "text", ["{", '[{"code": 1, "code": 2}]', "[NaN]", "[" * 10_000], ids=["cut", "twins", "NaN", "deep"]
)
def test_a_file_that_is_no_json_is_refused(shell: Shell, tmp_path: Path, text: str) -> None:
    shell.run("init", "--unit", "01")
    file = tmp_path / "units.json"
    file.write_text(text, "utf-8")
    assert shell.refusal("units", "load", str(file)) == (1, "bad_json")


def test_a_file_that_is_not_there_is_refused(shell: Shell) -> None:
    shell.run("init", "--unit", "01")
    assert shell.refusal("units", "load", "nowhere.json") == (1, "file_unreadable")


def test_devices_are_listed_and_revoked(at: OpenHub, shell: Shell) -> None:
    node = at.officer()
    shell.folder = at.folder
    (listed,) = shell.run("devices", "list")[1]
    assert (listed["device"], listed["units"], listed["revoked_at"]) == (node.key.public.hex(), [COMMUNE], None)
    assert shell.run("devices", "revoke", node.key.public.hex()[:12])[1]["revoked_at"]
    assert shell.run("devices", "list")[1][0]["revoked_at"]


def test_a_device_that_is_not_there_cannot_be_revoked(at: OpenHub, shell: Shell) -> None:
    at.officer()
    shell.folder = at.folder
    assert shell.refusal("devices", "revoke", "00000000") == (1, "unknown_device")
    assert shell.refusal("devices", "revoke", "") == (1, "unknown_device")


def test_held_changes_are_listed_with_their_reason(at: OpenHub, shell: Shell) -> None:
    node = at.officer()
    held = node.write("village", village(), unit=OTHER_COMMUNE)
    node.push(at.post, held)
    shell.folder = at.folder
    (listed,) = shell.run("held", "list")[1]
    assert (listed["change"], listed["code"], listed["type"]) == (held.id.hex(), "unit_not_yours", "village")


def test_check_finds_nothing_in_a_sound_store(at: OpenHub, shell: Shell) -> None:
    node = at.officer()
    node.push(at.post, *(node.write("village", village(f"Thôn {n}")) for n in range(5)))
    shell.folder = at.folder
    assert shell.run("check") == shell.run("check", "--rebuild") == (0, {"ok": True, "differences": []})


def test_check_finds_a_row_that_was_changed_by_hand(at: OpenHub, shell: Shell) -> None:
    node = at.officer()
    node.push(at.post, node.write("village", village()))
    with at.hub.database.writing() as connection:
        connection.exec_driver_sql("UPDATE village SET name = 'Khác'")
    shell.folder = at.folder
    status, found = shell.run("check")
    assert (status, found["ok"], found["differences"][0]["what"]) == (1, False, "row")


def test_people_are_answered_in_tables(at: OpenHub, capsys: pytest.CaptureFixture[str]) -> None:
    node = at.officer()
    for command in (
        ["devices", "list"],
        ["held", "list"],
        ["digest"],
        ["check"],
        ["units", "list", "--under", COMMUNE],
    ):
        assert main([*command, "--data", str(at.folder)]) == 0
    assert node.key.public.hex()[:16] in capsys.readouterr().out


def test_a_database_of_a_newer_program_is_left_alone(at: OpenHub, shell: Shell) -> None:
    with at.hub.database.writing() as connection:
        write_setting(connection, "schema_version", 99)
    shell.folder = at.folder
    assert shell.refusal("digest") == (1, "database_newer")


def test_the_hub_opens_where_its_account_tables_are_missing_one(at: OpenHub) -> None:
    with at.hub.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE hub_audit")
    again = open_hub(DataFolder(at.folder), at.clock)
    with again.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM hub_audit").scalar() == 0
    again.database.close()
