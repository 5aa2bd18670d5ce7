# SPDX-License-Identifier: Apache-2.0
"""One step of work that changes a record and may make others, so that it can be taken back as one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.actions.saving import load_folded, write_edit
from desktop.actions.taking_back import UNDONE
from desktop.laptop import Desk, Laptop, record_key
from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN
from sync.records.record import Record


@dataclass(frozen=True, slots=True)
class Stepped:
    """What a step did: values of a record before and after, and the ids of the records that it made."""

    record_id: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    made: tuple[str, ...] = ()


def standing(desk: Desk, record_id: str) -> Record:
    """A record that is not withdrawn, as the log has it; Refused ``unknown_record`` or ``withdrawn``."""
    of, folded = load_folded(desk, record_key(record_id))
    if folded.withdrawn is not None:
        raise Refused("withdrawn", "the record is withdrawn")
    return of(dict(folded.values), record_id, folded.unit)


def write_step(desk: Desk, record_id: str, values: Mapping[str, Any], made: Sequence[str] = ()) -> Stepped:
    """Change a record as a form would. Raises Refused as ``saving.edit_record`` does."""
    of, folded = load_folded(desk, record_key(record_id))
    tidied, faults = of.tidy(values, desk.today)
    if faults:
        raise Refused("invalid_fields", "some fields have no form", faults)
    changed = {name: value for name, value in tidied.items() if folded.values.get(name) != value}
    if changed:
        write_edit(desk, record_key(record_id), of, folded, changed)
    before = {name: folded.values.get(name) for name in changed}
    return Stepped(record_id, before, changed, tuple(made))


def step_back(laptop: Laptop, stepped: Stepped) -> None:
    """Write the values from before and withdraw what was made, together or not at all."""
    with laptop.writing() as desk:
        if stepped.before:
            write_step(desk, stepped.record_id, stepped.before)
        for key in map(record_key, stepped.made):
            of, folded = load_folded(desk, key)
            if folded.withdrawn is None:
                value = {"reason": UNDONE, "version": [one.hex() for one in folded.version]}
                write_edit(desk, key, of, folded, {WITHDRAWN: value})


def told_step(laptop: Laptop, record_id: str, act: Callable[[], object]) -> Stepped:
    """Run an action that changes one record, and tell the values that it replaced; raises what the action does."""
    before = _values(laptop, record_id)
    act()
    after = _values(laptop, record_id)
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Stepped(record_id, {one: before.get(one) for one in changed}, {one: after.get(one) for one in changed})


def _values(laptop: Laptop, record_id: str) -> Mapping[str, Any]:
    with laptop.reading() as desk:
        return load_folded(desk, record_key(record_id))[1].values
