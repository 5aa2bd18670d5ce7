# SPDX-License-Identifier: Apache-2.0
"""The command `loa`: the keys of its answers, its exit statuses, its options, as the contract has them."""

import io
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.display import shown_moment
from desktop.laptop import open_laptop
from desktop.profile_folder import ProfileFolder
from sync.records.catalogue import RECORD_TYPES
from sync.store.units import bundled_units
from tests.desktop.actions.test_saving import CHECK
from tests.support.cap_messages import cap_bytes
from tests.sync.client.small_server import saying, serving, silent_port

ITEM = {"id", "type", "unit", "version", "fields", "review", "reason", "transfer", "conflicts", "trail"}
FIELD = frozenset({"name", "label", "kind", "required", "personal", "codes", "to"})
ITEM |= {"files", "files_waiting"}


@dataclass
class Answer:
    """What one command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


class Loa:
    """The command in this process, with a profile folder of the test."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder, self.capture, self.patch = folder, capture, patch

    def bare(self, *words: str, given: str | bytes = "") -> Answer:
        """A command as it stands, with its standard input."""
        content = given.encode() if isinstance(given, str) else given
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
        status = main(words)
        printed = self.capture.readouterr()
        return Answer(status, printed.out, printed.err)

    def __call__(self, *words: str, given: str | bytes = "") -> Answer:
        """A command on the profile, answered in JSON."""
        return self.bare("--profile", str(self.folder), "--json", *words, given=given)

    def add(self, *several: dict[str, Any]) -> list[str]:
        return list(self("add", "status_check", given="\n".join(map(json.dumps, several))).json["ids"])


