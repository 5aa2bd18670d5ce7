# SPDX-License-Identifier: Apache-2.0
"""The log's own few tables: the only ones that hold what cannot be made anew.

Tables of records are projections and stand in ``projection``. ``key`` numbers rows as they came to
this node; it never leaves it.
"""

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Sequence, String, Table, Text

from sync.store.bytes_type import Bytes

SCHEMA_VERSION = 4
"""Version of these tables; a database of a later version is refused."""

LOG = MetaData()

KEY: Final = BigInteger().with_variant(Integer, "sqlite")
"""SQLite makes a column its own row number only where it is called INTEGER; it holds 8 bytes all the same."""

KEYS_AT_ONCE: Final = 2**20
"""Where several write at once, each takes so many keys; a parcel has far fewer changes."""

CHANGE_KEYS: Final = Sequence("change_keys", start=1, minvalue=1, increment=KEYS_AT_ONCE, metadata=LOG)
"""The first key of each who appends, on a database with many writers. Keys are names, never places in a stream."""

CHANGE = Table(
    "change",
    LOG,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("id", Bytes(32), nullable=False),
    Column("record", Bytes(16), nullable=False),
    Column("type", String(63), nullable=False),
    Column("unit", String(5), nullable=False),
    Column("actor", Bytes(16), nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("body", Bytes, nullable=False),
    Index("change_id", "id", unique=True),
    Index("change_record", "record"),
    Index("change_actor", "actor", "n"),
)
"""Every change this node holds, in canonical bytes, never rewritten."""

PERSONAL_VALUE = Table(
    "personal_value",
    LOG,
    Column("change", KEY, primary_key=True, autoincrement=False),
    Column("field", String(63), primary_key=True),
    Column("salt", Bytes(16), nullable=False),
    Column("value", Bytes, nullable=False),
)
"""Personal values beside the log, msgpack; redaction deletes rows here and the chain still verifies."""

REDACTED = Table(
    "redacted",
    LOG,
    Column("change", Bytes(32), primary_key=True),
    Column("field", String(63), primary_key=True),
    Column("record", Bytes(16), primary_key=True),
    Column("unit", String(5), primary_key=True),
    Index("redacted_record", "record"),
)
"""What redactions ask for, by the id of a change, whether it is here or not: a late copy is known by it on entry.

It reaches no further than the record and the unit that the redaction names. Made anew with the record tables.
"""

RUN = Table(
    "run",
    LOG,
    Column("id", Bytes(32), primary_key=True),
    Column("actor", Bytes(16), nullable=False),
    Column("first_n", BigInteger, nullable=False),
    Column("last_n", BigInteger, nullable=False),
    Column("prev", Bytes(32), nullable=False),
    Column("device", Bytes(32), nullable=False),
    Column("signature", Bytes(64), nullable=False),
    Column("ids", Bytes, nullable=False),
    Index("run_actor", "actor", "first_n"),
)
"""Signed runs as they were signed; ``ids`` are 32 bytes each, in order."""

OUTBOX = Table("outbox", LOG, Column("change", KEY, primary_key=True, autoincrement=False))
"""Changes that wait for a receipt: a set, never a watermark."""

URGENT = Table("urgent", LOG, Column("change", Integer, primary_key=True, autoincrement=False))
"""Those of them that concern an emergency: they travel first."""

RECEIPT = Table(
    "receipt",
    LOG,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("hub", Bytes(32), nullable=False),
    Column("epoch", Bytes(8), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("statement", Bytes, nullable=False),
    Column("signature", Bytes(64), nullable=False),
)
"""Signed receipts of the hub, kept as proof; ``at`` is the hub's time in milliseconds."""

DELIVERY = Table(
    "delivery",
    LOG,
    Column("change", KEY, primary_key=True, autoincrement=False),
    Column("receipt", KEY, nullable=False),
    Column("code", Text),
    Index("delivery_code", "code"),
)
"""The answer for each change sent: ``code`` is None where the hub has it, else why it is held."""

ARRIVAL = Table(
    "arrival",
    LOG,
    Column("change", KEY, primary_key=True, autoincrement=False),
    Column("unit", String(5), nullable=False),
    Column("type", String(63), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("arrival_number", "number", unique=True),
    Index("arrival_stream", "unit", "number"),
)
"""At a hub: each change with its number in the order of commits."""

UNNUMBERED = Table(
    "unnumbered",
    LOG,
    Column("first_key", KEY, primary_key=True, autoincrement=False),
    Column("last_key", KEY, nullable=False),
    Column("units", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""At a hub with many writers: changes of one transaction, by their keys, until they are numbered; units by spaces."""

HELD = Table(
    "held",
    LOG,
    Column("id", Bytes(32), primary_key=True),
    Column("code", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("unit", String(5), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("carrier", Bytes(32), nullable=False),
    Column("body", Bytes, nullable=False),
    Column("beside", Bytes, nullable=False),
    Index("held_unit", "unit"),
)
"""At a hub: changes that it may not let in, whole, with the reason, until a person decides."""

FORK = Table(
    "fork",
    LOG,
    Column("actor", Bytes(16), primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False),
)
"""Places where one actor wrote two changes: a cloned or rolled-back laptop. Both were let in."""

CURSOR = Table(
    "cursor",
    LOG,
    Column("unit", String(5), primary_key=True),
    Column("token", Bytes, nullable=False),
)
"""How far this node has read each of its streams at the hub."""

FILE = Table(
    "file",
    LOG,
    Column("sha256", Bytes(32), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("here", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("code", Text),
    Column("tries", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""Files that are here or that a record lists: ``here`` bytes from the beginning, all of them once the hash is right.

At a laptop the hub has acknowledged ``received`` of them, -1 where it is to be asked; ``code`` tells why it did not
take them, or why bytes were thrown away; ``tries`` counts the exchanges that asked in vain. ``at`` is when they were
kept or last listed, milliseconds; -1 where a record has just ceased to list them.
"""

FILE_PIECE = Table(
    "file_piece",
    LOG,
    Column("sha256", Bytes(32), primary_key=True),
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("bytes", Bytes, nullable=False),
)
"""The bytes of files, without gaps from the beginning, each under the mask of its file."""

FILE_MASK = Table(
    "file_mask",
    LOG,
    Column("sha256", Bytes(32), primary_key=True),
    Column("mask", Bytes(32), nullable=False),
)
"""What the bytes of a file are kept under: to erase them is to erase this row."""

FILE_MENTION = Table(
    "file_mention",
    LOG,
    Column("sha256", Bytes(32), primary_key=True),
    Column("record", Bytes(16), primary_key=True),
    Column("type", String(63), nullable=False),
    Column("unit", String(5), nullable=False),
    Column("size", BigInteger, nullable=False),
    Index("file_mention_record", "record"),
)
"""Which records list which files, with the size they tell of it. Made anew with the record tables."""

DIGEST = Table(
    "digest",
    LOG,
    Column("unit", String(5), primary_key=True),
    Column("sight", String(8), primary_key=True),
    Column("changes", BigInteger, nullable=False),
    Column("sum", Bytes(32), nullable=False),
)
"""Count and order-free sum of the settled changes of each stream, kept as they settle."""

SETTING = Table(
    "setting",
    LOG,
    Column("name", String(63), primary_key=True),
    Column("value", Bytes, nullable=False),
)
"""Named values of this node, msgpack."""
