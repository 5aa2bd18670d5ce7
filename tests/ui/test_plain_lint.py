# SPDX-License-Identifier: Apache-2.0
"""Rules of the window that its source must keep: plain text, no bare letters, no nested loops, no masks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "ui"
PLAIN_TEXT = {"QLabel", "QMessageBox", "QErrorMessage", "QWhatsThis", "QToolTip", "QTextBrowser", "QTextEdit"}
"""Classes that guess whether their text is HTML; ``ui.plain`` makes labels and tips."""
RICH_CALLS = {"setToolTip", "setWhatsThis", "setStatusTip", "setHtml", "insertHtml", "appendHtml", "setTextFormat"}
NEVER = {"processEvents", "exec_", "setInputMask", "setInlineCompletion", "exec"}
MAY_EXEC = {"app.py", "tour/hand.py"}
"""The one event loop of the app, and the hand of the tour, which waits for the window from outside it."""
SHORTCUTS = {"QKeySequence", "QShortcut", "setShortcut"}


def python_files() -> list[Path]:
    return sorted(UI.rglob("*.py"))


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def faults(source: str, place: str) -> Iterator[str]:
    tree = ast.parse(source)
    yield from painter_faults(tree, place)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from call_faults(node, place)
        if isinstance(node, ast.ClassDef) and any(getattr(one, "id", "") == "QThread" for one in node.bases):
            yield f"{place}:{node.lineno}: a subclass of QThread"
        if isinstance(node, ast.Attribute) and node.attr == "InlineCompletion":
            yield f"{place}:{node.lineno}: inline completion"


def painter_faults(tree: ast.AST, place: str) -> Iterator[str]:
    """An error on the way leaves a painter at work on a widget that goes, and the process falls without a word."""
    ended = [item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == "QPainter" and node not in ended:
            yield f"{place}:{node.lineno}: a painter that no `with` ends"


def call_faults(node: ast.Call, place: str) -> Iterator[str]:
    name = called(node)
    found = {
        f"{name} outside ui/plain.py": place != "plain.py" and is_rich(node),
        name: name in (NEVER - {"exec"} if place in MAY_EXEC else NEVER),
        "an f-string in tr can never be translated": name == "tr" and has_f_string(node),
        "a bare letter as a shortcut": name in SHORTCUTS and has_bare_letter(node),
    }
    return (f"{place}:{node.lineno}: {fault}" for fault, is_broken in found.items() if is_broken)


def is_rich(node: ast.Call) -> bool:
    return called(node) in PLAIN_TEXT | RICH_CALLS and not is_plain_tip(node)


def has_bare_letter(node: ast.Call) -> bool:
    return any(isinstance(one, ast.Constant) and len(str(one.value)) == 1 for one in node.args)


def is_plain_tip(node: ast.Call) -> bool:
    """A tool tip of an item may be set where its text comes from ``plain_tip``."""
    calls = [one for one in node.args if isinstance(one, ast.Call)]
    return called(node) == "setToolTip" and any(called(one) == "plain_tip" for one in calls)


def has_f_string(node: ast.Call) -> bool:
    return any(isinstance(one, ast.JoinedStr) for one in node.args)


def test_the_source_of_the_window_keeps_its_rules() -> None:
    found = [
        fault for path in python_files() for fault in faults(path.read_text("utf-8"), path.relative_to(UI).as_posix())
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'QLabel("a")',
        'widget.setToolTip("a")',
        'QMessageBox.warning(self, "a", "b")\nQMessageBox("a")',
        "dialog.exec()",
        "app.processEvents()",
        'field.setInputMask("99")',
        'QShortcut(QKeySequence("A"), self)',
        'self.tr(f"{a}")',
        "class Worker(QThread): pass",
        "painter = QPainter(self)",
    ],
)
def test_each_broken_rule_is_seen(source: str) -> None:
    assert list(faults(source, "windows/some.py"))


def test_the_keys_of_the_sections_hold_a_modifier() -> None:
    from ui.sections import SECTIONS

    assert [one.key for one in SECTIONS if one.key and "+" not in one.key] == []
