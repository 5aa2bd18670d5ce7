# SPDX-License-Identifier: Apache-2.0
"""The hub's commands ``backup`` and ``restore``: whom a file is sealed to, and what is told of it."""

import os
from argparse import Namespace
from pathlib import Path
from typing import Final

from sync.hub.backups import RECOVERY_FILE, back_up, restore_hub
from sync.hub.cli_output import Outcome, moment
from sync.hub.data_folder import DataFolder, disk_errors
from sync.hub.node import Clock, Hub
from sync.log.errors import Refused
from sync.parcel.sealing import Keys, Locks

PASSPHRASE: Final = "LOA_BACKUP_PASSPHRASE"  # noqa: S105  the name of a variable
RECOVERY: Final = "LOA_RECOVERY_KEY"
"""The file that holds the private recovery key; needed for restoring only."""


def backup(hub: Hub, args: Namespace) -> Outcome:
    """A checked file with everything; what it holds is safe from now on."""
    locks = Locks(os.environ.get(PASSPHRASE) or None, _public_key(args.data))
    made = back_up(hub, args.file, locks)
    document = {
        "file": str(args.file),
        "changes": made.manifest.changes,
        "bytes": made.size,
        "at": moment(made.manifest.at),
        "safe_through": made.receipts,
        "sealed_to": locks.named(),
    }
    told = f"Đã sao lưu {made.manifest.changes} thay đổi vào {args.file}, đã đọc lại / backed up and read back"
    return Outcome(document, [told])


def _public_key(folder: Path) -> str | None:
    path = folder / RECOVERY_FILE
    with disk_errors():
        return path.read_text("ascii").strip() if path.is_file() else None


def restore(folder: DataFolder, args: Namespace, now_ms: Clock) -> Outcome:
    """A hub made of a backup; it begins a new epoch."""
    url = "" if args.database in (None, "sqlite") else str(args.database)
    manifest = restore_hub(folder, args.file, _keys(), now_ms, url)
    document = {"data": str(folder.path), "changes": manifest.changes, "at": moment(manifest.at)}
    told = f"Đã khôi phục {manifest.changes} thay đổi vào {folder.path}; các máy sẽ gửi lại phần còn thiếu"
    return Outcome(document, [told])


def _keys() -> Keys:
    file = os.environ.get(RECOVERY)
    if not file:
        return Keys(passphrase=os.environ.get(PASSPHRASE) or None)
    try:
        return Keys(recovery=Path(file).read_text("ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("no_file", "the recovery key cannot be read", {"file": file}) from error
