# SPDX-License-Identifier: Apache-2.0
"""Kinds of field whose value has parts of its own: lists of lines, and files named by their hash."""

from typing import Any, Generic, TypeVar, Unpack

from sync.records.field import Field, FieldOptions
from sync.records.form import FormFault, tidy_value
from sync.records.part import Part
from sync.records.text_fields import Text, check_list
from sync.records.value_fields import Integer

P = TypeVar("P", bound=Part)

LARGEST_FILE = 30 * 1024 * 1024
"""Bytes of one attached file."""


def _placed(fault: FormFault, where: str) -> FormFault:
    """The fault of a value inside a part, with the whole path to it."""
    return FormFault(fault.code, f"{where}.{fault.where}" if fault.where else where)


class Parts(Field[tuple[P, ...]], Generic[P]):
    """A list of parts, such as the lines of a broadcast: one value as a whole, never merged."""

    kind = "parts"

    def __init__(self, vi: str, en: str, *, of: type[P], most: int = 200, **options: Unpack[FieldOptions]) -> None:
        super().__init__(vi, en, **options)
        self.of = of
        self.most = most

    def check_plain(self, value: Any) -> None:
        check_list(value, self.most)
        for place, item in enumerate(value):
            self._check_part(item, str(place))

    def _check_part(self, item: Any, where: str) -> None:
        if not isinstance(item, dict):
            raise FormFault("wrong_kind", where)
        checks = self.of.plain_checks
        for name, inner in item.items():
            try:
                if inner is not None and name in checks:
                    checks[name](inner)
                else:
                    self._check_inner(name, inner)
            except FormFault as fault:
                raise _placed(fault, f"{where}.{name}") from None

    def _check_inner(self, name: str, inner: Any) -> None:
        field = self.of.fields.get(name)
        if field is None:
            raise FormFault("unknown_field")
        if inner is None:
            raise FormFault("empty_part")
        field.check(inner)

    def tidy_plain(self, entered: Any) -> Any:
        check_list(entered, self.most)
        return [self._tidy_part(item, str(place)) for place, item in enumerate(entered)]

    def _tidy_part(self, item: Any, where: str) -> Any:
        if not isinstance(item, dict):
            raise FormFault("wrong_kind", where)
        unknown = item.keys() - self.of.fields.keys()
        if unknown:
            raise FormFault("unknown_field", f"{where}.{min(unknown)}")
        tidied = {name: self._tidy_named(item, name, where) for name in self.of.fields}
        return {name: inner for name, inner in tidied.items() if inner is not None}

    def _tidy_named(self, item: Any, name: str, where: str) -> Any:
        try:
            return self.of.fields[name].tidy(item.get(name), "")
        except FormFault as fault:
            raise _placed(fault, f"{where}.{name}") from None

    def read(self, value: Any) -> tuple[P, ...]:
        return tuple(self.of(item) for item in value)

    def example(self) -> Any:
        inner = {name: field.example() for name, field in self.of.fields.items()}
        self.options.setdefault("example", [{name: item for name, item in inner.items() if item is not None}])
        return super().example()


class FilePart(Part):
    """One attached file: the bytes travel apart, the record names them by their hash."""

    name = Text("Tên tệp", "File name", longest=200, required=True, example="ghi-am.mp3")
    media_type = Text("Loại tệp", "Media type", longest=100, pattern=r"[a-z]+/[a-z0-9.+-]+", example="audio/mpeg")
    size = Integer("Kích thước", "Size in bytes", most=LARGEST_FILE, required=True)
    sha256 = Text("Mã băm", "SHA-256", longest=64, pattern=r"[0-9a-f]{64}", required=True, example="0" * 64)


class Files(Parts[FilePart]):
    """Attached files, 30 MiB each at most."""

    kind = "files"

    def __init__(self, vi: str, en: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__(vi, en, of=FilePart, most=50, **options)

    def tidy_plain(self, entered: Any) -> Any:
        return super().tidy_plain(tidy_value(entered))

    def example(self) -> Any:
        return None
