"""A company that hands customers over, its agency, and what both do."""

from datetime import date, timedelta
from typing import Any, ClassVar

from freezegun import freeze_time

from odoo.fields import Command

ADDON, AGENCY = "credit_followup", "credit_followup_agency"
COMPANY, IBAN = "Imprimerie Lenoir", "BE68539007547034"
# The invoices were due so many days ago.
DUE_DAYS_AGO = 120
LEVELS = (
    # Name, days late, nature, text
    ("First reminder", 5, "1", "template_first"),
    ("Formal notice", 20, "2", "template_notice"),
)
# Name, street, zip, city, country, language, VAT number, telephone, invoices.
CUSTOMERS = {
    "active": (
        *("Hôtel Beauregard", "Rue de Fer 22", "5000", "Namur", "BE", "fr_FR"),
        *("BE0428759497", "+32 81 22 33 44", ((1480.0, 0), (620.5, 20))),
    ),
    "delivered": (
        *("Drukkerij Maes", "Grote Markt 8", "2800", "Mechelen", "BE", "nl_NL"),
        *("BE0403019261", "+32 15 20 11 00", ((2350.0, 5),)),
    ),
    "abroad": (
        *("Librairie Rivoire", "12 rue des Lilas", "59800", "Lille", "FR", "fr_FR"),
        *("FR40303265045", "+33 3 20 55 66 77", ((890.0, 0),)),
    ),
    "waiting": (
        *("Garage Piron", "Avenue des Tilleuls 3", "5100", "Jambes", "BE", "fr_FR"),
        *("BE0417497106", "+32 81 30 40 50", ((415.0, 10),)),
    ),
}
CODES = ("claims_csv", "claims_xlsx", "be_agency_xlsx", "indebted_csv")


