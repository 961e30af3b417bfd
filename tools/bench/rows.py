"""Rows cloned by SQL: one of Odoo's making becomes as many as a bench needs."""

from typing import Any

from odoo.tools import SQL


def numbered(count: int) -> SQL:
    """Return the rows `n.n` from 1 to `count`, to clone for."""
    return SQL("generate_series(1, %s) n", count)


def clone(env: Any, table: str, changes: dict[str, SQL], rows: SQL, which: SQL) -> None:
    """Insert a copy of the rows for each of `rows` (a table `n`), with changed columns.

    :param which: the condition of the rows that are copied, those of `source`
    """
    kept = [name for name in _columns(env, table) if name not in {"id", *changes}]
    names = [SQL.identifier(name) for name in (*kept, *changes)]
    values = [SQL.identifier("source", name) for name in kept] + [*changes.values()]
    env.cr.execute(
        SQL(
            "INSERT INTO %s (%s) SELECT %s FROM %s source, %s WHERE %s",
            SQL.identifier(table),
            SQL(", ").join(names),
            SQL(", ").join(values),
            SQL.identifier(table),
            rows,
            which,
        )
    )
    inserted(env, table)


def inserted(env: Any, table: str) -> None:
    """Go on numbering after the rows that were inserted, and let the planner know."""
    env.cr.execute(
        SQL(
            "SELECT setval(%s, (SELECT max(id) FROM %s))",
            f"{table}_id_seq",
            SQL.identifier(table),
        )
    )
    # The checks of foreign keys into this table were planned when it was empty.
    env.cr.execute(SQL("ANALYZE %s", SQL.identifier(table)))


def last_id(env: Any, table: str) -> int:
    """Return the highest id of a table, 0 where it is empty."""
    query = SQL("SELECT COALESCE(max(id), 0) FROM %s", SQL.identifier(table))
    return env.execute_query(query)[0][0]


def _columns(env: Any, table: str) -> list[str]:
    env.cr.execute(
        SQL(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND is_generated = 'NEVER'",
            table,
        )
    )
    return [name for (name,) in env.cr.fetchall()]
