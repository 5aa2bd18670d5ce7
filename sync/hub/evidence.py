# SPDX-License-Identifier: Apache-2.0
"""What this hub knows about the changes of one parcel, looked up for all of them at once before any is judged."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from sync.hub.accounts import Account, PersonGrant, in_force, read_accounts, read_grants
from sync.hub.node import Hub
from sync.log.change import Change, Entry
from sync.log.scope import roles_over
from sync.log.units import UnitTree
from sync.records.catalogue import RECORD_TYPES
from sync.records.review_decision import ReviewDecision
from sync.records.roles import EVERY_FIELD, Role
from sync.store.entries import PreparedAmong, entries_of_records
from sync.store.folding import decisions_of
from sync.store.log_tables import CHANGE
from sync.store.redactions import REDACTION

DECISION: Final = ReviewDecision.type_name()
SUBMIT: Final = "submit"
REVIEWS: Final = ("accept", "return")
REVIEWING: Final = frozenset({Role.REVIEWER, Role.MANAGER})
_PLACES: Final = PreparedAmong(CHANGE.c.record, select(CHANGE.c.record, CHANGE.c.type, CHANGE.c.unit).distinct().where)


class Place(NamedTuple):
    """What the first change of a record fixed for all later ones."""

    type: str
    unit: str


class Rights(NamedTuple):
    """The roles in force over one unit, and whether some were in force there once or will be."""

    roles: frozenset[Role]
    is_out_of_date: bool
    free_types: frozenset[str]
    """Types of which one of the roles may write every field with every value."""


_place: Final = lru_cache(256)(Place)


@dataclass
class Evidence:
    """Grows while the changes of the parcel are let in, so that later ones are judged beside earlier ones."""

    hub: bytes
    today: date
    tree: UnitTree
    accounts: Mapping[bytes, Account]
    grants: Mapping[bytes, Sequence[PersonGrant]]
    records: dict[bytes, Place]
    workers: defaultdict[bytes, set[bytes]]
    """Record → the persons who wrote or submitted any of it."""
    reviewers: defaultdict[bytes, set[bytes]]
    """Record that is not here yet → the persons who accepted or returned it."""
    has_reviews: bool = False
    """Whether the parcel accepts or returns anything: then it matters who wrote what in it."""
    here: frozenset[bytes] = frozenset()
    """The records that had changes before this parcel."""
    cleared: set[tuple[bytes, bytes, str, str]] = field(default_factory=set)
    """Device, person, unit and type that may write whatever they like of it."""
    _rights: dict[tuple[bytes, bytes, str], Rights] = field(default_factory=dict)

    def rights(self, change: Change) -> Rights:
        """What the author of a change may do over its unit, from the device that signed it."""
        asked = (change.author, change.device, change.unit)
        found = self._rights.get(asked)
        if found is None:
            found = self._rights[asked] = self._look_up(change)
        return found

    def _look_up(self, change: Change) -> Rights:
        grants = self.grants.get(change.author, ())
        roles = roles_over(in_force(grants, change.device, self.today), change.unit, self.tree)
        is_out_of_date = not roles and bool(self.had_roles(change))
        return Rights(frozenset(roles), is_out_of_date, free_types(roles))

    def had_roles(self, change: Change) -> set[Role]:
        """What the author may do over the unit of a change, once might or will be able to, from this device."""
        grants = [one.grant for one in self.grants.get(change.author, ()) if one.device in (None, change.device)]
        return roles_over(grants, change.unit, self.tree)

    def let_in(self, change: Change) -> None:
        """Take a change that was let in into account for those after it."""
        if change.record not in self.records:
            self.records[change.record] = _place(change.type, change.unit)
        if self.has_reviews:
            self.workers[change.record].add(change.author)
        if change.type == DECISION:
            target = target_of(change)
            (self.workers if change.set.get("verdict") == SUBMIT else self.reviewers)[target].add(change.author)


def gather(connection: Connection, hub: Hub, entries: Iterable[Entry]) -> Evidence:
    """All that judging these changes needs, in a few look-ups whatever their number."""
    changes = [entry.change for entry in entries]
    decided = {target_of(change) for change in changes if change.type in (DECISION, REDACTION)}
    reviewed = {target_of(change) for change in changes if is_review(change)}
    records = _places(connection, {change.record for change in changes} | decided)
    accounts = read_accounts(connection, {change.device for change in changes})
    grants = read_grants(connection, {account.person for account in accounts.values()})
    may_review = {person for person, given in grants.items() if _may_review(given)}
    fresh = {change.record for change in changes if change.author in may_review} - records.keys()
    return Evidence(
        hub=hub.key.public,
        today=hub.today(),
        tree=hub.tree(connection),
        accounts=accounts,
        grants=grants,
        records=records,
        has_reviews=bool(reviewed),
        here=frozenset(records),
        workers=_workers(connection, reviewed),
        reviewers=_reviewers(connection, fresh),
    )


def free_types(roles: Collection[Role]) -> frozenset[str]:
    """The types of which these roles may write everything: nothing is left to judge field by field."""
    return frozenset(
        of.type_name() for of in RECORD_TYPES if any(of.declared.writable.get(role) == EVERY_FIELD for role in roles)
    )


def is_review(change: Change) -> bool:
    """Tell whether a change accepts or returns a record."""
    return change.type == DECISION and change.set.get("verdict") in REVIEWS


def target_of(change: Change) -> bytes:
    """The record that a decision or a redaction is about; its own where it names none."""
    try:
        return uuid.UUID(change.set.get("record")).bytes
    except (TypeError, ValueError, AttributeError):
        return change.record


def _places(connection: Connection, records: Iterable[bytes]) -> dict[bytes, Place]:
    return {record: Place(type_, unit) for record, type_, unit in _PLACES.rows(connection, records)}


def _may_review(grants: Iterable[PersonGrant]) -> bool:
    return any(role in REVIEWING for one in grants for role in one.grant.roles)


def _workers(connection: Connection, records: Iterable[bytes]) -> defaultdict[bytes, set[bytes]]:
    found = defaultdict[bytes, set[bytes]](set)
    if not records:
        return found
    for record, entries in entries_of_records(connection, records).items():
        found[record].update(entry.change.author for entry in entries)
    for record, decisions in decisions_of(connection, records).items():
        found[record].update(one.author for one in decisions if one.verdict == SUBMIT)
    return found


def _reviewers(connection: Connection, records: Iterable[bytes]) -> defaultdict[bytes, set[bytes]]:
    found = defaultdict[bytes, set[bytes]](set)
    if records:
        for record, decisions in decisions_of(connection, records).items():
            found[record].update(one.author for one in decisions if one.verdict in REVIEWS)
    return found
