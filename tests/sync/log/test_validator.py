# SPDX-License-Identifier: Apache-2.0
"""The one validator: every value that some store, language or reader would take otherwise is named and refused."""

import sys
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.log.change import PersonalValue
from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN, fold
from sync.log.review import UNDECIDED
from sync.log.validator import MOST_FIELDS, MOST_SEEN, check_change, check_entered_text
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from sync.store.projection import PROJECTION
from tests.support.changes import RECORD, Author

MOMENT = "2026-10-13T05:00:00+07:00"
DEEP: Any = "x"
for _ in range(9):
    DEEP = [DEEP]


def code_of(values: Mapping[str, Any], beside: Mapping[str, PersonalValue] | None = None, **said: Any) -> str | None:
    """The code with which a change is refused; None where it is let in."""
    try:
        check_change(Author().change(values, said.pop("seen", None), **said), beside or {})
    except Refused as refused:
        return refused.code
    return None


CORPUS = {
    "NUL": ("a\0b", "nul_character"),
    "lone surrogate": ("a\ud800b", "lone_surrogate"),
    "control character": ("a\x1bb", "control_character"),
    "C1 control character": ("a\x85b", "control_character"),
    "not NFC": ("Nguye\u0302\u0303n", "not_nfc"),
    "too many letters": ("ă" * 2001, "too_long"),
    "beyond any text": ("ă" * 100_001, "too_large"),
    "a number for a text": (5, "wrong_kind"),
    "a list for a text": (["a"], "wrong_kind"),
}


@pytest.mark.parametrize(("value", "code"), CORPUS.values(), ids=CORPUS.keys())
def test_a_text_that_stores_disagree_about_is_refused(value: object, code: str) -> None:
    assert code_of({"note": value}) == code


FOREIGN = {
    "NaN": (float("nan"), "not_finite"),
    "infinity": (float("inf"), "not_finite"),
    "minus infinity": (float("-inf"), "not_finite"),
    "2^53 + 1": (2**53 + 1, "number_too_large"),
    "2^63": (2**63, "number_too_large"),
    "-2^53 - 1": (-(2**53) - 1, "number_too_large"),
    "nested nine deep": (DEEP, "too_deep"),
    "NUL in a key": ({"a\0": 1}, "nul_character"),
    "surrogate in a list": (["\udfff"], "lone_surrogate"),
    "a key that is no text": ({1: 1}, "wrong_kind"),
    "an object of Python": (object(), "wrong_kind"),
}


@pytest.mark.parametrize(("value", "code"), FOREIGN.values(), ids=FOREIGN.keys())
def test_a_value_of_a_newer_node_is_carried_unread_but_not_without_form(value: object, code: str) -> None:
    assert code_of({"later_field": value}, declaration=99) == code
    assert code_of({"any_field": value}, type="later_type") == code


@pytest.mark.parametrize("value", [2**53, -(2**53), 1.5, None, True, "Nguyễn", [["a"]], {"a": [1]}])
def test_what_a_newer_node_may_say_is_let_in(value: object) -> None:
    assert code_of({"later_field": value}, declaration=99) is None
    assert code_of({"any_field": value}, type="later_type") is None


def test_what_nobody_declared_is_refused_from_a_node_of_our_own_version() -> None:
    assert code_of({"later_field": 1}) == "unknown_field"


def test_a_derived_value_is_never_written_not_even_by_a_newer_node() -> None:
    said: dict[str, Any] = {"type": "station"}
    assert code_of({"is_it_based": True}, **said) == "derived_field"
    assert code_of({"is_it_based": True}, declaration=2, **said) == "derived_field"


NUMBERS = {
    "NaN": (float("nan"), "not_finite"),
    "infinity": (float("inf"), "not_finite"),
    "an integer": (22, "wrong_kind"),
    "out of range": (91.0, "out_of_range"),
}


@pytest.mark.parametrize(("value", "code"), NUMBERS.values(), ids=NUMBERS.keys())
def test_a_number_without_its_form_is_refused(value: object, code: str) -> None:
    assert code_of({"lat": value}, type="cluster") == code


@pytest.mark.parametrize(("value", "code"), [(2**63, "out_of_range"), (True, "wrong_kind"), (1.0, "wrong_kind")])
def test_an_integer_without_its_form_is_refused(value: object, code: str) -> None:
    assert code_of({"horn_count": value}, type="cluster") == code


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("sim_no", "٠٩١٢٣٤٥٦٧٨", "wrong_pattern"),
        ("sim_no", "0912３45678", "wrong_pattern"),
        ("installed_on", "٢٠٢٦-١٠-١٣", "bad_day"),
        ("last_check_at", "2026-10-13T0５:00:00+07:00", "bad_moment"),
    ],
)
def test_only_ascii_digits_are_digits(name: str, value: str, code: str) -> None:
    assert code_of({name: value}, type="cluster") == code


