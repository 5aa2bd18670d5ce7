# SPDX-License-Identifier: Apache-2.0
"""Runs packed column by column come back byte for byte, whole or in part, whatever their fields are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.log.change import Entry, PersonalValue
from sync.log.errors import Refused
from sync.parcel.canonical import entry, read_change
from sync.parcel.columns import RunPart, pack_runs, unpack_runs
from sync.parcel.keys import DeviceKey
from sync.parcel.runs import sign_run
from tests.sync.parcel.samples import (
    HUB_KEY,
    KEY,
    broadcasts,
    chain,
    change,
    entry_chains,
    personal,
    record_id,
    whole_part,
)


def bodies(part: RunPart) -> dict[int, bytes]:
    return {place: its.body for place, its in part.entries.items()}


def round_trip(*parts: RunPart) -> list[RunPart]:
    unpacked = unpack_runs(pack_runs(parts))
    assert [part.run for part in unpacked] == [part.run for part in parts]
    assert [bodies(part) for part in unpacked] == [bodies(part) for part in parts]
    return unpacked


@given(entry_chains())
def test_any_run_comes_back_byte_for_byte(entries: list[Entry]) -> None:
    (part,) = round_trip(whole_part(entries))
    assert [entry(read_change(its.body)).id for its in part.entries.values()] == [its.id for its in entries]


@given(entry_chains(), st.data())
def test_any_part_of_a_run_comes_back_with_the_ids_of_the_rest(entries: list[Entry], data: st.DataObject) -> None:
    places = data.draw(st.sets(st.sampled_from(range(len(entries)))))
    whole = whole_part(entries)
    round_trip(RunPart(whole.run, {place: entries[place] for place in places}))


@given(entry_chains(), entry_chains())
def test_several_runs_share_a_parcel(left: list[Entry], right: list[Entry]) -> None:
    round_trip(whole_part(left), whole_part(right), whole_part(left[:1]))


def test_no_runs_are_no_bytes() -> None:
    assert pack_runs([]) == b""
    assert unpack_runs(b"") == []


def test_unpacked_changes_equal_the_packed_ones() -> None:
    entries = broadcasts(40)
    (part,) = round_trip(whole_part(entries))
    assert list(part.entries.values()) == entries


def test_a_run_of_two_devices_and_actors_is_two_runs() -> None:
    other = entry(change(actor=bytes(16), device=HUB_KEY.public))
    round_trip(whole_part(broadcasts(3)), RunPart(sign_run([other], HUB_KEY), {0: other}))


def test_an_edit_costs_a_few_bytes_beside_its_record_in_the_same_parcel() -> None:
    created = broadcasts(200)
    edited = chain([{"set": its.change.set, "record": its.change.record} for its in created])
    for its in created:
        seen = {"quality": [its.id], "log_no": [its.id]}
        said = {"set": {"quality": "poor", "log_no": 7}, "seen": seen, "record": its.change.record}
        edited.append(entry(change(len(edited) + 1, edited[-1].id, **said)))
    alone, both = len(pack_runs([whole_part(edited[:200])])), len(pack_runs([whole_part(edited)]))
    assert both - alone < 200 * 40, "ids seen outside of the parcel cost 32 bytes each, all else next to nothing"


def test_an_id_seen_for_all_fields_in_the_same_parcel_costs_less_than_a_byte() -> None:
    entries: list[Entry] = [entry(change())]
    for n in range(2, 402):
        fields = dict.fromkeys("abcdef", n % 7)
        said = {"set": fields, "seen": {name: [entries[-1].id] for name in fields}, "record": record_id(1)}
        entries.append(entry(change(n, entries[-1].id, **said)))
    packed = pack_runs([whole_part(entries)])
    assert len(packed) < 1200
    round_trip(whole_part(entries))


def test_a_thousand_broadcasts_take_a_small_part_of_their_bytes() -> None:
    entries = broadcasts(1000)
    assert len(pack_runs([whole_part(entries)])) < sum(len(its.body) for its in entries) / 12


def test_personal_values_travel_beside_and_their_commitments_are_computed() -> None:
    said, beside = personal("full_name", "Cán bộ xã 1", b"s" * 16)
    entries = chain([said, {"set": {"full_name": said["set"]["full_name"]}}], [beside, {}])
    (part,) = round_trip(whole_part(entries))
    assert [its.beside for its in part.entries.values()] == [beside, {}]


def test_without_the_personal_value_its_commitment_travels() -> None:
    said, _ = personal("full_name", "Cán bộ xã 1")
    (part,) = round_trip(whole_part(chain([said])))
    assert part.entries[0].change.set == said["set"]
    assert not part.entries[0].beside


@pytest.mark.parametrize(
    "stray", [PersonalValue(b"t" * 16, "Cán bộ xã 1"), PersonalValue(bytes(16), "Cán bộ xã 2"), PersonalValue(b"", 1)]
)
def test_a_personal_value_that_its_commitment_does_not_stand_for_is_left_behind(stray: PersonalValue) -> None:
    said, _ = personal("full_name", "Cán bộ xã 1")
    (part,) = round_trip(whole_part(chain([said], [{"full_name": stray, "elsewhere": stray}])))
    assert not part.entries[0].beside


@pytest.mark.parametrize("field", ["quality", "log_no", "note", "lines"])
def test_a_changed_value_does_not_match_its_run(field: str) -> None:
    part = whole_part(broadcasts(4))
    fields = {**part.entries[2].change.set, field: "planted"}
    planted = replace(part.entries[2], change=replace(part.entries[2].change, set=fields))
    with pytest.raises(Refused) as refusal:
        unpack_runs(pack_runs([RunPart(part.run, {**part.entries, 2: planted})]))
    assert refusal.value.code == "run_does_not_match"


def test_a_run_signed_by_another_device_does_not_match() -> None:
    part = whole_part(broadcasts(4))
    forged = replace(part.run, device=DeviceKey.new().public)
    with pytest.raises(Refused) as refusal:
        unpack_runs(pack_runs([RunPart(forged, part.entries)]))
    assert refusal.value.code == "run_does_not_match"


def test_an_id_planted_for_a_missing_change_does_not_match() -> None:
    part = whole_part(broadcasts(4))
    ids = (*part.run.ids[:1], bytes(32), *part.run.ids[2:])
    entries = {place: its for place, its in part.entries.items() if place != 1}
    with pytest.raises(Refused) as refusal:
        unpack_runs(pack_runs([RunPart(replace(part.run, ids=ids), entries)]))
    assert refusal.value.code == "run_does_not_match"


@pytest.mark.parametrize("place", [0, 3, 4, -1])
def test_an_entry_that_its_run_does_not_name_is_not_packed(place: int) -> None:
    entries = broadcasts(5)
    with pytest.raises(Refused) as refusal:
        pack_runs([RunPart(sign_run(entries[:4], KEY), {place: entries[4]})])
    assert refusal.value.code == "run_does_not_match"
