# SPDX-License-Identifier: Apache-2.0
"""Changes, runs and parts for the tests of the parcel room: real bytes, ids and signatures, fixed where it helps."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from sync.log.change import NO_CHANGE, Change, Entry, PersonalValue
from sync.parcel.canonical import commitment, entry
from sync.parcel.columns import RunPart
from sync.parcel.keys import DeviceKey
from sync.parcel.runs import sign_run

KEY = DeviceKey.from_bytes(bytes(range(32)))
HUB_KEY = DeviceKey.from_bytes(bytes(range(32, 64)))
ACTOR = bytes(range(16))
AUTHOR = bytes(range(16, 32))
WALL = 1_760_000_000_000


def record_id(number: int) -> bytes:
    """A UUIDv7 made at ``WALL`` plus ``number`` seconds."""
    noise = random.Random(number).getrandbits(74)
    bits = (WALL + 1000 * number) << 80 | 7 << 76 | (noise >> 62) << 64 | 2 << 62 | noise & (1 << 62) - 1
    return bits.to_bytes(16, "big")


def change(n: int = 1, prev: bytes = NO_CHANGE, **said: Any) -> Change:
    """A change of ``ACTOR``; whatever is not said is filled in."""
    default: dict[str, Any] = {
        "actor": ACTOR,
        "n": n,
        "prev": prev,
        "record": record_id(n),
        "type": "broadcast_log",
        "unit": "26734",
        "set": {"quality": "good", "log_no": n},
        "seen": {},
        "author": AUTHOR,
        "device": KEY.public,
        "wall": WALL + 1000 * n + 7,
        "clock_age": 60,
        "declaration": 1,
    }
    return Change(**{**default, **said})


def chain(said: Sequence[Mapping[str, Any]], besides: Sequence[Mapping[str, PersonalValue]] = ()) -> list[Entry]:
    """One change for each mapping, each naming the id before it."""
    entries: list[Entry] = []
    for place, its in enumerate(said):
        prev = entries[-1].id if entries else NO_CHANGE
        entries.append(entry(change(place + 1, prev, **its), besides[place] if besides else None))
    return entries


def whole_part(entries: Sequence[Entry]) -> RunPart:
    return RunPart(sign_run(entries, KEY), dict(enumerate(entries)))


def broadcasts(count: int) -> list[Entry]:
    """Creations like those of a commune's logbook, every fifth followed by an edit that has seen it."""
    return chain(list(_broadcasts(count)))


def _broadcasts(count: int) -> Iterator[dict[str, Any]]:
    dice = random.Random(7)
    for number in range(count):
        fields: dict[str, Any] = {
            "date": f"2026-10-{1 + number % 28:02}",
            "started_at": f"2026-10-{1 + number % 28:02}T05:{dice.randrange(60):02}:00+07:00",
            "station": "0199c2f0-0000-7000-8000-00000000000a",
            "quality": dice.choice(["good", "fair"]),
            "lines": [{"title": f"Bản tin số {dice.randrange(99)}", "genre": "news", "topics": ["agri", "law"]}],
            "log_no": number + 1,
        }
        if number % 3 == 0:
            fields["note"] = "Mất điện lúc " + str(dice.randrange(24)) + " giờ"
        yield {"set": fields}


def personal(name: str, value: str, salt: bytes = bytes(16)) -> tuple[dict[str, Any], dict[str, PersonalValue]]:
    """The fields and what stands beside them for one personal value."""
    its = PersonalValue(salt, value)
    return {"set": {name: commitment(its), "kind": "station"}}, {name: its}


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["2026-10-13", "2026-10-13T05:00:00+07:00", "0199c2f0-0000-7000-8000-00000000000a", "0" * 64])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
)
FIELDS = st.dictionaries(st.text(max_size=8), VALUES | st.binary(min_size=32, max_size=32), max_size=5)


@st.composite
def entry_chains(draw: st.DrawFn) -> list[Entry]:
    """Chains of a few changes with any fields, records met before, and ``seen`` of ids known and unknown."""
    entries: list[Entry] = []
    for n in range(1, draw(st.integers(1, 6)) + 1):
        ids = st.sampled_from([its.id for its in entries] + [bytes([n]) * 32, bytes([9]) * 32])
        fields = draw(FIELDS)
        seen = draw(st.dictionaries(st.sampled_from([*fields, "other"]), st.lists(ids, max_size=3), max_size=3))
        said = {
            "set": fields,
            "seen": draw(st.sampled_from([seen, {name: [bytes([9]) * 32] for name in fields}])),
            "record": draw(st.sampled_from([record_id(n), record_id(1), bytes(16)])),
            "type": draw(st.sampled_from(["broadcast_log", "mới", ""])),
            "unit": draw(st.sampled_from(["26734", "79", "VN"])),
            "wall": draw(st.integers(-(2**52), 2**52)),
            "clock_age": draw(st.none() | st.integers(0, 2**40)),
            "declaration": draw(st.integers(0, 300)),
            "author": draw(st.sampled_from([AUTHOR, bytes(16)])),
        }
        entries.append(entry(change(n, entries[-1].id if entries else NO_CHANGE, **said)))
    return entries
