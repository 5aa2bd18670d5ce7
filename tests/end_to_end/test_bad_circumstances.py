# SPDX-License-Identifier: Apache-2.0
"""A world that does not help: wrong passphrase, newer database, profile in use, full disk, no hub, wrong words."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.profile_folder import ProfileFolder
from installer.story_processes import Laptop
from sync.store.log_tables import SCHEMA_VERSION
from sync.store.settings import write_setting
from tests.support.hub_process import ROOT, HubProcess
from tests.support.nodes import COMMUNE, PASSPHRASE, Profile, enrolled, hub_store, new_profile

VILLAGE = {"name": "Thôn Bản Vền", "kind": "thon"}
DISK_BYTES = 6 * 2**20
UNBUFFERED = {**os.environ, "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return new_profile(tmp_path / "profile")


def test_a_wrong_passphrase_is_refused_and_changes_nothing(profile: Profile) -> None:
    told = Laptop(profile.path, "mật khẩu khác").run("add", "village", given=VILLAGE)
    assert (told.status, told.code) == (1, "wrong_passphrase")
    assert profile.ask("list", "village") == []


def test_a_profile_that_is_open_elsewhere_is_left_alone(profile: Profile) -> None:
    with ProfileFolder(profile.path).lock():
        told = [profile.run("add", "village", given=VILLAGE), profile.run("status")]
    assert [(one.status, one.code) for one in told] == [(3, "profile_in_use")] * 2
    assert len(profile.ask("add", "village", given=VILLAGE)["ids"]) == 1


def test_a_database_of_a_newer_version_is_refused_untouched(profile: Profile) -> None:
    with profile.opened() as desk, desk.laptop.writing() as at:
        write_setting(at.connection, "schema_version", SCHEMA_VERSION + 1)
    before = profile.path.joinpath("loa.db").read_bytes()
    for words in (("status",), ("check", "--rebuild"), ("sync",)):
        told = profile.run(*words)
        assert (told.status, told.code) == (1, "database_newer")
    assert profile.path.joinpath("loa.db").read_bytes() == before


def test_a_hub_with_a_newer_database_does_not_start(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path / "hub").init("15")
    with hub_store(hub) as connection:
        write_setting(connection, "schema_version", SCHEMA_VERSION + 1)
    told = hub.run("--json", "digest")
    assert (told.returncode, json.loads(told.stdout)["error"]["code"]) == (1, "database_newer")


def test_no_profile_and_no_enrolment_are_refused(tmp_path: Path, profile: Profile) -> None:
    none = Profile(tmp_path / "none").run("status")
    assert (none.status, none.code) == (1, "no_profile")
    not_enrolled = profile.run("sync")
    assert (not_enrolled.status, not_enrolled.code) == (1, "not_enrolled")


def test_without_a_hub_enrolling_and_syncing_may_be_tried_again(tmp_path: Path, own_hub: HubProcess) -> None:
    officer, late = enrolled(tmp_path / "officer", own_hub), new_profile(tmp_path / "late")
    own_hub.stop()
    told = [officer.run("sync"), late.run("enrol", "--hub", own_hub.url, "--invite", "00000-00000")]
    assert [(one.status, one.code) for one in told] == [(3, "no_hub")] * 2


def test_something_else_than_a_hub_is_told_apart(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1"]
    late = new_profile(tmp_path / "late")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=UNBUFFERED) as portal:
        assert portal.stdout is not None
        try:
            port = portal.stdout.readline().decode().split("port ")[1].split()[0]
            told = late.run("enrol", "--hub", f"http://127.0.0.1:{port}", "--invite", "00000-00000")
        finally:
            portal.terminate()
    assert (told.status, told.code) == (3, "not_the_hub")


@pytest.mark.parametrize(
    ("url", "code"),
    [("http://loa.example", "https_needed"), ("loa.example", "bad_address"), ("ftp://x", "bad_address")],
)
def test_an_address_that_cannot_be_a_hub_is_refused(profile: Profile, url: str, code: str) -> None:
    told = profile.run("enrol", "--hub", url, "--invite", "00000-00000")
    assert (told.status, told.code) == (1, code)


def loa(*words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """The program with exactly these words."""
    command = [sys.executable, "-m", "ui", *words]
    given = {**os.environ, "LOA_PASSPHRASE": PASSPHRASE, **env}
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False, input="")


@pytest.mark.parametrize(
    "words", ["add", "fly", "list village --format pdf", "review", "conflicts resolve x --field y", "--fast status"]
)
def test_wrong_usage_ends_with_2_and_one_json_document(words: str) -> None:
    told = loa("--json", *words.split())
    assert told.returncode == 2
    assert json.loads(told.stdout)["error"]["code"] == "usage"


def test_wrong_usage_without_json_is_told_on_standard_error() -> None:
    told = loa("fly")
    assert (told.returncode, told.stdout) == (2, "")
    assert "usage" in told.stderr


def test_profile_and_json_may_stand_before_or_after_the_subcommand(profile: Profile) -> None:
    path = str(profile.path)
    told = [
        loa("--profile", path, "--json", "status"),
        loa("status", "--json", "--profile", path),
        loa("--json", "review", "list", "--profile", path),
        loa("review", "--profile", path, "list", "--json"),
        loa("status", "--json", LOA_PROFILE=path),
    ]
    assert [one.returncode for one in told] == [0] * 5
    assert json.loads(told[0].stdout) == json.loads(told[1].stdout) == json.loads(told[4].stdout)
    assert json.loads(told[2].stdout) == json.loads(told[3].stdout) == []


def test_data_and_json_may_stand_before_or_after_the_subcommand_of_the_hub(shared_hub: HubProcess) -> None:
    command = [sys.executable, "-m", "sync.hub"]
    data = ("--data", str(shared_hub.folder))
    for words in ((*data, "--json", "devices", "list"), ("devices", "list", "--json", *data)):
        told = subprocess.run([*command, *words], cwd=ROOT, capture_output=True, text=True, check=False)
        assert (told.returncode, isinstance(json.loads(told.stdout), list)) == (0, True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes. Only root may mount one; a machine that cannot says so aloud."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", str(disk)]
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("a full disk is not tested: only root may mount a small one")
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a full disk is not tested: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, left: int) -> Path:
    """A file that takes all the room there is but so many bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk)
    with filler.open("wb") as file:
        file.truncate(0)
        room = free.f_bavail * free.f_frsize - left
        file.write(bytes(max(0, room)))
    return filler


