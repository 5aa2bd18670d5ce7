# SPDX-License-Identifier: Apache-2.0
"""What a Vietnamese text is searched, compared and sorted by: one place for every list and every search box.

The letters of the language, ASCII and the usual typographic signs fit a private code page of
one byte a character, so each key is a table look-up over bytes; any other character takes the
slower way through the same two rules (``_folded`` and ``_weights``). Nothing here depends on the
machine's locale: a laptop and a hub sort alike. What is typed is never changed here.
"""

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from functools import lru_cache
from unicodedata import normalize

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
"""Huyền, hỏi, ngã, sắc, nặng: the order of dictionaries. 1 is a letter without a tone, 7 any other mark."""
_NO_TONE, _OTHER_MARK = 1, 7
_BEHIND = dict(zip(_TONES, "ˋˀ˜ˊ˳", strict=True))
"""The tone as a sign of its own behind the syllable: one that no normal form joins to a letter."""
_REMEMBERED = 4096
"""Characters off the page that are kept once worked out: more than the scripts of a country need."""
_LOWER, _UPPER = b"\x01", b"\x02"
_SIGNS = " _-–—,;:!?.…'‘’\"“”«»()[]{}§@*/\\&#%`°^+×<=>|~$€"
_DIGITS = "0123456789"

_ORDER = f"{_SIGNS}\x00{_DIGITS}{_ALPHABET}"
_OTHER_SIGN = _ORDER.index("\x00") + 1
_OTHER_LETTER = len(_ORDER) + 1
_RANK = {character: at for at, character in enumerate(_ORDER, 1) if character != "\x00"}
_NUMBER = re.compile(b"[%s]+" % re.escape(bytes(_RANK[digit] for digit in _DIGITS)))
_ZERO = bytes([_RANK["0"]])


def fold(text: str) -> str:
    """The text for searching: no marks, đ → d, lower case, single spaces. Folding twice changes nothing."""
    if text.isascii():
        return " ".join(text.lower().split())
    page = _on_page(text)
    folded = charmap_decode(page, "strict", _FOLDED)[0] if page is not None else _fold_any(text)
    return " ".join(folded.split())


def same_key(text: str) -> str:
    """Equal for two spellings of the same words: hòa and hoà, thủy and thuỷ, but not hòa and hóa.

    The tone stands behind its syllable, wherever the writer put it; case and spaces do not count.
    """
    page = _on_page(" ".join(text.split()))
    if page is None:
        return " ".join(map(_tone_last, normalize("NFC", text).casefold().split()))
    words = charmap_decode(page, "strict", _TONELESS)[0].split()
    tones = charmap_decode(page.translate(None, _NOT_TONED), "strict", _BEHIND_OF)[0].split(" ")
    return " ".join(map("".join, zip(words, tones, strict=False)))


def sort_key(text: str) -> bytes:
    """Bytes whose order is the dictionary's: letters, then tones, then lower before upper case.

    Numbers count by their value (2 before 10); blanks before signs before numbers before letters.
    """
    text = " ".join(text.split())
    page = _on_page(text)
    if page is None:
        letters, tones, cases = _weigh_any(text)
    else:
        letters, tones, cases = page.translate(_LETTERS), page.translate(_TONED), page.translate(_CASED)
    letters = _NUMBER.sub(_by_value, letters)
    return b"\x00".join((letters, tones.rstrip(b"\x01"), cases.rstrip(b"\x01")))


def given_name_key(full_name: str) -> bytes:
    """Bytes that list people by given name, the last word of the name, then by the words before it."""
    before, _, given = " ".join(full_name.split()).rpartition(" ")
    return sort_key(given) + b"\x00" + sort_key(before)


def match_rank(search: str, text: str) -> int:
    """How well a text answers a search, lower is better: found texts stand in this order before any other.

    0 as typed, marks and all (case and the place of the tone do not count); 1 the words together without their
    marks; 2 every word somewhere; 3 not found.
    """
    wanted, found = fold(search), fold(text)
    if not all(word in found for word in wanted.split()):
        return 3
    if f" {same_key(search)} " in f" {same_key(text)} " or _as_typed(search) in _as_typed(text):
        return 0
    return 1 if wanted in found else 2


