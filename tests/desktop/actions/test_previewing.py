# SPDX-License-Identifier: Apache-2.0
"""What a save would say, without saving."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.previewing import preview
from desktop.actions.saving import add_records, require_type
from desktop.laptop import Laptop, Workplace, furnish
from sync.log.errors import Refused
from sync.store.opening import open_store
from sync.store.reading import Query, count_records
from sync.store.units import bundled_units

TICKET = require_type("fault_ticket")


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    database = open_store(tmp_path / "loa.db", bytes(32))
    yield furnish(database, bundled_units(), Workplace("02683", "Cán bộ xã 1"))
    database.close()


def test_faults_missing_fields_findings_and_what_is_filled_in_are_told(laptop: Laptop) -> None:
    found = preview(laptop, TICKET, {"symptom": "chay_khoi", "payer": "x" * 101, "cost": None}, None)
    assert found.faults == {"payer": "too_long"}
    assert found.missing == ("target", "reported_at")
    assert [one.code for one in found.findings] == ["danger_unmarked"]
    assert found.filled == {"state": "moi"}


def test_an_edit_is_looked_at_over_what_is_stored(laptop: Laptop) -> None:
    values = {"symptom": "mat_cap", "reported_at": "2026-10-13T07:00:00+07:00"}
    (record_id,) = add_records(laptop, TICKET, [(1, values)]).ids
    found = preview(laptop, TICKET, {"symptom": None}, record_id)
    assert found.missing == ("target", "symptom")
    assert found.filled == {}


def test_looking_saves_nothing(laptop: Laptop) -> None:
    preview(laptop, TICKET, {"symptom": "mat_cap"}, None)
    with laptop.database.reading() as connection:
        assert count_records(connection, Query(TICKET)) == 0


def test_a_record_that_is_not_here_cannot_be_looked_at(laptop: Laptop) -> None:
    with pytest.raises(Refused) as caught:
        preview(laptop, TICKET, {}, "01932c07-209c-7000-8000-000000000001")
    assert caught.value.code == "unknown_record"
