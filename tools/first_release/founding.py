"""The two companies of the year, their policies and customers."""

import calendar
from typing import Any

from odoo.fields import Command

ADDON = "credit_followup"
COMPANIES = {
    "BE": ("Verrerie du Midi", "be_comp", "BE0477472701", "5000", "Namur"),
    "NL": ("Touwslagerij Noord", "generic_coa", "NL123456782B90", "9711", "Groningen"),
}
CUSTOMERS = 18
# Name, days late, nature, channels, text, mode, claims
LEVELS = (
    ("First reminder", 5, "1", ("by_email",), "first", "automatic", False),
    ("Second reminder", 20, "1", ("by_email",), "second", "automatic", True),
    ("Call", 35, "1", ("by_phone",), "second", "automatic", False),
    ("Formal notice", 50, "2", ("by_registered",), "notice", "confirm", True),
)
HOURS = {"hour_from": 8, "hour_to": 16, "day_period": "morning"}


class World:
    """A company, and verbs to act in it."""

    def __init__(self, env: Any, code: str, company: Any) -> None:
        """Act for a company."""
        context = {**env.context, "allowed_company_ids": company.ids}
        self.env, self.code, self.company = env(context=context), code, company
        self.customers = self.env["res.partner"]
        self.product = self.env["product.product"].create(
            {"name": "Rope and glass", "type": "consu", "company_id": company.id}
        )

    def invoices(self, customers, day, days, amounts):
        """Post an invoice to each customer; amounts differ by customer and month."""
        moves = self.env["account.move"].create(
            [
                {
                    "move_type": "out_invoice",
                    "company_id": self.company.id,
                    "partner_id": customer.id,
                    "invoice_date": day,
                    "invoice_date_due": calendar_day(day, days),
                    "invoice_line_ids": [
                        Command.create(
                            {
                                "name": "Goods",
                                "product_id": self.product.id,
                                "price_unit": amounts[(number + day.month) % 6],
                                "tax_ids": [Command.clear()],
                            }
                        )
                    ],
                }
                for number, customer in enumerate(customers)
            ]
        )
        moves.action_post()
        return moves

    def pay(self, move, amount=None):
        """Receive a payment of an invoice."""
        wizard = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=move.ids
        )
        wizard.create({"amount": amount or move.amount_residual})._create_payments()

    def open_item(self, number, but=None):
        """Return the oldest open item of a customer, or of one who pays as he does.

        :param but: records of items of which none is chosen
        """
        domain = [
            ("partner_id", "in", self.customers[number % 6 :: 6].ids),
            ("account_type", "=", "asset_receivable"),
            ("parent_state", "=", "posted"),
            ("amount_residual", ">", 50),
        ]
        items = self.env["account.move.line"].search(domain, order="date_maturity, id")
        if but is not None:
            items -= but.search([]).move_line_id
        if not items:
            raise ValueError(f"{self.code}: nobody like {number} owes anything")
        return items[0]


def calendar_day(day, days):
    """Return the day so many days later."""
    return day.fromordinal(day.toordinal() + days)


def found(env: Any, code: str) -> World:
    """Found a company with its chart of accounts, policy and customers."""
    name, chart, vat, postcode, city = COMPANIES[code]
    companies = env["res.company"].with_context(chart_template_load=True)
    company = companies.create(
        {
            "name": name,
            "street": "Main Street 1",
            "zip": postcode,
            "city": city,
            "country_id": env.ref(f"base.{code.lower()}").id,
            "currency_id": env.ref("base.EUR").id,
            "vat": vat,
            "email": f"books@{code.lower()}.example",
        }
    )
    env.user.company_ids |= company
    env.ref("base.user_admin").company_ids |= company
    env["account.chart.template"].try_loading(chart, company, install_demo=False)
    world = World(env, code, company)
    _settings(world)
    world.customers = _customers(world)
    _terms(world)
    return world


def _settings(world):
    env, company = world.env, world.company
    own = [("company_ids", "in", company.ids)]
    income = env["account.account"].search([*own, ("account_type", "=", "income")])[:1]
    journal = env["account.journal"].search(
        [("company_id", "=", company.id), ("type", "=", "general")], limit=1
    )
    env["res.partner.bank"].create(
        {"acc_number": "BE71096123456769", "partner_id": company.partner_id.id}
    )
    company.write(
        {
            "resource_calendar_id": _calendar(world).id,
            "followup_policy_id": _policy(world).id,
            "followup_user_id": env.ref("base.user_admin").id,
            "followup_test_mode": False,
            "followup_check_bank": False,
            "followup_started_on": "2025-01-01",
            "followup_charge": True,
            "followup_charge_journal_id": journal.id,
            "followup_interest_account_id": income.id,
            "followup_compensation_account_id": income.id,
            "followup_active": True,
        }
    )


def _calendar(world):
    days = [
        Command.create({"name": name, "dayofweek": str(number), **HOURS})
        for number, name in enumerate(calendar.day_name)
    ]
    return world.env["resource.calendar"].create(
        {
            "name": "Every day",
            "company_id": world.company.id,
            "attendance_ids": [Command.clear(), *days],
        }
    )


def _policy(world):
    levels = [
        Command.create(
            {
                "name": name,
                "sequence": days,
                "days": days,
                "nature": nature,
                "mode": mode,
                "by_email": "by_email" in channels,
                **dict.fromkeys(channels, True),
                "deadline_days": 8,
                "claim_charges": claims,
                "template_id": world.env.ref(f"{ADDON}.template_{text}").id,
                "consequence": f"After {name} we write again.",
            }
        )
        for name, days, nature, channels, text, mode, claims in LEVELS
    ]
    return world.env["credit.followup.policy"].create(
        {
            "name": f"House policy {world.code}",
            "company_id": world.company.id,
            "least_days": 7,
            "level_ids": levels,
        }
    )


def _customers(world):
    return world.env["res.partner"].create(
        [
            {
                "name": f"Customer {world.code} {number}",
                "company_id": world.company.id if number % 2 else False,
                "is_company": True,
                "email": f"{world.code.lower()}{number}@customer.example",
                "phone": f"+3247012340{number % 10}",
                "street": f"Side Street {number}",
                "zip": "9000",
                "city": "Gent",
                "country_id": world.company.country_id.id,
            }
            for number in range(CUSTOMERS)
        ]
    )


def _terms(world):
    terms = world.env["credit.followup.terms"].create(
        {
            "name": "Conditions 2025",
            "company_id": world.company.id,
            "valid_from": "2025-01-01",
            "reserves_title": True,
            "title_clause": "The goods stay ours until they are paid in full.",
        }
    )
    world.env["credit.followup.terms.acceptance"].create(
        [
            {
                "terms_id": terms.id,
                "partner_id": customer.id,
                "accepted_on": "2025-06-01",
                "way": "copy",
            }
            for customer in world.customers[::2]
        ]
    )
