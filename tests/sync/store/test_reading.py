# SPDX-License-Identifier: Apache-2.0
"""Lists, filters, search, order, and the next number for people, on real rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN
from sync.log.units import Unit, UnitTree
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from sync.store.engine import Database
from sync.store.projection import PROJECTION
from sync.store.province_profiles import profile_of
from sync.store.reading import (
    Query,
    Surroundings,
    count_records,
    list_records,
    next_serial,
    read_record,
    read_records,
    records_in_conflict,
    types_of,
)
from tests.support.changes import UNIT, Author, record_of, uuid_of
from tests.support.stores import let_in, store

PROPOSED = [(of, name) for of in RECORD_TYPES for name, field in of.fields.items() if field.proposal]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def put(database: Database, of: str, *several: dict[str, Any], unit: str = "02683") -> None:
    """One record for each mapping of values."""
    with database.reading() as connection:
        start = sum(count_records(connection, Query(one, is_withdrawn_shown=True)) for one in RECORD_TYPES)
    author = Author(1 + start, unit)
    let_in(database, *(author.write(one, type=of, record=record_of(start + at)) for at, one in enumerate(several)))


def names(database: Database, of: str, name: str = "name", **query: Any) -> list[Any]:
    with database.reading() as connection:
        return [one.record.values.get(name) for one in list_records(connection, Query(PROJECTION[of].of, **query))]


@pytest.mark.parametrize("search", ["dai", "Đài", "ĐÀI", "dai xa", "xa dai", "truyền", "02683-dtt", "đ"])
def test_a_search_finds_every_word_whatever_its_marks_and_case(database: Database, search: str) -> None:
    put(database, "station", {"name": "Đài truyền thanh xã", "station_code": "02683-DTT01"}, {"name": "Trạm khác"})
    assert names(database, "station", search=search) == ["Đài truyền thanh xã"]


@pytest.mark.parametrize("search", ["dai loa", "%", "_", "dài đâu", "\\"])
def test_a_search_finds_nothing_where_a_word_is_absent_and_takes_no_sign_for_a_pattern(
    database: Database, search: str
) -> None:
    put(database, "station", {"name": "Đài truyền thanh xã"})
    assert names(database, "station", search=search) == []


def test_the_titles_of_lines_are_searched_and_their_codes_are_not(database: Database) -> None:
    put(database, "broadcast_log", {"note": "x", "lines": [{"title": "Phòng cháy rừng", "language": "hmn"}]})
    assert len(names(database, "broadcast_log", search="chay rung")) == 1
    assert names(database, "broadcast_log", search="hmn") == []


def test_names_stand_in_the_order_of_the_dictionary_and_numbers_by_their_value(database: Database) -> None:
    put(database, "cluster", *({"name": one} for one in ("Đa", "Dạ", "da", "Cụm 10", "Cụm 2", "ê", "e", "Á")))
    assert names(database, "cluster") == ["Á", "Cụm 2", "Cụm 10", "da", "Dạ", "Đa", "e", "ê"]


def test_records_of_a_type_with_a_day_come_latest_first(database: Database) -> None:
    days = ["2026-10-12", "2026-10-14", "2026-10-13"]
    put(database, "broadcast_log", *({"date": day} for day in days))
    assert names(database, "broadcast_log", "date") == sorted(days, reverse=True)


def test_a_list_is_cut_and_counted_whole(database: Database) -> None:
    put(database, "cluster", *({"name": f"Cụm {at}"} for at in range(7)))
    assert names(database, "cluster", limit=2, offset=3) == ["Cụm 3", "Cụm 4"]
    with database.reading() as connection:
        assert count_records(connection, Query(PROJECTION["cluster"].of, limit=2)) == 7


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"horn_count": 2}, ["a"]),
        ({"horn_count": None}, ["c"]),
        ({"state": "good"}, ["a"]),
        ({"power_backup": False}, ["b"]),
        ({"unit": "02683"}, ["a", "b", "c"]),
        ({"unit": "02686"}, []),
        ({"review": "draft", "horn_count": 4}, ["b"]),
    ],
)
def test_a_filter_compares_stored_values(database: Database, where: dict[str, Any], found: list[str]) -> None:
    good = {"from": "2026-01-01", "value": "good"}
    put(
        database,
        "cluster",
        {"name": "a", "horn_count": 2, "state": good},
        {"name": "b", "horn_count": 4, "power_backup": False},
        {"name": "c"},
    )
    assert names(database, "cluster", where=where) == found


def test_a_filter_by_what_is_no_field_is_refused(database: Database) -> None:
    for name in ("nothing", "record_id", "search_text", "name; DROP TABLE cluster"):
        with pytest.raises(Refused) as refusal:
            names(database, "cluster", where={name: 1})
        assert refusal.value.code == "unknown_field"


def test_a_period_takes_days_and_moments_of_its_first_and_last_day(database: Database) -> None:
    put(database, "broadcast_log", *({"date": f"2026-10-{day}"} for day in (12, 13, 14, 15)))
    clocks = ("12T23:59:59", "13T00:00:00", "14T23:59:59", "15T00:00:00")
    put(database, "status_check", *({"checked_at": f"2026-10-{clock}+07:00"} for clock in clocks))
    days = ("2026-10-13", "2026-10-14")
    assert len(names(database, "broadcast_log", "date", days=days)) == 2
    assert len(names(database, "status_check", "checked_at", days=days)) == 2


def test_a_type_without_a_day_stands_in_no_period(database: Database) -> None:
    with pytest.raises(Refused) as refusal:
        names(database, "person", days=("2026-10-13", "2026-10-14"))
    assert refusal.value.code == "no_period"


def test_withdrawn_records_are_listed_only_where_they_are_asked_for(database: Database) -> None:
    author = Author()
    first = author.write({"name": "a"}, type="cluster")
    gone = {"reason": "nhập nhầm", "version": [first.id.hex()]}
    let_in(database, first, author.write({WITHDRAWN: gone}, type="cluster"))
    assert names(database, "cluster") == []
    assert names(database, "cluster", is_withdrawn_shown=True) == ["a"]


def test_a_record_is_read_by_its_id_and_one_that_is_not_here_is_refused(database: Database) -> None:
    put(database, "cluster", {"name": "a"})
    with database.reading() as connection:
        assert read_record(connection, record_of(0)).record.values["name"] == "a"
        assert read_records(connection, [record_of(9)]) == {}
        assert types_of(connection, [record_of(0), record_of(9)]) == {record_of(0): "cluster"}
        with pytest.raises(Refused) as refusal:
            read_record(connection, record_of(9))
    assert refusal.value.code == "unknown_record"


def test_a_record_of_a_type_from_a_newer_node_is_in_the_log_and_in_no_list(database: Database) -> None:
    let_in(database, Author().write({"a": 1}, type="later_type"))
    with database.reading() as connection:
        assert list(types_of(connection, [record_of(1)]).values()) == ["later_type"]
        assert read_records(connection, [record_of(1)]) == {}


def test_records_in_conflict_are_told_once_each(database: Database) -> None:
    let_in(
        database,
        *(Author(at).write({"name": name, "address": name}, type="cluster") for at, name in ((1, "a"), (2, "b"))),
    )
    with database.reading() as connection:
        assert records_in_conflict(connection) == [uuid_of(record_of(1))]
        assert records_in_conflict(connection, [UNIT]) == [uuid_of(record_of(1))]
        assert records_in_conflict(connection, ["00004"]) == []
        assert read_record(connection, record_of(1)).conflicts == ("address", "name")


def test_rules_look_around_at_records_that_are_here_and_not_withdrawn(database: Database) -> None:
    put(database, "station", {"name": "a"}, unit="02686")
    put(database, "cluster", {"name": "x", "station": uuid_of(record_of(0))})
    station, cluster = PROJECTION["station"].of, PROJECTION["cluster"].of
    with database.reading() as connection:
        around = Surroundings(connection, datetime.fromisoformat("2026-10-13T05:00:00+07:00"))
        assert list(around.find(station, unit="02683")) == []
        assert [one.unit for one in around.find(station, unit="02686")] == ["02686"]
        assert around.get(cluster, uuid_of(record_of(99))) is None


class Unread(Mapping[str, Sequence[Unit]]):
    """Units of which each is read when it is asked for; reading all of them is the failure."""

    def __init__(self, *units: Unit) -> None:
        self._units = {unit.code: (unit,) for unit in units}

    def __getitem__(self, code: str) -> Sequence[Unit]:
        return self._units[code]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("the whole tree was read")

    def __len__(self) -> int:
        raise AssertionError("the whole tree was counted")


def test_the_profile_of_a_unit_reads_no_other_units(database: Database) -> None:
    tree = UnitTree(by_code=Unread(Unit("02683", "Xã", "xa", "15"), Unit("15", "Tỉnh", "tinh", "VN")))
    with database.reading() as connection:
        around = Surroundings(connection, datetime.fromisoformat("2026-10-13T05:00:00+07:00"), tree)
        assert around.profile("02683") is profile_of("15")


def _values_before(of: type[Record], name: str) -> dict[str, Any]:
    """What a proposal is counted within."""
    proposal = of.fields[name].proposal
    assert proposal is not None
    wanted = [*proposal.within, *filter(None, [proposal.year_of])]
    return {one: of.fields[one].example() for one in wanted}


@pytest.mark.parametrize(("of", "name"), PROPOSED, ids=lambda one: one if isinstance(one, str) else one.type_name())
def test_the_next_number_is_one_more_than_the_greatest_known(database: Database, of: type[Record], name: str) -> None:
    before = _values_before(of, name)
    given = []
    for _ in range(3):
        with database.reading() as connection:
            given.append(next_serial(connection, of, name, before, "02683"))
        put(database, of.type_name(), before | {name: given[-1]})
    assert len({str(one) for one in given}) == 3
    numbers = [
        one if isinstance(one, int) else int("".join(filter(str.isdigit, one[-4:].split("-")[-1]))) for one in given
    ]
    assert numbers == [1, 2, 3]


@pytest.mark.parametrize(("of", "name"), PROPOSED, ids=lambda one: one if isinstance(one, str) else one.type_name())
def test_a_number_is_not_proposed_while_what_it_is_counted_within_is_unknown(
    database: Database, of: type[Record], name: str
) -> None:
    with database.reading() as connection:
        found = next_serial(connection, of, name, {}, "02683")
    assert (found is None) == bool(_values_before(of, name))


def test_a_number_that_somebody_typed_in_another_form_is_no_hindrance(database: Database) -> None:
    put(database, "station", *({"station_code": one} for one in ("02683-DTT", "02683-DTTx", "02683-DTT09", "khác")))
    with database.reading() as connection:
        assert next_serial(connection, PROJECTION["station"].of, "station_code", {}, "02683") == "02683-DTT10"
        assert next_serial(connection, PROJECTION["station"].of, "station_code", {}, "02686") == "02686-DTT01"


def test_a_field_without_a_proposal_has_no_next_number(database: Database) -> None:
    with database.reading() as connection:
        assert next_serial(connection, PROJECTION["station"].of, "name", {}, "02683") is None
