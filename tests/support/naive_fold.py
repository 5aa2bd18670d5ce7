# SPDX-License-Identifier: Apache-2.0
"""A second fold, slow and plain, written from the rules alone: the oracle of the fold laws.

It asks of every pair of changes whether one names the other as seen, and keeps nothing between questions.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sync.log.change import ChangeId, Entry


class Naive(NamedTuple):
    """What a set of changes of one record amounts to."""

    values: dict[str, Any]
    heads: dict[str, set[ChangeId]]
    version: tuple[ChangeId, ...]
    conflicts: tuple[str, ...]
    withdrawn: str | None


def naive_fold(changes: Iterable[Entry]) -> Naive:
    """Heads are the setters of a field that no other change names; all else follows from them."""
    log = {one.id: one for one in changes}
    heads = {name: _unseen(log, name) for one in log.values() for name in one.change.set}
    values = {name: _value(log[_provisional(log, ids)], name) for name, ids in heads.items()}
    withdrawal = values.pop("withdrawn", None)
    clashing = _clashing(log, heads)
    if withdrawal is not None and _has_unnamed_edit(heads, withdrawal):
        clashing.add("withdrawn")
    return Naive(
        values=_without_cleared(values),
        heads=heads,
        version=tuple(sorted({one for ids in heads.values() for one in ids})),
        conflicts=tuple(sorted(clashing)),
        withdrawn=None if withdrawal is None else withdrawal["reason"],
    )


def _without_cleared(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _clashing(log: dict[ChangeId, Entry], heads: dict[str, set[ChangeId]]) -> set[str]:
    return {name for name, ids in heads.items() if _holds_two_values(log, name, ids)}


def _unseen(log: dict[ChangeId, Entry], name: str) -> set[ChangeId]:
    setters = {key for key, one in log.items() if name in one.change.set}
    return {key for key in setters if not any(key in one.change.seen.get(name, ()) for one in log.values())}


def _provisional(log: dict[ChangeId, Entry], ids: set[ChangeId]) -> ChangeId:
    shown, *others = ids
    for other in others:
        if (log[other].change.wall, other) > (log[shown].change.wall, shown):
            shown = other
    return shown


def _value(entry: Entry, name: str) -> Any:
    stored = entry.change.set[name]
    if not isinstance(stored, bytes):
        return stored
    return entry.beside[name].value if name in entry.beside else None


def _holds_two_values(log: dict[ChangeId, Entry], name: str, ids: set[ChangeId]) -> bool:
    found = [_value(log[one], name) for one in ids]
    return any(one != found[0] or type(one) is not type(found[0]) for one in found)


def _has_unnamed_edit(heads: dict[str, set[ChangeId]], withdrawal: dict[str, Any]) -> bool:
    """A withdrawal names, in hex, the whole version that it saw."""
    edits = {one.hex() for name, ids in heads.items() if name != "withdrawn" for one in ids}
    return not edits <= set(withdrawal["version"])
