#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Renew the locks from pyproject.toml: newest versions, hashes of every file, valid for Linux and Windows.
set -eu
cd "$(dirname "$0")/.."

[ -x build/lock/bin/uv ] || { .venv/bin/python -m venv build/lock && build/lock/bin/pip -q install uv==0.13.9; }

compile() { # $1: name of the lock; the rest: options
    name=$1
    shift
    build/lock/bin/uv pip compile pyproject.toml --extra build "$@" -c requirements/constraints.txt -o "requirements/$name.lock" \
        --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
}

compile run
compile dev --extra dev -c requirements/run.lock
compile units --extra units -c requirements/run.lock
