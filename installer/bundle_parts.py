# SPDX-License-Identifier: Apache-2.0
"""What goes into the frozen app and what stays out of it, and the licence texts that go with it.

An entry is what PyInstaller calls one: the place in the folder, the file it comes from, its kind.

Read by `installer/loa.spec` while PyInstaller builds; imports nothing of the product.
"""

import csv
import re
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import distribution, packages_distributions
from pathlib import Path, PurePosixPath
from typing import Final

from installer.story_processes import ROOT, start_program

Entry = tuple[str, str, str]
Imports = Callable[[str], Iterable[tuple[str, str | None]]]
"""The libraries that a binary needs, its libraries' libraries included: name and path."""

COMPONENTS: Final = ROOT / "resources" / "components.csv"

LEFT_OUT: Final = [
    *("psycopg", "psycopg_binary", "starlette", "uvicorn", "anyio", "h11", "click", "sync.hub"),
    *("sqlite3", "tkinter", "unittest", "pydoc", "doctest", "setuptools", "pkg_resources", "pip"),
    *("pytest", "hypothesis", "psutil", "apsw", "yaml", "numpy", "PIL", "lxml", "installer", "tests"),
]
"""Modules: those of the hub, those of the builders, and what a library would use if it were there."""

_QT: Final = r"PySide6/(Qt/)?"
_DROPPED: Final = re.compile(
    "|".join(
        (
            _QT + r"plugins/(egldeviceintegrations|generic|networkinformation|platformthemes|tls|wayland[^/]*)/",
            _QT + r"plugins/platforms/(?!\w*(xcb|offscreen|windows|cocoa))",
            _QT + r"plugins/imageformats/(?!\w*(ico|jpeg|svg)\b)",
            _QT + r"plugins/platforminputcontexts/\w*virtualkeyboard",
            _QT + r"(translations/|qml/)",
            r"(.*/)?(lib)?Qt6(Qml|Quick|Pdf|Egl|Wl|Wayland|VirtualKeyboard)[^/]*$",
            r"(.*/)?lib(gtk-3|gdk-3|cairo|pango|epoxy|atk|atspi|sqlite3|wayland)[^/]*\.so",
            _QT + r"QtDBus\b",
            r"resources/.*(__pycache__|\.(py|ts)$)",
        )
    )
)
"""Parts of Qt that a window without QML, web or GTK never loads; Qt's Vietnamese is our own catalogue in resources/."""

WITHOUT_TEXT: Final = {"pyside6-essentials", "shiboken6"}
"""Their wheels hold no licence text; the LGPL and the GPL it builds on lie in `resources/licences/`."""

_TEXT: Final = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)


def needed(place: str) -> bool:
    """Whether a file with this place in the folder goes in."""
    return _DROPPED.match(place.replace("\\", "/")) is None


def without_orphans(binaries: Sequence[Entry], imports: Imports) -> list[Entry]:
    """Leave out libraries of the system that only a plugin needed which stays out itself."""
    own = [entry for entry in binaries if not _is_of_system(entry)]
    wanted = {name for _place, path, _kind in own for name, _found in imports(path)}
    return [entry for entry in binaries if entry in own or Path(entry[0]).name in wanted]


def _is_of_system(entry: Entry) -> bool:
    """A library beside the program that another one pulled in: Python's own, and Qt's, have folders or are the root."""
    place, path, kind = entry
    is_library = kind == "BINARY" and "/" not in place and not place.startswith("libpython")
    return is_library and path.startswith(("/lib/", "/usr/lib/"))


def licence_files(modules: Iterable[str], binaries: Sequence[Entry]) -> Iterator[tuple[str, Path]]:
    """Each licence text as its place below ``licences/`` and the file it comes from.

    Raises LookupError with the name of a package that goes in and is not named in `components.csv`, or has no text.
    """
    yield "LICENSE", ROOT / "LICENSE"
    yield "components.csv", COMPONENTS
    yield from _of_python()
    names = distributions_of(modules)
    if lacking := unnamed(names):
        raise LookupError(f"components.csv does not name {', '.join(lacking)}")
    for name in names:
        texts = list(_of_distribution(name))
        if not texts and name not in WITHOUT_TEXT:
            raise LookupError(f"{name} goes in and has no licence text")
        yield from texts
    for package in sorted(_debian_packages({path for _place, path, _kind in binaries})):
        yield f"system/{package}", Path("/usr/share/doc", package, "copyright")


def distributions_of(modules: Iterable[str]) -> list[str]:
    """The installed packages that these modules belong to, ourselves left out."""
    known = packages_distributions()
    names = {name for top in {one.partition(".")[0] for one in modules} for name in known.get(top, ())}
    return sorted(_plain(name) for name in names - {"loa"})


def unnamed(distributions: Iterable[str]) -> list[str]:
    """Those that `components.csv` does not name."""
    with COMPONENTS.open(encoding="utf-8", newline="") as lines:
        told = " ".join(_plain(row["name"]) for row in csv.DictReader(lines))
    return [name for name in distributions if name not in told]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _of_distribution(name: str) -> Iterator[tuple[str, Path]]:
    found = distribution(name)
    for file in found.files or ():
        if ".dist-info/" in file.as_posix() and _TEXT.search(file.as_posix()):
            yield f"{name}/{PurePosixPath(file).name}", Path(str(found.locate_file(file)))


def _of_python() -> Iterator[tuple[str, Path]]:
    """Where the distributions and the makers of Python put its licence."""
    folders = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    texts = (folder / "LICENSE.txt" for folder in folders)
    yield from [("python/LICENSE.txt", text) for text in texts if text.is_file()][:1]


def _debian_packages(files: Iterable[str]) -> set[str]:
    """The packages of Debian whose libraries go in; none where the files are not Debian's.

    A package may own a file under ``/lib`` or ``/usr/lib``, which are one folder: both are asked for.
    """
    of_system = [str(Path(one).resolve()) for one in files if one.startswith(("/lib/", "/usr/lib/"))]
    own = {re.sub(r"^/usr/lib/", "/lib/", one) for one in of_system}
    if not own or not Path("/usr/bin/dpkg-query").exists():
        return set()
    words = ["/usr/bin/dpkg-query", "--search", *sorted(own), *(f"/usr{one}" for one in sorted(own))]
    told = start_program(words).communicate()[0].decode()
    return {line.partition(":")[0] for line in told.splitlines()}
