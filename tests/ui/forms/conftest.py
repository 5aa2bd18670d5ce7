# SPDX-License-Identifier: Apache-2.0
"""Forms on a real store, shown and focused, and how to wait until they are at rest."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from sync.records.catalogue import record_type
from sync.records.record import Record
from sync.store.reading import Query, list_records
from ui.forms.record_form import RecordForm
from ui.workbench import Workbench

MakeForm = Callable[..., RecordForm]
Rest = Callable[[RecordForm], None]


def type_of(name: str) -> type[Record]:
    """The declared type of a name."""
    of = record_type(name)
    assert of is not None
    return of


def some_record(workbench: Workbench, name: str) -> Record:
    """The latest record of a type."""
    with workbench.laptop.database.reading() as connection:
        return list_records(connection, Query(type_of(name), limit=1))[0].record


def is_at_rest(form: RecordForm) -> bool:
    """Nothing is asked, nothing waits to be asked or kept."""
    waits = form.looker.is_waiting() or form.drafts.is_waiting()
    return not waits and not form.workbench.background.is_busy()


@pytest.fixture
def rest(qtbot: QtBot) -> Rest:
    """Wait until a form is at rest."""
    return lambda form: qtbot.waitUntil(lambda: is_at_rest(form), timeout=15_000)


@pytest.fixture
def make_form(workbench: Workbench, qtbot: QtBot, rest: Rest) -> MakeForm:
    """Make and show a form of a type: ``make_form("station")``; at rest and active."""

    def make(name: str, bench: Workbench | None = None) -> RecordForm:
        form = RecordForm(bench or workbench, type_of(name))
        qtbot.addWidget(form)
        form.resize(372, 697)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        rest(form)
        return form

    return make
