# SPDX-License-Identifier: Apache-2.0
"""Propagandists by given name, what they did, and the same topic before."""

from datetime import date

from desktop.actions.propaganda import propagandists, same_topic_before, sessions_of
from desktop.periods import read_period
from tests.support.offices import Office

OCTOBER = read_period("2026-10")


def recognise(office: Office, name: str, village: str) -> str:
    person = office.add("person", full_name=name)
    told = {"languages": ["vie", "hmn"], "active_from": "2026-01-01"}
    return office.add("propagandist", person=person, village=office.add("village", name=village), **told)


def speak(office: Office, day: str, *who: str, topic: str = "T08") -> str:
    told = {"topic": topic, "place": "Cốc Râm", "listeners": 38, "form": "hop_thon"}
    return office.add("propaganda_session", date=day, propagandists=list(who), **told)


def test_people_stand_by_given_name_with_the_sessions_of_the_month(office: Office) -> None:
    names = ("Nguyễn Văn Ân", "Lò Thị Anh", "Giàng A Sử")
    an, anh, su = (recognise(office, name, f"Thôn {place}") for place, name in enumerate(names, 1))
    speak(office, "2026-10-05", an, su)
    speak(office, "2026-10-12", su)
    speak(office, "2026-09-30", anh)
    shown = propagandists(office.laptop, OCTOBER)
    assert [one.name for one in shown] == ["Lò Thị Anh", "Nguyễn Văn Ân", "Giàng A Sử"]
    assert [one.sessions for one in shown] == [0, 1, 2]
    assert (shown[0].village, shown[0].languages, shown[0].is_active) == ("Thôn 2", ("vie", "hmn"), True)
    assert "giang a su" in shown[2].search


def test_the_sessions_of_one_are_told_the_latest_first(office: Office) -> None:
    su, anh = recognise(office, "Giàng A Sử", "Nà Lủ"), recognise(office, "Lò Thị Anh", "Cốc Râm")
    first, second = speak(office, "2026-10-05", su), speak(office, "2026-10-12", anh, su)
    speak(office, "2026-10-13", anh)
    shown = sessions_of(office.laptop, su)
    assert [one.session_id for one in shown] == [second, first]
    assert (shown[0].day, shown[0].listeners, shown[0].review) == (date(2026, 10, 12), 38, "draft")


def test_the_same_topic_before_is_suggested(office: Office) -> None:
    su = recognise(office, "Giàng A Sử", "Nà Lủ")
    speak(office, "2026-10-05", su)
    speak(office, "2026-10-13", su)
    found = same_topic_before(office.laptop, "T08", date(2026, 10, 13))
    assert found is not None
    assert (found.day, found.place, found.listeners, found.by) == (date(2026, 10, 5), "Cốc Râm", 38, ("Giàng A Sử",))
    assert same_topic_before(office.laptop, "T06", date(2026, 10, 13)) is None