@pytest.fixture
def stranger(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Loa:
    """The command on a machine without a profile."""
    monkeypatch.delenv("LOA_PASSPHRASE", raising=False)
    monkeypatch.delenv("LOA_PROFILE", raising=False)
    return Loa(tmp_path / "profile", capsys, monkeypatch)


@pytest.fixture
def loa(stranger: Loa) -> Loa:
    """The command on a profile that works before any enrolment."""
    stranger.patch.setenv("LOA_PASSPHRASE", "tám chữ cái")
    assert stranger("init", "--unit", "02683", "--name", "Cán bộ xã 1").status == 0
    return stranger


def test_types_tell_every_declaration_and_need_no_profile(stranger: Loa) -> None:
    answer = stranger("types")
    assert (answer.status, [one["name"] for one in answer.json]) == (0, [of.type_name() for of in RECORD_TYPES])
    assert not stranger.folder.exists()


def keys_of(items: Iterable[Any]) -> set[frozenset[str]]:
    return {frozenset(item) for item in items}


def test_types_have_the_keys_of_the_contract_and_labels_in_two_languages(stranger: Loa) -> None:
    types = stranger("types").json
    fields = list(chain.from_iterable(of["fields"] for of in types))
    codes = list(chain.from_iterable(field["codes"] for field in fields))
    assert keys_of(types) == {frozenset({"name", "label", "fields", "example"})}
    assert (keys_of(fields), keys_of(codes)) == ({FIELD}, {frozenset({"code", "label"})})
    assert keys_of(one["label"] for one in (*types, *fields, *codes)) == {frozenset({"vi", "en"})}


def test_add_answers_ids_incomplete_and_refused(loa: Loa) -> None:
    lines = [json.dumps(CHECK), json.dumps({"result": "good"}), '{"result": "x"}']
    answer = loa("add", "status_check", given="\n".join(lines))
    assert (answer.status, answer.json.keys(), len(answer.json["ids"])) == (1, {"ids", "incomplete", "refused"}, 2)
    assert answer.json["incomplete"][0].keys() == {"id", "fields"}
    assert answer.json["refused"] == [{"line": 3, "code": "unknown_code", "fields": {"result": "unknown_code"}}]


def test_add_without_refusals_is_done_though_incomplete(loa: Loa) -> None:
    assert loa("add", "status_check", given='{"result": "good"}').status == 0


def test_a_file_may_begin_with_the_mark_of_utf8(loa: Loa, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(CHECK, indent=2).encode())
    assert len(loa("add", "status_check", "--json-file", str(tmp_path / "a.json")).json["ids"]) == 1


@pytest.mark.parametrize(("content", "code"), [(b"\xff\xfe{", "not_utf8"), (b"", "malformed_json")])
def test_input_without_form_is_refused(stranger: Loa, content: bytes, code: str) -> None:
    answer = stranger("add", "status_check", given=content)
    assert (answer.status, answer.json["error"]["code"]) == (1, code)


def test_a_file_that_is_not_there_is_refused(stranger: Loa) -> None:
    assert stranger("add", "status_check", "--json-file", "/absent").json["error"]["code"] == "no_file"


def test_items_have_the_keys_of_the_contract_in_every_command_that_shows_them(loa: Loa) -> None:
    first, second = loa.add(CHECK, CHECK)
    edited = loa("edit", first, given='{"result": "weak"}').json
    withdrawn = loa("withdraw", second, "--reason", "nhập nhầm").json
    loa("submit", first)
    for item in (edited, withdrawn, loa("show", first).json, *loa("list", "status_check").json):
        assert item.keys() >= ITEM
        assert {frozenset(step) for step in item["trail"]} == {frozenset({"step", "at", "by", "receipt"})}
    assert loa("review", "list").json[0].keys() >= ITEM
    assert loa("show", first, "--history").json["history"][0].keys() >= {"change", "at", "by", "set", "seen"}
    assert (edited["fields"]["result"], withdrawn["review"]) == ("weak", "withdrawn")


def test_submitting_and_reviewing_answer_done_and_refused(loa: Loa) -> None:
    first, second = loa.add(CHECK, {"result": "good"})
    answer = loa("submit", first, second)
    assert (answer.status, answer.json) == (1, {"done": [first], "refused": [{"id": second, "code": "incomplete"}]})
    for words in (["accept", first], ["return", first, "--reason", "khac", "--comment", "x"]):
        refused = loa("review", *words)
        assert (refused.status, refused.json) == (1, {"done": [], "refused": [{"id": first, "code": "own_work"}]})


def test_a_period_may_be_submitted(loa: Loa) -> None:
    (first,) = loa.add(CHECK)
    assert loa("submit", "--period", "2026-11").json == {"done": [], "refused": []}
    assert loa("submit", "--period", "2026-Q4").json == {"done": [first], "refused": []}
    assert loa("submit", "--period", "x").json["error"]["code"] == "bad_period"


def test_status_digest_check_and_conflicts_have_the_keys_of_the_contract(loa: Loa) -> None:
    status = loa("status").json
    assert status.keys() >= {"unsent", "held", "conflicts", "last_confirmed", "next_try", "clock_offset_s"}
    assert (status["unsent"], status["last_confirmed"]) == (1, None)
    assert loa("digest").json == {"02683": {"count": 0, "digest": "0" * 64}}
    assert loa("check").json == {"ok": True, "differences": []}
    assert loa("check", "--rebuild").json == {"ok": True, "differences": []}
    assert loa("conflicts", "list").json == loa("conflicts").json == []


def test_a_failure_is_one_document_with_code_message_and_fields(loa: Loa) -> None:
    answer = loa("show", "01932c07-209c-7000-8000-0000000000ff")
    assert (answer.status, answer.json.keys()) == (1, {"error"})
    assert answer.json["error"].keys() == {"code", "message", "fields"}
    assert answer.json["error"]["code"] == "unknown_record"


def test_without_json_a_failure_stands_on_standard_error_alone(loa: Loa) -> None:
    answer = loa.bare("show", "x", "--profile", str(loa.folder))
    assert (answer.status, answer.out, answer.err.startswith("not_an_id")) == (1, "", True)


@pytest.mark.parametrize(
    "words", ["nothing", "add", "show", "list x --format pdf", "init", "review", "conflicts resolve x"]
)
def test_wrong_usage_is_2_and_a_document_too(stranger: Loa, words: str) -> None:
    answer = stranger(*words.split())
    assert (answer.status, answer.json["error"]["code"]) == (2, "usage")


def test_the_profile_is_named_before_or_after_the_subcommand_or_by_the_environment(loa: Loa) -> None:
    named = ["--profile", str(loa.folder), "--json"]
    loa.patch.setenv("LOA_PROFILE", "/absent")
    assert loa.bare(*named, "status").json["unit"] == "02683"
    assert loa.bare("status", *named).json["unit"] == "02683"
    loa.patch.setenv("LOA_PROFILE", str(loa.folder))
    assert loa.bare("status", "--json").json["unit"] == "02683"


def test_options_stand_after_a_subcommand_of_a_subcommand_too(loa: Loa) -> None:
    assert loa.bare("review", "list", "--json", "--profile", str(loa.folder)).json == []
    assert loa.bare("review", "--json", "--profile", str(loa.folder), "list").json == []


def test_without_a_hub_nothing_is_lost_and_trying_again_is_safe(loa: Loa) -> None:
    assert loa("sync").json["error"]["code"] == "not_enrolled"
    with silent_port() as port:
        answer = loa("enrol", "--hub", f"http://127.0.0.1:{port}", "--invite", "ABCDE-FGHJK")
    assert (answer.status, answer.json["error"]["code"]) == (3, "no_hub")
    assert loa("status").json["unsent"] == 1


def test_a_captive_portal_is_unavailable_and_plain_http_beyond_this_machine_refused(loa: Loa) -> None:
    with serving(saying(200, "text/html", b"<html>")) as portal:
        answer = loa("enrol", "--hub", portal.url, "--invite", "ABCDE-FGHJK")
    assert (answer.status, answer.json["error"]["code"]) == (3, "not_the_hub")
    answer = loa("enrol", "--hub", "http://hub.example", "--invite", "ABCDE-FGHJK")
    assert (answer.status, answer.json["error"]["code"]) == (1, "https_needed")


def test_a_wrong_passphrase_is_refused(loa: Loa) -> None:
    loa.patch.setenv("LOA_PASSPHRASE", "chín chữ cái")
    assert loa("status").status == 1


def test_a_profile_that_is_not_there_and_a_commune_that_is_not_are_refused(loa: Loa, tmp_path: Path) -> None:
    assert loa.bare("status", "--json", "--profile", str(tmp_path / "absent")).json["error"]["code"] == "no_profile"
    answer = loa.bare("init", "--unit", "99999", "--name", "x", "--json", "--profile", str(tmp_path / "new"))
    assert (answer.status, answer.json["error"]["code"], (tmp_path / "new").exists()) == (1, "unknown_unit", False)


def test_a_profile_open_elsewhere_is_unavailable(loa: Loa) -> None:
    with ProfileFolder(loa.folder).lock():
        answer = loa("status")
    assert answer.status == 3


def test_damage_that_check_finds_is_status_1(loa: Loa) -> None:
    with open_laptop(ProfileFolder(loa.folder), "tám chữ cái", bundled_units()) as laptop, laptop.writing() as desk:
        desk.connection.exec_driver_sql("UPDATE person SET note = 'x'")
    answer = loa("check")
    assert (answer.status, answer.json["ok"]) == (1, False)
    assert answer.json["differences"][0].keys() == {"what", "where", "detail"}
    assert [loa("check", "--rebuild").status, loa("check").status] == [1, 0]


def test_lists_go_into_files_of_every_form(loa: Loa, tmp_path: Path) -> None:
    loa.add(CHECK)
    for form in ("csv", "xlsx", "json"):
        path = tmp_path / f"a.{form}"
        assert loa("list", "status_check", "--format", form, "-o", str(path)).json["records"] == 1
        assert path.stat().st_size > 0
    assert loa("list", "status_check", "--format", "xlsx").json["error"]["code"] == "output_needed"


def test_a_list_in_json_is_json_though_nobody_said_so_twice(loa: Loa) -> None:
    loa.add(CHECK)
    named = ["--profile", str(loa.folder)]
    assert len(json.loads(loa.bare("list", "status_check", "--format", "json", *named).out)) == 1
    assert "Nháp" in loa.bare("list", "status_check", *named).out


def test_every_answer_can_be_read_by_a_person(loa: Loa) -> None:
    (first,) = loa.add(CHECK)
    for words in (f"show {first}", "list status_check", "status", "check", "digest", "types", "review list"):
        answer = loa.bare(*words.split(), "--profile", str(loa.folder))
        assert (answer.status, bool(answer.out.strip()), answer.err) == (0, True, "")


def test_a_lone_surrogate_in_a_name_is_answered_and_no_crash(loa: Loa) -> None:
    loa.patch.setattr(sys, "stdout", io.TextIOWrapper(raw := io.BytesIO(), "utf-8", write_through=True))
    assert main(["--profile", str(loa.folder), "--json", "list", "status_check", "--where", "a\udcff=1"]) == 1
    loa.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"\\ud800": 1}'), "utf-8"))
    assert main(["--profile", str(loa.folder), "--json", "add", "status_check"]) == 1
    assert [json.loads(line) for line in raw.getvalue().decode().splitlines()]


