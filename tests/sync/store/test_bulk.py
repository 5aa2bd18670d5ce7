# SPDX-License-Identifier: Apache-2.0
"""Many rows at once reach the table as few do, in tables of one column too."""

from pathlib import Path

import pytest
from sqlalchemy import insert, select

from sync.store.bulk import FEW, write_rows
from sync.store.log_tables import OUTBOX
from tests.support.stores import store


@pytest.mark.parametrize("count", [FEW, FEW + 1, 50])
def test_rows_of_one_name_are_written_however_many_they_are(tmp_path: Path, count: int) -> None:
    with store(tmp_path) as database, database.writing() as connection:
        write_rows(connection, insert(OUTBOX), [{"change": key} for key in range(count)])
        assert connection.execute(select(OUTBOX.c.change)).scalars().all() == list(range(count))
