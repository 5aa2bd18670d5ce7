# SPDX-License-Identifier: Apache-2.0
"""As ``ingest``, on PostgreSQL: a hub process and a bulk insert by SQLAlchemy Core, both on one private cluster."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, MetaData, Table, create_engine, insert, text

from sync.store.postgresql import read_url
from tests.bench.ingest import HOW, measure_ingest
from tests.bench.places import STORES, scratch
from tests.bench.result import Result
from tests.support.hub_process import running_hub
from tests.support.postgres import running_cluster

DURABLE = ("fsync=on", "synchronous_commit=on", "shared_buffers=256MB", "max_wal_size=2GB", "autovacuum=on")
HOW_PG = HOW.replace("on SQLite", "on PostgreSQL, one worker").replace(
    "of the same kind of database, WAL, synchronous=FULL, 1,000 a commit",
    "in the same cluster (fsync on, on the checkout's file system, a socket), 1,000 a commit",
)


class HandMade:
    """One table like the hub's, its indexes too, in a schema of its own beside the hub's."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = create_engine(read_url(url))
        with self.engine.begin() as connection:
            connection.execute(text("CREATE SCHEMA by_hand"))
            connection.execute(text("CREATE TABLE by_hand.broadcast_log (LIKE public.broadcast_log INCLUDING ALL)"))
            self.table = Table("broadcast_log", MetaData(), autoload_with=connection, schema="by_hand")

    def last_rows(self, records: Collection[bytes]) -> list[dict[str, Any]]:
        """The rows that the hub folded from the last parcel, which was of these records."""
        asked = text("SELECT * FROM public.broadcast_log WHERE record_id = ANY(:records)")
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(asked, {"records": list(records)}).mappings()]

    def insert(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """A thousand rows in one durable transaction."""
        with self.engine.begin() as connection:
            connection.execute(insert(self.table), rows)

    def close(self) -> None:
        """Its connections."""
        self.engine.dispose()


def hub_ingest_pg_vs_executemany() -> Result:
    """Changes a second of the hub over rows a second of the bulk insert."""
    STORES.mkdir(parents=True, exist_ok=True)
    with (
        scratch() as folder,
        running_cluster(DURABLE, STORES) as cluster,
        cluster.fresh() as url,
        running_hub(folder / "hub", url=url) as hub,
    ):
        return measure_ingest(hub, HandMade(url), 0.5, HOW_PG)