def test_vietnamese_is_printed_whatever_the_terminal_of_the_machine_thinks(loa: Loa) -> None:
    loa.patch.setattr(sys, "stdout", io.TextIOWrapper(raw := io.BytesIO(), "cp1252", write_through=True))
    assert main(["--profile", str(loa.folder), "--json", "status"]) == 0
    assert json.loads(raw.getvalue().decode())["name"] == "Cán bộ xã 1"


def test_a_record_of_a_mad_clock_is_shown_to_a_person() -> None:
    assert shown_moment("9007199254740991 ms") == "9007199254740991 ms"


def test_a_diagnostics_package_is_written_whether_the_profile_opens_or_not(
    loa: Loa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = loa("diagnose", "--to", str(tmp_path / "1")).json
    assert (Path(answer["package"]).parent, answer["store_opened"]) == (tmp_path / "1", True)
    monkeypatch.setenv("LOA_PASSPHRASE", "a wrong one")
    answer = loa("diagnose", "--to", str(tmp_path / "2")).json
    assert (Path(answer["package"]).is_file(), answer["store_opened"]) == (True, False)


def test_cap_reads_a_file_as_add_does_and_writes_one(loa: Loa, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(cap_bytes())
    read = loa("cap", "read", str(tmp_path / "a.xml"))
    assert (read.status, read.json["refused"], read.json["incomplete"][0]["fields"]) == (0, [], ["villages"])
    assert (read.json["is_ended"], read.json["notices"]) == (False, ["villages_unmatched"])
    assert {frozenset(one["words"]) for one in read.json["findings"]} == {frozenset({"vi", "en"})}
    written = loa("cap", "write", read.json["ids"][0], str(tmp_path / "b.xml"))
    assert (written.status, written.json["msg_type"]) == (0, "Alert")
    assert (tmp_path / "b.xml").read_bytes() == (tmp_path / "a.xml").read_bytes()


@pytest.mark.parametrize("words", [["cap"], ["cap", "read"], ["cap", "write", "x"]])
def test_cap_wants_its_words(loa: Loa, words: list[str]) -> None:
    assert loa(*words).status == 2


def test_a_cap_file_that_is_refused_is_told_by_its_code(loa: Loa, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(cap_bytes(status="Test"))
    answer = loa("cap", "read", str(tmp_path / "a.xml"))
    assert (answer.status, answer.json["error"]["code"]) == (1, "cap_not_actual")


def test_the_mode_of_the_exchange_is_chosen_and_told(loa: Loa) -> None:
    assert loa("settings").json == {"exchange": "auto"}
    for mode in ("manual", "metered", "auto"):
        assert loa("settings", "exchange", mode).json == {"exchange": mode}
        assert loa("status").json["mode"] == mode
    assert loa("settings", "exchange", "never").json["error"]["code"] == "usage"


def test_a_file_is_taken_in_told_of_and_written_out_again(loa: Loa, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"anh")
    (record,) = loa.add({**CHECK, "photo": [{"path": str(tmp_path / "a.jpg")}]})
    (file,) = loa("show", record).json["files"]
    assert (file["field"], file["name"], file["state"], file["is_here"]) == ("photo", "a.jpg", "waiting", True)
    assert (
        f"a.jpg (3 B): ở máy này, chờ gửi  {file['sha256']}"
        in loa.bare("--profile", str(loa.folder), "show", record).out
    )
    saved = loa("files", "save", file["sha256"], str(tmp_path / "b.jpg"))
    assert (saved.status, saved.json["bytes"], (tmp_path / "b.jpg").read_bytes()) == (0, 3, b"anh")
    assert loa("files", "save", "0" * 64, str(tmp_path / "c")).json["error"]["code"] == "file_not_here"
    assert loa("status").json["files"] == {"up_count": 1, "up_bytes": 3, "down_count": 0, "down_bytes": 0}
