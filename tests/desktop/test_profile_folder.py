# SPDX-License-Identifier: Apache-2.0
"""Making, opening and locking a profile folder, and what is said when it is broken, full or in use."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.paths import profile_path
from desktop.profile_folder import (
    ProfileFolder,
    decode_profile,
    disk_errors,
    disk_failure,
    encode_profile,
    write_durably,
)
from sync.log.errors import LoaError, Refused, Unavailable
from tests.support.nodes import LIGHT

PASSPHRASE = "con đường làng"

HOLD = """
import sys
from pathlib import Path
from desktop.profile_folder import ProfileFolder
from sync.log.errors import LoaError
try:
    with ProfileFolder(Path(sys.argv[1])).lock():
        print("held", flush=True)
        sys.stdin.read()
except LoaError as error:
    print(error.code)
"""

# Dies by SIGKILL before the n-th call that touches the folder, for n = 1, 2, 3 … until a creation comes to its end.
CRASH_EVERYWHERE = """
import os, signal, sys
from pathlib import Path
from desktop.passphrase import Cost
from desktop.profile_folder import ProfileFolder
from sync.log.errors import LoaError

def create(path):
    with ProfileFolder(path).creating("con đường làng", Cost(19_456, 1, 1)) as profile:
        profile.database_path.write_bytes(b"filled")
        Path(f"{profile.database_path}-wal").write_bytes(b"left by a crash")

def create_until(path, last):
    calls = 0
    def count(event, arguments):
        nonlocal calls
        if event == "open" or event.startswith("os."):
            calls += str(path) in str(arguments[0])
            if calls == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    create(path)
    os._exit(0)

def found(path):
    try:
        return ProfileFolder(path).open("con đường làng").database_path.read_bytes()
    except LoaError as error:
        return error.code

last, finished = 0, False
while not finished:
    last += 1
    path = Path(sys.argv[1]) / str(last) / "profile"
    child = os.fork()
    if child == 0:
        create_until(path, last)
    finished = os.waitpid(child, 0)[1] == 0
    outcome = found(path)
    if outcome == "no_profile":
        create(path)
        assert found(path) == b"filled", last
    else:
        assert outcome == b"filled", (last, outcome)
    print(outcome)