@pytest.mark.parametrize("value", ["2026-02-30", "20261013", "2026-W42-2", "2026-1-1", "13/10/2026", 20261014])
def test_a_day_has_one_spelling(value: object) -> None:
    assert code_of({"installed_on": value}, type="cluster") == "bad_day"


@pytest.mark.parametrize(
    "value", ["2026-10-13", "2026-10-13T05:00:00", "2026-10-13T05:00:00Z", "2026-10-13 05:00:00+07:00", MOMENT + " "]
)
def test_a_moment_has_one_spelling_with_seconds_and_offset(value: object) -> None:
    assert code_of({"checked_at": value}) == "bad_moment"
    assert code_of({"checked_at": MOMENT}) is None


def test_a_code_that_is_not_in_its_list_is_refused_but_may_come_from_a_newer_node() -> None:
    assert code_of({"result": "exploded"}) == "unknown_code"
    assert code_of({"result": "exploded"}, declaration=2) is None


def test_a_part_may_have_grown_on_a_newer_node_but_its_kind_may_not_have_changed() -> None:
    lines = [{"title": "Bản tin", "later": 1, "language": "later_code"}]
    assert code_of({"lines": lines}, type="broadcast_log", declaration=2) is None
    assert code_of({"lines": [*lines, {"title": 5}]}, type="broadcast_log", declaration=2) == "wrong_kind"
    assert code_of({"lines": [*lines, "x"]}, type="broadcast_log", declaration=2) == "wrong_kind"


ODD: tuple[Any, ...] = (5, 1.5, True, "x", "2026-13-01", [], [1], ["x"], [[1]], [{}], [{"title": 5}], {}, {"from": 1})
ODD += tuple({"from": "2026-01-01", "value": one} for one in (5, "x", [[1]], {"a": 1}))


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_whatever_a_newer_node_is_let_in_with_can_be_folded_into_a_row(of: type[Record]) -> None:
    said: dict[str, Any] = {"type": of.type_name(), "declaration": of.declared.version + 1}
    odd = [{name: value} for name in of.fields for value in ODD]
    let_in = [values for values in odd if code_of(values, **said) is None]
    assert let_in
    for values in let_in:
        row = PROJECTION[of.type_name()].row(RECORD, fold([Author().write(values, **said)]), UNDECIDED)
        assert all(cell is None or isinstance(cell, str | bytes | int | float) for cell in row.values())


def test_several_faults_are_told_together_each_with_its_code() -> None:
    with pytest.raises(Refused) as refusal:
        check_change(Author().change({"note": "a\0", "result": "x", "lines": 1}), {})
    assert refusal.value.code == "invalid_fields"
    assert dict(refusal.value.fields) == {"note": "nul_character", "result": "unknown_code", "lines": "unknown_field"}


def test_a_fault_inside_a_part_says_where() -> None:
    with pytest.raises(Refused) as refusal:
        check_change(Author().change({"lines": [{"title": "a"}, {"loud": 1}]}, type="broadcast_log"), {})
    assert dict(refusal.value.fields) == {"lines.1.loud": "unknown_field"}


FRAMES: dict[str, list[Any]] = {
    "actor": [b"", b"a" * 15, "a" * 16],
    "n": [0, -1, 1.0],
    "prev": [b"x" * 32, b"x"],
    "record": [b"", b"r" * 17],
    "type": ["", "Station", "stati\u200bon", "a" * 64, "1a", "đài"],
    "unit": ["", "2683x", "0268311", "vn", "٠٢٦٨٣", "VN "],
    "set": [{}, {f"f{at}": 1 for at in range(MOST_FIELDS + 1)}],
    "author": [b"a"],
    "device": [b"d" * 31],
    "wall": [2**53 + 1, -(2**53) - 1, 1.5, None, True],
    "clock_age": [-1, 1.5, 2**53 + 1],
    "declaration": [0, -1, 2**63],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in FRAMES.items() for value in values])
def test_a_frame_without_form_is_refused_by_its_name(name: str, value: object) -> None:
    values: Any = value if name == "set" else {"note": "a"}
    said: dict[str, Any] = {} if name == "set" else {name: value}
    with pytest.raises(Refused) as refusal:
        check_change(Author().change(values, **said), {})
    assert (refusal.value.code, dict(refusal.value.fields)) == ("malformed_change", {name: "malformed"})


