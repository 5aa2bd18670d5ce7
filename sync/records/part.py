# SPDX-License-Identifier: Apache-2.0
"""Anything that carries declared fields: a whole record, or a part inside one."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, Final

from sync.records.field import Field

_REMEMBERED: Final = 256


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
        cls.plain_checks = {name: _plain_check(one) for name, one in cls.fields.items() if one.is_stored_plain}
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
            is_list = type(value) is list
            if value is None or (is_list and not value):
                found += [field.name] if field.is_required(self) else []
            elif is_list and type(value[0]) is dict:
                found += _missing_inside(field, value)
        return tuple(found)


def _missing_inside(field: Any, parts: Sequence[Mapping[str, Any]]) -> list[str]:
    of = field.of
    return [f"{field.name}.{place}.{inner}" for place, part in enumerate(parts) for inner in of(part).missing()]


def _plain_check(field: Field[Any]) -> Callable[[Any], None]:
    """The check of a field's kind; days and references come again and again, so those found good are remembered."""
    check = field.check_plain
    if field.kind not in ("day", "reference"):
        return check
    check_text = lru_cache(_REMEMBERED)(check)
    return lambda value: check_text(value) if type(value) is str else check(value)


def _may_be_missing(field: Field[Any]) -> bool:
    has_inner = field.kind in ("parts", "files")
    return not field.is_derived and (has_inner or "required" in field.options or "required_if" in field.options)
