# SPDX-License-Identifier: Apache-2.0
"""Named weeks of this laptop, such as the ordinary one and that of the storm season: kept here, not exchanged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop.actions.saving import entered_text
from desktop.actions.scheduling import slots_due
from desktop.actions.week import days_of
from desktop.actions.week_edits import Placed, Put, copied, is_repeatable, put_at
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.store.settings import read_setting, write_setting

KEPT: Final = "week_templates"
MOST: Final = 20

Templates = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class TemplateKept:
    """A week that was kept under a name; ``before`` is what the name stood for, None for nothing."""

    name: str
    before: list[dict[str, Any]] | None
    after: list[dict[str, Any]]

    @property
    def count(self) -> int:
        """How many slots it has."""
        return len(self.after)


def template_names(laptop: Laptop) -> tuple[str, ...]:
    """The names under which weeks are kept, the first kept first."""
    with laptop.reading() as desk:
        return tuple(_templates(desk))


def keep_template(laptop: Laptop, name: str, monday: date) -> TemplateKept:
    """Keep a week under a name, in place of what it stood for: every slot that may stand in another week.

    Raises Refused ``name_needed``, ``empty_week``, ``too_many_templates``.
    """
    told = entered_text(name, "name")
    with laptop.writing() as desk:
        lines = [
            {"day": day.weekday(), "values": copied(slot.values)}
            for day in days_of(monday)
            for slot in slots_due(desk, day, [desk.workplace.unit])
            if is_repeatable(desk, slot)
        ]
        if not lines:
            raise Refused("empty_week", "there is nothing to keep in this week")
        known = _templates(desk)
        if told not in known and len(known) >= MOST:
            raise Refused("too_many_templates", f"{MOST} templates are kept at most")
        write_setting(desk.connection, KEPT, {**known, told: lines})
        return TemplateKept(told, known.get(told), lines)


def restore_template(laptop: Laptop, name: str, lines: list[dict[str, Any]] | None) -> None:
    """Let a name stand for what it stood for; None forgets it."""
    with laptop.writing() as desk:
        known = {**_templates(desk), name: lines}
        write_setting(desk.connection, KEPT, {one: kept for one, kept in known.items() if kept is not None})


def apply_template(laptop: Laptop, name: str, monday: date) -> Put:
    """Put the slots of a template into a week. Raises Refused ``no_template`` and what saving refuses."""
    with laptop.writing() as desk:
        lines = _templates(desk).get(name)
        if lines is None:
            raise Refused("no_template", "no week is kept under this name")
        return put_at(desk, [Placed(monday + timedelta(days=one["day"]), one["values"]) for one in lines])


def _templates(desk: Desk) -> Templates:
    kept: Templates = read_setting(desk.connection, KEPT) or {}
    return kept
