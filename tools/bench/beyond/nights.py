"""What covers and limitation add to a night, and what reading exposures takes."""

from datetime import timedelta
from typing import Any

from odoo.tools import SQL

from odoo.addons.credit_followup_insurance.facts.exposures import read_exposures

from tools.bench.gauge import clock
from tools.bench.ledger import forget_wakes, need, night
from tools.bench.people.clocks import QUIETLY
from tools.bench.rows import clone, last_id
from tools.bench.settings import AS_OF

LIMIT = 5000.0
FEW, MANY = 100, 1000
# By then all that is overdue is late enough to be watched.
LATER = timedelta(days=63)


def measure(env: Any) -> dict:
    """Cover nobody, then every customer: two nights of each, and his exposure."""
    figures: dict = {"bare": _followed(env, AS_OF)}
    contract = _contract(env)
    partners = _cover_all(env, contract)
    figures |= {
        "customers": len(partners),
        "exposures": {
            count: _exposures(contract, partners.ids[:count]) for count in (FEW, MANY)
        },
        "joining": _followed(env, AS_OF + timedelta(days=1)),
        "still": _followed(env, AS_OF + timedelta(days=2)),
    }
    losses = env["credit.followup.insurance.loss"]
    figures["joined"] = len(losses.search([]).item_ids)
    need(figures["joined"] > 0, "nothing joined")
    figures["watching"] = _followed(env, AS_OF + LATER)
    figures["watched"] = env["credit.followup.limitation"].search_count([])
    need(figures["watched"] > 0, "nothing was watched")
    return figures


def _followed(env: Any, day: Any) -> dict:
    """Let a night follow its clocks; nobody is woken."""
    forget_wakes(env)
    run = night(env, day).with_context(**QUIETLY)
    wakes = run._read_wakes()
    with clock(env) as reading:
        run._follow_clocks(wakes)
    need(not run.error, f"a clock was left: {run.error}")
    env.cr.commit()
    env.invalidate_all()
    return {"seconds": reading.seconds, "queries": reading.queries}


def _contract(env: Any) -> Any:
    insurer = env["res.partner"].create({"name": "Insurer", "is_company": True})
    return env["credit.followup.insurance.contract"].create(
        {
            "name": "Contract",
            "company_id": env.company.id,
            "partner_id": insurer.id,
            "currency_id": env.company.currency_id.id,
            "extension_days": 60,
            "notify_days": 30,
            "file_days": 180,
            "waiting": 5,
            "valid_from": AS_OF - timedelta(days=400),
        }
    )


def _cover_all(env: Any, contract: Any) -> Any:
    """Have a cover decided for one customer, and clone it for all the others."""
    owing = env["account.move.line"]._read_group(
        [
            ("account_type", "=", "asset_receivable"),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
            ("partner_id", "!=", False),
        ],
        ["partner_id"],
        order="partner_id",
    )
    partners = env["res.partner"].union(*(partner for (partner,) in owing))
    one = _covered(env, contract, partners[0])
    env.flush_all()
    changes = {
        "id": SQL("%s + n.id", last_id(env, one._table)),
        "partner_id": SQL("n.id"),
    }
    others = SQL("(SELECT unnest(%s) AS id) n", partners[1:].ids)
    clone(env, one._table, changes, others, SQL("source.id = %s", one.id))
    env.cr.commit()
    env.invalidate_all()
    return partners


def _covered(env: Any, contract: Any, partner: Any) -> Any:
    asked = env["credit.followup.insurance.cover"].create(
        {
            "company_id": env.company.id,
            "contract_id": contract.id,
            "partner_id": partner.id,
            "requested_amount": LIMIT,
            "valid_from": AS_OF - timedelta(days=400),
        }
    )
    window = env["credit.followup.insurance.decide"].create(
        {
            "cover_id": asked.id,
            "decision": "granted",
            "limit": LIMIT,
            "valid_from": asked.valid_from,
            "reference": "BENCH",
        }
    )
    return asked.browse(window.action_apply()["res_id"])


def _exposures(contract: Any, partner_ids: list[int]) -> dict:
    for _round in range(2):  # the first one warms up
        contract.env.invalidate_all()
        with clock(contract.env) as reading:
            found = read_exposures(contract, partner_ids, AS_OF)
    need(all(one.used > 0 for one in found.values()), "nothing is owed")
    return {"ms_each": reading.per(len(partner_ids)), "queries": reading.queries}
