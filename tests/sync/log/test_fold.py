# SPDX-License-Identifier: Apache-2.0
"""What the fold makes of a few changes, told one by one; and dated fields on a day."""

from itertools import permutations

import pytest

from sync.log.change import Entry, PersonalValue
from sync.log.fold import WITHDRAWN, fold, head_value, value_as_of
from tests.support.changes import TEN_YEARS, WALL, Author


def dated(day: str, value: str | None) -> dict[str, dict[str, str | None]]:
    return {"state": {"from": day, "value": value}}


def as_of(day: str, *entries: Entry) -> object:
    """The dated value, the same in every order of the changes."""
    found = {str(value_as_of(some, "state", day)) for some in permutations(entries)}
    assert len(found) == 1
    return value_as_of(entries, "state", day)


def withdrawal(reason: str, *seen: Entry) -> dict[str, object]:
    return {WITHDRAWN: {"reason": reason, "version": sorted(one.id.hex() for one in seen)}}


def test_what_its_author_saw_is_superseded_though_its_clock_was_ten_years_ahead() -> None:
    ahead = Author(1).write({"note": "cũ"}, wall=WALL + TEN_YEARS)
    after = Author(2).write({"note": "mới"}, {"note": [ahead.id]}, wall=WALL - TEN_YEARS)
    assert fold([ahead, after]).values == {"note": "mới"}
    assert fold([ahead, after]).conflicts == ()


def test_edits_of_different_fields_merge_by_themselves() -> None:
    one, other = Author(1), Author(2)
    first = one.write({"note": "a", "result": "good"})
    entries = [
        first,
        one.write({"note": "b"}, {"note": [first.id]}),
        other.write({"result": "weak"}, {"result": [first.id]}),
    ]
    assert fold(entries).values == {"note": "b", "result": "weak"}
    assert fold(entries).conflicts == ()


def test_two_edits_apart_are_a_conflict_and_the_later_clock_is_only_shown_first() -> None:
    early, late = Author(1).write({"note": "a"}, wall=WALL), Author(2).write({"note": "b"}, wall=WALL + 1)
    folded = fold([late, early])
    assert (folded.values, folded.conflicts) == ({"note": "b"}, ("note",))
    assert [head_value(folded, "note", head.id) for head in folded.heads["note"]] == ["b", "a"]


def test_of_two_heads_with_one_clock_the_greater_id_is_shown_first() -> None:
    entries = [Author(1).write({"note": "a"}), Author(2).write({"note": "b"})]
    assert fold(entries).heads["note"][0].id == max(one.id for one in entries)


def test_two_heads_of_one_value_are_no_conflict_and_both_stand_in_the_version() -> None:
    entries = [Author(1).write({"note": "a"}), Author(2).write({"note": "a"})]
    assert fold(entries).conflicts == ()
    assert fold(entries).version == tuple(sorted(one.id for one in entries))


def test_a_resolution_that_has_seen_all_heads_ends_the_conflict() -> None:
    heads = [Author(1).write({"note": "a"}), Author(2).write({"note": "b"})]
    decided = Author(3).write({"note": "c"}, {"note": [one.id for one in heads]})
    assert (fold([*heads, decided]).values, fold([*heads, decided]).conflicts) == ({"note": "c"}, ())


def test_a_cleared_field_is_left_out_and_its_head_stays_in_the_version() -> None:
    author = Author(1)
    first = author.write({"note": "a", "result": "good"})
    cleared = author.write({"note": None}, {"note": [first.id]})
    assert fold([first, cleared]).values == {"result": "good"}
    assert fold([first, cleared]).version == tuple(sorted((first.id, cleared.id)))


def test_a_list_is_one_value_and_is_never_merged() -> None:
    entries = [Author(1).write({"lines": [{"title": "a"}]}), Author(2).write({"lines": [{"title": "b"}]})]
    assert fold(entries).conflicts == ("lines",)


def test_a_personal_value_is_opened_and_a_redacted_one_is_empty() -> None:
    written = Author(1).write({"phone": PersonalValue(b"s" * 16, "0912345678")})
    redacted = Entry(written.id, written.change, written.body)
    assert fold([written]).values == {"phone": "0912345678"}
    assert fold([redacted]).values == {}


def test_one_personal_value_under_two_salts_is_no_conflict() -> None:
    salts = (b"s" * 16, b"t" * 16)
    entries = [Author(at).write({"phone": PersonalValue(salt, "0912345678")}) for at, salt in enumerate(salts, 1)]
    assert fold(entries).conflicts == ()


