# SPDX-License-Identifier: Apache-2.0
"""Under which licence an installed package comes, as its metadata says, and whether we may build on it."""

import re
from enum import Enum
from importlib.metadata import Distribution
from typing import NamedTuple

FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-2.1-only", "LGPL-2.1-or-later",
    "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib",
}  # fmt: skip
SPELLINGS = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd license": "BSD-3-Clause",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "zlib/libpng license": "Zlib",
}
"""How older metadata write the names of the list above, in lower case."""

OUTPUT_IS_FREE = {
    "pyinstaller": "GPL-2.0 with an exception for what it builds; a tool, only its boot loader ships",
    "pyinstaller-hooks-contrib": "build-time hooks are GPL-2.0 and stay here; what runs in the product is Apache-2.0",
}
"""Build tools that are copyleft and whose licence frees what they build."""

READ_BY_HAND = {
    "apsw": "says 'any-OSI': any licence that the OSI lists; a yardstick of the bench, not shipped",
    "pyrage": "metadata name none; its licence file is the MIT licence",
    "sqlcipher3": "metadata name none; its licence file is the zlib licence, SQLCipher's inside is BSD-3-Clause",
}
"""Packages whose metadata do not say it, and what their files say."""

NOT_INSTALLED = {
    "keyrings-alt": "keeps secrets in the clear where there is no keyring",
    "pyside6": "brings the add-ons, of which some are GPL",
    "pyside6-addons": "some of its modules are GPL",
}
PINNED = {"pyside6-essentials": "6.11.3"}
"""6.12.0 loses a reference to None with each void call and aborts on Python 3.11."""

COPYLEFT = re.compile(r"GPL|General Public License", re.IGNORECASE)
LESSER = re.compile(r"LGPL|(Lesser|Library) General Public License", re.IGNORECASE)


class Verdict(Enum):
    FREE = "free"
    COPYLEFT = "copyleft"
    UNKNOWN = "unknown"


class Claim(NamedTuple):
    """What the metadata of one package say."""

    name: str
    expression: str = ""
    licence: str = ""
    classifiers: tuple[str, ...] = ()


def claim_of(distribution: Distribution) -> Claim:
    """Whole licence texts in the licence field are left out: they name other licences too."""
    metadata = distribution.metadata
    classifiers = [text for text in metadata.get_all("Classifier") or [] if text.startswith("License ::")]
    licence = (metadata.get_all("License") or [""])[0]
    return Claim(
        plain_name(distribution.name),
        (metadata.get_all("License-Expression") or [""])[0],
        "" if "\n" in licence.strip() else licence.strip(),
        tuple(text.rpartition(" :: ")[2] for text in classifiers),
    )


def plain_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def verdict(claim: Claim) -> Verdict:
    """The expression decides; without one the licence field and the classifiers; then what was read by hand."""
    if claim.name in OUTPUT_IS_FREE:
        return Verdict.FREE
    texts = [claim.expression] if claim.expression else [claim.licence, *claim.classifiers]
    found = [verdict_on_text(text) for text in texts]
    if Verdict.COPYLEFT in found:
        return Verdict.COPYLEFT
    return Verdict.FREE if Verdict.FREE in found or claim.name in READ_BY_HAND else Verdict.UNKNOWN


def verdict_on_text(text: str) -> Verdict:
    """Read one licence name or SPDX expression. Of `OR` the best counts, of `AND` the worst."""
    if text.lower() in SPELLINGS or any(choice <= FREE for choice in choices(text)):
        return Verdict.FREE
    if COPYLEFT.search(LESSER.sub("", text)):
        return Verdict.COPYLEFT
    return Verdict.FREE if LESSER.search(text) else Verdict.UNKNOWN


def choices(expression: str) -> list[set[str]]:
    """The sets of licences one may choose between. A set with a bracket in it is never free, so nesting is refused."""
    return [set(re.findall(r"[()]|[^\s()]+", part)) - {"AND"} for part in expression.split(" OR ") if part]


def refused_packages(versions: dict[str, str]) -> list[str]:
    """One line for each package that must not be there, or must be there in another version."""
    found = [f"{name} is installed: it {reason}" for name, reason in NOT_INSTALLED.items() if name in versions]
    for name, version in PINNED.items():
        if versions.get(name) != version:
            found.append(f"{name} is {versions.get(name)}, not {version}")
    return found
