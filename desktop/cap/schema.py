# SPDX-License-Identifier: Apache-2.0
"""CAP 1.2 (OASIS, ITU-T X.1303): the elements of a message in order, how often each stands, their codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

NAMESPACE: Final = "urn:oasis:names:tc:emergency:cap:1.2"
FAMILY: Final = "urn:oasis:names:tc:emergency:cap:"

Message = dict[str, Any]
"""Element name → text, an inner message, or a list of them where the element may stand more than once."""


@dataclass(frozen=True)
class Element:
    """One element: required or not, once or often, with inner elements or a text, perhaps of a few codes."""

    is_required: bool = False
    is_many: bool = False
    inner: Mapping[str, "Element"] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    is_moment: bool = False


def _codes(words: str, is_required: bool = True, is_many: bool = False) -> Element:
    return Element(is_required, is_many, codes=frozenset(words.split()))


_ONE: Final = Element()
_MANY: Final = Element(is_many=True)
_NEEDED: Final = Element(is_required=True)
_MOMENT: Final = Element(is_moment=True)
_PAIR: Final = Element(is_many=True, inner={"valueName": _NEEDED, "value": _NEEDED})

RESOURCE: Final = {
    "resourceDesc": _NEEDED,
    "mimeType": _ONE,
    "size": _ONE,
    "uri": _ONE,
    "derefUri": _ONE,
    "digest": _ONE,
}
AREA: Final = {
    "areaDesc": _NEEDED,
    "polygon": _MANY,
    "circle": _MANY,
    "geocode": _PAIR,
    "altitude": _ONE,
    "ceiling": _ONE,
}
INFO: Final = {
    "language": _ONE,
    "category": _codes(
        "Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other", is_required=True, is_many=True
    ),
    "event": _NEEDED,
    "responseType": _codes(
        "Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None", is_required=False, is_many=True
    ),
    "urgency": _codes("Immediate Expected Future Past Unknown"),
    "severity": _codes("Extreme Severe Moderate Minor Unknown"),
    "certainty": _codes("Observed Likely Possible Unlikely Unknown"),
    "audience": _ONE,
    "eventCode": _PAIR,
    "effective": _MOMENT,
    "onset": _MOMENT,
    "expires": _MOMENT,
    "senderName": _ONE,
    "headline": _ONE,
    "description": _ONE,
    "instruction": _ONE,
    "web": _ONE,
    "contact": _ONE,
    "parameter": _PAIR,
    "resource": Element(is_many=True, inner=RESOURCE),
    "area": Element(is_many=True, inner=AREA),
}
ALERT: Final = {
    "identifier": _NEEDED,
    "sender": _NEEDED,
    "sent": Element(is_required=True, is_moment=True),
    "status": _codes("Actual Exercise System Test Draft"),
    "msgType": _codes("Alert Update Cancel Ack Error"),
    "source": _ONE,
    "scope": _codes("Public Restricted Private"),
    "restriction": _ONE,
    "addresses": _ONE,
    "code": _MANY,
    "note": _ONE,
    "references": _ONE,
    "incidents": _ONE,
    "info": Element(is_many=True, inner=INFO),
}
