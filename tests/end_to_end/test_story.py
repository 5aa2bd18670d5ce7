# SPDX-License-Identifier: Apache-2.0
"""The story of ``make run``, played once; then what it left is read by other ways than its own checks, and the tour
walks through it: every check holds, and every picture has its size."""

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.laptop import open_laptop
from desktop.profile_folder import ProfileFolder
from installer.story import STORY, main, make_folder, play
from installer.story_day import COMMUNE, Day
from installer.story_processes import Broken, Hub, start
from sync.hub.data_folder import DataFolder
from sync.store.checking import check_store
from sync.store.log_tables import CHANGE
from tests.support.nodes import Desk, tree
from tests.support.tours import size_of, walk

Look = Callable[[Day, Desk], None]


@pytest.mark.long
def test_the_story_holds_and_by_other_ways_and_in_the_tour_what_it_left_is_the_same(tmp_path: Path) -> None:
    """One test, so that the story is played once however the tests are dealt out."""
    told: list[str] = []
    day = Day(tmp_path / "story", tell=told.append)
    day.folder.mkdir()
    assert play(day) == 0
    assert day.checks == sum("✓" in line for line in told) >= 2 * len(STORY)
    with open_laptop(ProfileFolder(day.officer.folder), day.passphrase, tree()) as laptop:
        for look in LOOKS:
            look(day, Desk(laptop))
    the_tour_walks_through_it(day, tmp_path / "tour")


def the_tour_walks_through_it(day: Day, pictures: Path) -> None:
    walked = walk(day.folder, pictures)
    assert (walked.returncode, "✗" in walked.stdout) == (0, False), walked.stdout + walked.stderr
    taken = sorted(pictures.iterdir())
    assert [one.name[:2] for one in taken] == [f"{number:02}" for number in range(1, len(taken) + 1)]
    assert len(taken) >= 12
    assert {size_of(one) for one in taken} == {(1366, 768)}
    assert not day.hub.is_answering()


def everything_logged_stands_in_the_log(_day: Day, officer: Desk) -> None:
    with officer.laptop.reading() as desk:
        rows = desk.connection.execute(select(CHANGE.c.type, CHANGE.c.record).distinct()).all()
    counts = Counter(row.type for row in rows)
    assert (counts["broadcast_log"], counts["status_check"], counts["propaganda_session"]) == (60, 10, 5)


def no_record_has_a_finding_at_the_end(day: Day, officer: Desk) -> None:
    found = {one: officer.show(one)["findings"] for one in day.logged()}
    assert {one: codes for one, codes in found.items() if codes} == {}


def forty_and_two_are_accepted_and_the_rest_waits(day: Day, officer: Desk) -> None:
    reviews = {one: officer.show(one)["review"] for one in day.logged()}
    assert Counter(reviews.values()) == {"accepted": 42, "submitted": 33}
    assert {one for one, review in reviews.items() if review == "accepted"} == {*day.accepted, *day.returned}


def a_returned_record_shows_its_whole_way(day: Day, officer: Desk) -> None:
    for one in day.returned:
        trail = [step["step"] for step in officer.show(one)["trail"]]
        decided = [one for one in trail if one != "received"]
        assert decided == ["saved", "submitted", "returned", "changed", "submitted", "accepted"]


def officer_and_hub_hold_the_same_changes_one_by_one(day: Day, officer: Desk) -> None:
    database, _key = DataFolder(day.hub.folder).open()
    ids = select(CHANGE.c.id).where(CHANGE.c.unit == COMMUNE)
    with database.writing() as at_hub, officer.laptop.reading() as desk:
        assert set(at_hub.execute(ids).scalars()) == set(desk.connection.execute(ids).scalars())
        assert check_store(at_hub, is_hub=True, is_rebuilt=True) == []
    database.close()


def no_process_is_left_behind(day: Day, _officer: Desk) -> None:
    assert day.hub.process is None
    assert not day.hub.is_answering()


LOOKS: tuple[Look, ...] = (
    everything_logged_stands_in_the_log,
    no_record_has_a_finding_at_the_end,
    forty_and_two_are_accepted_and_the_rest_waits,
    a_returned_record_shows_its_whole_way,
    officer_and_hub_hold_the_same_changes_one_by_one,
    no_process_is_left_behind,
)


def test_a_check_that_fails_is_named_and_the_hub_is_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def lose_something(day: Day) -> None:
        """Mất / Lost"""
        day.check("Không mất gì", "nothing is lost", holds=False, found=3)

    day = Day(tmp_path)
    with pytest.raises(Broken, match="nothing is lost: 3"):
        play(day, (STORY[0], lose_something))
    assert not day.hub.is_answering()
    assert "✗ Không mất gì / nothing is lost: 3" in capsys.readouterr().out


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started hears SIGINT, also where a shell runs the tests in its background and has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_story_that_is_interrupted_leaves_no_process_behind(tmp_path: Path, sent: signal.Signals) -> None:
    folder = tmp_path / "story"
    story = start(("installer.story", "--folder", str(folder)))
    assert story.stdout is not None
    url = next(line.split()[-1] for line in map(bytes.decode, story.stdout) if "http://" in line)
    assert Hub(folder / "hub", url=url).is_answering()
    story.send_signal(sent)
    said, _ = story.communicate(timeout=30)
    assert (story.returncode, "Stopped as asked" in said.decode()) == (1, True)
    assert not Hub(folder / "hub", url=url).is_answering()


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
