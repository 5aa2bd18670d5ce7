# SPDX-License-Identifier: Apache-2.0
"""The three families of failure: a code, a sentence, fields; told apart by their class."""

import pytest

from sync.log.errors import LoaError, Refused, Stopped, Unavailable


@pytest.mark.parametrize("family", [Refused, Unavailable, Stopped])
def test_every_family_carries_code_sentence_and_fields(family: type[LoaError]) -> None:
    error = family("disk_full", "the disk is full", {"note": "too_long"})
    assert (error.code, error.message, dict(error.fields)) == ("disk_full", "the disk is full", {"note": "too_long"})


def test_without_a_sentence_the_code_speaks() -> None:
    assert str(Refused("unknown_record")) == "unknown_record"


def test_the_fields_of_an_error_are_a_copy_that_nobody_changes() -> None:
    fields = {"note": "too_long"}
    error = Refused("invalid_fields", fields=fields)
    fields.clear()
    assert dict(error.fields) == {"note": "too_long"}
    assert not hasattr(error.fields, "__setitem__")


def test_what_is_refused_is_not_unavailable() -> None:
    assert not issubclass(Refused, Unavailable)
    assert not issubclass(Unavailable, Refused)
    assert not issubclass(Stopped, Refused | Unavailable)
