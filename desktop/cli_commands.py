# SPDX-License-Identifier: Apache-2.0
"""Each subcommand of ``loa``: from parsed words to one action, and its answer as a JSON value."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from getpass import getpass
from pathlib import Path
from typing import Any

from desktop.actions.checking import check_laptop, tell_digests
from desktop.actions.deciding import accept_records, return_records, review_queue, submit_records
from desktop.actions.exchanging import (
    choose_mode,
    enrol_laptop,
    introduce,
    keep_introduction,
    sync_laptop,
    tell_settings,
    tell_status,
)
from desktop.actions.explaining import explain_types
from desktop.actions.listing import export_items, list_for
from desktop.actions.resolving import Choice, list_conflicts, resolve_conflict
from desktop.actions.saving import add_records, edit_record, require_type, withdraw_record
from desktop.actions.showing import items, moment_text, show_record
from desktop.backup import back_up, keys_from, locks_from, restore
from desktop.copies import list_copies
from desktop.json_input import read_json, read_records
from desktop.laptop import Laptop, Workplace, furnish, open_laptop
from desktop.passphrase import passphrase_from
from desktop.paths import profile_path
from desktop.periods import read_period
from desktop.profile_folder import ProfileFolder
from sync.client.patience import Mode
from sync.log.errors import Refused
from sync.store.identity import new_identity
from sync.store.opening import open_store
from sync.store.units import bundled_units

Answer = Any


def _folder(words: argparse.Namespace) -> ProfileFolder:
    chosen = getattr(words, "profile", None)
    return ProfileFolder(profile_path(Path(chosen) if chosen else None, os.environ))


def _passphrase(folder: ProfileFolder) -> str | None:
    """From the environment; asked for only where a person sits at a terminal."""
    given = passphrase_from(os.environ)
    if given is None and folder.read().is_locked_by_passphrase and sys.stdin.isatty():
        return getpass("Mật khẩu / passphrase: ")
    return given


@contextmanager
def _laptop(words: argparse.Namespace) -> Iterator[Laptop]:
    folder = _folder(words)
    with open_laptop(folder, _passphrase(folder), bundled_units()) as laptop:
        yield laptop


def read_input(name: str) -> str:
    """The text of a file, or of standard input for ``-``; Refused ``no_file`` or ``not_utf8``."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Refused("no_file", f"{name} cannot be read: {error.strerror}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("not_utf8", f"{name} is not UTF-8") from error


def init(words: argparse.Namespace) -> Answer:
    """Make a profile that works before any enrolment."""
    tree = bundled_units()
    unit = tree.require(words.unit)
    with _folder(words).creating(passphrase_from(os.environ)) as profile:
        database = open_store(profile.database_path, profile.key.raw)
        try:
            furnish(database, tree, Workplace(unit.code, words.name))
        finally:
            database.close()
    return {"profile": str(_folder(words).path), "unit": unit.code, "unit_name": unit.name, "name": words.name}


def enrol(words: argparse.Namespace) -> Answer:
    """Enrol this profile, or make one by the invite alone."""
    folder = _folder(words)
    try:
        folder.read()
    except Refused as refused:
        if refused.code != "no_profile":
            raise
        return _enrol_new(folder, words)
    with _laptop(words) as laptop:
        link = enrol_laptop(laptop, words.hub, words.invite)
    return {"hub": words.hub, "units": list(link.units), "roles": list(link.roles)}


def _enrol_new(folder: ProfileFolder, words: argparse.Namespace) -> Answer:
    """A profile is left behind only where the hub took the invite."""
    tree = bundled_units()
    with folder.creating(passphrase_from(os.environ)) as profile:
        identity = new_identity()
        introduction = introduce(identity, words.hub, words.invite, words.name or "")
        name = words.name or introduction.name
        database = open_store(profile.database_path, profile.key.raw)
        try:
            laptop = furnish(database, tree, Workplace(introduction.link.units[0], name), identity)
            keep_introduction(laptop, introduction)
        finally:
            database.close()
    link = introduction.link
    return {"hub": words.hub, "units": list(link.units), "roles": list(link.roles), "name": name}


def types(_words: argparse.Namespace) -> Answer:
    """Every record type; needs no profile."""
    return explain_types()


