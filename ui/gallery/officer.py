# SPDX-License-Identifier: Apache-2.0
"""The screens of an officer in their three states; what went wrong is brought about as a person would."""

from collections.abc import Mapping
from typing import Final

from desktop.actions.day_rows import SlotRow
from sync.log.review import RETURNED
from ui.gallery.stand import Scenery, Stand
from ui.tour.hand import press, wait_until, write
from ui.windows.conflicts_screen import ConflictsScreen
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.propagandists_screen import PropagandistsScreen
from ui.windows.settings_screen import SettingsScreen
from ui.windows.stations_screen import StationsScreen
from ui.windows.sync_screen import SyncScreen
from ui.windows.today_screen import TodayScreen
from ui.wishes import wishes_of


def today(stand: Stand, state: str) -> None:
    """The schedule; in the error state an hour that is none, without a network."""
    screen = stand.go("today", TodayScreen)
    if state == "error":
        stand.lose_network()
        _go_to_slot(screen)
        screen.officer.open()
        press("Ctrl+A")
        write("25:70")
        screen.officer.otherwise.send()


def _go_to_slot(screen: TodayScreen) -> None:
    """The first slot of the day: emergencies stand above it."""
    officer = screen.officer
    for place in range(len(officer.table.board.rows)):
        officer.table.go_to(place)
        if isinstance(officer.current(), SlotRow):
            return


def logbook(stand: Stand, state: str) -> None:
    """The list with a record to read; in the error state the one that came back."""
    screen = stand.go("logbook", LogbookScreen)
    if state == "error":
        wishes_of(stand.workbench.changes).leave("logbook", reviews=(RETURNED,))
        screen.show_fresh()
        stand.rest()
    if state != "empty" and screen.place.is_over:
        screen.place.want(True)


def logbook_form(stand: Stand, state: str) -> None:
    """The form: new, of a record, and saved with an end before its beginning."""
    screen = stand.go("logbook", LogbookScreen)
    screen.list.bar.clear()
    stand.rest()
    if state == "filled":
        screen.table.step(3)
        screen.work.edit()
    else:
        screen.work.add()
    wait_until(lambda: screen.panel.is_editing, "the form is not open")
    stand.rest()
    if state == "error" and screen.panel.form is not None:
        form = screen.panel.form
        form.focus_field("started_at")
        press("Ctrl+A")
        write("17:30")
        form.focus_field("ended_at")
        press("Ctrl+A")
        write("31/02 25h")
        screen.work.save()


def stations(stand: Stand, state: str) -> None:
    """The list with the timeline of a fault; in the error state its next step without a choice."""
    screen = stand.go("stations", StationsScreen)
    if state == "empty":
        return
    broken = next((one for one in screen.list.items() if one.ticket_id), None)
    if broken is not None:
        screen.list.go_to(broken.record_id)
    stand.rest()
    if state == "error":
        screen.faults.next_step()
        stand.rest()
        screen.panel.timeline.strip.send()
    else:
        screen.place.want(True)


def stations_form(stand: Stand, state: str) -> None:
    """The form of a cluster: new, of one that stands, and saved without what it needs."""
    screen = stand.go("stations", StationsScreen)
    if state == "filled":
        clusters = [one for one in screen.list.items() if one.is_cluster]
        screen.list.go_to(clusters[0].record_id)
        stand.rest()
        screen.forms.edit()
    else:
        screen.forms.add()
    stand.rest()
    if state == "error":
        screen.panel.save(is_next=False)


def propagandists(stand: Stand, state: str) -> None:
    """The people with what one of them did; in the error state a session saved without what it needs."""
    screen = stand.go("propagandists", PropagandistsScreen)
    if state == "empty":
        return
    screen.list.people.go_to(min(2, screen.list.count() - 1))
    stand.rest()
    if state == "error":
        screen.add()
        stand.rest()
        screen.panel.save(is_next=False)


def conflicts(stand: Stand, state: str) -> None:
    """A record that was edited in two places, half chosen; in the error state saved before all is chosen."""
    screen = stand.go("conflicts", ConflictsScreen)
    if state == "filled":
        screen.take_other()
    if state == "error":
        screen.save()


def sync(stand: Stand, state: str) -> None:
    """What waits; the receipts; what the hub holds, without a network."""
    screen = stand.go("sync", SyncScreen)
    if state == "filled":
        screen.lists.opener(1)()
    if state == "error":
        stand.lose_network()
        screen.lists.opener(0)()
        screen.lists.queue.go_to(0)


def settings(stand: Stand, state: str) -> None:
    """Before enrolment, after it, and a line that is none."""
    screen = stand.go("settings", SettingsScreen)
    screen.search.clear()
    if state == "error":
        screen.line.setText("loa.example")
        screen.enrol()


def backup(stand: Stand, state: str) -> None:
    """Among the settings: the backup file, its passphrase asked for, two that differ."""
    screen = stand.go("settings", SettingsScreen)
    screen.search.setText("sao lưu" if stand.dress.language == "vi" else "backup")
    panel = screen.backup
    if state == "empty":
        panel.close_fields()
        return
    panel.open()
    panel.first.setText("mot cau dai")
    panel.show_last({"at": "2026-10-12T16:05:00+07:00", "file": "loa-2026-10-12.loa"})
    if state == "error":
        panel.second.setText("mot cau khac")
        panel.choose()


def commands(stand: Stand, state: str) -> None:
    """The list of commands: nothing found, all of them, those of a word."""
    stand.go("today", TodayScreen)
    stand.frame.show_commands()
    if state == "empty":
        write("không có lệnh này")
    if state == "error":
        stand.lose_network()
        write("dong bo" if stand.dress.language == "vi" else "sync")


def keys(stand: Stand, state: str) -> None:
    """The keys that hold; in the error state what was said."""
    stand.go("logbook", LogbookScreen)
    if state == "error":
        stand.lose_network()
    stand.frame.show_help()
    if state == "error":
        stand.frame.help.show_messages()


OFFICER: Final[Mapping[str, Scenery]] = {
    "today": today,
    "logbook": logbook,
    "logbook-form": logbook_form,
    "stations": stations,
    "stations-form": stations_form,
    "propagandists": propagandists,
    "conflicts": conflicts,
    "sync": sync,
    "settings": settings,
    "settings-backup": backup,
    "commands": commands,
    "keys": keys,
}