class Handover:
    """One company, one agency, four customers; days count from the first due date."""

    due_days_ago = DUE_DAYS_AGO
    company_values: ClassVar[dict[str, str]] = {
        "name": COMPANY,
        "street": "Chaussée de Louvain 55",
        "vat": "BE0477472701",
        "company_registry": "0477472701",
        "phone": "+32 81 40 50 60",
        "email": "comptabilite@imprimerie-lenoir.example",
    }
    second_values: ClassVar[dict[str, str]] = {
        "name": "Marie Renard",
        "login": "marie.renard",
        "email": "marie.renard@imprimerie-lenoir.example",
    }
    sold = "Impression du catalogue"

    def __init__(self, env: Any) -> None:
        """Found the company and its agency, of which nothing happened yet."""
        today = date.today()  # noqa: DTZ011
        self.due = today - timedelta(days=self.due_days_ago)
        builder = env["credit.followup.demo"]
        self.company = builder._found(dict(self.company_values))
        self.company.resource_calendar_id = builder._calendar(self.company)
        context = {**env.context, "allowed_company_ids": self.company.ids}
        self.nights = env(context=context)["credit.followup.run"]
        self.env = env(user=env.ref("base.user_admin").id, context=context)
        self.second = self._second()
        self._settings()
        self.agency = self._agency()

    # === WHO AND WHAT === #

    def _second(self) -> Any:
        """Return the second person, who approves and exports."""
        groups = (f"{ADDON}.group_manager", f"{ADDON}.group_export")
        return self.env["res.users"].create(
            {
                **self.second_values,
                "company_id": self.company.id,
                "company_ids": [Command.set(self.company.ids)],
                "group_ids": [Command.link(self.env.ref(one).id) for one in groups],
            }
        )

    def _settings(self) -> None:
        self.env["res.partner.bank"].create(
            {
                "acc_number": IBAN,
                "partner_id": self.company.partner_id.id,
                "allow_out_payment": True,
            }
        )
        policy = self._policy()
        others = [("company_id", "=", self.company.id), ("id", "!=", policy.id)]
        self.env["credit.followup.policy"].search(others).active = False
        self.company.write(
            {
                "followup_policy_id": policy.id,
                "followup_test_mode": False,
                "followup_check_bank": False,
                "followup_started_on": self.on(-60),
                "followup_user_id": self.env.ref("base.user_admin").id,
                "followup_charge": True,
                "followup_active": True,
            }
        )

    def _policy(self) -> Any:
        """Return the policy: two letters."""
        levels = [
            Command.create(
                {
                    "name": name,
                    "sequence": days,
                    "days": days,
                    "nature": nature,
                    "mode": "automatic",
                    "by_email": True,
                    "deadline_days": 8,
                    "template_id": self.env.ref(f"{ADDON}.{text}").id,
                    "consequence": "We then hand the file over to an agency.",
                }
            )
            for name, days, nature, text in LEVELS
        ]
        return self.env["credit.followup.policy"].create(
            {
                "name": "Two letters, then an agency",
                "company_id": self.company.id,
                "level_ids": levels,
            }
        )

    def _agency(self) -> Any:
        """Return the agency, with its contract, its fees and its clearing account."""
        partner = self.env["res.partner"].create(
            {
                "name": "Recouvrement Meuse",
                "is_company": True,
                "street": "Quai de la Batte 3",
                "zip": "4000",
                "city": "Liège",
                "country_id": self.env.ref("base.be").id,
                "email": "dossiers@recouvrement-meuse.example",
                "lang": "fr_FR",
            }
        )
        layouts = self.env["credit.followup.layout"].search([("is_ready", "=", True)])
        wanted = [one.replace("_", "-") for one in CODES]
        mapping = self.env["credit.followup.mapping"].search(
            [("is_ready", "=", True)], order="id", limit=1
        )
        return self.env["credit.followup.agency"].create(
            {
                "partner_id": partner.id,
                "company_id": self.company.id,
                "code": "MEUSE",
                "contract_ref": "RM-2026-118",
                "contract_on": self.on(-200),
                "client_ref": "L-4471",
                "data_role": "processor",
                "data_on": self.on(-200),
                "may_settle": True,
                "max_discount": 10,
                "max_instalments": 6,
                "with_reminder": True,
                "with_sheets": True,
                "layout_ids": layouts.filtered(lambda one: one.code in wanted).ids,
                "fee_ids": [Command.create({"percent": 18})],
                "mapping_id": mapping.id,
                **self._accounts(),
            }
        )

    def _accounts(self) -> dict[str, Any]:
        """Return where the agency's money is booked."""
        accounts = self.env["account.account"]
        clearing = accounts.create(
            {
                "name": "Compte d'attente Recouvrement Meuse",
                "code": "580910",
                "account_type": "asset_current",
                "reconcile": True,
                "company_ids": [Command.set(self.company.ids)],
            }
        )
        journals = self.env["account.journal"].search(
            [("company_id", "=", self.company.id), ("type", "=", "general")], limit=1
        )
        of = [("company_ids", "in", self.company.ids)]
        income = accounts.search([*of, ("account_type", "=", "income_other")], limit=1)
        income = income or accounts.search(
            [*of, ("account_type", "=", "income")], limit=1
        )
        return {
            "clearing_account_id": clearing.id,
            "clearing_journal_id": journals.id,
            "fee_account_id": accounts.search(
                [*of, ("account_type", "=", "expense")], limit=1
            ).id,
            "beyond_interest_account_id": income.id,
            "beyond_charges_account_id": income.id,
        }

    def customer(self, *who: Any) -> Any:
        """Return a customer who owes invoices that were due a while ago."""
        name, street, zip_, city, country, lang, vat, phone, owed = who
        mailbox = name.split()[0].lower().replace("ô", "o")
        customer = self.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "street": street,
                "zip": zip_,
                "city": city,
                "country_id": self.env.ref(f"base.{country.lower()}").id,
                "lang": lang,
                "vat": vat,
                "company_registry": vat[2:],
                "phone": phone,
                "email": f"info@{mailbox}.example",
            }
        )
        for amount, later in owed:
            self._invoice(customer, amount, self.on(later))
        return customer

    def _invoice(self, customer: Any, amount: float, due: date) -> Any:
        """Post an invoice without tax; return it."""
        move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "company_id": self.company.id,
                "partner_id": customer.id,
                "invoice_date": due - timedelta(days=30),
                "invoice_date_due": due,
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": self.sold,
                            "price_unit": amount,
                            "tax_ids": [Command.clear()],
                        }
                    )
                ],
            }
        )
        move.action_post()
        return move

    # === DAYS === #

    def on(self, offset: int) -> date:
        """Return the day so many days after the first invoice was due."""
        return self.due + timedelta(days=offset)

    def night(self, offset: int) -> None:
        """Let the night of a day run for this company."""
        with freeze_time(self.on(offset)):
            run = self.nights.with_company(self.company)
            run._propose_safely(self.company, self.on(offset))
            run._cron_execute()
        queued = self.nights.env["credit.followup.delivery"].search(
            [("company_id", "=", self.company.id), ("state", "=", "pending")]
        )
        queued.mail_id.state = queued.state = "sent"
