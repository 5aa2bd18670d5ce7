# SPDX-License-Identifier: Apache-2.0
"""What an editor gives in place of a value that it could not understand: the text as it stands, never lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sync.records.words import Words

_KEPT: Final = "\0unread"


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that has no stored form yet, and the words that say why. Drafts keep it; nothing saves it."""

    text: str
    words: Words


def unread_in(value: Any, path: str) -> Iterator[tuple[str, Unread]]:
    """Every text that was not understood in a value, by its path: ``lines.0.seconds``."""
    if isinstance(value, Unread):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from unread_in(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from unread_in(inner, f"{path}.{place}")


def understood(value: Any) -> Any:
    """The value without what was not understood."""
    if isinstance(value, Mapping):
        return {name: understood(inner) for name, inner in value.items() if not isinstance(inner, Unread)}
    if isinstance(value, list):
        return [understood(inner) for inner in value if not isinstance(inner, Unread)]
    return None if isinstance(value, Unread) else value


def packed(value: Any) -> Any:
    """The value in plain types, for a draft."""
    if isinstance(value, Unread):
        return {_KEPT: [value.text, *value.words]}
    if isinstance(value, Mapping):
        return {name: packed(inner) for name, inner in value.items()}
    return [packed(inner) for inner in value] if isinstance(value, list) else value


def unpacked(value: Any) -> Any:
    """A value of a draft as it stood in the form."""
    if isinstance(value, Mapping):
        if _KEPT in value:
            text, vi, en = value[_KEPT]
            return Unread(text, Words(vi, en))
        return {name: unpacked(inner) for name, inner in value.items()}
    return [unpacked(inner) for inner in value] if isinstance(value, list) else value
