# SPDX-License-Identifier: Apache-2.0
"""Brings the English catalogue up to date with the source, fills in new words, and makes the files that Qt loads.

Run ``python -m installer.make_translations [words.json]``; the file maps a Vietnamese text of the source to its English
twin. It ends with 1 while a text has no English yet, and names it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import resources

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = "translations/app_en.ts"
OF_QT = "translations/qtbase_vi.ts"


def main(arguments: list[str]) -> int:
    """Update, fill in, list what is lacking, release."""
    catalogue = resources.path(CATALOGUE)
    update(catalogue)
    if arguments:
        fill_in(catalogue, json.loads(Path(arguments[0]).read_text("utf-8")))
        update(catalogue)  # the tool of Qt writes its own form
    lacking = list(unfinished(catalogue))
    for source in lacking:
        print(json.dumps(source, ensure_ascii=False))
    for made in (catalogue, resources.path(OF_QT)):
        release(made)
    return 1 if lacking else 0


def sources() -> list[str]:
    """The files of the window, from the root of the checkout."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))


def update(catalogue: Path) -> None:
    """Take texts of the source up into the catalogue, and out of it those that are gone."""
    languages = ("-source-language", "vi_VN", "-target-language", "en_GB")
    _run("lupdate", *sources(), *languages, "-no-obsolete", "-locations", "none", "-ts", str(catalogue))


def release(catalogue: Path) -> None:
    """Make the file that Qt loads, beside the catalogue; a window that has the former one open keeps it."""
    made = catalogue.with_suffix(".new")
    _run("lrelease", "-silent", str(catalogue), "-qm", str(made))
    made.replace(catalogue.with_suffix(".qm"))


def fill_in(catalogue: Path, words: Mapping[str, str]) -> None:
    """Give texts that have no English yet the English of ``words``; those that have one keep it."""
    tree = _parsed(catalogue)
    for message in tree.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        if translation is not None and translation.get("type") == "unfinished" and source in words:
            translation.text = words[source]
            del translation.attrib["type"]
    body = ET.tostring(tree.getroot(), encoding="unicode")
    catalogue.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def unfinished(catalogue: Path) -> Iterator[str]:
    """The texts that have no English yet."""
    for message in _parsed(catalogue).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            yield message.findtext("source", "")


def _parsed(catalogue: Path) -> "ET.ElementTree[ET.Element]":
    return ET.parse(catalogue)  # noqa: S314  a file of this repository


def _run(tool: str, *words: str) -> None:
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("PySide6 is not installed: make setup")
    program = Path(spec.submodule_search_locations[0]) / tool
    subprocess.run([str(program), *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
