# SPDX-License-Identifier: Apache-2.0
"""Authors who write changes by hand, and causal histories of one record for the laws of fold and store."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

from sync.log.change import NO_CHANGE, Change, ChangeId, Entry, PersonalValue
from sync.log.fold import WITHDRAWN
from sync.parcel.canonical import commitment, entry
from sync.parcel.keys import DeviceKey
from sync.records.catalogue import record_type
from sync.records.record import Record
from tests.support.records import example_values

WALL = 1_790_000_000_000
"""A moment in 2026, milliseconds."""
TEN_YEARS = 10 * 365 * 86_400_000
RECORD = bytes.fromhex("01932c07209c70008000000000000001")
UNIT = "02683"
Seen = Mapping[str, Sequence[ChangeId]]


def record_of(number: int) -> bytes:
    """The id of a made-up record."""
    return RECORD[:12] + number.to_bytes(4, "big")


@dataclass
class Author:
    """One actor with its chain; the same number gives the same author."""

    number: int = 1
    unit: str = UNIT
    written: list[Entry] = field(default_factory=list)

    @property
    def key(self) -> DeviceKey:
        return DeviceKey.from_bytes(bytes([self.number]) * 32)

    def change(self, values: Mapping[str, Any], seen: Seen | None = None, **said: Any) -> Change:
        """The next change of this author; whatever is not said is filled in."""
        frame: dict[str, Any] = {
            "actor": bytes([self.number]) * 16,
            "n": len(self.written) + 1,
            "prev": self.written[-1].id if self.written else NO_CHANGE,
            "record": RECORD,
            "type": "status_check",
            "unit": self.unit,
            "author": record_of(1000 + self.number),
            "device": self.key.public,
            "wall": WALL + len(self.written),
            "clock_age": None,
            "declaration": 1,
        }
        return Change(**{**frame, "set": dict(values), "seen": dict(seen or {}), **said})

    def write(self, values: Mapping[str, Any], seen: Seen | None = None, **said: Any) -> Entry:
        """Write a change; a PersonalValue goes beside it and leaves its commitment."""
        beside = {name: one for name, one in values.items() if isinstance(one, PersonalValue)}
        values = {name: commitment(one) if name in beside else one for name, one in values.items()}
        self.written.append(entry(self.change(values, seen, **said), beside))
        return self.written[-1]

    def decide(self, about: Entry, verdict: str, version: Iterable[ChangeId], number: int, **said: Any) -> Entry:
        """Write a review decision about the record of a change."""
        earlier = sorted(uuid_of(one) for one in said.pop("earlier", ()))
        hashes = sorted(one.hex() for one in version)
        values = {"record": uuid_of(about.change.record), "verdict": verdict, "version": hashes}
        if earlier:
            values["earlier"] = earlier
        return self.write(values, record=record_of(number), type="review_decision", **said)


def uuid_of(record: bytes) -> str:
    """The text by which a reference names a record."""
    text = record.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def heads_of(entries: Iterable[Entry], name: str) -> list[ChangeId]:
    """What an author who knows these changes has on screen for one field."""
    known = list(entries)
    seen = {one for entry in known for one in entry.change.seen.get(name, ())}
    return [entry.id for entry in known if name in entry.change.set and entry.id not in seen]


@dataclass(frozen=True)
class Step:
    """One thing that happens in a history: who, what, how much of the rest was known, how wrong the clock is."""

    who: int
    what: str
    fields: tuple[str, ...]
    value: int
    knows: int
    clock: int


FIELDS = ("note", "quality", "lines", "phone")
"""``phone`` holds personal values; the fold knows no declaration, so any name does."""
EDIT, WITHDRAW, RESTORE, CLEAR = "edit", "withdraw", "restore", "clear"

STEPS = st.builds(
    Step,
    who=st.integers(1, 4),
    what=st.sampled_from((EDIT, EDIT, EDIT, CLEAR, WITHDRAW, RESTORE)),
    fields=st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3, unique=True).map(tuple),
    value=st.integers(0, 3),
    knows=st.integers(0, 2**12 - 1),
    clock=st.sampled_from((-TEN_YEARS, -1, 0, 0, 1, TEN_YEARS)),
)


def _played(steps: Sequence[Step]) -> list[Entry]:
    return play(steps)


HISTORIES = st.lists(STEPS, min_size=1, max_size=10).map(_played)


def play(steps: Sequence[Step]) -> list[Entry]:
    """The changes of a history: nobody sees what came later, everybody sees what he wrote himself.

    Whoever knows a change knows what its author knew: knowledge is closed, as it is on real nodes.
    """
    authors: dict[int, Author] = {}
    entries: list[Entry] = []
    known_by: list[set[int]] = []
    for place, step in enumerate(steps):
        author = authors.setdefault(step.who, Author(step.who))
        own = {at for at, one in enumerate(entries) if one.change.actor[0] == step.who}
        known = {place}.union(*(known_by[at] for at in range(place) if step.knows >> at & 1 or at in own))
        known_by.append(known)
        entries.append(_perform(author, step, [entries[at] for at in sorted(known - {place})]))
    return entries


def _perform(author: Author, step: Step, known: Sequence[Entry]) -> Entry:
    values = _values(step, known)
    seen = {name: found for name in values if (found := heads_of(known, name))}
    return author.write(values, seen, wall=WALL + step.clock)


def _values(step: Step, known: Sequence[Entry]) -> dict[str, Any]:
    if step.what == RESTORE:
        return {WITHDRAWN: None}
    if step.what == WITHDRAW:
        names = {name for entry in known for name in entry.change.set}
        version = {one.hex() for name in names for one in heads_of(known, name)}
        return {WITHDRAWN: {"reason": f"lý do {step.value}", "version": sorted(version)}}
    return {name: None if step.what == CLEAR else _value(name, step) for name in step.fields}


def _value(name: str, step: Step) -> Any:
    if name == "phone":
        return PersonalValue(Random(repr(step)).randbytes(16), f"09{step.value}")
    return [{"title": step.value}] if name == "lines" else step.value


STORY_TYPES = ("status_check", "station", "person", "later_type")
LATER_VALUES: tuple[Any, ...] = (1, "mới", None, [{"a": 1.5}])
"""Values of a type that this node does not know yet."""


def story(seed: int, length: int = 14) -> list[Entry]:
    """Changes of several records by three authors who each know some of the others' work: creations, edits,
    withdrawals, decisions, personal values and a type from a newer node, all of them well-formed."""
    random = Random(seed)
    authors = [Author(number) for number in (1, 2, 3)]
    entries: list[Entry] = []
    for _ in range(length):
        author = random.choice(authors)
        known = [one for one in entries if one in author.written or random.random() < 0.7]
        entries.append(_next_of_story(random, author, known, len(entries)))
    return entries


def _next_of_story(random: Random, author: Author, known: Sequence[Entry], place: int) -> Entry:
    mine = [one for one in known if one.change.type != "review_decision"]
    if not mine or random.random() < 0.3:
        of = random.choice(STORY_TYPES)
        return author.write(_made_up(random, of), record=record_of(place), type=of, wall=_clock(random))
    about = random.choice(mine).change
    of_record = [one for one in known if one.change.record == about.record]
    if about.type != "later_type" and random.random() < 0.4:
        return _decide(random, author, known, of_record, place)
    if random.random() < 0.2:
        step = Step(0, random.choice((WITHDRAW, RESTORE)), (), place, 0, 0)
        values = _values(step, of_record)
    else:
        values = _made_up(random, about.type)
    seen = {name: found for name in values if (found := heads_of(of_record, name))}
    return author.write(values, seen, record=about.record, type=about.type, wall=_clock(random))


def _clock(random: Random) -> int:
    return WALL + random.choice((-TEN_YEARS, 0, 1, TEN_YEARS))


def _made_up(random: Random, of: str) -> dict[str, Any]:
    """A few valid values of a type."""
    declared = record_type(of)
    if declared is None:
        return {"later_field": random.choice(LATER_VALUES), "other": random.randrange(9)}
    values = example_values(declared, random)
    some = random.sample(sorted(values), min(3, len(values)))
    return {name: _beside(random, declared, name, values[name]) for name in some}


def _beside(random: Random, of: type[Record], name: str, value: Any) -> Any:
    return PersonalValue(random.randbytes(16), value) if of.fields[name].is_personal else value


def _decide(random: Random, author: Author, known: Sequence[Entry], of_record: Sequence[Entry], place: int) -> Entry:
    names = {name for one in of_record for name in one.change.set}
    version = {head for name in names for head in heads_of(of_record, name)}
    about = of_record[0]
    earlier = [one.change.record for one in known if one.change.set.get("record") == uuid_of(about.change.record)]
    verdict = random.choice(("submit", "accept", "return"))
    return author.decide(about, verdict, version, place, earlier=earlier, wall=_clock(random))


def listing(*contents: bytes) -> dict[str, Any]:
    """Values of a status check that lists these files."""
    parts = [
        {"name": f"anh-{number}.jpg", "size": len(one), "sha256": hashlib.sha256(one).hexdigest()}
        for number, one in enumerate(contents, 1)
    ]
    return {"photo": parts}
