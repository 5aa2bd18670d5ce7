# SPDX-License-Identifier: Apache-2.0
"""Complaints and denunciations stay with the leader and the keeper; anonymous hides the sender on every screen."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.listing import export_items, list_for
from desktop.actions.paging import count_by, count_rows, read_order
from desktop.actions.saving import add_records, require_type
from desktop.actions.showing import show_record
from desktop.attaching import save_file
from desktop.choosing import Wanted, find_options
from desktop.laptop import Laptop
from sync.log.errors import Refused
from sync.records.reflection import Reflection
from sync.records.reflection_action import ReflectionAction
from sync.store.filtering import Listing
from sync.store.reading import Query
from tests.support.stores import carry, laptop

SENDER = {"sender_name": "Người dân 1", "phone": "0912345678", "address": "Thôn 1"}
PHOTO = {"name": "a.jpg", "size": 3, "sha256": "cd" * 32}
HEARD = Reflection.example() | {"received_at": "2026-10-12T16:05:00+07:00", "told_at": "2026-10-12T16:00:00+07:00"}


class Desks:
    """The keeper who wrote three reflections and a step of one, and who else has received them."""

    def __init__(self, keeper: Laptop, others: dict[str, Laptop]) -> None:
        self.others = others | {"keeper": keeper}
        several = [
            HEARD | {"content": "Loa rè", "anonymous": True, **SENDER},
            HEARD | {"content": "Tố cáo việc chi tiền", "nature": "to_cao", "photo": [PHOTO]},
            HEARD | {"content": "Cán bộ quát dân", "field": "thai_do_can_bo"},
        ]
        self.open, self.closed, self.restricted = add_records(keeper, Reflection, enumerate(several, 1)).ids
        step = ReflectionAction.example() | {"reflection": self.closed, "content": "Chuyển thanh tra"}
        self.step = add_records(keeper, require_type("reflection_action"), [(1, step)]).ids[0]
        for one in others.values():
            carry(keeper, one)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    tmp_path = tmp_path_factory.mktemp("desks")
    with (
        laptop(tmp_path, "Cán bộ xã 1") as keeper,
        laptop(tmp_path, "Lãnh đạo xã 1", ["approver"]) as approver,
        laptop(tmp_path, "Cán bộ duyệt 1", ["reviewer"]) as reviewer,
        laptop(tmp_path, "Cán bộ xã 2", ["operator", "editor"]) as operator,
    ):
        yield Desks(keeper, {"approver": approver, "reviewer": reviewer, "operator": operator})


@pytest.mark.parametrize(("who", "many"), [("keeper", 3), ("approver", 3), ("reviewer", 1), ("operator", 1)])
def test_lists_searches_and_counts_hold_what_the_person_may_read(desks: Desks, who: str, many: int) -> None:
    one, listing = desks.others[who], Listing(Query(Reflection))
    shown = {item["id"] for item in list_for(one, Reflection, (), "")}
    assert shown == ({desks.open, desks.closed, desks.restricted} if many == 3 else {desks.open})
    assert set(read_order(one, listing).record_ids()) == shown
    assert (count_rows(one, listing), sum(count_by(one, listing, ["nature"])["nature"].values())) == (many, many)
    assert len(list_for(one, Reflection, (), "to cao")) == (many == 3)
    assert {option.record_id for option in find_options(one, Wanted("reflection"))} == shown
    assert len(list_for(one, ReflectionAction, (), "")) == (many == 3)


@pytest.mark.parametrize("who", ["reviewer", "operator"])
def test_what_is_locked_away_is_refused_by_its_id(desks: Desks, who: str) -> None:
    for record in (desks.closed, desks.restricted, desks.step):
        with pytest.raises(Refused) as refusal:
            show_record(desks.others[who], record, has_history=True)
        assert refusal.value.code == "locked_away"
    assert show_record(desks.others[who], desks.open)["id"] == desks.open


def test_the_leader_is_shown_what_is_locked_away_with_the_finding(desks: Desks) -> None:
    shown = show_record(desks.others["approver"], desks.closed)
    assert shown["fields"]["content"] == "Tố cáo việc chi tiền"
    assert "other_procedure" in {finding["code"] for finding in shown["findings"]}


@pytest.mark.parametrize("who", ["keeper", "operator"])
def test_anonymous_names_the_sender_nowhere(desks: Desks, who: str) -> None:
    one = desks.others[who]
    items = list_for(one, Reflection, (), "loa")
    shown = show_record(one, desks.open, has_history=True)
    exported = [export_items(Reflection, items, form, None)["text"] for form in ("csv", "json")]
    told = json.dumps([items, shown, exported], ensure_ascii=False)
    assert "Loa rè" in told
    assert [value for value in SENDER.values() if value in told] == []


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("keeper", "file_not_here"),
        ("approver", "file_not_here"),
        ("reviewer", "locked_away"),
        ("operator", "locked_away"),
    ],
)
def test_files_of_what_is_locked_away_are_not_written_out(desks: Desks, tmp_path: Path, who: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        save_file(desks.others[who], "cd" * 32, tmp_path / "a.jpg")
    assert refusal.value.code == code
