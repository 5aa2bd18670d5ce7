# SPDX-License-Identifier: Apache-2.0
"""Kinds of field whose value is a text: free text, codes, references, hashes."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar, Final, TypeVar, Unpack

from sync.records.codes import CodeList
from sync.records.field import Field, FieldOptions
from sync.records.form import FormFault, check_text, is_sha256, tidy_value
from sync.records.vietnamese import given_name_key, sort_key

T_co = TypeVar("T_co", covariant=True)


def length(text: str) -> int:
    """Letters as a person counts them: combining marks are part of the letter before."""
    if text.isascii():
        return len(text)
    return sum(not unicodedata.combining(sign) for sign in text)


class Text(Field[str]):
    """One line of text, up to ``longest`` letters; ``pattern`` is for codes and numbers, never for names."""

    kind = "text"
    sample = "Nội dung mẫu"
    has_lines: ClassVar[bool] = False

    def __init__(
        self, vi: str, en: str, *, longest: int = 300, pattern: str = "", **options: Unpack[FieldOptions]
    ) -> None:
        super().__init__(vi, en, **options)
        self.longest = longest
        self.pattern = re.compile(pattern, re.ASCII) if pattern else None

    def check_plain(self, value: Any) -> None:
        if not isinstance(value, str):
            raise FormFault("wrong_kind")
        check_text(value)
        if len(value) > self.longest and length(value) > self.longest:
            raise FormFault("too_long")
        if self.pattern and not self.pattern.fullmatch(value):
            raise FormFault("wrong_pattern")
        if not self.has_lines and "\n" in value:
            raise FormFault("line_break")

    def tidy_plain(self, entered: Any) -> Any:
        tidied = tidy_value(entered)
        if not isinstance(tidied, str):
            return tidied
        return tidied.strip() if self.has_lines else " ".join(tidied.split())

    def read(self, value: Any) -> str:
        return str(value)

    def sort_key(self, text: str) -> bytes:
        """Bytes by which lists are ordered."""
        return sort_key(text)


class PersonName(Text):
    """The full name of a person: lists order it by the given name, the last word."""

    def sort_key(self, text: str) -> bytes:
        return given_name_key(text)


class LongText(Text):
    """Text with line breaks."""

    kind = "long_text"
    has_lines = True

    def __init__(self, vi: str, en: str, *, longest: int = 2000, **options: Unpack[FieldOptions]) -> None:
        super().__init__(vi, en, longest=longest, **options)


class Choice(Field[str]):
    """One code of a code list."""

    kind = "choice"

    def __init__(self, vi: str, en: str, codes: CodeList, **options: Unpack[FieldOptions]) -> None:
        super().__init__(vi, en, **options)
        self.codes = codes

    def check_plain(self, value: Any) -> None:
        if not isinstance(value, str):
            raise FormFault("wrong_kind")
        if value not in self.codes.by_code:
            raise FormFault("unknown_code")

    def read(self, value: Any) -> str:
        return str(value)

    def example(self) -> Any:
        self.options.setdefault("example", next(iter(self.codes)).code)
        return super().example()


class Choices(Field[tuple[str, ...]]):
    """A set of codes, stored in the order of the code list; one value, never merged."""

    kind = "choices"

    def __init__(self, vi: str, en: str, codes: CodeList, **options: Unpack[FieldOptions]) -> None:
        super().__init__(vi, en, **options)
        self.codes = codes

    def check_plain(self, value: Any) -> None:
        if not isinstance(value, list):
            raise FormFault("wrong_kind")
        if not all(isinstance(code, str) and code in self.codes.by_code for code in value):
            raise FormFault("unknown_code")
        if len(set(value)) != len(value):
            raise FormFault("listed_twice")

    def tidy_plain(self, entered: Any) -> Any:
        if not isinstance(entered, list):
            raise FormFault("wrong_kind")
        order = list(self.codes.by_code)
        return sorted(entered, key=lambda code: order.index(code) if code in order else len(order))

    def read(self, value: Any) -> tuple[str, ...]:
        return tuple(value)

    def example(self) -> Any:
        self.options.setdefault("example", [next(iter(self.codes)).code])
        return super().example()


_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)


def check_uuid(value: Any) -> None:
    """Refuse all but the lower-case text of a UUID."""
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise FormFault("not_an_id")


_check_id: Final = lru_cache(256)(check_uuid)
"""Those of clusters and villages come again and again; the ones found good are remembered."""


class Reference(Field[str]):
    """The id of another record; soft, since the other may not have arrived yet.

    ``to`` is its type, several joined by ``|``, or ``*`` for any.
    """

    kind = "reference"
    sample = "01932c07-209c-7000-8000-000000000001"

    def __init__(self, vi: str, en: str, *, to: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__(vi, en, **options)
        self.to = to

    def check_plain(self, value: Any) -> None:
        check_uuid(value)

    def read(self, value: Any) -> str:
        return str(value)


class References(Field[tuple[str, ...]]):
    """The ids of other records, in order, none twice."""

    kind = "references"

    def __init__(self, vi: str, en: str, *, to: str, most: int = 500, **options: Unpack[FieldOptions]) -> None:
        super().__init__(vi, en, **options)
        self.to = to
        self.most = most

    def check_plain(self, value: Any) -> None:
        check_list(value, self.most)
        for item in value:
            check = _check_id if type(item) is str else check_uuid
            check(item)
        if len(set(value)) != len(value):
            raise FormFault("listed_twice")

    def read(self, value: Any) -> tuple[str, ...]:
        return tuple(value)

    def example(self) -> Any:
        self.options.setdefault("example", [Reference.sample])
        return super().example()


class Hashes(Field[tuple[str, ...]]):
    """SHA-256 hashes in lower-case hex, sorted: the version that a decision names."""

    kind = "hashes"
    sample: ClassVar[Sequence[str]] = ["0" * 64]

    def check_plain(self, value: Any) -> None:
        check_list(value, 2000)
        if not all(map(is_sha256, value)):
            raise FormFault("not_a_hash")
        if value != sorted(set(value)):
            raise FormFault("not_sorted")

    def read(self, value: Any) -> tuple[str, ...]:
        return tuple(value)


def check_list(value: Any, most: int) -> None:
    """Refuse what is no list or has more than ``most`` items."""
    if not isinstance(value, list):
        raise FormFault("wrong_kind")
    if len(value) > most:
        raise FormFault("too_many")
