"""What was at agencies before: many old cases, with their claims and payments."""

from typing import Any

from odoo.tools import SQL

FILE, ROW = "credit.followup.feedback", "credit.followup.feedback.row"


def remember(env: Any, case: Any, count: int) -> None:
    """Let so many settled cases have been there, each like this one, with a payment."""
    item, row = case.item_ids[:1], _paid(env, case)
    env.flush_all()
    name = "'OLD/' || n"
    ids = _copies(env, case, count, name=name, agency_ref=name, state="'settled'")
    case_id = f"{ids[0]} + n - 1"
    _copies(env, item, count, placement_id=case_id, is_live="false")
    said = {"identity": name, "payment_ref": name, "placement_id": case_id}
    _copies(env, row, count, **said)
    for model in (case, item, row):
        env.cr.execute(SQL("ANALYZE %s", SQL.identifier(model._table)))
    env.invalidate_all()


def _paid(env: Any, case: Any) -> Any:
    """Return a payment of an earlier file."""
    agency = case.agency_id
    file = {"name": "old.csv", "sha256": "0", "mapping_id": agency.mapping_id.id}
    said = {"kind": "payment", "identity": "OLD/0", "amount": 1, "state": "applied"}
    return env[ROW].create(
        {
            **said,
            "feedback_id": env[FILE].create({**file, "agency_id": agency.id}).id,
            "company_id": case.company_id.id,
            "agency_id": agency.id,
            "currency_id": case.currency_id.id,
            "payment_ref": "OLD/0",
            "placement_id": case.id,
        }
    )


def _copies(env: Any, record: Any, count: int, **said: str) -> list[int]:
    """Copy a row so many times; return the ids, which follow each other.

    :param said: what differs, as SQL of the number ``n``
    """
    names = [
        name
        for name, field in record._fields.items()
        if field.store and field.column_type and name != "id"
    ]
    query = SQL(
        "INSERT INTO %(table)s (%(names)s) SELECT %(values)s"
        " FROM %(table)s old, generate_series(1, %(count)s) n"
        " WHERE old.id = %(id)s ORDER BY n RETURNING id",
        table=SQL.identifier(record._table),
        names=SQL(", ").join(map(SQL.identifier, names)),
        values=SQL(", ").join(
            SQL(said[name]) if name in said else SQL.identifier("old", name)
            for name in names
        ),
        count=count,
        id=record.id,
    )
    return [one for (one,) in env.execute_query(query)]
