# SPDX-License-Identifier: Apache-2.0
"""A laptop one version ahead, a hub and a colleague behind: what they do not know goes through them unharmed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import select

from sync.store.log_tables import CHANGE
from tests.support.hub_process import ROOT, HubProcess
from tests.support.newer_program import NEW_FIELD
from tests.support.nodes import PASSPHRASE, Profile, enrolled, hub_store


def newer(profile: Profile, *words: str, given: Any = None) -> Any:
    """The answer of the newer program."""
    command = [sys.executable, "-m", "tests.support.newer_program", "loa", "--profile", str(profile.path), "--json"]
    environ = {**os.environ, "LOA_PASSPHRASE": PASSPHRASE}
    text = None if given is None else json.dumps(given)
    done = subprocess.run(
        [*command, *words], cwd=ROOT, env=environ, input=text, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def bodies(profile: Profile) -> set[bytes]:
    with profile.opened() as desk, desk.laptop.reading() as at:
        return set(at.connection.execute(select(CHANGE.c.body).where(CHANGE.c.type == "village")).scalars())


def test_a_field_of_the_next_version_survives_hub_and_colleague_and_is_there_after_their_upgrade(
    tmp_path: Path, own_hub: HubProcess
) -> None:
    ahead, behind = (enrolled(tmp_path / name, own_hub) for name in ("xã 1", "xã 2"))
    village = newer(ahead, "add", "village", given={"name": "Thôn 1", "kind": "thon", NEW_FIELD: 312})["ids"][0]
    assert newer(ahead, "sync")["held"] == []
    with behind.opened() as desk:
        desk.sync()
        assert NEW_FIELD not in desk.show(village)["fields"]
        desk.edit(village, name="Thôn Một")
        desk.sync()
    newer(ahead, "sync")
    assert newer(ahead, "show", village)["fields"] == {"name": "Thôn Một", "kind": "thon", NEW_FIELD: 312}
    assert newer(behind, "show", village)["fields"][NEW_FIELD] == 312
    assert newer(behind, "check")["ok"]
    with hub_store(own_hub) as connection:
        at_hub = set(connection.execute(select(CHANGE.c.body).where(CHANGE.c.type == "village")).scalars())
    assert bodies(ahead) == bodies(behind) == at_hub
