# SPDX-License-Identifier: Apache-2.0
"""Each subcommand of ``loa``: from parsed words to one action, and its answer as a JSON value."""

import argparse
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.actions.checking import check_laptop, tell_digests
from desktop.actions.deciding import accept_records, return_records, review_queue, submit_records
from desktop.actions.diagnosing import Wanted as DiagnosticsWanted
from desktop.actions.diagnosing import write_diagnostics
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
from desktop.actions.taking_in_files import edits_with_files, lines_with_files
from desktop.attaching import save_file
from desktop.backup import Source, back_up, keys_from, locks_from, restore
from desktop.cli_content import CONTENT_COMMANDS
from desktop.cli_profile import folder_of, opened, read_input
from desktop.copies import list_copies
from desktop.json_input import read_json, read_records
from desktop.laptop import Workplace, furnish, present_moment
from desktop.passphrase import passphrase_from
from desktop.periods import read_period
from desktop.profile_folder import ProfileFolder
from sync.client.patience import Mode
from sync.client.request import APP
from sync.log.errors import Refused, Unavailable
from sync.store.identity import new_identity
from sync.store.opening import open_store
from sync.store.units import bundled_units

Answer = Any


def init(words: argparse.Namespace) -> Answer:
    """Make a profile that works before any enrolment."""
    tree = bundled_units()
    unit = tree.require(words.unit)
    with folder_of(words).creating(passphrase_from(os.environ)) as profile:
        database = open_store(profile.database_path, profile.key.raw)
        try:
            furnish(database, tree, Workplace(unit.code, words.name))
        finally:
            database.close()
    return {"profile": str(folder_of(words).path), "unit": unit.code, "unit_name": unit.name, "name": words.name}


def enrol(words: argparse.Namespace) -> Answer:
    """Enrol this profile, or make one by the invite alone."""
    folder = folder_of(words)
    try:
        folder.read()
    except Refused as refused:
        if refused.code != "no_profile":
            raise
        return _enrol_new(folder, words)
    with opened(words) as laptop:
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
    with opened(words) as laptop:
        return asdict(add_records(laptop, of, lines_with_files(laptop, of, entered)))


def edit(words: argparse.Namespace) -> Answer:
    """Change fields of a record and show it."""
    fields = read_json(read_input(words.json_file))
    with opened(words) as laptop:
        edit_record(laptop, words.id, edits_with_files(laptop, words.id, fields))
        return show_record(laptop, words.id)


def withdraw(words: argparse.Namespace) -> Answer:
    """Withdraw a record and show it."""
    with opened(words) as laptop:
        withdraw_record(laptop, words.id, words.reason)
        return show_record(laptop, words.id)


def show(words: argparse.Namespace) -> Answer:
    """Show a record."""
    with opened(words) as laptop:
        return show_record(laptop, words.id, words.history)


def files(words: argparse.Namespace) -> Answer:
    """Write an attached file to a place on this machine."""
    with opened(words) as laptop:
        size = save_file(laptop, words.sha256, Path(words.file))
    return {"sha256": words.sha256, "file": words.file, "bytes": size}


def list_(words: argparse.Namespace) -> Answer:
    """List records of a type, to the screen or into a file."""
    of = require_type(words.type)
    with opened(words) as laptop:
        found = list_for(laptop, of, words.where, words.search)
    if words.output or words.format in ("csv", "xlsx"):
        return export_items(of, found, words.format, words.output)
    return found


def cap(words: argparse.Namespace) -> Answer:
    """A CAP 1.2 file becomes an alert, answered as ``add`` does, or an alert becomes a file."""
    # Reading XML safely costs a start-up that no other command should pay.
    from desktop.actions.cap_files import read_cap_alert, write_cap_alert  # noqa: PLC0415  see the line above

    with opened(words) as laptop:
        if words.step == "write":
            return write_cap_alert(laptop, words.id, Path(words.file))
        read = read_cap_alert(laptop, Path(words.file))
    incomplete = [{"id": read.alert_id, "fields": list(read.missing)}] if read.missing else []
    findings = [
        {"code": one.code, "fields": list(one.fields), "words": one.words._asdict()}
        for one in read.findings
        if one.code != "required"
    ]
    added: Answer = {"ids": [read.alert_id], "incomplete": incomplete, "refused": []}
    return {**added, "is_ended": read.is_ended, "notices": list(read.notices), "findings": findings}


def submit(words: argparse.Namespace) -> Answer:
    """Submit records for review."""
    period = read_period(words.period) if words.period else None
    with opened(words) as laptop:
        return asdict(submit_records(laptop, words.ids, period))


def review(words: argparse.Namespace) -> Answer:
    """The reviewer's queue and decisions."""
    with opened(words) as laptop:
        if words.step == "accept":
            return asdict(accept_records(laptop, words.ids))
        if words.step == "return":
            return asdict(return_records(laptop, words.ids, words.reason, words.comment))
        waiting = review_queue(laptop)
        with laptop.reading() as desk:
            return items(desk, waiting)


def conflicts(words: argparse.Namespace) -> Answer:
    """What waits for a person, or the decision of one."""
    with opened(words) as laptop:
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
    with opened(words) as laptop:
        return sync_laptop(laptop, is_asked_for_files=True)


def status(words: argparse.Namespace) -> Answer:
    """Where the exchange stands."""
    with opened(words) as laptop:
        return tell_status(laptop)


def settings(words: argparse.Namespace) -> Answer:
    """How this laptop exchanges; chosen anew where a mode is named."""
    with opened(words) as laptop:
        if words.setting == "exchange":
            choose_mode(laptop, Mode(words.mode))
        return tell_settings(laptop)


def backup(words: argparse.Namespace) -> Answer:
    """One file with everything, read back; or the copies that were made by themselves."""
    folder = folder_of(words)
    if words.file == "list":
        return list_copies(folder)
    with opened(words) as laptop:
        return back_up(laptop, Path(words.file), locks_from(os.environ, folder))


def restore_(words: argparse.Namespace) -> Answer:
    """A new profile made of a backup."""
    source = Source(Path(words.file), keys_from(os.environ))
    return restore(folder_of(words), source, passphrase_from(os.environ))


def check(words: argparse.Namespace) -> Answer:
    """Check the data, fold it anew if asked."""
    with opened(words) as laptop:
        return check_laptop(laptop, words.rebuild)


def diagnose(words: argparse.Namespace) -> Answer:
    """Write a diagnostics package; a profile that does not open has one too."""
    folder, into = folder_of(words), Path(words.to).absolute()
    with ExitStack() as opening:
        laptop = None
        with suppress(Refused, Unavailable):  # why it does not open stands in the logs
            laptop = opening.enter_context(opened(words))
        wanted = DiagnosticsWanted(folder.path, laptop, {"loa": APP})
        package = write_diagnostics(wanted, into, present_moment())
        return {"package": str(package), "store_opened": laptop is not None}


def digest(words: argparse.Namespace) -> Answer:
    """Digests of the units held whole."""
    with opened(words) as laptop:
        return tell_digests(laptop)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], Answer]] = {
    "init": init,
    "enrol": enrol,
    "types": types,
    "add": add,
    "edit": edit,
    "withdraw": withdraw,
    "show": show,
    "files": files,
    "list": list_,
    "cap": cap,
    **CONTENT_COMMANDS,
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
    "diagnose": diagnose,
}
