# SPDX-License-Identifier: Apache-2.0
"""Searching, comparing and sorting by the rules of the language, whatever the machine's locale."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.records.vietnamese import fold, given_name_key, match_rank, same_key, sort_key

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

Word = list[tuple[str, int, bool]]
"""Letters without tone, each with its tone and whether it is a capital."""

letters = st.tuples(st.sampled_from(ALPHABET), st.sampled_from(range(6)), st.booleans())
words = st.lists(letters.map(lambda it: (it[0], it[1] if it[0] in VOWELS else 0, it[2])), min_size=1, max_size=8)


def spelt(word: Word) -> str:
    text = "".join((letter.upper() if upper else letter) + TONES[tone] for letter, tone, upper in word)
    return normalize("NFC", text)


def by_the_dictionary(word: Word) -> tuple[list[int], list[int], list[bool]]:
    return [ALPHABET.index(it[0]) for it in word], [it[1] for it in word], [it[2] for it in word]


@given(words, words)
def test_the_sort_key_orders_words_as_a_dictionary_does(one: Word, other: Word) -> None:
    by_key = sort_key(spelt(one)) < sort_key(spelt(other))
    assert by_key == (by_the_dictionary(one) < by_the_dictionary(other))


@given(words)
def test_a_decomposed_word_has_the_keys_of_the_composed_one(word: Word) -> None:
    composed = spelt(word)
    decomposed = normalize("NFD", composed)
    for key in (fold, same_key, sort_key, given_name_key):
        assert key(decomposed) == key(composed)


@given(words)
def test_a_character_beyond_the_alphabet_does_not_change_how_the_word_before_it_counts(word: Word) -> None:
    composed = spelt(word)
    assert fold(f"{composed} ꨀ") == f"{fold(composed)} ꨀ"
    assert same_key(f"{composed} ꨀ") == f"{same_key(composed)} ꨀ"
    assert sort_key(composed) < sort_key(f"{composed} ꨀ") < sort_key(f"{composed}a")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_text_has_keys(text: str) -> None:
    assert sort_key(text).count(0) == 2
    assert same_key(text) == same_key(f"  {text}\n")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đài  TRUYỀN\tthanh", "dai truyen thanh"),
        ("Đắk Lắk – “Ê Đê”", "dak lak – “e de”"),
        ("Ñu\u0306 Bơ\u0306 čƀ", "nu bo cƀ"),
        ("ចម្រើន", "ចម្រើន"),
        ("", ""),
    ],
)
def test_folding_drops_marks_and_case_and_keeps_other_scripts(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("words", ["hòa hoà", "thủy thuỷ", "quý qúy", "HÒA hoà", "hòaꨀ hoàꨀ"])
def test_the_place_of_the_tone_does_not_make_another_word(words: str) -> None:
    one, other = words.split()
    assert same_key(one) == same_key(other)


@pytest.mark.parametrize("words", ["hòa hóa", "hoa hòa", "ma mã", "dan đan", "hoa? hỏa", "tân tăn"])
def test_another_tone_or_letter_makes_another_word(words: str) -> None:
    one, other = words.split()
    assert same_key(one) != same_key(other)


@pytest.mark.parametrize(
    "ordered",
    [
        ["Cụm loa", "Cụm loa 2", "Cụm loa 010", "Cụm loa 10a", "Cụm loa 123", "Cụm loa A"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă"],
        ["da", "Da", "dạ", "đa", "Đa", "e"],
        ["(tin)", "1", "tin", "zin", "Ж", "ก"],
        ["Xã An", "Xã An Bình", "Xã Ân", "Xã Bình"],
        ["ê", "ê\u0306", "ề", "g"],
    ],
)
def test_lists_stand_in_the_order_people_expect(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]
    assert all(one <= other for one, other in pairwise(keys))
    assert len(set(keys)) == len(keys)


@given(st.integers(0, 10**20), st.integers(0, 10**20))
def test_numbers_count_by_their_value(one: int, other: int) -> None:
    assert (sort_key(f"Cụm {one}") < sort_key(f"Cụm {other:07}")) == (one < other)


def test_people_are_listed_by_given_name_and_then_by_the_rest() -> None:
    listed = ["Y", "Vi Văn Ánh Vân", "Vi Văn Ánh", "A Vân", "Bế Thị Ánh"]
    assert sorted(listed, key=given_name_key) == ["Bế Thị Ánh", "Vi Văn Ánh", "A Vân", "Vi Văn Ánh Vân", "Y"]


@pytest.mark.parametrize(
    ("search", "best", "next_best", "worst", "absent"),
    [
        ("đài", "Đài xã", "Dài hạn", None, "Trạm"),
        ("loa hòa", "Cụm loa hoà bình", "Cụm loa hóa chất", "Hòa, cụm loa 2", "Cụm loa 2"),
        ("lo", "Cụm loa 2", "Lò gạch", None, "Đài xã"),
        ("xa nam", "Chu Xa Nam", "Xã Năm Sung", "Năm, xã", "Xã"),
    ],
)
def test_what_was_typed_letter_by_letter_is_found_first(
    search: str, best: str, next_best: str, worst: str | None, absent: str
) -> None:
    assert [match_rank(search, text) for text in (best, next_best, absent)] == [0, 1, 3]
    assert worst is None or match_rank(search, worst) == 2


@given(words, words)
def test_a_text_holds_itself_exactly_and_whatever_is_part_of_it(one: Word, other: Word) -> None:
    assert match_rank(spelt(one), f"{spelt(other)} {spelt(one)}") == 0
    assert match_rank(fold(spelt(one)), spelt(one)) <= 1


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (["Cụm loa 10", "Cụm loa 2", "Cụm loa 1"], ["Cụm loa 1", "Cụm loa 2", "Cụm loa 10"]),
        (["SC-2026-0010", "SC-2026-0009", "SC-2025-0100"], ["SC-2025-0100", "SC-2026-0009", "SC-2026-0010"]),
        (["Thôn 10A", "Thôn 9B", "Thôn 9A", "Thôn Đồng"], ["Thôn 9A", "Thôn 9B", "Thôn 10A", "Thôn Đồng"]),
        (["Đài 2", "hóa 2", "hoà 10", "hoà 2", "hoa 2"], ["Đài 2", "hoa 2", "hoà 2", "hóa 2", "hoà 10"]),
    ],
)
def test_names_with_numbers_stand_as_people_count(listed: list[str], expected: list[str]) -> None:
    assert sorted(listed, key=sort_key) == expected
