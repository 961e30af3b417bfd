"""What becomes of the jobs of a database, as it happens."""

import select
import time
from collections.abc import Callable
from typing import Any, Self, TypeVar

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

from odoo.sql_db import connection_info_for

from tools.hosts.balancer import PATIENCE_SECONDS

# Where each job that is added or moves is told.
CHANNEL = "queue_job"
T = TypeVar("T")


class Jobs:
    """What is told of the jobs of a database, as it happens."""

    def __init__(self, database: str) -> None:
        """Listen from now on."""
        _name, info = connection_info_for(database)
        self.connection = psycopg2.connect(**info)
        self.connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        with self.connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")

    def __enter__(self) -> Self:
        """Return itself: closed at the end."""
        return self

    def __exit__(self, *_failure: object) -> None:
        """Close the connection."""
        self.connection.close()

    def wait(self, reached: Callable[[], T]) -> T:
        """Return what is true of ``reached`` after some job has moved."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not (found := reached()):
            left = end - time.monotonic()
            assert left > 0, "the jobs do not get on"
            # Jobs of dead servers move a second later: look then as well.
            select.select([self.connection], [], [], min(left, 1))
            self.connection.poll()
            self.connection.notifies.clear()
        return found

    def rows(self, statement: str, *values: Any) -> list[tuple]:
        """Return the rows of a statement, committed by now."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())
