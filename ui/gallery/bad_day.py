# SPDX-License-Identifier: Apache-2.0
"""A bad day, one picture for each state of it: what an exchange failed with, what befell the laptop or its hub.

Each is brought about in the store, as the engine would have left it, and the real window reads it there.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from sqlalchemy import insert

from desktop.actions.exchanging import choose_mode, note_failure
from desktop.actions.saving import add_records
from desktop.ballast import FILE, Ballast
from desktop.laptop import Desk, Laptop
from desktop.recovering import RECOVERED, RESTORED
from sync.client.link import HubLink, keep_link
from sync.client.patience import Mode, after_success, keep_mode, keep_patience
from sync.log.entropy import Entropy
from sync.log.errors import LoaError, Refused, Unavailable
from sync.records.notice_board import NoticeBoard
from sync.store.files import keep_file
from sync.store.log_tables import FORK, RUN
from sync.store.outbox import KeptReceipt, deliver, keep_receipt, unsent
from sync.store.settings import write_setting
from ui.error_texts import code_words
from ui.gallery.books import Books, opened
from ui.gallery.desk import COMMUNE, LAST_EXCHANGE, NOW
from ui.gallery.stand import Stand
from ui.windows.problem_page import Choice, ProblemPage
from ui.windows.settings_screen import SettingsScreen
from ui.windows.sync_screen import SyncScreen

DRESSES: Final = ("vi-light-1366x768", "en-dark-1093x614")
"""The plainest look and the tightest one: the words are the same in all."""
STATE: Final = "error"
LOST_KEY: Final = "bad-day-lost-key"
MODES: Final = "bad-day-modes"
_TRIES: Final = 6
_AGO_MS: Final = 3 * 3600_000
_PHOTO_BYTES: Final = 345_678

Mishap = Callable[[Laptop], None]


def _failed(error: LoaError) -> Mishap:
    """The exchange has failed with this, several times in a row."""

    def befall(laptop: Laptop) -> None:
        for _try in range(_TRIES):
            note_failure(laptop, error)

    return befall


def _answered(laptop: Laptop, mode: Mode = Mode.METERED) -> None:
    """The last exchange ended well; in the mode that spares the line none begins while the picture is taken."""
    choose_mode(laptop, mode)
    with laptop.writing() as desk:
        keep_patience(desk.connection, after_success(mode, 0, int(LAST_EXCHANGE.timestamp() * 1000)))


def _linked(change: Callable[[HubLink, int], HubLink]) -> Mishap:
    """The hub said something that is kept with the link."""

    def befall(laptop: Laptop) -> None:
        _answered(laptop)
        with laptop.writing() as desk:
            if desk.link is not None:
                keep_link(desk.connection, change(desk.link, laptop.wall() - _AGO_MS))

    return befall


def _held(code: str) -> Mishap:
    """The hub holds what waited longest, with this code."""

    def befall(laptop: Laptop) -> None:
        _answered(laptop)
        with laptop.writing() as desk:
            receipt = KeptReceipt(bytes(32), b"e" * 8, 99, laptop.wall() - _AGO_MS, b"", bytes(64))
            key = keep_receipt(desk.connection, receipt)
            deliver(desk.connection, key, {one.id: code for one in unsent(desk.connection, 3)})

    return befall


def _restored(laptop: Laptop) -> None:
    with laptop.writing() as desk:
        at = laptop.wall()
        write_setting(desk.connection, RESTORED, {"at": at, "backup_at": at - 20 * _AGO_MS, "unsent": 4})
        keep_mode(desk.connection, Mode.MANUAL)


def _recovered(laptop: Laptop) -> None:
    _answered(laptop)
    with laptop.writing() as desk:
        told = {"at": laptop.wall() - _AGO_MS, "replayed": 12, "in_journal": 12, "copy": "2026-10-12", "aside": ""}
        write_setting(desk.connection, RECOVERED, told)


def _twin(laptop: Laptop) -> None:
    """A second copy of the profile wrote on: the hub sent what it wrote, under the same numbers."""
    _answered(laptop)
    with laptop.writing() as desk:
        _write_twice(desk, laptop.wall() - _AGO_MS)


def _write_twice(desk: Desk, at: int) -> None:
    actor, device = desk.identity.actor, desk.identity.device.public
    run = {"id": bytes(32), "actor": actor, "first_n": 1, "last_n": 1, "prev": bytes(32), "signature": bytes(64)}
    desk.connection.execute(insert(RUN), {**run, "device": device, "ids": b""})
    desk.connection.execute(insert(FORK), [{"actor": actor, "n": n, "at": at} for n in (41, 42)])


def _spares_files(laptop: Laptop) -> None:
    """A photo was attached; text goes by itself, files wait until they are asked for."""
    _answered(laptop)
    with laptop.writing() as desk:
        kept = keep_file(desk.connection, io.BytesIO(bytes(_PHOTO_BYTES)), laptop.wall())
    photo = {"name": "cum-loa-na-lu.jpg", "media_type": "image/jpeg", "size": kept.size, "sha256": kept.sha256.hex()}
    add_records(laptop, NoticeBoard, [(1, {"name": "Bảng tin Nà Lủ", "attachments": [photo]})])


STORES: Final[Mapping[str, Mishap]] = {
    "bad-day-captive-portal": _failed(Unavailable("not_the_hub", "something else than the hub answered (200)")),
    "bad-day-gateway": _failed(Unavailable("gateway_failed", "a machine before the hub answered (502)")),
    "bad-day-too-large": _failed(Unavailable("parcel_too_large", "smaller parcels only (413)")),
    "bad-day-hub-gone": _failed(Refused("hub_gone", "the hub was moved or closed (410)")),
    "bad-day-unknown-device": _failed(Refused("unknown_device", "the hub does not know this device")),
    "bad-day-wrong-clock": _failed(Unavailable("clock_wrong", "date and time of this machine look wrong")),
    "bad-day-certificate": _failed(Unavailable("certificate_expired", "the certificate has expired")),
    "bad-day-stranger": _failed(Unavailable("tls_failed", "what answered shows a certificate of a stranger")),
    "bad-day-silence": _failed(Unavailable("hub_silent", "the hub fell silent")),
    "bad-day-cut": _failed(Unavailable("hub_cut", "the connection was cut")),
    "bad-day-busy": _failed(Unavailable("hub_busy", "the hub is busy", {"retry_after_s": "1800"})),
    "bad-day-disk-failed": _failed(Unavailable("disk_full", "the disk is full")),
    "bad-day-revoked": _linked(lambda link, at: replace(link, revoked_at=at, revoked_for="lost")),
    "bad-day-hub-restored": _linked(lambda link, _at: replace(link, offering=b"f" * 8)),
    "bad-day-differing": _linked(lambda link, _at: replace(link, differing=[COMMUNE])),
    "bad-day-held": _held("type_not_yours"),
    "bad-day-grant-ended": _held("grant_expired"),
    "bad-day-restored": _restored,
    "bad-day-recovered": _recovered,
    "bad-day-twin": _twin,
    "bad-day-disk-full": _answered,
    "bad-day-one-place": _answered,
    "bad-day-metered": _answered,
    "bad-day-files": _spares_files,
    "bad-day-manual": partial(_answered, mode=Mode.MANUAL),
    MODES: _answered,
}
"""Name of a scene → what befalls the laptop before its window opens."""
BAD_DAY: Final = (*STORES, LOST_KEY)


def show_bad_day(stand: Stand, name: str, books: Books, copy: Path) -> None:
    """Bring a stand to one state of the day."""
    if name == LOST_KEY:
        _show_lost_key(stand)
        return
    laptop = _befallen(name, opened(books.path("officer", "filled"), copy), copy.with_name(f"full-{name}"))
    stand.settings.exchange_every_min = 15
    stand.move_in(laptop)
    if name == MODES:
        stand.go("settings", SettingsScreen)
        return
    screen = stand.go("sync", SyncScreen)
    screen.lists.queue.go_to(0)


def _befallen(name: str, laptop: Laptop, folder: Path) -> Laptop:
    """The laptop after it; outside the store lie the time, and the room put aside on the disk, in a folder."""
    laptop = replace(laptop, entropy=Entropy.seeded(3))
    if name == "bad-day-one-place":
        return _later(laptop)
    STORES[name](laptop)
    if name != "bad-day-disk-full":
        return laptop
    folder.mkdir(exist_ok=True)
    (folder / FILE).touch()
    return replace(laptop, ballast=Ballast(folder))


def _later(laptop: Laptop) -> Laptop:
    """Ten days on nobody was reached, and the last failure is a fresh one."""
    later = replace(laptop, now=lambda: NOW + timedelta(days=10))
    STORES["bad-day-silence"](later)
    return later


def _show_lost_key(stand: Stand) -> None:
    words = QCoreApplication.translate
    choices = (
        Choice(words("App", "Thử lại"), lambda: None),
        Choice(words("App", "Khôi phục từ bản sao lưu…"), lambda: None),
        Choice(words("App", "Đóng ứng dụng"), lambda: None),
        Choice(words("App", "Lưu gói chẩn đoán"), lambda: None),
    )
    title = words("App", "Chưa mở được sổ")
    stand.show_page(ProblemPage(stand.theme, title, code_words("key_lost"), "Refused key_lost", choices))
