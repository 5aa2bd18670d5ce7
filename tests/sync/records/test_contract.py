# SPDX-License-Identifier: Apache-2.0
"""What every declared record type must keep to, whatever it is about."""

import json
import re
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from sync.records.broadcast_log import BroadcastLog
from sync.records.catalogue import RECORD_TYPES, record_type
from sync.records.codes import CodeList
from sync.records.field import Field
from sync.records.part import Part
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.text_fields import Choice, Choices, Reference, References
from sync.records.words import Words
from tests.support.records import MAKERS, Known, broadcast_values, example_values, record_id

NAMES = (
    "admin_unit",
    "village",
    "person",
    "station",
    "cluster",
    "equipment",
    "status_check",
    "fault_ticket",
    "campaign",
    "content_item",
    "bulletin_receipt",
    "schedule_slot",
    "broadcast_log",
    "emergency_alert",
    "notice_board",
    "board_post",
    "publication",
    "e_channel",
    "e_post",
    "sms_campaign",
    "propagandist",
    "propaganda_session",
    "reflection",
    "reflection_action",
    "training_course",
    "participation",
    "contest",
    "award",
    "remuneration",
    "inspection",
    "connection",
    "jump_reason",
    "review_decision",
    "redaction",
)
TODAY = "2026-10-13"
PERSONAL = {
    "person": {"full_name", "birth_year", "gender", "ethnicity", "phone", "zalo", "attachments"},
    "reflection": {"sender_name", "phone", "address", "photo", "attachments"},
}

each_type = pytest.mark.parametrize("of", RECORD_TYPES, ids=NAMES)


def all_fields(of: type[Part]) -> Iterator[Field[Any]]:
    """The fields of a type and of the parts inside it."""
    for field in of.fields.values():
        yield field
        if isinstance(field, Parts):
            yield from all_fields(field.of)


def code_lists(of: type[Record]) -> Iterator[CodeList]:
    return (field.codes for field in all_fields(of) if isinstance(field, Choice | Choices))


def is_in_both_languages(words: Words) -> bool:
    return bool(words.vi.strip()) and bool(words.en.strip())


def test_the_catalogue_holds_the_types_of_the_house_in_their_order() -> None:
    assert [of.type_name() for of in RECORD_TYPES] == list(NAMES)


def test_a_type_is_found_by_its_name_and_an_unknown_one_is_not() -> None:
    assert [record_type(name) for name in NAMES] == list(RECORD_TYPES)
    assert record_type("from_a_newer_node") is None


@each_type
def test_every_field_of_a_persons_own_is_in_exactly_one_section(of: type[Record]) -> None:
    shown = [field.name for section in of.declared.sections for field in section.fields]
    own = of.fields.keys() - Record.fields.keys()
    assert sorted(shown) == sorted(
        name for name in own if not (of.fields[name].is_derived or of.fields[name].is_hidden)
    )


@each_type
def test_list_search_order_title_day_and_rules_name_fields_of_the_type(of: type[Record]) -> None:
    declared = of.declared
    ruled = tuple(field for rule in declared.rules for field in rule.fields)
    named = (
        declared.columns + declared.search + declared.sort + declared.title + declared.day + declared.lookups + ruled
    )
    assert [field.name for field in named if of.fields.get(field.name) is not field] == []
    assert declared.columns
    assert declared.title
    assert len(declared.day) <= 1
    assert [field.name for field in declared.day if field.kind not in ("day", "moment")] == []


@each_type
def test_every_reference_names_a_declared_type(of: type[Record]) -> None:
    references = [field for field in all_fields(of) if isinstance(field, Reference | References)]
    targets = {name for field in references for name in field.to.split("|")}
    assert targets <= {*NAMES, "*"}


@each_type
def test_every_label_is_in_both_languages(of: type[Record]) -> None:
    labels = [of.declared.label, *(section.label for section in of.declared.sections)]
    labels += [field.label for field in all_fields(of)]
    labels += [code.label for codes in code_lists(of) for code in codes]
    assert [label for label in labels if not is_in_both_languages(label)] == []


@each_type
def test_codes_are_plain_words_and_none_is_used_twice(of: type[Record]) -> None:
    for codes in code_lists(of):
        names = [code.code for code in codes]
        assert len(set(names)) == len(names)
        assert [name for name in names if not re.fullmatch(r"[a-z0-9_]+|[A-Z][0-9]+", name)] == []


@each_type
def test_the_example_is_taken_whole_and_tidying_is_stable(of: type[Record]) -> None:
    once, faults = of.tidy(of.example(), TODAY)
    assert faults == {}
    assert of(once).missing() == ()
    assert of.tidy(once, TODAY) == (once, {})


@each_type
def test_values_of_the_factory_are_valid_for_many_seeds(of: type[Record]) -> None:
    for seed in range(200):
        values = example_values(of, Random(seed))
        assert of.tidy(values, TODAY) == (values, {})
        assert [field for name, field in of.fields.items() if name in values and not is_typed(of, field, values)] == []


def is_typed(of: type[Record], field: Field[Any], values: dict[str, Any]) -> bool:
    return getattr(of(values), field.name) is not None


@each_type
def test_personal_values_stand_in_person_and_reflection_alone(of: type[Record]) -> None:
    personal = {field.name for field in all_fields(of) if field.is_personal}
    assert personal == PERSONAL.get(of.type_name(), set())


@each_type
def test_rules_have_a_code_of_their_own_and_words_in_both_languages(of: type[Record]) -> None:
    codes = [rule.code for rule in of.declared.rules]
    assert len({*codes, "required", "retired_code"}) == len(codes) + 2
    assert [rule.code for rule in of.declared.rules if not is_in_both_languages(rule.words)] == []
    assert [rule.code for rule in of.declared.rules if not rule.fields] == []


@each_type
def test_rules_and_filling_bear_a_record_of_which_nothing_is_known(of: type[Record]) -> None:
    empty = of({})
    assert {finding.code for finding in empty.findings(Known())} <= {"required", "no_regulation"}
    _, faults = of.tidy(of.declared.fill(empty, Known()), TODAY)
    assert faults == {}


@each_type
def test_a_declaration_has_a_version_and_somebody_who_writes(of: type[Record]) -> None:
    assert of.declared.version >= 1
    assert of.declared.writable
    limited = {name for writes in of.declared.writable.values() for name in (*writes.codes, *writes.but)}
    assert limited <= of.fields.keys()


def test_the_factory_makes_every_kind_of_field() -> None:
    kinds = {field.kind for of in RECORD_TYPES for field in all_fields(of)}
    assert kinds == MAKERS.keys()


def made_up_broadcasts(count: int) -> list[dict[str, Any]]:
    random = Random(7)
    clusters = [record_id(random) for _ in range(4)]
    station, operator = record_id(random), record_id(random)
    return [broadcast_values(random, station, clusters, operator, date(2026, 3, 1)) for _ in range(count)]


def test_made_up_broadcasts_are_as_long_as_real_ones() -> None:
    logs = made_up_broadcasts(1000)
    sizes = [len(json.dumps(log, ensure_ascii=False, separators=(",", ":")).encode()) for log in logs]
    assert 350 <= sum(sizes) / len(sizes) <= 500
    assert 250 <= sum("note" in log for log in logs) <= 350


def test_made_up_broadcasts_are_valid_and_complete() -> None:
    for values in made_up_broadcasts(200):
        assert BroadcastLog.tidy(values, TODAY) == (values, {})
        assert BroadcastLog(values).missing() == ()
        assert len(values.get("note", "")) <= 200
