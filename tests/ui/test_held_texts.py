# SPDX-License-Identifier: Apache-2.0
"""Whatever a hub can hold a change for: the officer reads why in both languages, and one thing to do that is there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.actions.held_codes import ACTIONS, action_for
from sync.hub.rulings import REFUSED_FOR
from sync.records.catalogue import RECORD_TYPES
from tests.support.nodes import tree
from ui.error_texts import code_words, has_words, held_words
from ui.held_texts import HELD_TEXTS
from ui.translations import Interpreter
from ui.windows.books_shelf import BOOKS
from ui.windows.channels_shelf import CHANNELS
from ui.windows.contents_tab import CONTENTS
from ui.windows.record_places import PLACES
from ui.windows.reflections_screen import ReflectionsScreen
from ui.windows.screens import SCREENS
from ui.windows.sync_words import SyncWords
from ui.words import Tongue

ROOT = Path(__file__).resolve().parents[2]
JUDGING = ("sync/hub/admission.py", "sync/log/validator.py", "sync/log/scope.py", "sync/store/redactions.py")
"""What ``judge`` asks, besides the forms of values and the list of units."""
WITHOUT_A_PLACE = {"admin_unit", "redaction"}


def codes_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refused", "FormFault") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def held_for() -> set[str]:
    """Every code that a change can be held with."""
    forms = (path for path in (ROOT / "sync" / "records").rglob("*.py"))
    judged = {code for path in (*(ROOT / one for one in JUDGING), *forms) for code in codes_of(path)}
    return judged | {"unknown_unit", "invalid_fields"} | {f"refused_{reason}" for reason in REFUSED_FOR}


def test_the_codes_are_found() -> None:
    assert {"unit_not_yours", "own_work", "wrong_unit", "commitment_mismatch", "too_long"} <= held_for()


def test_every_code_has_words_that_are_not_those_of_a_fault_unknown() -> None:
    assert [code for code in held_for() if code not in HELD_TEXTS and not has_words(code)] == []
    assert [code for code in held_for() if held_words(code) == code_words("bug")] == []


def test_no_action_or_sentence_is_kept_for_a_code_that_no_hub_gives() -> None:
    assert (ACTIONS.keys() | HELD_TEXTS.keys()) - held_for() == set()


def test_every_code_is_told_in_english_too_with_its_action(qapp: QApplication) -> None:
    interpreter = Interpreter(qapp)
    vietnamese = {code: held_words(code) for code in held_for()}
    interpreter.speak("en")
    english = {code: held_words(code) for code in held_for()}
    words = SyncWords(Tongue("en"), tree())
    actions = {code: words.action(action_for(code)) for code in held_for()}
    interpreter.speak("vi")
    assert [code for code in english if english[code] == vietnamese[code]] == []
    assert set(actions.values()) == {"Correct and send again", "Copy for the superior office", "Copy for support"}


def test_every_type_that_can_be_edited_has_its_place() -> None:
    assert {of.type_name() for of in RECORD_TYPES} - PLACES.keys() == WITHOUT_A_PLACE
    assert {place.screen for place in PLACES.values()} <= SCREENS.keys()


def test_a_place_under_a_tab_is_the_tab_of_that_type() -> None:
    shelves = {"books": BOOKS, "channels": CHANNELS, "reflections": ReflectionsScreen.shelf, "schedule": (CONTENTS,)}
    rows = {(screen, one.name, one.of.type_name()) for screen, shelf in shelves.items() for one in shelf}
    named = {(at.screen, at.book, name) for name, at in PLACES.items() if at.book and at.is_row}
    assert named - rows == set()
