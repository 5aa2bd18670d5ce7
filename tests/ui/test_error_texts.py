# SPDX-License-Identifier: Apache-2.0
"""Every code that the rooms below can give has words, in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sync.hub.problems import _STATUS
from sync.log.errors import Refused, Unavailable
from ui.error_texts import code_words, error_words, has_words
from ui.messages import Tone
from ui.translations import Interpreter

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = {"Refused", "Unavailable", "FormFault"}
BY_PATTERN = {"reason_needed", "comment_needed", "name_needed", "invalid_fields", "required", "bug", "hub_failed"}
"""Codes that are put together, and the two that stand for what has no code."""


def raised_codes() -> Iterator[tuple[str, str]]:
    """Code and place of every failure that the rooms below raise."""
    for room in ("desktop", "sync"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FAMILIES and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield first.value, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_codes_are_found_at_all() -> None:
    assert len({code for code, _place in raised_codes()}) > 100


def test_no_code_is_without_words() -> None:
    assert {code: place for code, place in raised_codes() if not has_words(code)} == {}
    assert [code for code in (*_STATUS, *BY_PATTERN) if not has_words(code)] == []


def test_an_unknown_code_is_told_as_a_fault_of_the_program() -> None:
    assert code_words("never_heard_of") == code_words("bug")


def test_the_code_stands_in_the_details_only() -> None:
    message = error_words(Refused("type_not_yours", "no right", {"type": "type_not_yours"}))
    assert "type_not_yours" not in message.text
    assert "type_not_yours" in message.details
    assert message.tone is Tone.FAULT


@pytest.mark.parametrize("code", ["no_hub", "hub_silent", "hub_cut"])
def test_offline_is_no_fault(code: str) -> None:
    assert error_words(Unavailable(code)).tone is Tone.PLAIN


def test_words_follow_the_language(qapp: QApplication) -> None:
    interpreter = Interpreter(qapp)
    interpreter.speak("en")
    english = code_words("disk_full")
    interpreter.speak("vi")
    assert english.startswith("The disk is full")
    assert code_words("disk_full").startswith("Ổ đĩa đã đầy")


def test_no_sentence_blames_shouts_or_speaks_jargon() -> None:
    texts = [code_words(code) for code, _place in raised_codes()]
    forbidden = ("!", "Lỗi:", "upload", "online", "offline", "server", "huyện")
    assert [(text, word) for text in texts for word in forbidden if word in text] == []
