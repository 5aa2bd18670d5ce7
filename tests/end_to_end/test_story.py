# SPDX-License-Identifier: Apache-2.0
"""The story of ``make run``, played once; then what it left is read by other ways than its own checks."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.laptop import Laptop, open_laptop
from desktop.profile_folder import ProfileFolder
from installer.story import STORY, main, make_folder, play
from installer.story_day import COMMUNE, Day
from installer.story_processes import Broken, Hub
from sync.hub.data_folder import DataFolder
from sync.store.checking import check_store
from sync.store.log_tables import CHANGE
from tests.support.nodes import Desk, tree

pytestmark = pytest.mark.xdist_group("story")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The whole story, played as ``make run`` plays it, in a folder of the test."""
    told: list[str] = []
    day = Day(tmp_path_factory.mktemp("story"), tell=told.append)
    assert play(day) == 0, told[-3:]
    return day


@pytest.fixture
def officer(day: Day) -> Iterator[Laptop]:
    with open_laptop(ProfileFolder(day.officer.folder), day.passphrase, tree()) as laptop:
        yield laptop


def test_every_step_checks_something(day: Day) -> None:
    assert day.checks >= 2 * len(STORY)


def test_sixty_broadcasts_ten_checks_and_five_sessions_stand_in_the_log_of_the_officer(officer: Laptop) -> None:
    with officer.reading() as desk:
        rows = desk.connection.execute(select(CHANGE.c.type, CHANGE.c.record).distinct()).all()
    counts = Counter(row.type for row in rows)
    assert (counts["broadcast_log"], counts["status_check"], counts["propaganda_session"]) == (60, 10, 5)


def test_every_log_of_the_story_has_no_finding_at_the_end(day: Day, officer: Laptop) -> None:
    found = {one: Desk(officer).show(one)["findings"] for one in day.logged()}
    assert {one: codes for one, codes in found.items() if codes} == {}


def test_forty_and_two_are_accepted_and_the_rest_waits(day: Day, officer: Laptop) -> None:
    reviews = {one: Desk(officer).show(one)["review"] for one in day.logged()}
    accepted = {one for one, review in reviews.items() if review == "accepted"}
    assert accepted == {*day.accepted, *day.returned}
    assert Counter(reviews.values()) == {"accepted": 42, "submitted": 33}


def test_a_returned_record_keeps_its_first_version_in_its_history(day: Day, officer: Laptop) -> None:
    trail = [step["step"] for step in Desk(officer).show(day.returned[0])["trail"]]
    decided = [one for one in trail if one in ("submitted", "returned", "changed", "accepted")]
    assert decided == ["submitted", "returned", "changed", "submitted", "accepted"]


def test_officer_and_hub_hold_the_same_changes_one_by_one(day: Day, officer: Laptop) -> None:
    database, _key = DataFolder(day.hub.folder).open()
    ids = select(CHANGE.c.id).where(CHANGE.c.unit == COMMUNE)
    with database.writing() as at_hub, officer.reading() as desk:
        assert set(at_hub.execute(ids).scalars()) == set(desk.connection.execute(ids).scalars())
        assert check_store(at_hub, is_hub=True, is_rebuilt=True) == []
    database.close()


def test_no_process_is_left_behind(day: Day) -> None:
    assert day.hub.process is None
    assert not day.hub.is_answering()


def test_a_check_that_fails_is_named_and_the_hub_is_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def lose_something(day: Day) -> None:
        """Mất / Lost"""
        day.check("Không mất gì", "nothing is lost", holds=False, found=3)

    day = Day(tmp_path)
    with pytest.raises(Broken, match="nothing is lost: 3"):
        play(day, (STORY[0], lose_something))
    assert not day.hub.is_answering()
    assert "✗ Không mất gì / nothing is lost: 3" in capsys.readouterr().out


def test_a_hub_that_does_not_start_ends_the_story_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    holder = Hub(tmp_path / "holder")
    holder.ask("init", "--unit", "15")
    holder.serve()
    try:
        status = main(["--folder", str(tmp_path / "story"), "--port", str(holder.port)])
    finally:
        holder.stop()
    assert status == 1
    assert "FAILED: loa-hub serve" in capsys.readouterr().out


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Kính gửi", encoding="utf-8")
    with pytest.raises(Broken):
        make_folder(tmp_path)
    assert letter.read_text(encoding="utf-8") == "Kính gửi"


def test_the_folder_of_an_earlier_story_is_emptied(tmp_path: Path) -> None:
    make_folder(tmp_path / "story")
    (tmp_path / "story" / "hub").mkdir()
    make_folder(tmp_path / "story")
    assert [path.name for path in (tmp_path / "story").iterdir()] == ["story-of-loa.txt"]
