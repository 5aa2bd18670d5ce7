# SPDX-License-Identifier: Apache-2.0
"""Code lists: a code never changes its meaning and is never used again once retired."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sync.records.words import Words


@dataclass(frozen=True)
class Code:
    """One entry of a code list."""

    code: str
    label: Words
    retired: bool = False


@dataclass(frozen=True)
class CodeList:
    """The codes a field may hold, in the order in which they are offered."""

    codes: tuple[Code, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Code]:
        """Every code, retired ones too."""
        return {code.code: code for code in self.codes}

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def label(self, code: str) -> Words:
        """The label of a code; a code from a newer node is shown as it is."""
        known = self.by_code.get(code)
        return known.label if known else Words(code, code)


def code_list(*rows: str) -> CodeList:
    """A code list from rows ``code | tiếng Việt | English``; a fourth part ``retired`` retires it."""
    return CodeList(tuple(_code(row) for row in rows))


def _code(row: str) -> Code:
    code, vi, en, *rest = (part.strip() for part in row.split("|"))
    return Code(code, Words(vi, en), retired=rest == ["retired"])
