# SPDX-License-Identifier: Apache-2.0
"""The tables that exist at a hub only: devices, grants, invites, and the audit of who did what to them."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    MetaData,
    Sequence,
    String,
    Table,
    Text,
    inspect,
)

from sync.store.bytes_type import Bytes
from sync.store.log_tables import KEY

ACCOUNTS: Final = MetaData()

RECEIPTS: Final = Sequence("hub_receipts", metadata=ACCOUNTS)
"""Numbers of receipts, where several writers give them at once."""

GIVEN: Final = Table(
    "hub_given",
    ACCOUNTS,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("mark", Bytes(8), nullable=False),
)
"""Every receipt that was given, by ``receipts.receipt_mark``: one that is not here shows that this is an older copy."""

DEVICE: Final = Table(
    "hub_device",
    ACCOUNTS,
    Column("public", Bytes(32), primary_key=True),
    Column("person", Bytes(16), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
)
"""One device of one person: an account. Times are hub time in milliseconds."""

GRANT: Final = Table(
    "hub_grant",
    ACCOUNTS,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("person", Bytes(16), nullable=False),
    Column("device", Bytes(32)),
    Column("units", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Index("hub_grant_person", "person"),
)
"""What a person may do, from one device only where one is named; codes of units and roles stand apart by spaces."""

INVITE: Final = Table(
    "hub_invite",
    ACCOUNTS,
    Column("selector", String(5), primary_key=True),
    Column("proof", Bytes(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("units", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("tries_left", Integer, nullable=False),
    Column("used_at", BigInteger),
    Column("used_by", Bytes(32)),
)
"""One-time invites. The second half of a code is kept as an HMAC only."""

REVOCATION: Final = Table(
    "hub_revocation",
    ACCOUNTS,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("device", Bytes(32), nullable=False, unique=True),
    Column("at", BigInteger, nullable=False),
    Column("reason", String(10), nullable=False),
)
"""Why a device was revoked, told to every node. ``number`` counts the notices of a hub, rulings among them."""

RULING: Final = Table(
    "hub_ruling",
    ACCOUNTS,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("author", Bytes(16), nullable=False),
    Column("carrier", Bytes(32), nullable=False),
    Column("statement", Bytes, nullable=False),
    Column("signature", Bytes(64), nullable=False),
    Index("hub_ruling_author", "author"),
    Index("hub_ruling_carrier", "carrier"),
)
"""What was decided about held changes of one author and carrier: signed receipts, until both have asked for them."""

AUDIT: Final = Table(
    "hub_audit",
    ACCOUNTS,
    Column("key", KEY, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("device", Bytes(32)),
    Column("person", Bytes(16)),
    Column("action", String(40), nullable=False),
    Column("detail", Text, nullable=False),
)
"""What was done, by whom, when: written in the transaction that does it; no personal values."""


def make_account_tables(connection: Connection) -> None:
    """Make those that are missing."""
    ACCOUNTS.create_all(connection)


def has_account_tables(connection: Connection) -> bool:
    """Tell whether every table is there."""
    return set(ACCOUNTS.tables) <= set(inspect(connection).get_table_names())
