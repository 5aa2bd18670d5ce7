# SPDX-License-Identifier: Apache-2.0
"""The form of an invite: ten letters of 5 bits, shown 5-5. The first half finds it, the second proves it.

The alphabet leaves out I, L, O and U; what people type for the first three is read as what they saw.
"""

import hashlib
import hmac
import secrets
from typing import Final, NamedTuple

from sync.log.errors import Refused

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HALF: Final = 5
_LOOK_ALIKES: Final = str.maketrans("ILO", "110", " -\u2010\u2011\u2013\t")
_DOMAIN: Final = b"loa invite 1"


class InviteCode(NamedTuple):
    """Both halves, in capitals."""

    selector: str
    verifier: str

    def __str__(self) -> str:
        return f"{self.selector}-{self.verifier}"

    def proof(self, secret: bytes) -> bytes:
        """What is kept of the code instead of its second half; bound to the hub by its secret."""
        return hmac.digest(secret, _DOMAIN + self.selector.encode() + self.verifier.encode(), hashlib.sha256)


def new_code() -> InviteCode:
    """50 random bits."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(2 * HALF))
    return InviteCode(letters[:HALF], letters[HALF:])


def read_code(entered: str) -> InviteCode:
    """The code that a person typed, with or without hyphen, spaces, capitals.

    Raises Refused("invite_unknown") for what cannot be one.
    """
    letters = entered.upper().translate(_LOOK_ALIKES)
    if len(letters) != 2 * HALF or not set(letters) <= set(ALPHABET):
        raise unknown_invite()
    return InviteCode(letters[:HALF], letters[HALF:])


def unknown_invite() -> Refused:
    """One answer for a code that never was and for one whose second half is wrong."""
    return Refused("invite_unknown", "there is no such invite")
