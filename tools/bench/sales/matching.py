"""One new partner, compared with the old bad debtors among two hundred thousand."""

import statistics
from typing import Any

from odoo.tools import SQL

from tools.bench.gauge import Reading, clock
from tools.bench.ledger import need
from tools.bench.rows import clone, inserted, numbered

PARTNERS = 200_000
# One customer in twenty is a bad debtor, each with some traces.
BAD, TRACES = 10_000, 5
ROUNDS = 20


def measure(env: Any) -> dict:
    """Look at new partners, some of whom are old ones."""
    _partners(env)
    _traces(env)
    found = [_one(env, number) for number in range(ROUNDS)]
    return {
        "partners": PARTNERS,
        "traces": BAD * TRACES,
        "median_ms": statistics.median(one.per(1) for one in found),
        "most_ms": max(one.per(1) for one in found),
        "queries": max(one.queries for one in found),
    }


def _partners(env: Any) -> None:
    """Have as many partners as a large company, each with a number of his own."""
    one = env["res.partner"].create({"name": "Other 0", "is_company": True})
    env.flush_all()
    changes = {
        "name": SQL("'Other ' || n.n"),
        "complete_name": SQL("'Other ' || n.n"),
        "vat": SQL("'BE' || (1000000000 + n.n)"),
        "phone": SQL("'+32 ' || (200000000 + n.n)"),
        "commercial_partner_id": SQL("NULL"),
    }
    clone(
        env, "res_partner", changes, numbered(PARTNERS), SQL("source.id = %s", one.id)
    )
    env.cr.execute(
        SQL(
            "UPDATE res_partner SET commercial_partner_id = id"
            " WHERE commercial_partner_id IS NULL"
        )
    )
    env.cr.commit()
    env.cr.execute("ANALYZE res_partner")


def _traces(env: Any) -> None:
    env.cr.execute(
        SQL(
            "INSERT INTO credit_followup_trace (company_id, partner_id, kind, value)"
            " SELECT %s, partner.id, 'phone', right(phone, 4) || n.n || right(vat, 6)"
            " FROM (SELECT id, phone, vat FROM res_partner WHERE vat IS NOT NULL"
            " ORDER BY id DESC LIMIT %s) partner, generate_series(1, %s) n",
            env.company.id,
            BAD,
            TRACES,
        )
    )
    inserted(env, "credit_followup_trace")
    bad = env["res.partner"].search([("vat", "!=", False)], limit=1, order="id desc")
    env["credit.followup.trace"].create(
        {
            "company_id": env.company.id,
            "partner_id": bad.id,
            "kind": "phone",
            "value": "55501020",
        }
    )
    env.cr.commit()


def _one(env: Any, number: int) -> Reading:
    new = env["res.partner"].create(
        {
            "name": f"New {number}",
            "is_company": True,
            "phone": "+32 9 555 01 020",
            "street": f"Rue Neuve {number}",
            "city": "Namur",
        }
    )
    env.flush_all()
    env.invalidate_all()
    with clock(env) as reading:
        said = new.followup_resembles
    need("Other" in (said or ""), "the old debtor was not found")
    return reading
