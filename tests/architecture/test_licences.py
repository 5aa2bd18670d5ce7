# SPDX-License-Identifier: Apache-2.0
"""Nothing under the GPL is installed where the product runs, nor anything whose licence nobody knows."""

import re
from importlib.metadata import distributions

import pytest

from tests.architecture.licences import (
    NOT_INSTALLED,
    PINNED,
    Claim,
    Verdict,
    claim_of,
    plain_name,
    refused_packages,
    verdict,
)
from tests.architecture.tree import ROOT


def test_every_installed_package_is_free() -> None:
    claims = [claim_of(distribution) for distribution in distributions()]
    assert len(claims) > 20
    assert [claim for claim in claims if verdict(claim) is not Verdict.FREE] == []


def test_what_must_not_be_installed_is_not() -> None:
    assert refused_packages({plain_name(one.name): one.version for one in distributions()}) == []


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_the_lock_names_nothing_that_is_refused(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    assert refused_packages(dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))) == []


@pytest.mark.parametrize("name", NOT_INSTALLED)
def test_a_refused_package_is_found(name: str) -> None:
    assert len(refused_packages({**PINNED, name: "1.0"})) == 1


def test_another_qt_than_the_pinned_one_is_found() -> None:
    assert len(refused_packages({"pyside6-essentials": "6.12.0"})) == 1
    assert len(refused_packages({})) == 1


@pytest.mark.parametrize(
    "claim",
    [
        Claim("a", "GPL-3.0-or-later"),
        Claim("a", "AGPL-3.0-only"),
        Claim("a", "MIT AND GPL-2.0-only"),
        Claim("a", "(MIT OR Apache-2.0) AND GPL-2.0-only"),
        Claim("a", "GPL-2.0-only WITH Classpath-exception-2.0"),
        Claim("a", licence="GPLv3"),
        Claim("a", licence="MIT", classifiers=("GNU General Public License v3 (GPLv3)",)),
        Claim("a", classifiers=("GNU Affero General Public License v3",)),
        Claim("unidecode", classifiers=("GNU General Public License v2 or later (GPLv2+)",)),
    ],
)
def test_copyleft_is_found(claim: Claim) -> None:
    assert verdict(claim) is Verdict.COPYLEFT


@pytest.mark.parametrize(
    "claim",
    [
        Claim("a", "MIT"),
        Claim("a", "BSD-3-Clause AND Zlib"),
        Claim("a", licence="LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
        Claim("a", classifiers=("GNU Lesser General Public License v3 (LGPLv3)",)),
        Claim("a", classifiers=("GNU Library or Lesser General Public License (LGPL)",)),
        Claim("a", "MIT", licence="GPL"),
        Claim("pyinstaller", licence="GPLv2-or-later with a special exception"),
        Claim("sqlcipher3"),
    ],
)
def test_a_free_licence_passes(claim: Claim) -> None:
    assert verdict(claim) is Verdict.FREE


@pytest.mark.parametrize("claim", [Claim("a"), Claim("a", "LicenseRef-Ours"), Claim("a", licence="see the file")])
def test_a_licence_nobody_knows_is_found(claim: Claim) -> None:
    assert verdict(claim) is Verdict.UNKNOWN
