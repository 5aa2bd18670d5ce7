# SPDX-License-Identifier: Apache-2.0
"""Reads a CAP 1.2 file into a message: safe XML, the elements of the standard, nothing about what they mean here."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.cap.schema import ALERT, FAMILY, NAMESPACE, Element, Message
from sync.log.errors import Refused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as XmlElement

LARGEST_FILE: Final = 512 * 1024
"""Bytes; alerts have a few thousand, one with many drawn areas some ten thousand."""


def read_cap_file(path: Path) -> Message:
    """The message of a file; no more of it is read than a message may have.

    Raises Refused: ``no_file``, ``cap_too_large`` and those of ``read_cap``.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused("no_file", f"{path} cannot be read: {error.strerror}") from error
    return read_cap(content)


def read_cap(content: bytes) -> Message:
    """The message in these bytes.

    Raises Refused: ``cap_too_large``, ``cap_unsafe`` for entities and document types, ``cap_not_xml`` also where the
    end is missing, ``not_cap``, ``cap_other_version``, ``cap_incomplete`` and ``cap_bad_value`` with the elements.
    """
    if len(content) > LARGEST_FILE:
        raise Refused("cap_too_large", f"a CAP message may have {LARGEST_FILE // 1024} KiB")
    from defusedxml import DefusedXmlException  # noqa: PLC0415  few laptops read one, every window would hold it
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415  as above

    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused("cap_unsafe", "the file defines entities or a document type") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refused("cap_not_xml", f"the file is no whole XML document: {error}") from error
    namespace, name = _split(str(root.tag))
    if name != "alert" or not namespace.startswith(FAMILY):
        raise Refused("not_cap", "the file holds no CAP alert")
    if namespace != NAMESPACE:
        raise Refused("cap_other_version", "only CAP 1.2 is read", {"version": namespace.removeprefix(FAMILY)})
    return _message(root, ALERT, "")


def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return namespace.removeprefix("{"), name


def _message(parent: "XmlElement", elements: Mapping[str, Element], where: str) -> Message:
    """What stands inside one element; a signature and other foreign elements are passed over."""
    message: Message = {}
    for child in parent:
        namespace, name = _split(str(child.tag))
        if namespace == NAMESPACE:
            _take(message, child, elements.get(name), where + name)
    missing = [where + name for name, one in elements.items() if one.is_required and name not in message]
    if missing:
        raise Refused("cap_incomplete", "the message lacks elements", dict.fromkeys(missing, "required"))
    return message


def _take(message: Message, child: "XmlElement", element: Element | None, where: str) -> None:
    if element is None:
        raise _bad(where, "unknown_element")
    name = where.rpartition(".")[2]
    value = _message(child, element.inner, f"{where}.") if element.inner else _text(child, element, where)
    if value == "":
        return
    if element.is_many:
        message.setdefault(name, []).append(value)
    elif name in message:
        raise _bad(where, "listed_twice")
    else:
        message[name] = value


def _text(child: "XmlElement", element: Element, where: str) -> str:
    if len(child):
        raise _bad(where, "wrong_kind")
    text = (child.text or "").strip()
    if text and element.codes and text not in element.codes:
        raise _bad(where, "unknown_code")
    if text and element.is_moment:
        _check_moment(text, where)
    return text


def _check_moment(text: str, where: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _bad(where, "bad_moment") from None
    if moment.tzinfo is None:
        raise _bad(where, "bad_moment")


def _bad(where: str, code: str) -> Refused:
    return Refused("cap_bad_value", f"{where} is not as CAP 1.2 has it", {where: code})
