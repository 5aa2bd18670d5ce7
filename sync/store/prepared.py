# SPDX-License-Identifier: Apache-2.0
"""Questions that every save or exchange asks, and small things that it does: compiled once and handed to the driver as
they are.

SQLAlchemy's own way through an execution touches more memory than SQLite does for its answer, and right after a commit
none of it is in the processor's cache; on PostgreSQL it takes as long as the server and the way there. Values go in as
they are; those that come out are made what their columns say.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Delete, Dialect, Insert, Select, Update

from sync.store.dialects import driver_of

Row = Sequence[Any]
_Statement = Select[Any] | CompoundSelect[Any] | Insert | Update | Delete


class _Form(NamedTuple):
    """A question as the driver is asked it."""

    sql: str
    names: Sequence[str] | None
    """Of its values, in the order of the SQL's places; None where the SQL names them itself."""
    brought: dict[str, Any]
    """Values that the question brings itself."""
    made: Sequence[tuple[int, Callable[[Any], Any]]]
    """Columns whose cells become something else, and how."""

    def placed(self, values: Mapping[str, Any]) -> list[Any] | dict[str, Any]:
        """The values as the SQL wants them."""
        if self.names is None:
            return {**self.brought, **values}
        return [values[name] if name in values else self.brought[name] for name in self.names]

    def row(self, found: Row) -> Row:
        """A row as its columns say."""
        cells = list(found)
        for place, make in self.made:
            cells[place] = make(cells[place])
        return cells


class Prepared:
    """One question with named single values, or one thing to do with them. Make it once, at the top of a module."""

    def __init__(self, question: _Statement) -> None:
        self._question: Final = question
        self._forms: dict[str, _Form] = {}

    @cached_property
    def columns(self) -> Sequence[str]:
        """The names of what it finds."""
        return [str(column.key) for column in _columns_of(self._question)]

    def rows(self, connection: Connection, /, **values: Any) -> Sequence[Any]:
        """All that it finds, each a sequence of cells."""
        form = self._form_for(connection.dialect)
        found: Sequence[Row] = driver_of(connection).execute(form.sql, form.placed(values)).fetchall()
        return [form.row(row) for row in found] if form.made else found

    def run(self, connection: Connection, /, **values: Any) -> None:
        """Do it; nothing is found."""
        form = self._form_for(connection.dialect)
        driver_of(connection).execute(form.sql, form.placed(values))

    def _form_for(self, dialect: Dialect) -> _Form:
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _form_of(self._question, dialect)
        return form

    def mappings(self, connection: Connection, /, **values: Any) -> list[dict[str, Any]]:
        """All that it finds, by the names of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows(connection, **values)]

    def first(self, connection: Connection, /, **values: Any) -> Any:
        """The first row of what it finds; None where it finds nothing."""
        found = self.rows(connection, **values)
        return found[0] if found else None

    def scalars(self, connection: Connection, /, **values: Any) -> list[Any]:
        """The first cell of each row."""
        return [row[0] for row in self.rows(connection, **values)]

    def scalar(self, connection: Connection, /, **values: Any) -> Any:
        """The first cell of what it finds; None where it finds nothing."""
        found = self.rows(connection, **values)
        return found[0][0] if found else None


def _form_of(question: _Statement, dialect: Dialect) -> _Form:
    compiled = question.compile(dialect=dialect)
    if getattr(compiled, "post_compile_params", None):
        raise TypeError("a list of values is no single value: see PreparedAmong")
    asked_for = {one.key for one in getattr(compiled, "binds", {}).values() if one.required}
    brought = {name: value for name, value in compiled.params.items() if name not in asked_for}
    processors = [one.type.dialect_impl(dialect).result_processor(dialect, None) for one in _columns_of(question)]
    made = [(place, make) for place, make in enumerate(processors) if make is not None]
    return _Form(str(compiled), compiled.positiontup, brought, made)


def _columns_of(question: _Statement) -> Sequence[ColumnElement[Any]]:
    return list(question.selected_columns) if isinstance(question, Select | CompoundSelect) else ()
