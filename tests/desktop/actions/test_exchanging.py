# SPDX-License-Identifier: Apache-2.0
"""What an exchange leaves behind: the state of a failure, the next try, the mode; told alike by sync and status."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.actions.exchanging import choose_mode, sync_laptop, tell_settings, tell_status
from desktop.actions.summing_up import sum_up
from desktop.actions.sync_facts import sync_facts
from desktop.laptop import Laptop, Workplace, furnish
from sync.client.link import HubLink, keep_link
from sync.client.patience import SHORTEST_MS, Mode
from sync.log.errors import LoaError
from tests.support.nodes import COMMUNE, tree
from tests.support.stores import store
from tests.sync.client.small_server import Seen, saying, serving

HTML = b"<html>"
ASKED = timedelta(minutes=2)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with store(tmp_path) as database:
        yield furnish(database, tree(), Workplace(COMMUNE, "Cán bộ xã 1"))


@pytest.fixture
def gateway(laptop: Laptop) -> Iterator[Seen]:
    """A machine before the hub that asks to be left alone for two minutes."""
    with serving(saying(503, "text/html", HTML, **{"Retry-After": str(ASKED.seconds)})) as server:
        with laptop.writing() as desk:
            keep_link(desk.connection, HubLink(server.url, b"h" * 32, "15", b"", (COMMUNE,), ("operator",)))
        yield server


def fail(laptop: Laptop) -> LoaError:
    with pytest.raises(LoaError) as found:
        sync_laptop(laptop)
    return found.value


@pytest.mark.usefixtures("gateway")
def test_a_failure_tells_the_next_step_and_the_next_try_and_status_tells_the_same(laptop: Laptop) -> None:
    before = laptop.now().replace(microsecond=0)  # the next try is told in whole seconds
    error = fail(laptop)
    after = laptop.now()
    status = tell_status(laptop)
    assert (error.code, error.fields["next_step"]) == ("gateway_failed", "wait")
    assert error.fields["next_try"] == status["next_try"] == sync_facts(laptop).next_try
    next_try = datetime.fromisoformat(status["next_try"])
    assert before + ASKED <= next_try <= after + ASKED + timedelta(milliseconds=SHORTEST_MS)
    assert (status["last_failure"]["code"], status["last_failure"]["who"]) == ("gateway_failed", "nobody")
    assert sum_up(laptop).not_before is not None


def test_asked_by_a_person_it_tries_at_once_all_the_same(laptop: Laptop, gateway: Seen) -> None:
    fail(laptop)
    fail(laptop)
    assert len(gateway.asked) == 2
    assert tell_status(laptop)["last_failure"]["tries"] == 2


@pytest.mark.usefixtures("gateway")
def test_a_laptop_that_waits_to_be_asked_has_no_next_try(laptop: Laptop) -> None:
    choose_mode(laptop, Mode.MANUAL)
    assert "next_try" not in fail(laptop).fields
    status = tell_status(laptop)
    assert (status["next_try"], status["mode"], sum_up(laptop).is_manual) == (None, "manual", True)
    assert tell_settings(laptop) == {"exchange": "manual"}


@pytest.mark.usefixtures("gateway")
def test_what_failed_leaves_nothing_confirmed(laptop: Laptop) -> None:
    fail(laptop)
    status = tell_status(laptop)
    assert (status["last_confirmed"], status["unsent"]) == (None, 1)