"""


@pytest.fixture
def folder(tmp_path: Path) -> ProfileFolder:
    return ProfileFolder(tmp_path / "profile")


def create(folder: ProfileFolder) -> None:
    with folder.creating(PASSPHRASE, LIGHT) as profile:
        profile.database_path.write_bytes(b"filled")


def code_of_opening(folder: ProfileFolder) -> str:
    with pytest.raises(Refused) as refused:
        folder.open(PASSPHRASE)
    return refused.value.code


def test_a_profile_opens_with_the_key_it_was_made_with(folder: ProfileFolder) -> None:
    with folder.creating(PASSPHRASE, LIGHT) as made:
        pass
    assert folder.open(PASSPHRASE) == made
    assert folder.read().is_locked_by_passphrase


def test_only_its_owner_may_look_into_a_profile(folder: ProfileFolder) -> None:
    before = os.umask(0)
    try:
        create(folder)
    finally:
        os.umask(before)
    modes = {file.name: file.stat().st_mode & 0o777 for file in [folder.path, *folder.path.iterdir()]}
    assert modes == {"profile": 0o700, "profile.json": 0o600, "loa.db": 0o600, "profile.lock": 0o600}


def test_the_mode_of_a_folder_that_holds_other_things_is_left_alone(folder: ProfileFolder) -> None:
    folder.path.mkdir(mode=0o755)
    (folder.path / "letter.txt").touch()
    create(folder)
    assert folder.path.stat().st_mode & 0o777 == 0o755


def test_a_second_profile_is_not_made_over_the_first(folder: ProfileFolder) -> None:
    create(folder)
    before = folder.read()
    with pytest.raises(Refused) as refused:
        create(folder)
    assert refused.value.code == "profile_exists"
    assert folder.read() == before


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_without_a_profile_says_so(folder: ProfileFolder, exists: bool) -> None:
    if exists:
        folder.path.mkdir()
    assert code_of_opening(folder) == "no_profile"


def test_a_folder_that_is_not_there_has_no_lock(folder: ProfileFolder) -> None:
    with pytest.raises(Refused) as refused, folder.lock():
        pass
    assert refused.value.code == "no_profile"


def test_another_process_cannot_hold_the_profile_too(folder: ProfileFolder) -> None:
    create(folder)
    with folder.lock():
        second = subprocess.run([sys.executable, "-c", HOLD, folder.path], capture_output=True, text=True, check=True)
    assert second.stdout == "profile_in_use\n"


def test_the_lock_of_a_killed_process_is_free(folder: ProfileFolder) -> None:
    create(folder)
    command = [sys.executable, "-c", HOLD, str(folder.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Unavailable) as unavailable, folder.lock():
            pass
        holder.kill()
    assert unavailable.value.code == "profile_in_use"
    with folder.lock():
        assert folder.open(PASSPHRASE).id == folder.read().id


def create_half(folder: ProfileFolder) -> None:
    with folder.creating(PASSPHRASE, LIGHT) as profile:
        profile.database_path.write_bytes(b"half")
        raise KeyboardInterrupt


def test_a_creation_that_fails_leaves_nothing(folder: ProfileFolder) -> None:
    with pytest.raises(KeyboardInterrupt):
        create_half(folder)
    assert code_of_opening(folder) == "no_profile"
    assert [file.name for file in folder.path.iterdir()] == ["profile.lock"]


def test_a_crash_at_any_call_leaves_nothing_or_a_whole_profile(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CRASH_EVERYWHERE, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    outcomes = done.stdout.split()
    assert outcomes.count("no_profile") >= 5
    assert outcomes.count("b'filled'") >= 2


@pytest.mark.parametrize("torn", [b"", b'{"format":"loa pro'])
def test_a_creation_torn_by_a_crash_is_cleared_and_made_again(folder: ProfileFolder, torn: bytes) -> None:
    folder.path.mkdir()
    (folder.path / "profile.json.new").write_bytes(torn)
    folder.database_path.write_bytes(b"of a key that nobody has")
    create(folder)
    assert folder.open(PASSPHRASE).database_path.read_bytes() == b"filled"


def test_a_database_that_lost_its_profile_is_never_overwritten(folder: ProfileFolder) -> None:
    create(folder)
    (folder.path / "profile.json").unlink()
    assert code_of_opening(folder) == "profile_damaged"
    with pytest.raises(Refused) as refused:
        create(folder)
    assert refused.value.code == "profile_damaged"
    assert folder.database_path.read_bytes() == b"filled"


def test_a_profile_that_lost_its_database_is_damaged(folder: ProfileFolder) -> None:
    create(folder)
    folder.database_path.unlink()
    assert code_of_opening(folder) == "profile_damaged"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[1]",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"format":"another","version":1}',
        b'{"format":"loa profile","version":0}',
        b'{"format":"loa profile","version":1}',
        b'{"format":"loa profile","version":1,"sha256":"","profile":{}}',
        b'{"format":"loa profile","version":1' + b" " * 70_000 + b"}",
    ],
    ids=["empty", "null", "list", "no-text", "deep", "foreign", "version-0", "no-body", "no-sum", "long"],
)
def test_a_file_that_is_not_ours_is_damaged(folder: ProfileFolder, content: bytes) -> None:
    create(folder)
    (folder.path / "profile.json").write_bytes(content)
    assert code_of_opening(folder) == "profile_damaged"


def test_a_flipped_letter_is_damage_and_not_a_wrong_passphrase(folder: ProfileFolder) -> None:
    create(folder)
    content = encode_profile(folder.read())
    salt = content.index(b'"salt":"') + 8
    flipped = content[:salt] + (b"A" if content[salt : salt + 1] != b"A" else b"B") + content[salt + 1 :]
    with pytest.raises(Refused) as refused:
        decode_profile(flipped)
    assert refused.value.code == "profile_damaged"


def test_a_newer_profile_is_refused_whatever_else_it_holds(folder: ProfileFolder) -> None:
    create(folder)
    newer = b'{"format":"loa profile","version":2,"keys":["something unknown"]}'
    (folder.path / "profile.json").write_bytes(newer)
    assert code_of_opening(folder) == "profile_newer"


@pytest.mark.parametrize(
    ("number", "family", "code"),
    [
        (errno.ENOSPC, Unavailable, "disk_full"),
        (errno.EDQUOT, Unavailable, "disk_full"),
        (errno.EACCES, Refused, "folder_denied"),
        (errno.EROFS, Refused, "folder_denied"),
        (errno.ENOTDIR, Refused, "not_a_folder"),
        (errno.EIO, Unavailable, "disk_failed"),
    ],
)
def test_what_the_disk_says_has_a_code(number: int, family: type[LoaError], code: str) -> None:
    failure = disk_failure(OSError(number, os.strerror(number), "loa.db"))
    assert isinstance(failure, family)
    assert failure.code == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_unavailable() -> None:
    with pytest.raises(Unavailable) as unavailable, disk_errors():
        write_durably(Path("/dev/full"), b"{}")
    assert unavailable.value.code == "disk_full"


@pytest.mark.parametrize("inside", ["", "deeper"])
def test_a_profile_is_not_made_where_a_file_stands(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as refused:
        create(ProfileFolder(tmp_path / "file" / inside))
    assert refused.value.code == "not_a_folder"


def test_the_chosen_folder_comes_before_the_variable_and_the_default() -> None:
    environ = {"LOA_PROFILE": "/srv/of-the-variable"}
    assert profile_path(Path("/srv/chosen"), environ) == Path("/srv/chosen")
    assert profile_path(None, environ) == Path("/srv/of-the-variable")


@pytest.mark.parametrize("environ", [{}, {"LOA_PROFILE": ""}])
def test_without_a_choice_the_profile_is_local_to_the_person(environ: dict[str, str]) -> None:
    assert profile_path(None, environ).parts[-2:] == ("loa", "profile")


def test_a_relative_folder_does_not_follow_a_later_change_of_directory() -> None:
    assert profile_path(Path("here"), {}) == Path.cwd() / "here"
