# SPDX-License-Identifier: Apache-2.0
"""Questions to the data lane from a widget that may be gone before the answer comes."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from sync.log.errors import LoaError
from ui.background import Background

T = TypeVar("T")


def ask(
    asker: QObject,
    background: Background,
    job: Callable[[], T],
    then: Callable[[T], None],
    failed: Callable[[LoaError], None] | None = None,
) -> None:
    """Run a job on the data lane; its answer is dropped where the asker was destroyed meanwhile."""

    def answer(found: T) -> None:
        if isValid(asker):
            then(found)

    def fail(error: LoaError) -> None:
        if failed is not None and isValid(asker):
            failed(error)

    background.run(job, answer, fail)
