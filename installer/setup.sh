#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Make .venv from the lock, and see to the Debian packages it needs. Does nothing where nothing changed.
# Usage: installer/setup.sh [SECTION ...]    the sections of system-packages.txt that are needed: run, test, torture, bench
set -eu
cd "$(dirname "$0")/.."

LOCK=requirements/dev.lock

say() { printf 'setup: %s\n' "$*" >&2; }

section() { # the package names of one section
    sed 's/ *#.*//' installer/system-packages.txt | awk -v wanted="[$1]" '/^\[/ { inside = ($0 == wanted); next } inside && NF'
}

missing_of() { # the packages of one section that dpkg does not know as installed
    for package in $(section "$1"); do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
        [ "$status" = installed ] || printf '%s ' "$package"
    done
}

find_python() { # the distribution's Python first, then whatever is on the path
    for python in /usr/bin/python3 "$(command -v python3 || true)"; do
        if [ -x "$python" ] && "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$python"
            return
        fi
    done
}

install_packages() { # $1: the names, separated by blanks
    if ! command -v apt-get >/dev/null; then
        say "this system has no apt-get; install by its own means what Debian calls: $1"
        exit 1
    elif [ "$(id -u)" -ne 0 ]; then
        say "missing system packages; run: sudo apt-get install --no-install-recommends $1"
        exit 1
    fi
    say "installing $1"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq -o DPkg::Lock::Timeout=300 update >&2
    # shellcheck disable=SC2086  # the names are words
    apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends $1 </dev/null >&2
}

ensure_packages() {
    missing=
    [ -n "$(find_python)" ] || missing=$(section python | tr '\n' ' ')
    if command -v dpkg-query >/dev/null; then
        for name in "$@"; do missing="$missing$(missing_of "$name")"; done
    fi
    [ -z "$missing" ] || install_packages "${missing% }"
}

pip() { .venv/bin/python -m pip -qq --no-input --disable-pip-version-check "$@"; }

make_venv() {
    python=$(find_python)
    [ -n "$python" ] || { say "no Python 3.11 or newer with venv was found"; exit 1; }
    say "making .venv with $python from $LOCK"
    "$python" -m venv --clear .venv
    pip install --require-hashes --no-deps -r "$LOCK"
    environment >.venv/.environment
}

install_project() {
    pip install --no-build-isolation --no-deps -e .
    cksum pyproject.toml >.venv/.project
}

environment() { pwd && cksum "$LOCK"; } # what .venv depends on; its scripts hold the place where it stands

is_venv_fresh() {
    .venv/bin/python -c '' 2>/dev/null && [ "$(environment)" = "$(cat .venv/.environment 2>/dev/null)" ]
}

is_project_fresh() {
    [ -x .venv/bin/loa ] && [ -x .venv/bin/loa-hub ] && [ "$(cksum pyproject.toml)" = "$(cat .venv/.project 2>/dev/null)" ]
}

mkdir -p build
exec 9>build/setup.lock
if command -v flock >/dev/null; then flock 9; fi
ensure_packages "$@"
is_venv_fresh || make_venv
is_project_fresh || install_project
