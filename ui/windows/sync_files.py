# SPDX-License-Identifier: Apache-2.0
"""What the sync centre says of attached files: how many wait each way, and why they may wait longer than text."""

from PySide6.QtCore import QCoreApplication

from desktop.actions.sync_facts import SyncFacts
from desktop.entering import size_text
from sync.client.patience import Mode


def files_words(facts: SyncFacts) -> str:
    """How many files wait each way, and how large what is left of them is; empty where none does."""
    translate, waiting = QCoreApplication.translate, facts.files
    up = translate("SyncWords", "chờ gửi {count} tệp ({size})")
    down = translate("SyncWords", "chờ nhận {count} tệp ({size})")
    counts = ((up, waiting.up_count, waiting.up_bytes), (down, waiting.down_count, waiting.down_bytes))
    told = ", ".join(text.format(count=count, size=size_text(size)) for text, count, size in counts if count)
    if are_files_spared(facts):
        told += ". " + translate("SyncWords", "Đang tiết kiệm mạng nên tệp đợi bạn bấm Gửi tệp ngay.")
    return told[:1].upper() + told[1:]


def are_files_spared(facts: SyncFacts) -> bool:
    """Whether files wait until a person asks for them."""
    return facts.mode is Mode.METERED and bool(facts.files.up_count or facts.files.down_count)
