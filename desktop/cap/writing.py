# SPDX-License-Identifier: Apache-2.0
"""Writes a message as CAP 1.2: its namespace, its elements in the order of the standard."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement, indent, tostring

from desktop.cap.schema import ALERT, NAMESPACE, Element, Message


def write_cap(message: Message) -> bytes:
    """The XML document of a message, UTF-8."""
    root = XmlElement("alert", {"xmlns": NAMESPACE})
    _fill(root, message, ALERT)
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _fill(parent: XmlElement, message: Mapping[str, Any], elements: Mapping[str, Element]) -> None:
    for name, element in elements.items():
        told = message.get(name)
        for value in told if isinstance(told, list) else [] if told is None else [told]:
            child = SubElement(parent, name)
            if element.inner:
                _fill(child, value, element.inner)
            else:
                child.text = value
