# SPDX-License-Identifier: Apache-2.0
"""The rows that people read, compared with a second fold and with what the ledger knows that each author saw."""

from collections.abc import Mapping
from typing import Any

import msgspec

from sync.log.change import Entry
from sync.log.fold import WITHDRAWN
from sync.store.projection import PROJECTION, version_ids
from tests.simulation.media import Disk
from tests.simulation.safety import demand
from tests.simulation.world import World
from tests.support.naive_fold import naive_fold

_TYPES = ("status_check", "village")


def check_rows(world: World, disk: Disk, name: str) -> None:
    """Every record of one store: its heads, its conflicts, its review, and that nothing is hidden or doubled."""
    log = world.ledger.log_of(disk)
    by_record: dict[bytes, list[Entry]] = {}
    for one in log.values():
        by_record.setdefault(one.change.record, []).append(one)
    decisions = _decisions(log)
    for type_ in _TYPES:
        rows = _rows(disk, type_)
        records = {record for record, several in by_record.items() if several[0].change.type == type_}
        demand(rows.keys() == records, "every record has its row", (name, type_))
        for record in records:
            _check_record(world, (name, record.hex()), by_record[record], rows[record])
            if type_ == "status_check":
                _check_review(rows[record], decisions.get(record, []), name)


def _rows(disk: Disk, type_: str) -> dict[bytes, Mapping[str, Any]]:
    columns = [column.name for column in PROJECTION[type_].table.columns]
    rows = disk.read(f"SELECT {', '.join(columns)} FROM {type_}")
    return {row["record_id"]: row for row in (dict(zip(columns, values, strict=True)) for values in rows)}


def _check_record(world: World, where: tuple[str, str], entries: list[Entry], row: Mapping[str, Any]) -> None:
    naive = naive_fold(entries)
    for field in naive.heads:
        expected = world.ledger.heads(entries, field)
        demand(naive.heads[field] == expected, "what an author saw is replaced, nothing else", (*where, field))
    demand(tuple(version_ids(row["record_version"])) == naive.version, "a row shows the version of its log", where)
    told = tuple(msgspec.json.decode(row["conflict_fields"] or "[]"))
    demand(told == naive.conflicts, "every conflict is listed", (*where, told, naive.conflicts))
    demand(row["withdrawn_reason"] == naive.withdrawn, "a withdrawal shows", where)
    shown = PROJECTION[entries[0].change.type].values(row)
    demand(_known(shown) == _known(naive.values), "a row shows the values of its log", where)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in ("note", "result", "name", "checked_at")}


def _decisions(log: Mapping[bytes, Entry]) -> dict[bytes, list[Mapping[str, Any]]]:
    """Record → the decisions about it; each is a record of one change."""
    found: dict[bytes, list[Mapping[str, Any]]] = {}
    for one in log.values():
        if one.change.type == "review_decision" and WITHDRAWN not in one.change.set:
            about = bytes.fromhex(one.change.set["record"].replace("-", ""))
            found.setdefault(about, []).append({**one.change.set, "id": one.change.record})
    return found


def _check_review(row: Mapping[str, Any], decisions: list[Mapping[str, Any]], name: str) -> None:
    """An acceptance counts for the version that its author saw, and for no other."""
    version = {one.hex() for one in version_ids(row["record_version"])}
    accepted = [one for one in decisions if one["verdict"] == "accept" and version <= set(one["version"])]
    if row["review_state"] == "accepted":
        demand(accepted, "a stale acceptance never counts", (name, row["record_id"].hex()))
    earlier = {each.replace("-", "") for one in decisions for each in one.get("earlier", ())}
    standing = {one["verdict"] for one in decisions if one["id"].hex() not in earlier}
    expected = _state(standing, bool(accepted)) if decisions else "draft"
    demand(row["review_state"] == expected, "the review reads as decided", (name, row["review_state"], expected))


def _state(standing: set[str], is_accepted: bool) -> str:
    if "return" in standing:
        return "returned"
    if "submit" in standing:
        return "submitted"
    return "accepted" if is_accepted else "changed"
