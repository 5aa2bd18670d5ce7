# SPDX-License-Identifier: Apache-2.0
"""The one line by which a laptop is enrolled: the address of a hub and a code, in any order, as they were copied."""

import re
from typing import Final, NamedTuple

from sync.log.errors import Refused

_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_CODE: Final = re.compile(r"(?<![\w-])([0-9A-Za-z]{5})[-\u2010-\u2015 ]?([0-9A-Za-z]{5})(?![\w-])")


class EnrolmentLine(NamedTuple):
    """Where to enrol and by which code."""

    address: str
    code: str


def read_enrolment_line(text: str) -> EnrolmentLine:
    """The address and the code in a text; Refused ``bad_address`` or ``invite_unknown`` where one is absent."""
    address = _ADDRESS.search(text)
    if address is None:
        raise Refused("bad_address", "there is no address in the line")
    rest = text.replace(address.group(), " ")
    code = _CODE.search(rest)
    if code is None:
        raise Refused("invite_unknown", "there is no code in the line")
    return EnrolmentLine(address.group().rstrip("/"), "-".join(code.groups()).upper())
