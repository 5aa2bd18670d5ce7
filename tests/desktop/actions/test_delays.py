# SPDX-License-Identifier: Apache-2.0
"""Why a record is not there yet: each reason with one action, told in both languages from what is known."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.actions.deciding import submit_records
from desktop.actions.saving import add_records, edit_record, require_type
from desktop.actions.showing import show_record
from desktop.laptop import Laptop
from sync.client.link import keep_link, require_link
from sync.store.log_tables import CHANGE
from sync.store.outbox import KeptReceipt, deliver, keep_receipt
from tests.desktop.actions.test_saving import CHECK
from tests.support.stores import HUB, laptop

OFFICER = ("operator", "editor", "keeper")


@pytest.fixture
def officer(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path, "Cán bộ xã 1", OFFICER) as made:
        yield made


def add(at: Laptop, **fields: Any) -> str:
    return add_records(at, require_type("status_check"), [(1, CHECK | fields)]).ids[0]


def answered(at: Laptop, code: str | None = None) -> None:
    """The hub has answered for everything, with this code or none."""
    with at.writing() as desk:
        ids = desk.connection.execute(select(CHANGE.c.id)).scalars().all()
        key = keep_receipt(desk.connection, KeptReceipt(HUB, b"e" * 8, 1, 1_790_000_000_000, b"", bytes(64)))
        deliver(desk.connection, key, dict.fromkeys(ids, code))


def why(at: Laptop, record: str) -> list[tuple[str, str]]:
    return [(one["code"], one["action"]) for one in show_record(at, record)["why"]]


def test_what_waits_for_the_network_is_sent_by_f5_and_what_is_not_submitted_by_f8(officer: Laptop) -> None:
    record = add(officer)
    assert why(officer, record) == [("waiting", "sync"), ("not_submitted", "submit")]
    words = [one["words"] for one in show_record(officer, record)["why"]]
    assert "F5" in words[0]["vi"]
    assert "F8" in words[1]["en"]


def test_before_enrolment_it_is_enrolment_that_helps(tmp_path: Path) -> None:
    with laptop(tmp_path) as alone:
        assert why(alone, add(alone))[0] == ("not_enrolled", "enrol")


def test_a_revoked_machine_hands_over(officer: Laptop) -> None:
    record = add(officer)
    with officer.writing() as desk:
        keep_link(desk.connection, replace(require_link(desk.connection), revoked_at=1_790_000_000_000))
    assert why(officer, record)[0] == ("device_revoked", "hand_over")


@pytest.mark.parametrize(
    ("code", "action"),
    [
        ("wrong_kind", "edit"),
        ("unit_not_yours", "ask_admin"),
        ("unknown_type", "ask_admin"),
        ("commitment_mismatch", "call_support"),
        ("refused_lost", "write_anew"),
    ],
)
def test_what_is_held_is_told_with_its_code_and_what_to_do(officer: Laptop, code: str, action: str) -> None:
    record = add(officer)
    answered(officer, code)
    assert why(officer, record)[0] == (code, action)
    assert code in show_record(officer, record)["why"][0]["words"]["vi"]


def test_what_is_missing_is_named_and_filled_in_before_submitting(officer: Laptop) -> None:
    record = add(officer)
    answered(officer)
    edit_record(officer, record, {"result": None})
    answered(officer)
    assert why(officer, record) == [("missing", "edit")]
    assert show_record(officer, record)["why"][0]["words"]["vi"] == "Còn thiếu Kết quả: bấm F2 để bổ sung"


def test_what_waits_for_a_reviewer_needs_nothing_of_its_author(officer: Laptop) -> None:
    record = add(officer)
    submit_records(officer, [record], None)
    answered(officer)
    assert why(officer, record) == [("in_review", "wait")]
