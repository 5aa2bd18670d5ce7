# SPDX-License-Identifier: Apache-2.0
"""What must hold of attached files: what is acknowledged is at the hub, and at calm all is where its records are."""

from collections.abc import Mapping, Sequence

from sync.store.files import read_pieces
from tests.simulation.media import Disk
from tests.simulation.nodes import Station
from tests.simulation.safety import demand
from tests.simulation.world import World

Units = Mapping[Station, Sequence[str]]
"""The units that each station may see whole today."""


def whole_files(disk: Disk) -> set[bytes]:
    """Files of which a store says that all is there."""
    return {sha256 for (sha256,) in disk.read("SELECT sha256 FROM file WHERE here = size")}


def check_files(world: World, units: Units) -> None:
    """A file that any disk still holds is whole at the hub and with everybody who sees a record that lists it."""
    mentions = world.hub.disk.read("SELECT sha256, unit FROM file_mention ORDER BY sha256, unit")
    held = {station: whole_files(station.disk) for station in world.stations}
    here = whole_files(world.hub.disk)
    for sha256, unit in mentions:
        readers = [station for station in world.stations if unit in units[station]]
        if sha256 in here or any(sha256 in held[one] for one in readers):
            lacking = [one.name for one in readers if sha256 not in held[one]]
            demand(sha256 in here and not lacking, "files are where their records are", (sha256.hex()[:8], lacking))


def check_bytes(world: World) -> None:
    """The bytes that a store calls whole are those that were chosen."""
    for disk in (world.hub.disk, *(station.disk for station in world.stations)):
        with disk.database.reading() as connection:
            for sha256 in sorted(whole_files(disk) & world.ledger.files.keys()):
                content = b"".join(read_pieces(connection, sha256))
                demand(content == world.ledger.files[sha256], "a file is what was chosen", sha256.hex()[:8])
