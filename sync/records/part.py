# SPDX-License-Identifier: Apache-2.0
"""Anything that carries declared fields: a whole record, or a part inside one."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from sync.records.field import Field


class Part:
    """Values by field name, with typed access to each declared field.

    Subclasses declare their fields as class attributes; ``fields`` holds them in order of declaration, the
    inherited ones last.
    """

    fields: ClassVar[Mapping[str, Field[Any]]] = {}
    brief: ClassVar[tuple[str, ...]] = ()
    """Names of the fields that a short form shows beside the required ones; the others unfold."""
    plain_checks: ClassVar[Mapping[str, Callable[[Any], None]]] = {}
    """For the fields whose stored value is the plain one, the check of its kind; the hub runs it a million times."""
    asked: ClassVar[tuple[Field[Any], ...]] = ()
    """The fields that may be missing, or have parts in which something may; every row of a list looks at them."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        inherited = {name: one for name, one in cls.fields.items() if name not in own}
        cls.fields = own | inherited
        cls.plain_checks = {name: one.check_plain for name, one in cls.fields.items() if one.is_stored_plain}
        cls.asked = tuple(one for one in cls.fields.values() if _may_be_missing(one))

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def missing(self) -> tuple[str, ...]:
        """Names of the required fields without a value; inside parts as ``lines.0.title``."""
        found: list[str] = []
        for field in self.asked:
            value = self.values.get(field.name)
            if field.is_dated:
                value = field.plain(value)
            if value is None or value == []:
                found += [field.name] if field.is_required(self) else []
            elif isinstance(value, list) and isinstance(value[0], dict):
                found += self._missing_inside(field.name)
        return tuple(found)

    def _missing_inside(self, name: str) -> list[str]:
        parts = getattr(self, name)
        return [f"{name}.{place}.{inner}" for place, part in enumerate(parts) for inner in part.missing()]


def _may_be_missing(field: Field[Any]) -> bool:
    has_inner = field.kind in ("parts", "files")
    return not field.is_derived and (has_inner or "required" in field.options or "required_if" in field.options)
