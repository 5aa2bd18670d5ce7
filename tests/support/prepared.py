# SPDX-License-Identifier: Apache-2.0
"""Commands of the house as processes forked from one that has imported the house already.

Each is a process of its own, with its arguments, environment, files, locks and exit status; only the second that the
imports take is shared. That the installed commands start is seen where they are run as they are: story, bundle, kills.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 60
_STREAMS = (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_WRONLY, "w"), ("stderr", os.O_WRONLY, "w"))
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.support.prepared", "ui.__main__", "desktop.cli", "sync.hub.__main__"])


def run_prepared(
    package: str, words: Sequence[str], environ: Mapping[str, str], given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """``python -m package words``; one that takes longer than a minute is killed, subprocess.TimeoutExpired."""
    with TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name, _flags, _mode in _STREAMS]
        for path, content in zip(streams, (given, b"", b""), strict=True):
            path.write_bytes(content)
        process = _CONTEXT.Process(target=_play, args=(package, list(words), dict(environ), list(map(str, streams))))
        process.start()
        process.join(_PATIENCE_S)
        if process.is_alive():
            process.kill()
            raise subprocess.TimeoutExpired([package, *words], _PATIENCE_S)
        status = process.exitcode
        assert status is not None
        return subprocess.CompletedProcess([package, *words], status, *(path.read_bytes() for path in streams[1:]))


def _play(package: str, words: Sequence[str], environ: Mapping[str, str], streams: Sequence[str]) -> None:
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environ)
    for number, (path, (name, flags, mode)) in enumerate(zip(streams, _STREAMS, strict=True)):
        os.dup2(os.open(path, flags), number)
        setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    sys.argv = [package, *words]
    sys.exit(import_module(f"{package}.__main__").main())