def save_until_full(profile: Profile, records: list[dict[str, Any]]) -> Any:
    """Save again and again until it is refused; the answer that refused it."""
    for _ in range(40):
        told = profile.run("add", "village", given=records)
        if told.status:
            return told
    raise AssertionError("the disk never was full")


@pytest.mark.parametrize("left", [0, 40_000, 150_000])
def test_a_full_disk_refuses_to_save_and_loses_nothing(small_disk: Path, left: int) -> None:
    profile = new_profile(small_disk / "profile")
    with profile.opened() as desk:
        earlier = desk.add("village", *[VILLAGE] * 50)
    filler = fill(small_disk, left)
    told = save_until_full(profile, [{**VILLAGE, "note": "Ghi chú dài. " * 100}] * 40)
    assert (told.status, told.code) == (3, "disk_full")
    filler.unlink()
    assert {*earlier} <= {one["id"] for one in profile.ask("list", "village")}
    assert profile.ask("check", "--rebuild") == {"ok": True, "differences": []}
    assert len(profile.ask("add", "village", given=VILLAGE)["ids"]) == 1


def test_a_disk_that_fills_up_on_the_way_tells_which_lines_were_not_saved(small_disk: Path) -> None:
    profile = new_profile(small_disk / "profile")
    filler = fill(small_disk, 2_000_000)
    told = profile.run("add", "village", given=[{**VILLAGE, "note": "Ghi chú dài. " * 100}] * 1_000)
    assert told.status == 1
    assert {one["code"] for one in told.document["refused"]} == {"disk_full"}
    saved = len(told.document["ids"])
    assert [one["line"] for one in told.document["refused"]] == [*range(saved + 1, 1_001)]
    filler.unlink()
    assert {one["id"] for one in profile.ask("list", "village")} == {*told.document["ids"]}


def test_a_profile_that_does_not_fit_on_the_disk_leaves_nothing_behind(small_disk: Path) -> None:
    filler = fill(small_disk, 100_000)
    profile = Profile(small_disk / "profile")
    told = profile.run("init", "--unit", COMMUNE, "--name", "Cán bộ xã 1")
    assert (told.status, told.code) == (3, "disk_full")
    filler.unlink()
    assert profile.ask("init", "--unit", COMMUNE, "--name", "Cán bộ xã 1")["unit"] == COMMUNE