def add(words: argparse.Namespace) -> Answer:
    """Add one record or many."""
    of = require_type(words.type)
    entered = list(read_records(read_input(words.json_file)))
    with _laptop(words) as laptop:
        return asdict(add_records(laptop, of, entered))


def edit(words: argparse.Namespace) -> Answer:
    """Change fields of a record and show it."""
    fields = read_json(read_input(words.json_file))
    with _laptop(words) as laptop:
        edit_record(laptop, words.id, fields)
        return show_record(laptop, words.id)


def withdraw(words: argparse.Namespace) -> Answer:
    """Withdraw a record and show it."""
    with _laptop(words) as laptop:
        withdraw_record(laptop, words.id, words.reason)
        return show_record(laptop, words.id)


def show(words: argparse.Namespace) -> Answer:
    """Show a record."""
    with _laptop(words) as laptop:
        return show_record(laptop, words.id, words.history)


def list_(words: argparse.Namespace) -> Answer:
    """List records of a type, to the screen or into a file."""
    of = require_type(words.type)
    with _laptop(words) as laptop:
        found = list_for(laptop, of, words.where, words.search)
    if words.output or words.format in ("csv", "xlsx"):
        return export_items(of, found, words.format, words.output)
    return found


def submit(words: argparse.Namespace) -> Answer:
    """Submit records for review."""
    period = read_period(words.period) if words.period else None
    with _laptop(words) as laptop:
        return asdict(submit_records(laptop, words.ids, period))


def review(words: argparse.Namespace) -> Answer:
    """The reviewer's queue and decisions."""
    with _laptop(words) as laptop:
        if words.step == "accept":
            return asdict(accept_records(laptop, words.ids))
        if words.step == "return":
            return asdict(return_records(laptop, words.ids, words.reason, words.comment))
        waiting = review_queue(laptop)
        with laptop.reading() as desk:
            return items(desk, waiting)


def conflicts(words: argparse.Namespace) -> Answer:
    """What waits for a person, or the decision of one."""
    with _laptop(words) as laptop:
        if words.step == "resolve":
            value = None if words.value is None else read_json(words.value)
            resolve_conflict(laptop, words.id, Choice(words.field, words.choose, value))
            return show_record(laptop, words.id)
        return [
            {
                "id": one.record_id,
                "field": one.field,
                "values": [{**asdict(side), "at": moment_text(side.at)} for side in one.values],
            }
            for one in list_conflicts(laptop)
        ]


def sync(words: argparse.Namespace) -> Answer:
    """One full exchange."""
    with _laptop(words) as laptop:
        return sync_laptop(laptop)


def status(words: argparse.Namespace) -> Answer:
    """Where the exchange stands."""
    with _laptop(words) as laptop:
        return tell_status(laptop)


def settings(words: argparse.Namespace) -> Answer:
    """How this laptop exchanges; chosen anew where a mode is named."""
    with _laptop(words) as laptop:
        if words.setting == "exchange":
            choose_mode(laptop, Mode(words.mode))
        return tell_settings(laptop)


def backup(words: argparse.Namespace) -> Answer:
    """One file with everything, read back; or the copies that were made by themselves."""
    folder = _folder(words)
    if words.file == "list":
        return list_copies(folder)
    with _laptop(words) as laptop:
        return back_up(laptop, Path(words.file), locks_from(os.environ, folder))


def restore_(words: argparse.Namespace) -> Answer:
    """A new profile made of a backup."""
    return restore(_folder(words), Path(words.file), keys_from(os.environ), passphrase_from(os.environ))


def check(words: argparse.Namespace) -> Answer:
    """Check the data, fold it anew if asked."""
    with _laptop(words) as laptop:
        return check_laptop(laptop, words.rebuild)


def digest(words: argparse.Namespace) -> Answer:
    """Digests of the units held whole."""
    with _laptop(words) as laptop:
        return tell_digests(laptop)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], Answer]] = {
    "init": init,
    "enrol": enrol,
    "types": types,
    "add": add,
    "edit": edit,
    "withdraw": withdraw,
    "show": show,
    "list": list_,
    "submit": submit,
    "review": review,
    "conflicts": conflicts,
    "sync": sync,
    "status": status,
    "settings": settings,
    "backup": backup,
    "restore": restore_,
    "check": check,
    "digest": digest,
}
