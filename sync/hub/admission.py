# SPDX-License-Identifier: Apache-2.0
"""Admission: may this change be let in? Judged by the person who wrote it, whoever carried it, one by one.

That a change stands in a run its device signed was proven when the parcel was read. Whatever is refused
here is held with its code; nothing else in the parcel waits for it.
"""

from collections.abc import Callable
from typing import Final

from sync.hub.accounts import Account
from sync.hub.evidence import DECISION as DECISION_TYPE
from sync.hub.evidence import REVIEWING, Evidence, is_review, target_of
from sync.hub.node import require_unit
from sync.log.change import Change, Entry
from sync.log.errors import Refused
from sync.log.scope import check_rights
from sync.log.validator import LARGEST_CHANGE, check_change
from sync.parcel.canonical import commitment
from sync.records.catalogue import record_type
from sync.store.redactions import REDACTION, require_personal

_WHOLE_DECISION: Final = frozenset({"record", "version", "verdict"})
_WHOLE_REDACTION: Final = frozenset({"record", "field", "changes", "reason"})


def judge(evidence: Evidence, entry: Entry) -> None:
    """Raises Refused with the code that the change is held with, and the fields it concerns."""
    _check_form(entry)
    change = entry.change
    if change.device != evidence.hub:
        _check_people(evidence, change)
    for check in _OF_RECORDS:
        check(evidence, change)


def judge_lent(evidence: Evidence, entry: Entry) -> None:
    """As ``judge``, where a supervisor lends a device that still counts, a grant in force, a role.

    What nobody may lend is refused: form, place, a unit that is not there, the name of another, the right to review.
    """
    _check_form(entry)
    change = entry.change
    _check_enrolled(evidence, change)
    require_unit(evidence.tree, change.unit)
    if record_type(change.type) is None:
        raise Refused("unknown_type", "this node does not know the record type yet", {"type": change.type})
    if is_review(change) and not evidence.had_roles(change).intersection(REVIEWING):
        raise Refused("field_not_yours", "only a reviewer accepts and returns", {"verdict": "field_not_yours"})
    for check in _OF_RECORDS:
        check(evidence, change)


def _check_form(entry: Entry) -> None:
    if len(entry.body) > LARGEST_CHANGE:
        raise Refused("change_too_large", f"a change may have {LARGEST_CHANGE} bytes")
    check_change(entry.change, entry.beside)
    for name, personal in entry.beside.items():
        if entry.change.set.get(name) != commitment(personal):
            raise Refused("commitment_mismatch", "a personal value is not the one committed to", {name: "mismatch"})


def _check_people(evidence: Evidence, change: Change) -> None:
    """Of one person, device, unit and type the answer is the same throughout a parcel, unless it hangs on fields."""
    asked = (change.device, change.author, change.unit, change.type)
    if asked in evidence.cleared:
        return
    for check in _OF_PEOPLE:
        check(evidence, change)
    if change.type in evidence.rights(change).free_types:
        evidence.cleared.add(asked)


def _check_enrolled(evidence: Evidence, change: Change) -> Account:
    account = evidence.accounts.get(change.device)
    if account is None:
        raise Refused("unknown_device", "the device that wrote this is not enrolled here")
    if account.person != change.author:
        raise Refused("author_not_yours", "the device that signed this belongs to another person")
    return account


def _check_device(evidence: Evidence, change: Change) -> None:
    if _check_enrolled(evidence, change).revoked_at is not None:
        raise Refused("device_revoked", "the device that wrote this was revoked")


def _check_unit(evidence: Evidence, change: Change) -> None:
    if evidence.rights(change).is_out_of_date:
        raise Refused("grant_expired", "no grant over this unit is in force", {"unit": change.unit})
    require_unit(evidence.tree, change.unit)


def _check_roles(evidence: Evidence, change: Change) -> None:
    rights = evidence.rights(change)
    if change.type not in rights.free_types:
        check_rights(change, rights.roles)


def _check_place(evidence: Evidence, change: Change) -> None:
    """The first change of a record fixed its type and its unit."""
    place = evidence.records.get(change.record)
    if place is None:
        return
    if place.type != change.type:
        raise Refused("wrong_type", f"the record is a {place.type}", {"type": change.type})
    if place.unit != change.unit:
        raise Refused("wrong_unit", f"the record belongs to unit {place.unit}", {"unit": change.unit})


def _check_written_once(evidence: Evidence, change: Change) -> None:
    of = record_type(change.type)
    if of is not None and of.declared.is_written_once and (change.seen or change.record in evidence.records):
        raise Refused("written_once", f"a {change.type} is never changed once written")


def _check_decision(evidence: Evidence, change: Change) -> None:
    if change.type != DECISION_TYPE:
        return
    absent = _WHOLE_DECISION - change.set.keys()
    if absent:
        raise Refused(
            "incomplete_decision", "a decision names record, version and verdict", dict.fromkeys(absent, "required")
        )
    target = evidence.records.get(target_of(change))
    if target is not None and target.unit != change.unit:
        raise Refused("wrong_unit", f"the record decided about belongs to unit {target.unit}", {"unit": change.unit})


def _check_redaction(evidence: Evidence, change: Change) -> None:
    """It reaches a personal field of a record of its own unit; of one that is not here yet the fold makes sure."""
    if change.type != REDACTION:
        return
    absent = _WHOLE_REDACTION - change.set.keys()
    if absent:
        raise Refused("incomplete_redaction", "a redaction says what goes and why", dict.fromkeys(absent, "required"))
    target = evidence.records.get(target_of(change))
    if target is None:
        return
    if target.unit != change.unit:
        raise Refused("wrong_unit", f"the record belongs to unit {target.unit}", {"unit": change.unit})
    of = record_type(target.type)
    if of is not None:
        require_personal(of, change.set["field"])


def _check_own_work(evidence: Evidence, change: Change) -> None:
    """Nobody reviews what he wrote or submitted, in whichever order the two arrive."""
    if is_review(change):
        is_own = change.author in evidence.workers.get(target_of(change), ())
    else:
        is_own = change.record not in evidence.records and change.author in evidence.reviewers.get(change.record, ())
    if is_own:
        raise Refused("own_work", "a reviewer may not accept or return what he wrote or submitted himself")


_OF_PEOPLE: Final[tuple[Callable[[Evidence, Change], None], ...]] = (_check_device, _check_unit, _check_roles)
_OF_RECORDS: Final[tuple[Callable[[Evidence, Change], None], ...]] = (
    _check_place,
    _check_written_once,
    _check_decision,
    _check_redaction,
    _check_own_work,
)
