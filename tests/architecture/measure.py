# SPDX-License-Identifier: Apache-2.0
"""The shape of one source file: lines, functions, classes, handlers, marks. Parses, never imports.

Complexity is branch points + 1: each if, loop, handler, ternary, assert, comprehension and match case
counts one, and each `and` / `or` one. Nested functions and classes are counted apart.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DOCUMENTED = (ast.Module, ast.ClassDef, *FUNCTIONS)
BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.IfExp,
    ast.Assert,
    ast.comprehension,
    ast.match_case,
)
LAYOUT = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.COMMENT}
DEBT_MARK = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
SILENCED = re.compile(
    r"#\s*(type:\s*ignore|noqa|pylint:\s*disable|pragma:\s*no cover)(\[[^]]*\]|:\s*[A-Z0-9, ]*[0-9])?"
)


class Function(NamedTuple):
    place: str
    name: str
    lines: int
    complexity: int
    is_annotated: bool


class Class(NamedTuple):
    place: str
    name: str
    lines: int
    methods: int


@dataclass
class FileShape:
    """What one file adds to the figures; the lists of places name `path:line`."""

    path: str
    lines: int = 0
    code_lines: int = 0
    functions: list[Function] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)
    broad_excepts: list[str] = field(default_factory=list)
    pass_only: list[str] = field(default_factory=list)
    debt_marks: list[str] = field(default_factory=list)
    silenced: list[str] = field(default_factory=list)
    silenced_without_reason: list[str] = field(default_factory=list)


def own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """Every node of a function, without those of functions and classes that stand inside it."""
    waiting = list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))


def branch_points(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    return int(isinstance(node, BRANCHES))


def complexity(function: ast.AST) -> int:
    return 1 + sum(branch_points(node) for node in own_nodes(function))


def is_annotated(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether the return and every parameter but self and cls has its type."""
    spec = function.args
    given = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg]
    named = [one for one in given if one is not None and one.arg not in ("self", "cls")]
    return function.returns is not None and all(one.annotation is not None for one in named)


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler catches everything, by itself or as one of a tuple."""
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException") for kind in kinds)


def docstring_rows(node: ast.AST) -> range:
    if not isinstance(node, DOCUMENTED) or ast.get_docstring(node, clean=False) is None:
        return range(0)
    first = node.body[0]
    return range(first.lineno, (first.end_lineno or first.lineno) + 1)


def line_count(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def add_node(shape: FileShape, node: ast.AST) -> None:
    """Record a function, a class or a handler; pass over any other node."""
    if isinstance(node, FUNCTIONS):
        place = f"{shape.path}:{node.lineno}"
        shape.functions.append(Function(place, node.name, line_count(node), complexity(node), is_annotated(node)))
    elif isinstance(node, ast.ClassDef):
        methods = sum(isinstance(child, FUNCTIONS) for child in node.body)
        shape.classes.append(Class(f"{shape.path}:{node.lineno}", node.name, line_count(node), methods))
    elif isinstance(node, ast.ExceptHandler):
        add_handler(shape, node)


def add_handler(shape: FileShape, handler: ast.ExceptHandler) -> None:
    place = f"{shape.path}:{handler.lineno}"
    if is_broad(handler):
        shape.broad_excepts.append(place)
    if all(isinstance(step, ast.Pass) for step in handler.body):
        shape.pass_only.append(place)


def add_comment(shape: FileShape, comment: tokenize.TokenInfo) -> None:
    place = f"{shape.path}:{comment.start[0]}"
    if DEBT_MARK.search(comment.string):
        shape.debt_marks.append(place)
    mark = SILENCED.search(comment.string)
    if mark:
        shape.silenced.append(place)
        if not re.search(r"\w{2,}", comment.string[mark.end() :]):
            shape.silenced_without_reason.append(place)


def read_shape(path: str, text: str) -> FileShape:
    """Measure one source; SyntaxError where it does not parse."""
    shape = FileShape(path, lines=len(text.splitlines()))
    tree = ast.parse(text, filename=path)
    code_rows: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            add_comment(shape, token)
        elif token.type not in LAYOUT:
            code_rows.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree):
        add_node(shape, node)
        code_rows.difference_update(docstring_rows(node))
    shape.code_lines = len(code_rows)
    return shape


def read_shapes(root: Path, paths: list[Path]) -> list[FileShape]:
    return [read_shape(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
