# SPDX-License-Identifier: Apache-2.0
"""Every byte that a node keeps on disk, for the search of a text that must be nowhere: free pages and log included.

A laptop's pages are decrypted one by one as the format of SQLCipher 4 says (AES-256-CBC, raw key, the last 80 bytes of
a page its IV and HMAC): gaps and free pages come out too, which no query would show.
"""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from desktop.profile_folder import ProfileFolder
from sync.records.vietnamese import fold
from tests.support.nodes import PASSPHRASE, Profile

PAGE = 4096
RESERVE, IV = 80, 16
SALT = 16
LOG_HEAD, FRAME_HEAD = 32, 24
SQLITE = b"SQLite format 3\0"


def spellings(text: str) -> dict[str, bytes]:
    """The ways in which a text may stand in a file."""
    ways = {"as typed": text, "decomposed": normalize("NFD", text), "folded": fold(text), "capitals": text.upper()}
    encoded = {way: one.encode() for way, one in ways.items()}
    return encoded | {f"UTF-16 {way}": text.encode(f"utf-16-{way}") for way in ("le", "be")}


def found_in(content: dict[str, bytes], *texts: str) -> set[str]:
    """Where any of the texts stands in any spelling: names of the files."""
    wanted = [one for text in texts for one in spellings(text).values()]
    return {name for name, whole in content.items() if any(one in whole for one in wanted)}


def plain_files(folder: Path) -> dict[str, bytes]:
    """All files of a hub, as they are."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def laptop_files(profile: Profile) -> dict[str, bytes]:
    """All files of a laptop, the pages of its database decrypted; raises where the key opens no page."""
    with ProfileFolder(profile.path).lock():
        key = ProfileFolder(profile.path).open(PASSPHRASE).key.raw
    return files_under(profile.path, key)


def files_under(folder: Path, key: bytes) -> dict[str, bytes]:
    """The same for an open laptop, or a copy of one, whose key is known."""
    found = plain_files(folder)
    for name, whole in found.items():
        if name.endswith(".db"):
            found[name] = b"".join(_database(whole, key))
        elif name.endswith(".db-wal"):
            found[name] = b"".join(_log(whole, key))
    return found


def _database(whole: bytes, key: bytes) -> Iterator[bytes]:
    first = SQLITE + _opened(whole[SALT:PAGE], key)
    assert first[16:18] == PAGE.to_bytes(2, "big"), "the key opens no page"
    yield first
    for at in range(PAGE, len(whole), PAGE):
        yield _opened(whole[at : at + PAGE], key)


def _log(whole: bytes, key: bytes) -> Iterator[bytes]:
    """Frames of the write-ahead log; old ones behind the end too. The first page has its salt in front."""
    for at in range(LOG_HEAD, len(whole), FRAME_HEAD + PAGE):
        head, page = whole[at : at + FRAME_HEAD], whole[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]
        yield _opened(page[SALT:] if head[:4] == b"\0\0\0\1" else page, key)


def _opened(page: bytes, key: bytes) -> bytes:
    secret, iv = page[:-RESERVE], page[-RESERVE : IV - RESERVE]
    if not any(page):
        return b""
    reader = Cipher(AES(key), CBC(iv)).decryptor()
    return reader.update(secret) + reader.finalize()
