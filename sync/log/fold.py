# SPDX-License-Identifier: Apache-2.0
"""The pure fold: what a set of changes of one record amounts to, whatever order they came in.

What an author had on screen, he supersedes; nothing else does. Clocks order nothing: where two
heads differ, the later wall time and then the greater id only choose which is shown meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sync.log.change import ChangeId, Entry, Value

WITHDRAWN = "withdrawn"
"""Reserved field: ``{"reason": text, "version": [hex ids]}`` while the record is withdrawn."""


class Folded(NamedTuple):
    """A record as its changes make it."""

    type: str
    unit: str
    values: Mapping[str, Value]
    """Field → value; in a conflict the provisional one. Cleared and redacted fields are left out."""
    heads: Mapping[str, Sequence[Entry]]
    """Field → its heads, the changes that set it and that no other has seen; the shown one first."""
    version: tuple[ChangeId, ...]
    """The ids of all heads of all fields, sorted."""
    conflicts: tuple[str, ...]
    """Fields that wait for a person, sorted."""
    withdrawn: str | None
    """The reason, while the record is withdrawn."""
    created: Entry
    changed: Entry


def fold(entries: Sequence[Entry]) -> Folded:
    """Fold all known changes of one record; any order, repeats allowed, at least one."""
    if len(entries) == 1:
        return _folded_alone(entries[0])
    entries = list({entry.id: entry for entry in entries}.values())
    heads = _heads(entries)
    values = _values(entries, heads)
    withdrawal = values.pop(WITHDRAWN, None)
    created = _created(entries)
    return Folded(
        type=created.change.type,
        unit=created.change.unit,
        values=values,
        heads=heads,
        version=_version(heads),
        conflicts=_conflicts(heads, withdrawal),
        withdrawn=withdrawal["reason"] if withdrawal else None,
        created=created,
        changed=max(entries, key=_shown_first),
    )


def _folded_alone(entry: Entry) -> Folded:
    """A record of one change, as most are: that change is the head of every field."""
    change, alone = entry.change, (entry,)
    heads: dict[str, Sequence[Entry]] = dict.fromkeys(change.set, alone)
    values = _values(alone, heads)
    withdrawal = values.pop(WITHDRAWN, None)
    return Folded(
        change.type,
        change.unit,
        values,
        heads,
        (entry.id,),
        _conflicts(heads, withdrawal) if withdrawal else (),
        withdrawal["reason"] if withdrawal else None,
        entry,
        entry,
    )


def _shown_first(entry: Entry) -> tuple[int, ChangeId]:
    return entry.change.wall, entry.id


def _created(entries: Sequence[Entry]) -> Entry:
    """The change that made the record: it has seen nothing."""
    if len(entries) == 1:
        return entries[0]
    roots = [entry for entry in entries if not entry.change.seen] or entries
    return min(roots, key=_shown_first)


def _heads(entries: Sequence[Entry]) -> dict[str, Sequence[Entry]]:
    """Fields that one change alone has set share one tuple: most records are such throughout."""
    setters: dict[str, tuple[Entry, ...]] = dict.fromkeys(entries[0].change.set, (entries[0],))
    for entry in entries[1:]:
        for name in entry.change.set:
            setters[name] = (*setters.get(name, ()), entry)
    return {name: found if len(found) == 1 else _standing(name, found, entries) for name, found in setters.items()}


def _standing(name: str, setters: Sequence[Entry], entries: Sequence[Entry]) -> Sequence[Entry]:
    seen = {one for entry in entries for one in entry.change.seen.get(name, ())}
    standing = [entry for entry in setters if entry.id not in seen]
    # Only a forged ring of changes leaves no head; showing them all loses nothing.
    return sorted(standing or setters, key=_shown_first, reverse=True)


def _values(entries: Sequence[Entry], heads: Mapping[str, Sequence[Entry]]) -> dict[str, Value]:
    """Field → the value of its first head; cleared and redacted fields are left out."""
    values: dict[str, Value] = {}
    for entry in entries:
        values.update(entry.change.set)
    if len(entries) > 1 or bytes in map(type, values.values()):
        values = {name: _open(found[0], name) for name, found in heads.items()}
    if None in values.values():
        values = {name: value for name, value in values.items() if value is not None}
    return values


def _open(entry: Entry, name: str) -> Value:
    """The value a change set; a personal one from behind its commitment, None where it was redacted or is not here."""
    value = entry.change.set[name]
    if type(value) is not bytes:
        return value
    return entry.beside[name].value if name in entry.beside else None


def _version(heads: Mapping[str, Sequence[Entry]]) -> tuple[ChangeId, ...]:
    distinct = {id(found): found for found in heads.values()}
    return tuple(sorted({entry.id for found in distinct.values() for entry in found}))


def _conflicts(heads: Mapping[str, Sequence[Entry]], withdrawal: Value) -> tuple[str, ...]:
    found = {name for name, several in heads.items() if len(several) > 1 and _differ(name, several)}
    if withdrawal and not _was_seen_whole(heads, withdrawal):
        found.add(WITHDRAWN)
    return tuple(sorted(found))


def _differ(name: str, heads: Sequence[Entry]) -> bool:
    shown = _open(heads[0], name)
    return any(_open(head, name) != shown for head in heads[1:])


def _was_seen_whole(heads: Mapping[str, Sequence[Entry]], withdrawal: Value) -> bool:
    """Tell whether the withdrawal had seen every head: an unseen edit waits for a person."""
    named = set(withdrawal["version"])
    return all(head.id.hex() in named for name, found in heads.items() if name != WITHDRAWN for head in found)


def head_value(folded: Folded, name: str, change: ChangeId) -> Value:
    """The value that one head of a field stands for; KeyError where that change is no head of it."""
    for head in folded.heads.get(name, ()):
        if head.id == change:
            return _open(head, name)
    raise KeyError(change)


def value_as_of(entries: Iterable[Entry], name: str, day: str) -> Value:
    """The value of a dated field that held on a day, as known now; None where none did.

    A later fact does not erase an earlier one: for each starting day its own head stands. A clearing erases
    all that it had seen.
    """
    setters = {entry.id: entry for entry in entries if name in entry.change.set}
    erased = _seen_before(name, setters, (one for one in setters.values() if one.change.set[name] is None))
    starts = {key: _start(one.change.set[name]) for key, one in setters.items() if key not in erased}
    days = {key: start for key, start in starts.items() if start and start <= day}
    if not days:
        return None
    facts = [setters[key] for key, start in days.items() if start == max(days.values())]
    replaced = _seen_before(name, setters, facts)
    standing = [fact for fact in facts if fact.id not in replaced] or facts
    return max(standing, key=_shown_first).change.set[name]["value"]


def _start(stored: Value) -> str | None:
    return stored["from"] if isinstance(stored, dict) else None


def _seen_before(name: str, setters: Mapping[ChangeId, Entry], later: Iterable[Entry]) -> set[ChangeId]:
    """All changes of a field that these had seen, themselves or through what they saw."""
    found: set[ChangeId] = set()
    waiting = list(later)
    while waiting:
        seen = set(waiting.pop().change.seen.get(name, ())) - found
        found |= seen
        waiting += [setters[one] for one in seen if one in setters]
    return found
