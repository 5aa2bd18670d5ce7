# SPDX-License-Identifier: Apache-2.0
"""What forms remember between two saves: the text of open forms, and the values pinned for the next record.

A scratch table of this laptop's encrypted store, with its own metadata: never part of the log, never sent,
gone without loss. It survives a killed program, so that at most the last two seconds of typing are missing.
"""

import uuid
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    MetaData,
    String,
    Table,
    delete,
    insert,
    inspect,
    select,
    update,
)

from desktop.laptop import Laptop
from sync.records.catalogue import RECORD_TYPES
from sync.store.erasing import write_anew
from sync.store.log_tables import SETTING
from sync.store.redactions import redacted_fields
from sync.store.settings import read_setting, write_setting

SCRATCH: Final = MetaData()
STRIP: Final = "strip:"
"""What names of drafts begin with that belong to no form: strips, decisions that are held. Forms are listed without."""

OPEN_FORM: Final = Table(
    "open_form",
    SCRATCH,
    Column("form", String(63), primary_key=True),
    Column("record", String(36), primary_key=True),
    Column("entered", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""One row an open form: its type, the record it edits (empty for a new one), what stands in it, when it was kept."""


class OpenForm(Struct, frozen=True):
    """What stood in a form: field to what was entered, texts that were not understood included."""

    form: str
    record_id: str | None
    values: Mapping[str, Any]
    at: int
    """Milliseconds since 1970 UTC."""


def make_draft_table(connection: Connection) -> None:
    """Make the table where there is none; ``keep_draft`` does it by itself."""
    SCRATCH.create_all(connection)


def keep_draft(laptop: Laptop, form: str, record_id: str | None, values: Mapping[str, Any]) -> OpenForm:
    """Keep what stands in a form, over what was kept of it before. Raises what the disk refuses."""
    kept = OpenForm(form, record_id, dict(values), laptop.wall())
    row = {"form": form, "record": record_id or "", "entered": msgspec.msgpack.encode(values), "at": kept.at}
    with laptop.database.writing() as connection:
        make_draft_table(connection)
        connection.execute(delete(OPEN_FORM).where(*_is(form, record_id)))
        connection.execute(insert(OPEN_FORM).values(row))
    return kept


def list_drafts(laptop: Laptop, form: str | None = None) -> list[OpenForm]:
    """What is kept of open forms, the latest first; of one form or strip where it is named."""
    with laptop.database.reading() as connection:
        if not inspect(connection).has_table(OPEN_FORM.name):
            return []
        statement = select(OPEN_FORM).order_by(OPEN_FORM.c.at.desc(), OPEN_FORM.c.form, OPEN_FORM.c.record)
        is_wanted = OPEN_FORM.c.form == form if form is not None else ~OPEN_FORM.c.form.startswith(STRIP)
        rows = connection.execute(statement.where(is_wanted)).all()
    return [OpenForm(row.form, row.record or None, msgspec.msgpack.decode(row.entered), row.at) for row in rows]


def find_draft(laptop: Laptop, form: str, record_id: str | None) -> OpenForm | None:
    """What is kept of one form, None where nothing is."""
    return next((kept for kept in list_drafts(laptop, form) if kept.record_id == record_id), None)


def drop_draft(laptop: Laptop, form: str, record_id: str | None) -> None:
    """Forget an open form: it was saved, or the person threw it away."""
    if find_draft(laptop, form, record_id) is None:
        return
    with laptop.database.writing() as connection:
        connection.execute(delete(OPEN_FORM).where(*_is(form, record_id)))


def _is(form: str, record_id: str | None) -> tuple[Any, Any]:
    return OPEN_FORM.c.form == form, OPEN_FORM.c.record == (record_id or "")


def read_pins(laptop: Laptop, form: str) -> dict[str, Any]:
    """Values that the next new record of a type begins with."""
    with laptop.database.reading() as connection:
        return dict(read_setting(connection, _pins(form)) or {})


def keep_pins(laptop: Laptop, form: str, values: Mapping[str, Any]) -> None:
    """Let the next new record of a type begin with these values."""
    with laptop.database.writing() as connection:
        write_setting(connection, _pins(form), dict(values))


def _pins(form: str) -> str:
    return f"pins:{form}"


def forget_entered(laptop: Laptop) -> None:
    """Take what was redacted out of open forms and pins, and out of the pages on which earlier ones stood."""
    with laptop.database.writing() as connection:
        make_draft_table(connection)
        _forget_in_forms(connection)
        _forget_in_pins(connection)
        write_anew(connection, OPEN_FORM, SETTING)


def _forget_in_forms(connection: Connection) -> None:
    rows = [row for row in connection.execute(select(OPEN_FORM)).all() if row.record]
    redacted = redacted_fields(connection, [uuid.UUID(row.record).bytes for row in rows])
    for row in rows:
        gone = redacted.get(uuid.UUID(row.record).bytes, set())
        entered = msgspec.msgpack.decode(row.entered)
        left = {name: value for name, value in entered.items() if name not in gone}
        if len(left) < len(entered):
            kept = update(OPEN_FORM).where(*_is(row.form, row.record)).values(entered=msgspec.msgpack.encode(left))
            connection.execute(kept)


def _forget_in_pins(connection: Connection) -> None:
    """A pinned value has no record: whatever is personal goes."""
    for of in RECORD_TYPES:
        personal = {name for name, one in of.fields.items() if one.is_personal}
        pinned = read_setting(connection, _pins(of.type_name())) if personal else None
        if pinned and not personal.isdisjoint(pinned):
            left = {name: value for name, value in pinned.items() if name not in personal}
            write_setting(connection, _pins(of.type_name()), left)
