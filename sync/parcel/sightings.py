# SPDX-License-Identifier: Apache-2.0
"""The column of ``seen``: most changes saw nothing, or the same changes for all their fields.

An id that stands earlier in the parcel is a distance to it; any other travels once as 32 bytes. Distances can only be
resolved one change after the other, since the reader makes each id from the bytes of the change.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sync.log.change import ChangeId
from sync.log.errors import Refused
from sync.parcel.streams import Reader, Writer
from sync.parcel.texts import take_pieces
from sync.parcel.value_columns import put_values, take_values
from sync.parcel.whole_numbers import put_numbers, take_numbers

Seen = Mapping[str, Sequence[ChangeId]]

_NOTHING: Final = 0
_ALL_ALIKE: Final = 1
_BY_NAME: Final = 2
_ID_WEIGHT: Final = 80


class SightingsWriter:
    """Collects what each change saw, in the order of the parcel, and writes it as columns."""

    def __init__(self) -> None:
        self._passed = 0
        self._places: dict[ChangeId, int] = {}
        self._elsewhere: dict[ChangeId, int] = {}
        self._forms: list[int] = []
        self._names: list[list[str]] = []
        self._sizes: list[int] = []
        self._references: list[int] = []

    def pass_by(self, id_: ChangeId) -> None:
        """The next id of the parcel, whether or not its change travels; call it after ``add`` of that change."""
        self._places[id_] = self._passed
        self._passed += 1

    def add(self, fields: Mapping[str, object], seen: Seen) -> None:
        if not seen:
            self._forms.append(_NOTHING)
            return
        sorted_seen = {name: sorted(set(ids)) for name, ids in sorted(seen.items()) if ids}
        form = _form(fields, sorted_seen)
        self._forms.append(form)
        if form == _BY_NAME:
            self._names.append(list(sorted_seen))
        for ids in list(sorted_seen.values())[: 1 if form == _ALL_ALIKE else None]:
            self._sizes.append(len(ids))
            self._references += map(self._reference, ids)

    def _reference(self, id_: ChangeId) -> int:
        place = self._places.get(id_)
        if place is not None:
            return self._passed - place
        return -self._elsewhere.setdefault(id_, len(self._elsewhere))

    def write(self, out: Writer) -> None:
        put_numbers(out, self._forms)
        put_values(out, self._names)
        out.plan.put_count(len(self._elsewhere))
        out.dense.put(b"".join(self._elsewhere))
        put_numbers(out, self._sizes)
        put_numbers(out, self._references)


def _form(fields: Mapping[str, object], seen: Mapping[str, list[ChangeId]]) -> int:
    if not seen:
        return _NOTHING
    first = next(iter(seen.values()))
    is_alike = seen.keys() == fields.keys() and all(ids == first for ids in seen.values())
    return _ALL_ALIKE if is_alike else _BY_NAME


class SightingsReader:
    """Gives what each change saw, one after the other. Raises Refused("malformed_parcel" or "parcel_bomb")."""

    def __init__(self, source: Reader, count: int) -> None:
        self._ids: list[ChangeId] = []
        self._purse = source.purse
        forms = take_numbers(source, count)
        self._forms = iter(forms)
        names = take_values(source, forms.count(_BY_NAME), source.limits.nesting)
        self._names = iter(names)
        elsewhere = source.plan.take_count()
        source.purse.pay(elsewhere * _ID_WEIGHT)
        self._elsewhere = take_pieces(source, elsewhere, 32)
        lists = forms.count(_ALL_ALIKE) + sum(map(_length_of_names, names))
        sizes = take_numbers(source, lists)
        if min(sizes, default=1) < 1:
            raise Refused("malformed_parcel", "a list of nothing that was seen")
        self._sizes = iter(sizes)
        self._references = iter(take_numbers(source, sum(sizes)))

    def pass_by(self, id_: ChangeId) -> None:
        self._ids.append(id_)

    def next(self, fields: Mapping[str, object]) -> Mapping[str, tuple[ChangeId, ...]]:
        form = next(self._forms)
        if form == _NOTHING:
            return {}
        if form == _ALL_ALIKE:
            ids = self._take_ids()
            self._purse.pay(len(fields) * _ID_WEIGHT)
            return dict.fromkeys(fields, ids)
        if form == _BY_NAME:
            return {name: self._take_ids() for name in next(self._names)}
        raise Refused("malformed_parcel", "no such form of sightings")

    def _take_ids(self) -> tuple[ChangeId, ...]:
        return tuple(sorted(set(self._resolved(next(self._sizes)))))

    def _resolved(self, count: int) -> Iterator[ChangeId]:
        for _ in range(count):
            reference = next(self._references)
            known, place = (self._ids, len(self._ids) - reference) if reference > 0 else (self._elsewhere, -reference)
            if not 0 <= place < len(known):
                raise Refused("malformed_parcel", "a reference to nothing")
            yield known[place]


def _length_of_names(names: object) -> int:
    if type(names) is not list or not all(type(name) is str for name in names):
        raise Refused("malformed_parcel", "names that are no texts")
    return len(names)
