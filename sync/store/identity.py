# SPDX-License-Identifier: Apache-2.0
"""Who a node is: its person, its device key, and the actor under which it writes.

All three are made at the first start, before any enrolment. The actor alone is ever replaced, when the
hub shows that this store was cloned or rolled back: what is written stays under the old one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from sync.log.change import NO_CHANGE, ChangeId, RecordId
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused
from sync.parcel.keys import DeviceKey
from sync.store.log_tables import CHANGE
from sync.store.prepared import Prepared
from sync.store.settings import read_setting, write_setting

ACTOR_BYTES: Final = 16
KEY_BYTES: Final = 32
IDENTITY: Final = "identity"
"""The setting under which a store keeps it."""

_BACKWARDS: Final = (CHANGE.c.n.desc(), CHANGE.c.key.desc())
_BY_WRITER: Final = CHANGE.c.actor == bindparam("writer")
_LAST: Final = Prepared(select(CHANGE.c.n, CHANGE.c.id).where(_BY_WRITER).order_by(*_BACKWARDS).limit(1))
_IDS_AT: Final = Prepared(select(CHANGE.c.id).where(_BY_WRITER, CHANGE.c.n == bindparam("number")))
_TIP: Final = Prepared(
    select(
        select(CHANGE.c.n).where(_BY_WRITER).order_by(*_BACKWARDS).limit(1).scalar_subquery(),
        select(CHANGE.c.id).where(_BY_WRITER).order_by(*_BACKWARDS).limit(1).scalar_subquery(),
        select(func.max(CHANGE.c.key)).scalar_subquery(),
    )
)


class Tip(NamedTuple):
    """Where the next change goes: after this number and id of its actor, after this key of the log."""

    n: int
    id: ChangeId
    key: int


@dataclass(frozen=True, slots=True)
class Identity:
    """One incarnation of one store, in the hands of one person."""

    actor: bytes
    person: RecordId
    device: DeviceKey


def new_record_id(at_ms: int | None = None, entropy: Entropy = SYSTEM) -> RecordId:
    """A UUIDv7: made offline, ordered by its time (this machine's clock unless one is given), never changed."""
    return entropy.uuid7(at_ms)


def new_identity(at_ms: int | None = None, entropy: Entropy = SYSTEM) -> Identity:
    """A new person with a fresh device key and a fresh actor."""
    key = DeviceKey.from_bytes(entropy.octets(KEY_BYTES))
    return Identity(entropy.octets(ACTOR_BYTES), new_record_id(at_ms, entropy), key)


def keep_identity(connection: Connection, identity: Identity) -> None:
    """Write the identity into its own store; the key leaves it nowhere else."""
    device = identity.device
    value = {"actor": identity.actor, "person": identity.person, "device": device.private, "public": device.public}
    write_setting(connection, IDENTITY, value)


def read_identity(connection: Connection) -> Identity:
    """The identity of this store; Refused ``no_identity`` in a store that was never set up."""
    return identity_from(read_setting(connection, IDENTITY))


def identity_from(kept: Mapping[str, Any] | None) -> Identity:
    """The identity that a setting holds; Refused ``no_identity`` for none."""
    if kept is None:
        raise Refused("no_identity", "this store was never set up")
    return Identity(kept["actor"], kept["person"], DeviceKey(kept["public"], kept["device"]))


def take_fresh_actor(connection: Connection, entropy: Entropy = SYSTEM) -> Identity:
    """Go on under a new actor; changes already written keep theirs."""
    old = read_identity(connection)
    fresh = Identity(entropy.octets(ACTOR_BYTES), old.person, old.device)
    keep_identity(connection, fresh)
    return fresh


def last_of_actor(connection: Connection, actor: bytes) -> tuple[int, ChangeId]:
    """Number and id of the latest change of an actor, (0, ``NO_CHANGE``) for none; of a fork the later arrival."""
    return _LAST.first(connection, writer=actor) or (0, NO_CHANGE)


def read_tip(connection: Connection, actor: bytes) -> Tip:
    """As ``last_of_actor``, with the greatest key of all (0 for none): all that writing needs, in one look-up."""
    [(n, id_, key)] = _TIP.rows(connection, writer=actor)
    return Tip(n or 0, id_ or NO_CHANGE, key or 0)


def ids_at(connection: Connection, actor: bytes, n: int) -> list[ChangeId]:
    """The ids of an actor's changes under one number: more than one after a fork."""
    return _IDS_AT.scalars(connection, writer=actor, number=n)
