# SPDX-License-Identifier: Apache-2.0
"""How the bytes of a file stand on the disk: under a mask of its own, without which no page says anything of them.

Large values move between pages and leave copies where nothing overwrites them, on PostgreSQL until the server comes
by. So a file is erased by its mask, 32 random bytes in a small table that can be written anew at once (decision 058).
"""

import hashlib
import os
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from sync.store.log_tables import FILE_MASK

MASK_BYTES: Final = 32


def mask_of(connection: Connection, sha256: bytes) -> bytes:
    """The mask of a file of which bytes are here or come now; the first time one is made."""
    found = connection.execute(select(FILE_MASK.c.mask).where(FILE_MASK.c.sha256 == sha256)).scalar_one_or_none()
    if found is not None:
        return bytes(found)
    mask = os.urandom(MASK_BYTES)
    connection.execute(insert(FILE_MASK), {"sha256": sha256, "mask": mask})
    return mask


def drop_mask(connection: Connection, sha256: bytes) -> None:
    """Forget the mask of a file whose bytes are removed."""
    connection.execute(delete(FILE_MASK).where(FILE_MASK.c.sha256 == sha256))


def masked(mask: bytes, start: int, content: bytes) -> bytes:
    """The bytes of a piece as they are kept, or again as they were."""
    stream = hashlib.shake_256(mask + start.to_bytes(8, "big")).digest(len(content))
    both = int.from_bytes(content, "little") ^ int.from_bytes(stream, "little")
    return both.to_bytes(len(content), "little")
