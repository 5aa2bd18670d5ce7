# SPDX-License-Identifier: Apache-2.0
"""The first part of the tour: a first start on a new machine, and the lock of the officer's logbook."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ui.late import has_profile
from ui.tour.hand import press, there, type_letters, wait_until, write
from ui.tour.stage import Stage
from ui.windows.first_run import FirstRunPage
from ui.windows.frame import Frame
from ui.windows.today_screen import TodayScreen
from ui.windows.unit_list import UnitList

COMMUNE = "02683"


def begin_anew(stage: Stage) -> None:
    """Lần đầu mở Loa / The first start on a new machine"""
    with TemporaryDirectory(prefix="loa-tour-") as made:
        folder = Path(made) / "profile"
        with stage.window(folder):
            page = stage.page(FirstRunPage)
            press("Enter")
            write("Cán bộ xã 2")
            press("Tab")
            type_letters("bat xat")
            units = there(page.findChild(UnitList), "the list of communes")
            wait_until(lambda: units.chosen == COMMUNE, "the commune is not found")
            stage.check("Gõ không dấu vẫn tìm thấy xã", holds=True, found="bat xat → Xã Bát Xát")
            stage.picture("lan-dau-chon-xa")
            _make_profile(stage)
            frame = stage.page(Frame)
            stage.screen(TodayScreen)
            stage.check("Sổ đã lập, dùng được ngay", has_profile(folder), frame.header.place.text())
            stage.picture("lan-dau-hom-nay")


def _make_profile(stage: Stage) -> None:
    """No enrolment, a passphrase of its own, then the keys to know."""
    press("Enter", "Enter", "Down", "Tab")
    type_letters(stage.passphrase)
    press("Tab")
    type_letters(stage.passphrase)
    press("Enter")
    stage.picture("lan-dau-bon-phim")
    press("Enter")
