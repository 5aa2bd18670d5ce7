# SPDX-License-Identifier: Apache-2.0
"""What became of the hub's bulletins, per bulletin and commune: read, scheduled, aired and by how many clusters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import or_

from sync.hub.bulletins import communes_of, record_of
from sync.hub.node import Hub
from sync.log.errors import Refused
from sync.log.units import UnitTree
from sync.records.content_item import ContentItem
from sync.records.days import VIETNAM, write_moment
from sync.records.schedule_slot import ScheduleSlot
from sync.records.words import Words
from sync.store.bulletin_answers import STATES, Answer, answers_of, columns_of, stored_bulletins

RECENT: Final = timedelta(days=30)
"""Bulletins that ended longer ago are listed only when asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which bulletins: one, or all that are in force or ended of late, or all there are."""

    bulletin_id: str = ""
    is_everything: bool = False


def report(hub: Hub, asked: Asked) -> list[dict[str, Any]]:
    """One document per bulletin of the hub's unit, emergencies first. Raises Refused ``unknown_bulletin``."""
    since = _moment(hub.now_ms()) - RECENT
    with hub.database.reading() as connection:
        tree, table = hub.tree(connection), columns_of(ContentItem)
        conditions = [table.record_unit == hub.unit]
        if asked.bulletin_id:
            conditions.append(table.record_id == record_of(asked.bulletin_id))
        elif not asked.is_everything:
            conditions.append(or_(table.valid_to.is_(None), table.valid_to >= write_moment(since)))
        found = stored_bulletins(connection, *conditions)
        if asked.bulletin_id and not found:
            raise Refused("unknown_bulletin", f"{asked.bulletin_id} is no bulletin of this hub")
        answers = answers_of(connection, [item for item, _reason in found])
        return [_bulletin(hub, tree, item, reason, answers[item.record_id]) for item, reason in found]


def _bulletin(
    hub: Hub, tree: UnitTree, item: ContentItem, withdrawn: str | None, answers: Mapping[str, Answer]
) -> dict[str, Any]:
    meant = communes_of(item, tree, hub.unit)
    return {
        "id": item.record_id,
        "item_code": item.item_code,
        "title": item.title,
        "priority": item.priority,
        "valid_until": item.values.get("valid_to"),
        "withdrawn": withdrawn,
        "totals": _totals(meant, answers),
        "communes": [_commune(tree, unit, answers[unit]) for unit in sorted(answers)],
    }


def _totals(meant: Sequence[str], answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Communes by the furthest they came; clusters over all communes that aired it."""
    states = Counter(answer.state for answer in answers.values())
    heard = sum(answer.heard_clusters for answer in answers.values())
    planned = sum(answer.planned_clusters for answer in answers.values())
    first = min((_first_aired(answer) for answer in answers.values() if answer.aired), default=None)
    return {
        "communes": len(meant),
        "silent": len(set(meant) - answers.keys()),
        **{state: states[state] for state in STATES[1:]},
        "clusters_ok": heard,
        "clusters_planned": planned,
        "first_aired_at": first,
        "text": told(first, heard, planned)._asdict(),
    }


def told(first: str | None, heard: int, planned: int) -> Words:
    """What is heard of a bulletin, in one line."""
    if first is None:
        return Words("chưa phát", "not aired yet")
    at = datetime.fromisoformat(first).astimezone(VIETNAM).strftime("%H:%M")
    return Words(f"phát lúc {at} tại {heard}/{planned} cụm loa", f"aired at {at} by {heard} of {planned} clusters")


def _first_aired(answer: Answer) -> str:
    first = answer.aired[0]
    return first.started_at or f"{first.day}T00:00:00+07:00"


def _commune(tree: UnitTree, code: str, answer: Answer) -> dict[str, Any]:
    unit = tree.get(code)
    first = _first_aired(answer) if answer.aired else None
    return {
        "unit": code,
        "name": unit.name if unit else code,
        "state": answer.state,
        "read_at": None if answer.read_at is None else write_moment(_moment(answer.read_at)),
        "scheduled": [_slot(one) for one in answer.slots],
        "aired": len(answer.aired),
        "first_aired_at": first,
        "clusters_ok": answer.heard_clusters,
        "clusters_planned": answer.planned_clusters,
        "airings": [
            {"log": one.log_id, "at": one.started_at, "clusters_ok": one.heard, "clusters_planned": one.planned}
            for one in answer.aired
        ],
        "reason": answer.reason,
        "reason_text": answer.receipt.reason_text if answer.receipt is not None and answer.reason else None,
        "text": told(first, answer.heard_clusters, answer.planned_clusters)._asdict(),
    }


def _slot(slot: ScheduleSlot) -> dict[str, Any]:
    names = ("recurrence", "first_day", "last_day", "start", "repeat_count")
    return {"id": slot.record_id, **{name: slot.values.get(name) for name in names}}


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(VIETNAM)
