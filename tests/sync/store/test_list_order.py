# SPDX-License-Identifier: Apache-2.0
"""The order of a long list against a plain model: equal keys, nulls, both directions, filters, search, edits."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from sync.records.broadcast_log import BROADCAST_KINDS, QUALITIES, BroadcastLog
from sync.records.days import VIETNAM
from sync.records.vietnamese import fold
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.engine import Database
from sync.store.filtering import Filters, Listing
from sync.store.folding import rebuild
from sync.store.identity import keep_identity, new_identity
from sync.store.list_places import place_maker
from sync.store.log_tables import CHANGE
from sync.store.opening import open_store
from sync.store.paging import head_of, order_of
from sync.store.reading import Query
from tests.support.stores import store

IDENTITY = new_identity()
PLACE = place_maker(BroadcastLog.declared) or (lambda _record, _values: 0)
TITLES = ("Phòng cháy rừng", "Chạy rung lắc", "Rung chấn, cháy nổ", "Họp thôn 3", "")
DAYS = ("2026-10-12", "2026-10-13", None)
MOMENTS = ("2026-10-12T05:00:00+07:00", "2026-10-12T17:00:00+07:00", "2026-10-11T22:00:00+00:00", None)

EMPTY = dict.fromkeys(("date", "started_at", "quality", "broadcast_kind", "clusters_ok"))

Values = Mapping[str, Any]
values = st.fixed_dictionaries(
    {
        "date": st.sampled_from(DAYS),
        "started_at": st.sampled_from(MOMENTS),
        "quality": st.sampled_from(("tot", "kem", None)),
        "broadcast_kind": st.sampled_from(("own", "relay", None)),
        "clusters_ok": st.sampled_from((0, 2, 10, None)),
        "title": st.sampled_from(TITLES),
    }
)
listings = st.tuples(
    st.sampled_from(("", "date", "started_at", "quality", "broadcast_kind", "clusters_ok", "review")),
    st.booleans(),
    st.sampled_from(({}, {"quality": ("tot",)}, {"broadcast_kind": ("own", "relay")})),
    st.sampled_from(("", "chay rung", "cháy rừng", "rung", "thon 3", "xyz", "họp t")),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as opened:
        with opened.writing() as connection:
            keep_identity(connection, IDENTITY)
        yield opened


def stored(one: Values) -> dict[str, Any]:
    plain = {name: value for name, value in one.items() if value is not None and name != "title"}
    return {**plain, "lines": [{"title": one["title"]}]} if one["title"] else plain


def write(
    connection: Connection,
    record: bytes,
    changed: Values,
    *,
    is_new: bool,
    seen: Mapping[str, list[bytes]] | None = None,
) -> None:
    named = {name: ids for name, ids in (seen or {}).items() if name in changed}
    draft = Draft(record, BroadcastLog, "02683", changed, named, is_new)
    write_changes(connection, IDENTITY, [draft], Clock(1_790_000_000_000, None))


def is_found(one: Values, search: str) -> bool:
    words = tokens(fold(one["title"]))
    *finished, last = tokens(fold(search)) or [""]
    return all(word in words for word in finished) and any(word.startswith(last) for word in words or [""])


def tokens(text: str) -> list[str]:
    return text.replace(",", " ").split()


def model(rows: Mapping[bytes, Values], asked: Listing) -> list[bytes]:
    """The list as a person would lay it out by hand."""
    found = [one for one in rows if is_picked(rows[one], asked.filters)]
    found.sort(key=lambda one: (by_day(rows[one]), PLACE(one, stored(rows[one])), one))
    if asked.sort and asked.sort != "review":
        known = [one for one in found if rows[one][asked.sort] is not None]
        known.sort(key=lambda one: key_of(asked.sort, rows[one][asked.sort]), reverse=asked.is_descending)
        return known + [one for one in found if rows[one][asked.sort] is None]
    if asked.search and not asked.sort:
        found.sort(key=lambda one: tier(rows[one]["title"], asked.search))
    return found


def is_picked(one: Values, filters: Filters) -> bool:
    return is_found(one, filters.search) and all(one[name] in codes for name, codes in filters.codes.items())


def by_day(one: Values) -> tuple[Any, ...]:
    """The latest day first, within it the earliest moment, what is unknown last."""
    day, moment = one["date"], one["started_at"]
    return (
        day is None,
        -date.fromisoformat(day).toordinal() if day else 0,
        moment is None,
        seconds_after(day, moment) if moment else 0,
    )


def seconds_after(day: str | None, moment: str) -> int:
    there = datetime.fromisoformat(moment).astimezone(VIETNAM)
    start = datetime.fromisoformat(day) if day else there.replace(hour=0, minute=0, second=0)
    return max(0, int((there - start.replace(tzinfo=VIETNAM)).total_seconds()))


def key_of(sort: str, value: Any) -> Any:
    codes = {"quality": QUALITIES, "broadcast_kind": BROADCAST_KINDS}.get(sort)
    return list(codes.by_code).index(value) if codes else value


def tier(title: str, search: str) -> int:
    typed, folded = (f" {' '.join(tokens(text))} " for text in (title.casefold(), fold(title)))
    if not search.isascii() and f" {search} " in typed:
        return 0
    return 1 if f" {fold(search)} " in folded else 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(values, max_size=12), st.lists(st.tuples(st.integers(0, 11), values), max_size=4), listings)
def test_the_order_is_the_one_laid_out_by_hand(
    database: Database, given_rows: list[Values], edits: list[tuple[int, Values]], asked: tuple[Any, ...]
) -> None:
    sort, is_descending, codes, search = asked
    listing = Listing(Query(BroadcastLog), Filters(search=search, codes=codes), sort, is_descending)
    with database.engine.connect().execution_options(loa_begin="BEGIN IMMEDIATE") as connection:
        rows = fill(connection, given_rows, edits)
        kept = order_of(connection, listing)
        assert cut(kept) == model(rows, listing)
        assert head_of(connection, listing, 3) == kept[:48]
        rebuild(connection)
        assert order_of(connection, listing) == kept
        connection.rollback()


def fill(connection: Connection, given_rows: list[Values], edits: list[tuple[int, Values]]) -> dict[bytes, Values]:
    """Write records, then change some of them."""
    random = Random(len(given_rows))
    rows = {random.randbytes(16): one for one in given_rows}
    for record, one in rows.items():
        write(connection, record, stored(one), is_new=True)
    for at, one in edits:
        record = sorted(rows)[at % len(rows)] if rows else b""
        if record:
            seen = {name: stored_heads(connection, record) for name in (*one, "lines")}
            cleared = dict.fromkeys(set(stored(rows[record])) - set(stored(one)))
            write(connection, record, {**cleared, **stored(one)}, is_new=False, seen=seen)
            rows[record] = one
    return rows


def stored_heads(connection: Connection, record: bytes) -> list[bytes]:
    return list(connection.execute(select(CHANGE.c.id).where(CHANGE.c.record == record)).scalars())


def cut(ids: bytes) -> list[bytes]:
    return [ids[at : at + 16] for at in range(0, len(ids), 16)]


def test_words_of_a_changed_text_leave_the_pages_of_the_index(database: Database) -> None:
    with database.writing() as connection:
        (record,) = fill(connection, [{**EMPTY, "title": "Zyxwvut kín"}], [])
    with database.writing() as connection:
        assert b"zyxwvut" in index_pages(connection)
        seen = {"lines": stored_heads(connection, record)}
        write(connection, record, {"lines": [{"title": "Khác"}]}, is_new=False, seen=seen)
    with database.reading() as connection:
        pages = index_pages(connection)
    assert b"zyxwvut" not in pages
    assert b"khac" in pages


def index_pages(connection: Connection) -> bytes:
    return b"".join(connection.exec_driver_sql("SELECT block FROM broadcast_log_words_data").scalars())


def test_a_hub_keeps_no_lists(tmp_path: Path) -> None:
    database = open_store(tmp_path / "hub.db", None)
    with database.reading() as connection:
        made = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name LIKE '%_list%'").scalar()
        words = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name LIKE '%_words%'").scalar()
    database.close()
    assert (made, words) == (0, 0)
