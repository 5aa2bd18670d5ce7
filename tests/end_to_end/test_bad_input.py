# SPDX-License-Identifier: Apache-2.0
"""Records without form handed to ``loa add``: each refused by line and code, the good ones are saved."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.nodes import Profile, new_profile

GOOD = '{"name": "Thôn Bản Vền", "kind": "thon"}'
DEEP = '{"name": ' + "[" * 10_000 + "]" * 10_000 + "}"

BAD = {
    r'{"name": "Thôn\u0000Vền", "kind": "thon"}': "nul_character",
    r'{"name": "Thôn \ud800", "kind": "thon"}': "lone_surrogate",
    '{"name": "Thôn", "lat": NaN}': "not_finite",
    '{"name": "Thôn", "lat": 1e999}': "not_finite",
    '{"name": "Thôn", "households": 9223372036854775808}': "out_of_range",
    '{"name": "Thôn", "households": ' + "9" * 5_000 + "}": "number_too_large",
    '{"name": "Thôn 1", "name": "Thôn 2"}': "duplicate_key",
    DEEP: "too_deep",
    '{"name": "Thôn", "kind": "xa"}': "unknown_code",
    '{"name": "Thôn", "color": "xanh"}': "unknown_field",
    '["Thôn"]': "not_an_object",
    '{"name": "Thôn"': "malformed_json",
    "{}": "empty_record",
}


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    return new_profile(tmp_path_factory.mktemp("bad") / "profile")


def villages(profile: Profile) -> list[dict[str, Any]]:
    with profile.opened() as desk:
        return [one["fields"] for one in desk.list("village")]


def test_bad_lines_between_good_ones_are_refused_one_by_one(tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "profile")
    lines = [GOOD, *(line for bad in BAD for line in (bad, GOOD))]
    added = profile.run("add", "village", given="\n".join(lines) + "\n")
    assert added.status == 1
    assert {one["line"]: one["code"] for one in added.document["refused"]} == dict(
        zip(range(2, len(lines), 2), BAD.values(), strict=True)
    )
    assert len(added.document["ids"]) == len(BAD) + 1
    assert villages(profile) == [json.loads(GOOD)] * (len(BAD) + 1)


@pytest.mark.parametrize("bad", ['{"lat": NaN}', '{"lat": 1, "lat": 2}', DEEP, '{"name": "Thôn"'], ids=len)
def test_a_bad_first_line_does_not_take_the_rest_with_it(profile: Profile, bad: str) -> None:
    before = len(villages(profile))
    added = profile.run("add", "village", given=f"{bad}\n{GOOD}\n{GOOD}\n")
    assert added.status == 1
    assert [one["line"] for one in added.document["refused"]] == [1]
    assert len(villages(profile)) == before + 2


def test_what_is_refused_names_the_field(profile: Profile) -> None:
    added = profile.run("add", "village", given='{"name": "Thôn", "households": -3}\n')
    assert added.document["refused"][0]["fields"].keys() == {"households"}


def test_nothing_is_saved_of_a_single_record_without_form(profile: Profile) -> None:
    before = villages(profile)
    for bad in (DEEP, r'{"name": "\ud800"}'):
        assert profile.run("add", "village", given=bad).status == 1
    assert villages(profile) == before


def test_indented_json_is_one_record(profile: Profile) -> None:
    told = json.dumps({"name": "Thôn Cửa Suối", "kind": "thon"}, indent=2, ensure_ascii=False)
    assert len(profile.ask("add", "village", given=told)["ids"]) == 1


def test_a_fault_in_indented_json_is_told_once(profile: Profile) -> None:
    added = profile.run("add", "village", given='{\n  "name": "Thôn",\n  "name": "Bản"\n}\n')
    assert [(one["line"], one["code"]) for one in added.document["refused"]] == [(1, "duplicate_key")]


@pytest.mark.parametrize("separator", ["\u2028", "\u0085", "\u001c"])
def test_only_a_line_feed_ends_a_line(profile: Profile, separator: str) -> None:
    lines = f'{{"name": "Thôn", "kind": "thon", "note": "một{separator}hai"}}\n{GOOD}\n'
    added = profile.run("add", "village", given=lines)
    assert len(added.document["ids"]) + len(added.document["refused"]) == 2
    assert len(added.document["ids"]) >= 1


def test_an_edit_without_form_changes_nothing(profile: Profile) -> None:
    record = profile.ask("add", "village", given=GOOD)["ids"][0]
    for bad in (r'{"name": "\u0000"}', '{"households": NaN}', DEEP, "[]"):
        assert profile.run("edit", record, given=bad).status == 1
    assert profile.ask("show", record)["fields"] == json.loads(GOOD)


def test_an_unknown_type_an_unknown_record_and_a_missing_file_are_refused(profile: Profile) -> None:
    told = [
        profile.run("add", "tau_bay", given=GOOD),
        profile.run("show", "01932c07-209c-7000-8000-000000000001"),
        profile.run("show", "không phải mã"),
        profile.run("add", "village", "--json-file", str(profile.path / "none.json")),
    ]
    assert [one.status for one in told] == [1, 1, 1, 1]
    assert [one.code for one in told] == ["unknown_type", "unknown_record", "not_an_id", "no_file"]


def test_input_that_is_no_text_is_refused(profile: Profile, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(b'{"name": "\xff\xfe"}')
    told = profile.run("add", "village", "--json-file", str(tmp_path / "bad.json"))
    assert (told.status, told.code) == (1, "not_utf8")