def test_a_withdrawal_that_saw_everything_withdraws_with_its_reason() -> None:
    author = Author(1)
    first = author.write({"note": "a"})
    entries = [first, author.write(withdrawal("nhập nhầm", first))]
    assert (fold(entries).withdrawn, fold(entries).conflicts) == ("nhập nhầm", ())
    assert fold(entries).values == {"note": "a"}


def test_an_edit_that_a_withdrawal_had_not_seen_waits_for_a_person() -> None:
    first = Author(1).write({"note": "a"})
    edit = Author(2).write({"note": "b"}, {"note": [first.id]})
    entries = [first, Author(3).write(withdrawal("nhập nhầm", first)), edit]
    assert all(fold(some).conflicts == (WITHDRAWN,) for some in permutations(entries))
    assert fold(entries).values == {"note": "b"}


def test_a_record_withdrawn_and_restored_stands_again() -> None:
    author = Author(1)
    first = author.write({"note": "a"})
    gone = author.write(withdrawal("nhập nhầm", first))
    back = author.write({WITHDRAWN: None}, {WITHDRAWN: [gone.id]})
    assert (fold([back, gone, first]).withdrawn, fold([back, gone, first]).conflicts) == (None, ())


def test_a_change_that_never_arrived_is_no_hindrance() -> None:
    seen_elsewhere = Author(2).write({"note": "a"}).id
    assert fold([Author(1).write({"note": "b"}, {"note": [seen_elsewhere]})]).values == {"note": "b"}


def test_a_forged_ring_of_changes_loses_no_value() -> None:
    author = Author(1)
    one, other = author.write({"note": "a"}), author.write({"note": "b"})
    ring = [author.write({"note": at}, {"note": [one.id, other.id]}) for at in (1, 2)]
    forged = [Entry(one.id, ring[0].change, b""), Entry(other.id, ring[1].change, b"")]
    assert len(fold(forged).heads["note"]) == 2


def test_the_value_of_a_change_that_is_no_head_is_not_given() -> None:
    with pytest.raises(KeyError):
        head_value(fold([Author(1).write({"note": "a"})]), "note", bytes(32))


def test_a_dated_value_holds_from_its_day_on_and_later_facts_do_not_erase_it() -> None:
    author = Author(1)
    first = author.write(dated("2026-01-01", "good"))
    entries = [first, author.write(dated("2026-03-01", "weak"), {"state": [first.id]})]
    found = [as_of(day, *entries) for day in ("2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01")]
    assert found == [None, "good", "good", "weak"]


def test_a_correction_of_the_same_day_replaces_what_it_saw_whatever_the_clocks_say() -> None:
    wrong = Author(1).write(dated("2026-01-01", "good"), wall=WALL + TEN_YEARS)
    right = Author(2).write(dated("2026-01-01", "weak"), {"state": [wrong.id]}, wall=WALL)
    assert as_of("2026-02-01", wrong, right) == "weak"


def test_a_correction_seen_through_a_later_fact_replaces_too_whatever_the_clocks_say() -> None:
    wrong = Author(1).write(dated("2026-01-01", "good"), wall=WALL + TEN_YEARS)
    later = Author(1).write(dated("2026-03-01", "offline"), {"state": [wrong.id]})
    right = Author(2).write(dated("2026-01-01", "weak"), {"state": [later.id]}, wall=WALL - TEN_YEARS)
    assert as_of("2026-02-01", wrong, later, right) == "weak"
    assert as_of("2026-04-01", wrong, later, right) == "offline"


def test_a_cleared_dated_field_holds_no_fact_that_the_clearing_had_seen() -> None:
    wrong = Author(1).write(dated("2026-01-01", "good"))
    cleared = Author(2).write({"state": None}, {"state": [wrong.id]})
    apart = Author(3).write(dated("2026-01-01", "weak"))
    assert as_of("2026-02-01", wrong, cleared) is None
    assert as_of("2026-02-01", wrong, cleared, apart) == "weak"


def test_two_facts_of_one_day_written_apart_show_the_later_clock() -> None:
    early = Author(1).write(dated("2026-01-01", "good"), wall=WALL)
    late = Author(2).write(dated("2026-01-01", "weak"), wall=WALL + 1)
    assert as_of("2026-02-01", early, late) == "weak"


def test_a_dated_value_may_end_in_the_unknown() -> None:
    author = Author(1)
    first = author.write(dated("2026-01-01", "good"))
    assert as_of("2026-05-01", first, author.write(dated("2026-02-01", None), {"state": [first.id]})) is None
