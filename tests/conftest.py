# SPDX-License-Identifier: Apache-2.0
"""What holds for every test: no unexpected warning in the log, how hard Hypothesis looks, windows off-screen, and
which begin the run."""

import gc
import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# Windows are real and never shown, whatever screen the machine has.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

pytest_plugins = ("tests.support.office_fixtures",)

SLOW_MACHINE = (HealthCheck.too_slow,)

# The same examples on every run and every machine; `LOA_HYPOTHESIS=torture` looks for new ones.
settings.register_profile(
    "quick", max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW_MACHINE
)
settings.register_profile("torture", max_examples=3000, deadline=None, suppress_health_check=SLOW_MACHINE)
settings.load_profile(os.environ.get("LOA_HYPOTHESIS", "quick"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin the run, so that at its end no process waits for another that plays one of them."""
    items.sort(key=lambda one: one.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: no sweep of garbage needs to look through it."""
    gc.collect()
    gc.freeze()


class Gathering(logging.Handler):
    """Keeps every message at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@pytest.fixture(autouse=True)
def log_holds_only_what_was_expected(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a message at WARNING or above, unless `@pytest.mark.expects_log("part of it")` announces it."""
    expected = [part for mark in request.node.iter_markers("expects_log") for part in mark.args]
    gathering = Gathering()
    logging.getLogger().addHandler(gathering)
    yield
    logging.getLogger().removeHandler(gathering)
    unexpected = [message for message in gathering.messages if not any(part in message for part in expected)]
    absent = [part for part in expected if not any(part in message for message in gathering.messages)]
    assert not unexpected, f"logged without being announced: {unexpected}"
    assert not absent, f"announced but not logged: {absent}"
