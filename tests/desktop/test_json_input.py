# SPDX-License-Identifier: Apache-2.0
"""JSON as people hand it in: every trap refused by its code, one bad line never stopping the others."""

import json
from typing import Any

import pytest

from desktop.json_input import read_json, read_records
from sync.log.errors import Refused

TRAPS = {
    "no JSON": ("{", "malformed_json"),
    "nothing": ("", "malformed_json"),
    "two documents": ('{"a": 1} {"b": 2}', "malformed_json"),
    "a trailing comma": ('{"a": 1,}', "malformed_json"),
    "single quotes": ("{'a': 1}", "malformed_json"),
    "a raw control character": ('{"a": "\x01"}', "malformed_json"),
    "a key twice": ('{"a": 1, "a": 2}', "duplicate_key"),
    "a key twice, spelt otherwise": ('{"a": 1, "\\u0061": 2}', "duplicate_key"),
    "a key twice inside": ('{"x": [{"a": 1, "a": 1}]}', "duplicate_key"),
    "NaN": ('{"a": NaN}', "not_finite"),
    "infinity": ('{"a": [-Infinity]}', "not_finite"),
    "a float beyond all floats": ('{"a": 1e999}', "not_finite"),
    "10,000 deep": ("[" * 10_000 + "]" * 10_000, "too_deep"),
    "10,000 objects deep": ('{"a":' * 10_000 + "1" + "}" * 10_000, "too_deep"),
    "10,000 digits": ('{"a": ' + "9" * 10_000 + "}", "number_too_large"),
}


def told(text: str) -> list[tuple[int, Any]]:
    """Line and record, or the code of its refusal."""
    return [(line, one.code if isinstance(one, Refused) else one) for line, one in read_records(text)]


@pytest.mark.parametrize(("text", "code"), TRAPS.values(), ids=TRAPS.keys())
def test_what_readers_disagree_about_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_json(text)
    assert refusal.value.code == code


def test_a_key_that_stands_twice_is_named() -> None:
    with pytest.raises(Refused) as refusal:
        read_json('{"a": 1, "b": 2, "b": 3}')
    assert dict(refusal.value.fields) == {"b": "duplicate_key"}


@pytest.mark.parametrize(
    "text", ['{"a": 1}', "[1, null, true]", '"x"', "9007199254740992", "-1.5e3", '{"a": {"a": 1}}']
)
def test_plain_json_is_read_as_it_stands(text: str) -> None:
    assert read_json(text) == json.loads(text)


def test_one_object_is_one_record() -> None:
    assert told('{"a": 1}') == [(1, {"a": 1})]
    assert told('\n\n {"a": 1}\n') == [(3, {"a": 1})]


def test_an_indented_object_is_one_record_however_many_lines_it_has() -> None:
    value = {"a": [{"b": 1}, {"b": 2}], "c": {}}
    assert told(json.dumps(value, indent=2)) == [(1, value)]


def test_an_indented_object_with_a_fault_is_refused_once() -> None:
    assert told('{\n  "a": 1,\n  "b": NaN\n}') == [(1, "not_finite")]
    assert told('{\n  "a": {\n    "b": 1\n  },\n}') == [(1, "malformed_json")]


def test_many_objects_are_many_records_with_the_numbers_of_their_lines() -> None:
    assert told('{"a": 1}\n\n{"a": 2}\r\n  {"a": 3}\n') == [(1, {"a": 1}), (3, {"a": 2}), (4, {"a": 3})]


BAD_LINES = ["{", '{"a": NaN}', '{"a": 1, "a": 2}', "garbage", "[" * 10_000, '{"a": ' + "9" * 30 + "}", '{"a": 1']


@pytest.mark.parametrize("bad", BAD_LINES, ids=range(len(BAD_LINES)))
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_bad_line_anywhere_never_stops_the_others(bad: str, place: int) -> None:
    lines = ['{"a": 1}', '{"a": 2}']
    lines.insert(place, bad)
    found = told("\n".join(lines))
    assert [one for _line, one in found if isinstance(one, dict)] == [{"a": 1}, {"a": 2}]
    assert [line for line, one in found if isinstance(one, str)] == [place + 1]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0c", "\x1c"])
def test_a_sign_that_only_some_take_for_a_line_end_stays_in_its_text(sign: str) -> None:
    text = json.dumps({"a": f"x{sign}y"}, ensure_ascii=False) if sign > "\x1f" else json.dumps({"a": f"x{sign}y"})
    assert told(f'{text}\n{{"a": 2}}') == [(1, {"a": f"x{sign}y"}), (2, {"a": 2})]


def test_what_is_no_object_is_handed_on_for_the_action_to_refuse() -> None:
    assert told("[1]") == [(1, [1])]


@pytest.mark.parametrize("text", ["", "\n \n", "\t"])
def test_no_record_at_all_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        list(read_records(text))
    assert refusal.value.code == "malformed_json"
