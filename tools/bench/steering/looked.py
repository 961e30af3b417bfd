"""What people look at, of the same ledger: dashboard, form, page, own customers."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from odoo.fields import Date, Domain
from odoo.tools.safe_eval import safe_eval

from odoo.addons.credit_followup.controllers.visits import Visitor
from odoo.addons.credit_followup.decisions.page.shown import read_page
from odoo.addons.credit_followup.followup_core.page.keys import Standing

from tools.bench.screens import web_client
from tools.bench.screens.big_customer import times
from tools.bench.settings import AS_OF
from tools.paths import ADDONS

DASHBOARD = ADDONS / "credit_followup_dashboard/data/files/followup_dashboard.json"
# A salesperson looks after so many of the customers.
OWN = 200


def measure(env: Any) -> dict:
    """Return what each takes, once it was looked at before."""
    customer = _customer(env)
    asked = list(_asked(env))
    return {
        "dashboard": times(env, lambda: [one() for one in asked]),
        "form": _form(env, customer),
        "page": times(env, lambda: _page(env, customer)),
        "standing": _standing(env),
    }


def _customer(env: Any) -> Any:
    """Return a customer with as many items as most have."""
    item = env["account.move.line"].search(
        [("account_type", "=", "asset_receivable"), ("reconciled", "=", False)],
        order="id desc",
        limit=1,
    )
    return item.partner_id.commercial_partner_id


def _asked(env: Any) -> Iterator[Callable[[], Any]]:
    """Yield each read of the dashboard, as its spreadsheet asks the server."""
    data = json.loads(DASHBOARD.read_text())
    for one in data["pivots"].values():
        measures = [f"{m['fieldName']}:{m['aggregator']}" for m in one["measures"]]
        rows = [
            ":".join(filter(None, (row["fieldName"], row.get("granularity"))))
            for row in one["rows"]
        ]
        yield _grouped(env, one["model"], one["domain"], rows, measures)
    for figure in data["sheets"][0]["figures"]:
        meta = figure["data"].get("metaData")
        if meta:
            domain = figure["data"]["searchParams"]["domain"]
            measure = [f"{meta['measure']}:avg"]
            yield _grouped(env, meta["resModel"], domain, meta["groupBy"], measure)
    for one in data["lists"].values():
        yield _listed(env, one)


def _grouped(
    env: Any, model: str, domain: Any, rows: list, measures: list
) -> Callable[[], Any]:
    return lambda: env[model].formatted_read_group(_domain(domain), rows, measures)


def _listed(env: Any, asked: dict) -> Callable[[], Any]:
    order = ", ".join(
        f"{by['name']} {'asc' if by['asc'] else 'desc'}" for by in asked["orderBy"]
    )
    columns: dict = {name: {} for name in asked["columns"]}
    return lambda: env[asked["model"]].web_search_read(
        _domain(asked["domain"]), columns, limit=10, order=order
    )


def _domain(said: Any) -> Domain:
    today = {
        "context_today": lambda: AS_OF,
        "relativedelta": Date.subtract.__globals__["relativedelta"],
    }
    return Domain(safe_eval(said, today) if isinstance(said, str) else said)


def _form(env: Any, customer: Any) -> dict:
    """Read a customer's form as the web client does."""
    views = env["res.partner"].get_views([(False, "form")])["views"]
    arch = etree.fromstring(views["form"]["arch"])
    return times(env, lambda: web_client.read_form(env, "res.partner", arch, customer))


def _page(env: Any, customer: Any) -> Any:
    company = env.company.with_env(env(su=True))
    person = customer.with_env(company.env)
    visitor = Visitor(company, person, person, "127.0.0.1", "/x", Standing.OPEN)
    return read_page(visitor, AS_OF).rows


def _standing(env: Any) -> dict:
    """Read what a salesperson sees of his customers."""
    seller = env["res.users"].create(
        {
            "name": "Seller",
            "login": "bench_seller",
            "company_id": env.company.id,
            "company_ids": env.company.ids,
            "group_ids": [env.ref("credit_followup.group_salesperson").id],
        }
    )
    items = env["account.move.line"].search(
        [("account_type", "=", "asset_receivable"), ("reconciled", "=", False)],
        limit=OWN * 10,
    )
    items.partner_id.commercial_partner_id[:OWN].user_id = seller
    env.cr.commit()
    own = env["credit.followup.standing"].with_user(seller)
    columns = {"amount_open": {}, "amount_overdue": {}, "days_late": {}}
    return times(env, lambda: own.web_search_read([], columns, limit=80))
