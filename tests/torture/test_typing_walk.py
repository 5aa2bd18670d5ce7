# SPDX-License-Identifier: Apache-2.0
"""What the walk wrote down is what the report says."""

from pathlib import Path

from tests.torture.typing_walk import counted

WRITTEN = """<testsuites><testsuite><testcase name="a"><properties>
<property name="widgets" value="3"/><property name="typed" value="129"/><property name="wrong" value="0"/>
</properties></testcase><testcase name="b"><properties>
<property name="widgets" value="2"/><property name="typed" value="86"/><property name="wrong" value="1"/>
</properties></testcase></testsuite></testsuites>"""


def test_widgets_texts_and_wrong_texts_of_all_screens_are_added_up(tmp_path: Path) -> None:
    found = tmp_path / "typing.xml"
    found.write_text(WRITTEN, encoding="utf-8")
    suite = counted(found)
    assert (suite.acknowledged, suite.lost) == (215, 1)
    assert suite.extent.startswith("5 widgets of 2 screens")
    assert not suite.is_sound
