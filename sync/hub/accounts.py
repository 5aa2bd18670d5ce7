# SPDX-License-Identifier: Apache-2.0
"""Devices and what their persons may do: read, added, revoked. Roles themselves are judged in ``sync.log.scope``."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from sync.hub.account_tables import DEVICE, GRANT
from sync.hub.audit import Audited, write_audit
from sync.hub.notices import OTHER, note_revocation
from sync.log.errors import Refused
from sync.log.scope import Grant
from sync.records.roles import Role
from sync.store.entries import PreparedAmong


class Account(NamedTuple):
    """One device and its person, as enrolled."""

    public: bytes
    person: bytes
    name: str
    enrolled_at: int
    revoked_at: int | None = None


class PersonGrant(NamedTuple):
    """A grant, and the only device it holds for; None for every device of the person."""

    device: bytes | None
    grant: Grant


_ACCOUNT: Final = select(DEVICE.c.public, DEVICE.c.person, DEVICE.c.name, DEVICE.c.enrolled_at, DEVICE.c.revoked_at)
_DEVICES: Final = PreparedAmong(DEVICE.c.public, _ACCOUNT.where)
_GRANTED: Final = (
    GRANT.c.person,
    GRANT.c.device,
    GRANT.c.units,
    GRANT.c.roles,
    GRANT.c.valid_from,
    GRANT.c.valid_until,
)
_GRANTS: Final = PreparedAmong(GRANT.c.person, select(*_GRANTED).order_by(GRANT.c.key).where)


def read_accounts(connection: Connection, publics: Iterable[bytes]) -> dict[bytes, Account]:
    """Public key → account, of those that are enrolled."""
    found: dict[bytes, Account] = {}
    for row in _DEVICES.rows(connection, publics):
        account = Account(*row)
        found[account.public] = account
    return found


def all_accounts(connection: Connection) -> list[Account]:
    """Every device, in the order of enrolment."""
    return [Account(*row) for row in connection.execute(_ACCOUNT.order_by(DEVICE.c.enrolled_at, DEVICE.c.public))]


def is_person_known(connection: Connection, person: bytes) -> bool:
    """Tell whether some device stands for this person already."""
    return connection.execute(select(DEVICE.c.public).where(DEVICE.c.person == person)).first() is not None


def add_account(connection: Connection, account: Account) -> None:
    """Enrol a device and write it into the audit."""
    connection.execute(insert(DEVICE).values(account._asdict()))
    write_audit(
        connection,
        Audited(
            account.enrolled_at, "device_enrolled", {"device": account.public.hex()}, account.public, account.person
        ),
    )


def find_account(connection: Connection, node: str) -> Account:
    """The device whose public key begins with these hexadecimal digits.

    Raises Refused ``unknown_device``, also where several do.
    """
    wanted = node.lower()
    found = [one for one in all_accounts(connection) if len(wanted) >= 8 and one.public.hex().startswith(wanted)]
    if len(found) != 1:
        raise Refused("unknown_device", "no single device has a key that begins with these 8 or more digits")
    return found[0]


def revoke_account(connection: Connection, account: Account, at: int, reason: str = OTHER) -> Account:
    """Let nothing more in from a device; what was received before stands. Revoking twice is revoking once.

    Run it in a write transaction that is alone.
    """
    if account.revoked_at is not None:
        return account
    connection.execute(update(DEVICE).where(DEVICE.c.public == account.public).values(revoked_at=at))
    note_revocation(connection, account.public, at, reason)
    write_audit(connection, Audited(at, "device_revoked", {"device": account.public.hex(), "reason": reason}))
    return account._replace(revoked_at=at)


def add_grant(connection: Connection, person: bytes, given: PersonGrant) -> None:
    """Give a person a grant; adding an equal one twice is adding it once."""
    if given in read_grants(connection, (person,)).get(person, ()):
        return
    grant = given.grant
    key = (connection.execute(select(func.max(GRANT.c.key))).scalar() or 0) + 1
    connection.execute(
        insert(GRANT).values(
            key=key,
            person=person,
            device=given.device,
            units=" ".join(grant.units),
            roles=" ".join(grant.roles),
            valid_from=grant.valid_from,
            valid_until=grant.valid_until,
        )
    )


def read_grants(connection: Connection, persons: Iterable[bytes]) -> dict[bytes, list[PersonGrant]]:
    """Person → all grants, those out of force too."""
    found: dict[bytes, list[PersonGrant]] = {}
    for person, device, units, roles, *days in _GRANTS.rows(connection, persons):
        grant = Grant(tuple(units.split()), tuple(map(Role, roles.split())), *days)
        found.setdefault(person, []).append(PersonGrant(device, grant))
    return found


def in_force(grants: Iterable[PersonGrant], device: bytes, day: date) -> list[Grant]:
    """The grants that hold for a device on a day."""
    return [one.grant for one in grants if one.device in (None, device) and one.grant.holds_on(day)]
