# SPDX-License-Identifier: Apache-2.0
"""The command ``loa``: parse, act, answer; every failure a code, an exit status and a sentence.

Exit status: 0 done; 1 refused, also in part; 2 wrong usage; 3 unavailable and safe to try again.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop.cli_commands import COMMANDS
from desktop.cli_parser import build_parser
from desktop.cli_tables import render
from sync.log.errors import LoaError, Refused, Unavailable

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2
UNAVAILABLE: Final = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    _speak_utf8()
    try:
        words = build_parser().parse_args(given)
    except Refused as refused:
        return _fail(refused, "--json" in given, WRONG_USAGE)
    is_json = getattr(words, "json", False)
    if words.command is None:
        build_parser().print_help(sys.stderr)
        return WRONG_USAGE
    try:
        answer = COMMANDS[words.command](words)
    except LoaError as error:
        return _fail(error, is_json, UNAVAILABLE if isinstance(error, Unavailable) else REFUSED)
    _tell(words, answer, is_json)
    return REFUSED if _is_refused_in_part(answer) else DONE


def _speak_utf8() -> None:
    """Vietnamese comes out whole whatever the code page of the machine; a lone surrogate as its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _is_refused_in_part(answer: Any) -> bool:
    if not isinstance(answer, Mapping):
        return False
    return bool(answer.get("refused") or answer.get("newly_held")) or answer.get("ok") is False


def _tell(words: argparse.Namespace, answer: Any, is_json: bool) -> None:
    is_document = is_json or getattr(words, "format", "") == "json"
    text = json.dumps(answer, ensure_ascii=False) if is_document else render(words.command, answer)
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Whoever read us has enough, such as `head`; what was done stands and the exit status tells it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(error: LoaError, is_json: bool, status: int) -> int:
    if is_json:
        told = {"code": error.code, "message": error.message, "fields": dict(error.fields)}
        print(json.dumps({"error": told}, ensure_ascii=False))
    else:
        print(f"{error.code}: {error.message}", file=sys.stderr)
        for name, code in error.fields.items():
            print(f"  {name}: {code}", file=sys.stderr)
    return status
