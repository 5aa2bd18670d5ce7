# SPDX-License-Identifier: Apache-2.0
"""The three families of failure that every room raises and every caller can tell apart.

Anything else that is raised is a bug. A code is a stable word: the command line prints
it, the hub sends it as an RFC 9457 problem, the window looks its text up.
"""

from collections.abc import Mapping
from types import MappingProxyType


class LoaError(Exception):
    """A failure with a stable code, a sentence for the log and the fields it concerns."""

    def __init__(self, code: str, message: str = "", fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message or code)
        self.code = code
        self.message = message or code
        self.fields: Mapping[str, str] = MappingProxyType(dict(fields or {}))


class Refused(LoaError):
    """The person can mend it: the input, the right or the state does not allow it."""


class Unavailable(LoaError):
    """The world must change first; nothing was lost and trying again is safe."""


class Stopped(LoaError):
    """The person or the program cancelled; what was finished before stands."""
