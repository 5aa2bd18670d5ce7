# SPDX-License-Identifier: Apache-2.0
"""The numbers at the edge of every screen."""

from pathlib import Path

from desktop.actions.summing_up import sum_up
from sync.client.link import heard, keep_link, require_link
from tests.support.offices import Reviewer


def test_who_only_reads_has_exchanged_too(tmp_path: Path) -> None:
    reviewer = Reviewer(tmp_path)
    assert sum_up(reviewer.laptop).last_confirmed is None
    with reviewer.laptop.writing() as desk:
        keep_link(desk.connection, heard(require_link(desk.connection), 1_000_000, 990_000))
    assert sum_up(reviewer.laptop).last_confirmed == 1_000_000
    reviewer.laptop.database.close()
