# SPDX-License-Identifier: Apache-2.0
"""The diagnostics package: one zip that a person hands to whoever supports them.

It holds versions, sizes, counts, the outcome of the check, and the logs. It holds no value of any record, no name of a
person, no key, no passphrase and no address: what is in a log of these is replaced before it goes in.
"""

import json
import platform
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import disk_usage
from typing import Any, Final
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import func, select

from desktop.actions.checking import check_laptop
from desktop.laptop import Laptop
from desktop.profile_folder import disk_errors
from sync.log.errors import LoaError
from sync.store.engine import sqlite_version
from sync.store.log_tables import CHANGE, RECEIPT
from sync.store.outbox import count_unsent, held_changes
from sync.store.reading import records_in_conflict

LOGS: Final = "loa*.log*"
FILES: Final = ("loa*", "profile*", "window*")
"""Files of ours in a profile folder, of which name and size are told."""

LARGEST_LOG: Final = 512 * 1024
"""Of each log the last so many bytes."""

README: Final = """Gói chẩn đoán của Loa / Diagnostics of Loa

Có: phiên bản, dung lượng, số lượng, kết quả kiểm tra dữ liệu, nhật ký lỗi.
Không có: nội dung bản ghi, tên người, khóa, mật khẩu, địa chỉ máy chủ.

In here: versions, sizes, counts, the outcome of the check, logs of errors.
Not in here: contents of records, names of people, keys, passphrases, the address of the hub.
"""


@dataclass(frozen=True)
class Wanted:
    """What the package is about; ``laptop`` is None where the profile does not open.

    ``program`` is what the one who shows the window knows: versions and settings, no names.
    """

    profile: Path
    laptop: Laptop | None
    program: Mapping[str, str]


def write_diagnostics(wanted: Wanted, into: Path, now: datetime) -> Path:
    """Write the package into a folder, under a name with the moment in it; the file.

    Raises what the disk refuses ("disk_full", "folder_denied", "not_a_folder", "disk_failed").
    """
    made = into / f"loa-chan-doan-{now:%Y%m%d-%H%M%S}.zip"
    hidden = _names(wanted)
    with disk_errors():
        into.mkdir(parents=True, exist_ok=True)
        with ZipFile(made, "w", ZIP_DEFLATED) as package:
            package.writestr("README.txt", README)
            for name, facts in (("machine", _machine(wanted)), ("store", _store(wanted.laptop))):
                package.writestr(f"{name}.json", without_names(json.dumps(facts, indent=1, ensure_ascii=False), hidden))
            for log in sorted(wanted.profile.glob(LOGS)):
                package.writestr(f"logs/{log.name}", without_names(_end_of(log), hidden))
    return made


def without_names(text: str, hidden: Mapping[str, str]) -> str:
    """Put what stands for a name in its place; the longest first, so that no part of one is left."""
    for name in sorted(hidden, key=len, reverse=True):
        text = text.replace(name, hidden[name])
    return text


def _names(wanted: Wanted) -> dict[str, str]:
    """What must not be read in the package, and what stands there instead."""
    hidden = {str(wanted.profile): "<profile>", str(Path.home()): "~", **dict(_names_inside(wanted.laptop))}
    return {name: instead for name, instead in hidden.items() if len(name) > 1}


def _names_inside(laptop: Laptop | None) -> Iterator[tuple[str, str]]:
    if laptop is None:
        return
    try:
        with laptop.reading() as desk:
            yield desk.workplace.name, "<name>"
            if desk.link is not None:
                yield desk.link.url, "<hub>"
                yield urlsplit(desk.link.url).hostname or "", "<hub>"
    except LoaError:
        return  # a store that cannot be read told no names to any log either


def _end_of(log: Path) -> str:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - LARGEST_LOG))
        return file.read().decode("utf-8", errors="replace")


def _machine(wanted: Wanted) -> dict[str, Any]:
    disk = disk_usage(wanted.profile if wanted.profile.is_dir() else Path.home())
    files = [one for pattern in FILES for one in wanted.profile.glob(pattern) if one.is_file()]
    return {
        "program": dict(wanted.program),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "sqlite": ".".join(map(str, sqlite_version())),
        "disk": {"free_bytes": disk.free, "whole_bytes": disk.total},
        "files": {one.name: one.stat().st_size for one in sorted(files)},
    }


def _store(laptop: Laptop | None) -> dict[str, Any]:
    """Each part by itself: one that fails names its code and leaves the others."""
    if laptop is None:
        return {"open": False}
    parts = {"check": _check, "counts": _counts, "exchange": _exchange}
    return {"open": True, **{name: _told(part, laptop) for name, part in parts.items()}}


def _told(part: Callable[[Laptop], dict[str, Any]], laptop: Laptop) -> dict[str, Any]:
    try:
        return part(laptop)
    except LoaError as error:
        return {"failed": error.code}


def _check(laptop: Laptop) -> dict[str, Any]:
    """What differs, counted by its kind: where it lies would name records."""
    found = check_laptop(laptop)
    return {"ok": found["ok"], "differences": dict(Counter(one["what"] for one in found["differences"]))}


def _counts(laptop: Laptop) -> dict[str, Any]:
    records = select(CHANGE.c.type, func.count(CHANGE.c.record.distinct())).group_by(CHANGE.c.type)
    with laptop.reading() as desk:
        return {
            "records": {row.type: row[1] for row in desk.connection.execute(records)},
            "changes": desk.connection.execute(select(func.count()).select_from(CHANGE)).scalar_one(),
            "conflicts": len(records_in_conflict(desk.connection)),
        }


def _exchange(laptop: Laptop) -> dict[str, Any]:
    with laptop.reading() as desk:
        link = desk.link
        return {
            "enrolled": link is not None,
            "unsent": count_unsent(desk.connection),
            "held": dict(Counter(one.code for one in held_changes(desk.connection))),
            "receipts": desk.connection.execute(select(func.count()).select_from(RECEIPT)).scalar_one(),
            "clock_offset_s": link.clock_offset_s() if link else None,
            "differing_units": len(link.differing) if link else 0,
        }