@pytest.mark.parametrize(
    "seen", [{"result": [bytes(32)]}, {"note": []}, {"note": [b"x"]}, {"note": [bytes(32)] * (MOST_SEEN + 1)}]
)
def test_what_was_seen_names_changes_of_the_fields_that_are_set(seen: dict[str, Any]) -> None:
    assert code_of({"note": "a"}, seen=seen) == "malformed_change"
    assert code_of({"note": "a"}, seen={"note": [bytes(32)]}) is None


@pytest.mark.parametrize("name", ["Note", "no te", "", "n" * 64, "1a", "đài"])
def test_a_field_without_a_name_is_refused(name: str) -> None:
    assert code_of({name: 1}, type="later_type") == "malformed_change"


def test_the_first_change_alone_has_none_before_it() -> None:
    assert code_of({"note": "a"}, n=2) == "malformed_change"
    assert code_of({"note": "a"}, n=2, prev=bytes(32)) is None


def test_every_clock_within_the_numbers_is_let_in_since_clocks_decide_nothing() -> None:
    assert code_of({"note": "a"}, wall=-(2**53)) is None
    assert code_of({"note": "a"}, wall=2**53 - 1, clock_age=0) is None


def test_a_personal_value_in_clear_is_refused_whatever_the_declaration() -> None:
    for declaration in (1, 2):
        assert code_of({"phone": "0912345678"}, type="person", declaration=declaration) == "personal_value_in_clear"
    assert code_of({"phone": None}, type="person") is None


def test_a_personal_value_is_checked_behind_its_commitment() -> None:
    said: dict[str, Any] = {"type": "person"}
    assert code_of({"phone": bytes(32)}, {"phone": PersonalValue(bytes(16), "0912345678")}, **said) is None
    assert code_of({"phone": bytes(32)}, {"phone": PersonalValue(bytes(16), "0\0")}, **said) == "nul_character"
    assert code_of({"birth_year": bytes(32)}, {"birth_year": PersonalValue(bytes(16), "x")}, **said) == "wrong_kind"
    assert code_of({"phone": bytes(32)}, **said) is None


def test_a_commitment_has_32_bytes_and_stands_for_personal_fields_only() -> None:
    assert code_of({"phone": bytes(31)}, type="person") == "not_a_commitment"
    assert code_of({"note": bytes(32)}, type="person") == "wrong_kind"


GONE = {"reason": "nhập nhầm", "version": ["0" * 64]}
WITHDRAWALS: list[tuple[Any, str | None]] = [
    (GONE, None),
    (None, None),
    ({"reason": "nhập nhầm", "version": []}, None),
    ("nhập nhầm", "wrong_kind"),
    ({"reason": "nhập nhầm"}, "wrong_kind"),
    ({**GONE, "more": 1}, "wrong_kind"),
    ({**GONE, "reason": " "}, "reason_needed"),
    ({**GONE, "reason": 5}, "reason_needed"),
    ({**GONE, "reason": "a\0"}, "nul_character"),
    ({**GONE, "version": 5}, "wrong_kind"),
    ({**GONE, "version": None}, "wrong_kind"),
    ({**GONE, "version": [[1]]}, "not_a_hash"),
    ({**GONE, "version": ["F" * 64]}, "not_a_hash"),
    ({**GONE, "version": ["1" * 64, "0" * 64]}, "not_sorted"),
    (bytes(32), "wrong_kind"),
]


@pytest.mark.parametrize(("value", "code"), WITHDRAWALS)
@pytest.mark.parametrize("of", ["status_check", "later_type"])
def test_a_withdrawal_has_a_reason_and_the_version_it_saw(of: str, value: object, code: str | None) -> None:
    assert code_of({WITHDRAWN: value}, type=of) == code
    assert code_of({WITHDRAWN: value}, type=of, declaration=9) == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.sampled_from(RECORD_TYPES), st.data())
def test_no_value_at_all_is_a_crash(of: type[Record], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*of.fields, WITHDRAWN]))
    declaration = data.draw(st.integers(1, 2))
    code_of({name: data.draw(JSON)}, type=of.type_name(), declaration=declaration)


def test_a_text_outside_any_record_is_checked_alike() -> None:
    with pytest.raises(Refused) as refusal:
        check_entered_text("a\0", "reason")
    assert (refusal.value.code, dict(refusal.value.fields)) == ("nul_character", {"reason": "nul_character"})


def test_a_deep_value_is_refused_long_before_the_stack_ends() -> None:
    deep: Any = 1
    for _ in range(sys.getrecursionlimit() * 10):
        deep = [deep]
    assert code_of({"any_field": deep}, type="later_type") == "too_deep"
