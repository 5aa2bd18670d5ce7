# SPDX-License-Identifier: Apache-2.0
"""Forks, told by device: how often one actor of it has written two changes under one number, as a copy does."""

from sqlalchemy import Connection, func, select

from sync.store.log_tables import FORK, RUN


def forks_of_devices(connection: Connection) -> dict[bytes, int]:
    """Public key of a device → numbers written twice; both changes stand in each case."""
    written = select(RUN.c.actor, RUN.c.device).distinct().subquery()
    statement = (
        select(written.c.device, func.count().label("numbers"))
        .join(FORK, FORK.c.actor == written.c.actor)
        .group_by(written.c.device)
    )
    return {row.device: row.numbers for row in connection.execute(statement)}
