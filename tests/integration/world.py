"""A company with overdue customers, for tests that need several processes."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta

from odoo import Command, fields
from odoo.api import SUPERUSER_ID, Environment
from odoo.modules.registry import Registry

EVERY_DAY = range(7)
LATE_DAYS = 12


@contextlib.contextmanager
def committed(database: str) -> Iterator[Environment]:
    """Yield an environment of its own whose work is committed at the end."""
    with Registry(database).cursor() as cursor:
        yield Environment(cursor, SUPERUSER_ID, {})


def make_company(env: Environment, name: str) -> int:
    """Create a company that is followed up every day of the week; return its id."""
    company = (
        env["res.company"]
        .with_context(chart_template_load=True)
        .create({"name": name, "email": "books@company.example"})
    )
    env["account.chart.template"].try_loading("generic_coa", company)
    calendar = env["resource.calendar"].create(
        {
            "name": "Every day",
            "company_id": company.id,
            "attendance_ids": [
                Command.clear(),
                *(
                    Command.create(
                        {
                            "name": str(day),
                            "dayofweek": str(day),
                            "hour_from": 8,
                            "hour_to": 16,
                            "day_period": "morning",
                        }
                    )
                    for day in EVERY_DAY
                ),
            ],
        }
    )
    company.write(
        {
            "resource_calendar_id": calendar.id,
            "followup_test_mode": False,
            "followup_check_bank": False,
            "followup_policy_id": make_policy(env, company).id,
        }
    )
    return company.id


def make_policy(env: Environment, company) -> object:
    """Create a policy of one automatic e-mail, five days after the due date."""
    env["credit.followup.policy"].search(
        [("company_id", "=", company.id)]
    ).active = False
    return env["credit.followup.policy"].create(
        {
            "name": "One mail",
            "company_id": company.id,
            "level_ids": [
                Command.create(
                    {
                        "name": "Reminder",
                        "days": 5,
                        "mode": "automatic",
                        "template_id": env.ref("credit_followup.template_first").id,
                    }
                )
            ],
        }
    )


def make_customers(env: Environment, company_id: int, count: int) -> list[int]:
    """Create customers with one overdue invoice each; return their ids."""
    company = env["res.company"].browse(company_id)
    env = env(context={"allowed_company_ids": [company_id], "tracking_disable": True})
    today = fields.Date.context_today(company)
    partners = env["res.partner"].create(
        [
            {"name": f"Customer {number}", "email": f"c{number}@customer.example"}
            for number in range(count)
        ]
    )
    moves = env["account.move"].create(
        [
            {
                "move_type": "out_invoice",
                "company_id": company_id,
                "partner_id": partner.id,
                "invoice_date": today - timedelta(days=LATE_DAYS + 30),
                "invoice_date_due": today - timedelta(days=LATE_DAYS),
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "Goods",
                            "price_unit": 100,
                            "tax_ids": [Command.clear()],
                        }
                    )
                ],
            }
            for partner in partners
        ]
    )
    moves.action_post()
    return partners.ids


def make_agreements(env: Environment, company_id: int, partner_ids: list[int]) -> None:
    """Have these customers agree on two instalments, offered and signed today."""
    company = env["res.company"].browse(company_id)
    env = env(context={"allowed_company_ids": [company_id]})
    today = fields.Date.context_today(company)
    items = env["account.move.line"].search(
        [("partner_id", "in", partner_ids), ("account_type", "=", "asset_receivable")]
    )
    agreements = env["credit.followup.agreement"].create(
        [
            {
                "company_id": company_id,
                "partner_id": item.partner_id.id,
                "currency_id": item.currency_id.id,
                "number": 2,
                "first_on": today + timedelta(days=30),
                "with_accrued": False,
                "item_ids": [Command.create({"move_line_id": item.id})],
            }
            for item in items
        ]
    )
    agreements.action_offer()
    for agreement in agreements:
        agreement._sign(agreement.document_hash, signed_by="Anna Claes")


def pay_all(env: Environment, company_id: int, partner_ids: list[int]) -> None:
    """Receive all that these customers owe."""
    env = env(context={"allowed_company_ids": [company_id]})
    moves = env["account.move"].search(
        [("partner_id", "in", partner_ids), ("move_type", "=", "out_invoice")]
    )
    wizards = env["account.payment.register"].with_context(
        active_model="account.move", active_ids=moves.ids
    )
    wizards.create({"group_payment": False})._create_payments()
