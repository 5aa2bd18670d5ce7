# SPDX-License-Identifier: Apache-2.0
"""Pages of lists: order, search, filters, places, and that a page costs alike whatever the length of the list."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.deciding import submit_records
from desktop.actions.paging import (
    Order,
    Reading,
    columns_of,
    count_by,
    count_rows,
    pick_rows,
    read_order,
    read_page,
    rows_of,
)
from desktop.actions.saving import add_records, require_type, withdraw_record
from desktop.laptop import Laptop, Workplace, furnish
from sync.log.errors import Refused
from sync.records.catalogue import RECORD_TYPES
from sync.store.filtering import Filters, Listing
from sync.store.opening import open_store
from sync.store.outbox import KeptReceipt, deliver, keep_receipt, unsent
from sync.store.reading import Query
from sync.store.units import bundled_units
from tests.support.long_lists import COMMUNE, KEY, NOW, build_long_list, reopened

BROADCAST = require_type("broadcast_log")
STEPS_AT_ONCE = 100


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    database = open_store(tmp_path / "loa.db", KEY)
    furnish(database, bundled_units(), Workplace(COMMUNE, "Cán bộ xã 1"))
    yield Laptop(database, bundled_units(), lambda: NOW)
    database.close()


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    path = tmp_path_factory.mktemp("long") / "loa.db"
    build_long_list(path, 20_000)
    laptop = reopened(path)
    yield laptop
    laptop.database.close()


def add(laptop: Laptop, name: str, *fields: dict[str, Any]) -> list[str]:
    added = add_records(laptop, require_type(name), list(enumerate(fields)))
    assert not added.refused, added.refused
    return added.ids


def broadcast(title: str, day: str = "2026-10-12", **more: Any) -> dict[str, Any]:
    return {
        "date": day,
        "started_at": f"{day}T05:00:00+07:00",
        "broadcast_kind": "own",
        "lines": [{"title": title}],
        **more,
    }


def texts(laptop: Laptop, listing: Listing, column: str) -> list[str]:
    reading = Reading(listing.of, (column,))
    return [row.texts[0] for row in read_page(laptop, reading, read_order(laptop, listing), 0).rows]


def test_a_search_without_marks_finds_the_words_with_them(laptop: Laptop) -> None:
    add(laptop, "broadcast_log", broadcast("Phòng chống cháy rừng mùa khô"), broadcast("Lịch cấp nước"))
    found = texts(laptop, Listing(Query(BROADCAST), Filters(search="chay rung")), "lines")
    assert found == ["Phòng chống cháy rừng mùa khô"]


def test_what_was_typed_letter_by_letter_stands_first(laptop: Laptop) -> None:
    add(
        laptop,
        "broadcast_log",
        broadcast("Rung chấn, cháy nổ", "2026-10-12"),
        broadcast("Chạy rung lắc", "2026-10-11"),
        broadcast("Phòng cháy rừng", "2026-10-10"),
    )
    found = texts(laptop, Listing(Query(BROADCAST), Filters(search="cháy rừng")), "lines")
    assert found == ["Phòng cháy rừng", "Chạy rung lắc", "Rung chấn, cháy nổ"]


def test_people_are_listed_by_given_name(laptop: Laptop) -> None:
    add(
        laptop, "person", *({"full_name": name} for name in ("Phát thanh viên 2", "Cán bộ Đèo", "Cán bộ Dốc", "Loa An"))
    )
    found = texts(laptop, Listing(Query(require_type("person"))), "full_name")
    assert found == ["Cán bộ xã 1", "Phát thanh viên 2", "Loa An", "Cán bộ Dốc", "Cán bộ Đèo"]


def test_a_text_column_sorts_as_dictionaries_do(laptop: Laptop) -> None:
    add(
        laptop,
        "village",
        *({"name": name} for name in ("Thôn 10", "Đồi Cao", "Thôn 2", "Dồi", "Ân Thi", "An Bình", "Ăn")),
    )
    listing = Listing(Query(require_type("village")), sort="name")
    assert texts(laptop, listing, "name") == ["An Bình", "Ăn", "Ân Thi", "Dồi", "Đồi Cao", "Thôn 2", "Thôn 10"]
    assert texts(laptop, replace(listing, is_descending=True), "name")[0] == "Thôn 10"


def test_codes_sort_in_the_order_of_their_list_and_unknown_stands_last(laptop: Laptop) -> None:
    add(laptop, "broadcast_log", *({**broadcast("x"), "quality": one} for one in ("kem", None, "tot")))
    listing = Listing(Query(BROADCAST), sort="quality")
    assert texts(laptop, listing, "quality") == ["Tốt", "Kém", "-"]
    assert texts(laptop, replace(listing, is_descending=True), "quality") == ["Kém", "Tốt", "-"]


def test_references_show_and_sort_by_the_title_of_their_record(laptop: Laptop) -> None:
    first, second = add(
        laptop, "person", {"full_name": "Tuyên truyền viên Bông"}, {"full_name": "Tuyên truyền viên An"}
    )
    add(laptop, "propagandist", {"person": first}, {"person": second})
    listing = Listing(Query(require_type("propagandist")), sort="person")
    assert texts(laptop, listing, "person") == ["Tuyên truyền viên An", "Tuyên truyền viên Bông"]


def test_a_search_looks_into_the_records_that_columns_name(laptop: Laptop) -> None:
    (person,) = add(laptop, "person", {"full_name": "TTV thôn 3"})
    (recognised,) = add(laptop, "propagandist", {"person": person})
    add(laptop, "propaganda_session", {"date": "2026-10-12", "propagandists": [recognised]}, {"date": "2026-10-11"})
    for name in ("propagandist", "propaganda_session"):
        assert count_rows(laptop, Listing(Query(require_type(name)), Filters(search="thon 3"))) == 1


def test_a_moment_is_told_by_its_hour_beside_its_day(laptop: Laptop) -> None:
    (record,) = add(laptop, "broadcast_log", broadcast("x"))
    beside, alone = Reading(BROADCAST, ("date", "started_at")), Reading(BROADCAST, ("started_at",))
    assert rows_of(laptop, beside, [record])[0].texts == ("12/10/2026", "05:00")
    assert rows_of(laptop, alone, [record])[0].texts == ("12/10/2026 05:00",)


def test_filters_narrow_by_code_month_state_and_person(laptop: Laptop) -> None:
    add(laptop, "broadcast_log", broadcast("x", "2026-09-30"), broadcast("y", broadcast_kind="relay"), broadcast("z"))
    query = Query(BROADCAST)
    asked = (
        Filters(codes={"broadcast_kind": ("relay",)}),
        Filters(month="2026-09"),
        Filters(reviews=("accepted",)),
        Filters(is_mine=True),
        Filters(transfers=("received",)),
    )
    assert [count_rows(laptop, Listing(query, one)) for one in asked] == [1, 1, 0, 3, 0]


def test_a_withdrawn_record_is_listed_where_it_is_asked_for_only(laptop: Laptop) -> None:
    (record, _other) = add(laptop, "broadcast_log", broadcast("x"), broadcast("y"))
    withdraw_record(laptop, record, "ghi trùng")
    assert count_rows(laptop, Listing(Query(BROADCAST))) == 1
    order = read_order(laptop, Listing(Query(BROADCAST), Filters(reviews=("withdrawn",))))
    assert [order.record_id(0), len(order)] == [record, 1]
    assert rows_of(laptop, Reading(BROADCAST, ()), [record])[0].is_withdrawn


def test_transfer_follows_receipts_and_those_of_decisions_too(laptop: Laptop) -> None:
    (record,) = add(laptop, "broadcast_log", BROADCAST.example())
    reading, sent = Reading(BROADCAST, ()), Listing(Query(BROADCAST), Filters(transfers=("received",)))
    assert rows_of(laptop, reading, [record])[0].transfer == "only_here"
    confirm_all(laptop)
    assert rows_of(laptop, reading, [record])[0].transfer == "received"
    assert count_rows(laptop, sent) == 1
    assert not submit_records(laptop, [record], None).refused
    assert rows_of(laptop, reading, [record])[0].transfer == "only_here"
    assert count_rows(laptop, sent) == 0


def confirm_all(laptop: Laptop) -> None:
    with laptop.writing() as desk:
        key = keep_receipt(desk.connection, KeptReceipt(bytes(32), bytes(8), 1, 0, b"", b""))
        deliver(desk.connection, key, {one.id: None for one in unsent(desk.connection, 100)})


def test_counts_leave_their_own_filter_aside(laptop: Laptop) -> None:
    add(laptop, "broadcast_log", broadcast("x"), broadcast("y", broadcast_kind="relay"), broadcast("z", "2026-09-30"))
    listing = Listing(Query(BROADCAST), Filters(codes={"broadcast_kind": ("own",)}))
    counts = count_by(laptop, listing, ("broadcast_kind", "month", "review"))
    assert counts["broadcast_kind"] == {"own": 2, "relay": 1}
    assert counts["month"] == {"2026-10": 1, "2026-09": 1}
    assert counts["review"] == {"draft": 2}


def test_a_row_tells_what_is_missing_and_what_the_record_alone_shows(laptop: Laptop) -> None:
    (record,) = add(laptop, "broadcast_log", broadcast("x", ended_at="2026-10-12T04:00:00+07:00"))
    reading = Reading(BROADCAST, ("date",), is_checked=True)
    row = rows_of(laptop, reading, [record])[0]
    assert row.missing > 0
    assert row.has_findings
    assert pick_rows(laptop, reading, read_order(laptop, Listing(Query(BROADCAST))), lambda one: one.missing == 0) == []


def test_a_field_that_is_not_declared_is_refused(laptop: Laptop) -> None:
    with pytest.raises(Refused, match="no field"):
        read_order(laptop, Listing(Query(BROADCAST), sort="colour"))
    with pytest.raises(Refused, match="no codes"):
        read_order(laptop, Listing(Query(BROADCAST), Filters(codes={"date": ("x",)})))


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_every_type_is_listed_and_sorted_by_each_of_its_columns(laptop: Laptop, of: Any) -> None:
    add_records(laptop, of, [(1, of.example()), (2, of.example())])
    count = count_rows(laptop, Listing(Query(of)))
    for name in columns_of(of):
        assert count_rows(laptop, Listing(Query(of), sort=name)) == count
    assert len(read_page(laptop, Reading(of, columns_of(of)), read_order(laptop, Listing(Query(of))), 0).rows) == count


def test_a_place_is_found_again_by_the_record(long_list: Laptop) -> None:
    order = read_order(long_list, Listing(Query(BROADCAST)))
    assert len(order) == 20_000
    assert [order.place_of(order.record_id(place)) for place in (0, 777, 19_999)] == [0, 777, 19_999]
    assert order.place_of("01932c07-209c-7000-8000-000000000001") is None


def test_a_page_of_twenty_thousand_costs_alike_wherever_it_stands(long_list: Laptop) -> None:
    order, reading = read_order(long_list, Listing(Query(BROADCAST))), Reading(BROADCAST, columns_of(BROADCAST))
    _first, *costs = [cost(long_list, reading, order, offset) for offset in (400, 0, 10_000, 19_800)]
    for each in zip(*costs, strict=True):
        assert 0 < max(each) <= 1.2 * min(each)


def cost(laptop: Laptop, reading: Reading, order: Order, offset: int) -> tuple[int, int]:
    """Steps of the database and calls of Python for one page: the same however busy the machine is."""
    steps, calls = Counter[str](), Counter[str]()
    with laptop.reading() as desk:
        driver: Any = desk.connection.connection.driver_connection
    driver.set_progress_handler(lambda: steps.update(["step"]), STEPS_AT_ONCE)
    sys.setprofile(lambda _frame, happened, _what: calls.update([happened]))
    try:
        rows = read_page(laptop, reading, order, offset).rows
    finally:
        sys.setprofile(None)
        driver.set_progress_handler(None, 0)
    assert len(rows) == 200
    return steps["step"], calls["call"] + calls["c_call"]