def _as_typed(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())


def _on_page(text: str) -> bytes | None:
    """The text in the private code page, or None where a character is not on it, even when composed."""
    try:
        return charmap_encode(text, "strict", _ENCODING)[0]
    except UnicodeEncodeError:
        composed = normalize("NFC", text)
    return _on_page(composed) if composed != text else None


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


@lru_cache(_REMEMBERED)
def _folded(character: str) -> str:
    bare = "".join(part for part in normalize("NFD", character.casefold()) if not _is_mark(part))
    return normalize("NFC", bare).replace("đ", "d")


def _fold_any(text: str) -> str:
    return normalize("NFC", "".join(map(_folded, normalize("NFC", text))))


def _tone_last(word: str) -> str:
    return _toneless(word) + _tones_of(word)


def _toneless(text: str) -> str:
    return normalize("NFC", "".join(part for part in normalize("NFD", text) if part not in _TONES))


def _tones_of(text: str) -> str:
    return "".join(_BEHIND.get(part, "") for part in normalize("NFD", text))


@lru_cache(_REMEMBERED)
def _weights(character: str) -> tuple[bytes, bytes, bytes]:
    """What one character weighs as a letter, by its tone and by its case; a letter beyond z by its code point."""
    if _is_mark(character):
        return b"", bytes([_TONES.get(character, _OTHER_MARK)]), b""
    parts = normalize("NFD", character)
    plain = _toneless(character)
    tone = max((_TONES.get(part, _NO_TONE) for part in parts), default=_NO_TONE)
    letter = plain.lower()
    case = _LOWER if letter == plain else _UPPER
    if letter in _RANK:
        return bytes([_RANK[letter]]), bytes([tone]), case
    if (stem := normalize("NFD", letter)[0]) in _RANK:
        return bytes([_RANK[stem]]), bytes([_OTHER_MARK]), case
    return b"".join(map(_by_code_point, letter)), bytes([tone]), case


def _by_code_point(character: str) -> bytes:
    at = ord(character)
    lead = _OTHER_LETTER if character.isalpha() else _OTHER_SIGN
    return bytes([lead, 0x80 | at >> 14, 0x80 | at >> 7 & 0x7F, 0x80 | at & 0x7F])


def _weigh_any(text: str) -> tuple[bytes, bytes, bytes]:
    letters, tones, cases = zip(*map(_weights, normalize("NFC", text)), strict=True)
    return b"".join(letters), b"".join(tones), b"".join(cases)


def _by_value(run: re.Match[bytes]) -> bytes:
    """A run of digits behind its length, so that the longer number is the greater one."""
    digits = run.group().lstrip(_ZERO)
    return _ZERO + bytes([min(len(digits) + 1, 255)]) + digits


def _toned_letters() -> str:
    lower = [normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in ("", *_TONES)]
    plain = [letter for letter in (*lower, "đ") if not letter.isascii()]
    return "".join(plain) + "".join(plain).upper()


def _code_page() -> str:
    ascii_signs = "".join(map(chr, range(0x20, 0x7F)))
    typographic = "".join(sign for sign in _SIGNS if not sign.isascii())
    return ("\x00" + ascii_signs + _toned_letters() + typographic).ljust(256, "\ufffe")


_PAGE = _code_page()
_ENCODING = charmap_build(_PAGE)
_FOLDED = "".join(map(_folded, _PAGE))
_TONELESS = "".join(_toneless(character.casefold()) for character in _PAGE)
_BEHIND_OF = "".join(_tones_of(character) or character for character in _PAGE)
_NOT_TONED = bytes(at for at, character in enumerate(_PAGE) if character != " " and not _tones_of(character))
_WEIGHED = [_weights(character) if character in _RANK or character.isalpha() else (b"\x01",) * 3 for character in _PAGE]
_LETTERS, _TONED, _CASED = (b"".join(column) for column in zip(*_WEIGHED, strict=True))
