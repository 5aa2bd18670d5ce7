# SPDX-License-Identifier: Apache-2.0
"""The tour without a story; the one over a story is walked where the story is played (`test_story`)."""

from pathlib import Path

from tests.support.tours import walk


def test_a_tour_without_a_story_says_what_is_missing(tmp_path: Path) -> None:
    walked = walk(tmp_path / "nowhere", tmp_path / "tour")
    assert (walked.returncode, "FAILED" in walked.stdout, "Traceback" in walked.stderr) == (1, True, False)
