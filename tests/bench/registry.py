# SPDX-License-Identifier: Apache-2.0
"""Every bench by its name."""

from collections.abc import Callable, Mapping

from tests.bench.against_pouchdb import pull_time_vs_pouchdb, push_bytes_vs_pouchdb, push_time_vs_pouchdb
from tests.bench.blocks import longest_block_ms
from tests.bench.cuts import cut_64k_overhead, edits_100_bytes
from tests.bench.first_pull import first_pull_usable_s
from tests.bench.fold import fold_vs_insert
from tests.bench.frame import frame_vs_bare_window
from tests.bench.growth import one_record_sync_growth
from tests.bench.idle import idle_sync_bytes, idle_sync_requests
from tests.bench.ingest import hub_ingest_vs_executemany
from tests.bench.ingest_pg import hub_ingest_pg_vs_executemany
from tests.bench.keys import key_latency_p95_ms
from tests.bench.memory import memory_20k_mb
from tests.bench.page_million import page_1m_ms, page_1m_vs_sql
from tests.bench.push import push_bytes_vs_patchset
from tests.bench.result import Result
from tests.bench.save import save_vs_rows
from tests.bench.search_million import search_1m_ms, search_1m_vs_fts
from tests.bench.start import start_vs_parts

BENCHES: Mapping[str, Callable[[], Result]] = {
    bench.__name__: bench
    for bench in (
        save_vs_rows,
        fold_vs_insert,
        push_bytes_vs_patchset,
        idle_sync_requests,
        idle_sync_bytes,
        edits_100_bytes,
        cut_64k_overhead,
        hub_ingest_vs_executemany,
        frame_vs_bare_window,
        start_vs_parts,
        memory_20k_mb,
        key_latency_p95_ms,
        longest_block_ms,
        page_1m_vs_sql,
        page_1m_ms,
        search_1m_vs_fts,
        search_1m_ms,
        hub_ingest_pg_vs_executemany,
        push_time_vs_pouchdb,
        push_bytes_vs_pouchdb,
        pull_time_vs_pouchdb,
        one_record_sync_growth,
        first_pull_usable_s,
    )
}
