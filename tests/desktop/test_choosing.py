# SPDX-License-Identifier: Apache-2.0
"""What references offer: by title or searched text, folded, of the types that they name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.saving import add_records, require_type
from desktop.choosing import Wanted, find_options
from desktop.laptop import Laptop, Workplace, furnish
from sync.store.opening import open_store
from sync.store.units import bundled_units


def add(laptop: Laptop, name: str, *fields: dict[str, object]) -> list[str]:
    return add_records(laptop, require_type(name), enumerate(fields)).ids


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    database = open_store(tmp_path / "loa.db", bytes(32))
    laptop = furnish(database, bundled_units(), Workplace("02683", "Cán bộ xã 1"))
    (station,) = add(laptop, "station", {"name": "Đài truyền thanh xã"})
    add(
        laptop,
        "cluster",
        {"name": "Cụm đầu cầu", "station": station},
        {"name": "Cụm chợ", "address": "Đường Hoàng Liên"},
    )
    (person,) = add(laptop, "person", {"full_name": "Trưởng thôn Bản Vền"})
    add(laptop, "propagandist", {"person": person})
    yield laptop
    database.close()


def titles(laptop: Laptop, wanted: Wanted) -> list[str]:
    return [option.title for option in find_options(laptop, wanted)]


def test_titles_are_searched_without_diacritics(laptop: Laptop) -> None:
    assert titles(laptop, Wanted("cluster", "DAU cau")) == ["Cụm đầu cầu"]


def test_the_searched_text_of_a_type_finds_what_its_title_does_not_say(laptop: Laptop) -> None:
    assert titles(laptop, Wanted("cluster", "hoang lien")) == ["Cụm chợ"]


def test_a_title_that_names_a_person_is_searched_by_the_person(laptop: Laptop) -> None:
    (found,) = titles(laptop, Wanted("propagandist", "ban ven"))
    assert "Trưởng thôn Bản Vền" in found


def test_several_types_are_offered_one_after_the_other(laptop: Laptop) -> None:
    assert titles(laptop, Wanted("station|cluster")) == ["Đài truyền thanh xã", "Cụm đầu cầu", "Cụm chợ"]


def test_offers_are_narrowed_by_what_a_form_holds_and_bounded(laptop: Laptop) -> None:
    (station,) = find_options(laptop, Wanted("station"))
    assert titles(laptop, Wanted("cluster", where={"station": station.record_id})) == ["Cụm đầu cầu"]
    assert len(titles(laptop, Wanted("station|cluster", most=2))) == 2


def test_any_type_and_unknown_types_offer_nothing(laptop: Laptop) -> None:
    assert titles(laptop, Wanted("*")) == titles(laptop, Wanted("from_a_newer_node")) == []
