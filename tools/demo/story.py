"""The story of one invoice, played day by day in a company of its own.

`-m tools.demo.story DATABASE FOLDER`. Nights and payments move everything; what people
do is pressed as they do. The agreement and the final demand are left in FOLDER.
"""

import base64
import io
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from freezegun import freeze_time
from reportlab.pdfgen.canvas import Canvas

from odoo.fields import Command

from tools.odoo_session import environment

COMPANY, CUSTOMER = "Brasserie du Pont", "Café des Arts"
# The invoice was due so many days ago: the final demand left some days ago.
DUE_DAYS_AGO = 90
# Of the instalment that is missed: a word before it, the notice, the breach.
REMINDED, NOTICED, BROKEN = -3, 4, 13
LEVELS = (
    # Name, days late, nature, channels, text, what it announces
    ("First reminder", 5, "1", ("by_email",), "template_first", "we will call you"),
    ("Call", 15, "1", ("by_phone",), "template_second", ""),
    ("Formal notice", 60, "2", ("by_email",), "template_notice", ""),
    (
        *("Final demand", 70, "3", ("by_email", "by_letter"), "template_final"),
        "we intend to entrust the file to a third party for collection",
    ),
)
ADDON = "credit_followup"
UNPAID = "If the payment has not arrived by then,"


class Story:
    """One company, one customer, one invoice; days count from its due date."""

    def __init__(self, env: Any) -> None:
        """Found the company, of which nothing happened yet."""
        self.due = date.today() - timedelta(days=DUE_DAYS_AGO)  # noqa: DTZ011
        builder = env["credit.followup.demo"]
        self.company = builder._story_company(COMPANY)
        context = {**env.context, "allowed_company_ids": self.company.ids}
        # The scheduler, and whoever works there.
        self.nights = env(context=context)["credit.followup.run"]
        self.env = env(user=env.ref("base.user_admin").id, context=context)
        self.policy = self._policy()
        self.final = self.policy.level_ids.sorted()[-1]
        self._settings()
        self.customer = self._customer()
        self._terms()

    # === WHO AND WHAT === #

    def _policy(self) -> Any:
        levels = [
            Command.create(
                {
                    "name": name,
                    "sequence": days,
                    "days": days,
                    "nature": nature,
                    "mode": "automatic",
                    "by_email": "by_email" in channels,
                    **dict.fromkeys(channels, True),
                    "deadline_days": 5,
                    "template_id": self.env.ref(f"{ADDON}.{text}").id,
                    "lists_facts": name == "Final demand",
                    "consequence": announced and f"{UNPAID} {announced}.",
                }
            )
            for name, days, nature, channels, text, announced in LEVELS
        ]
        return self.env["credit.followup.policy"].create(
            {
                "name": "One invoice",
                "company_id": self.company.id,
                "least_days": 7,
                "level_ids": levels,
            }
        )

    def _settings(self) -> None:
        """Follow everybody with the one policy, from before the invoice on."""
        policies = self.env["credit.followup.policy"].search(
            [("company_id", "=", self.company.id), ("id", "!=", self.policy.id)]
        )
        policies.active = False
        self.company.write(
            {
                "followup_policy_id": self.policy.id,
                "followup_test_mode": False,
                "followup_check_bank": False,
                "followup_started_on": self.on(-60),
                "followup_courtesy_days": 10,
                "followup_page": True,
                "followup_page_from": 1000,
                "followup_courtesy_amount": 500,
                "followup_user_id": self.env.ref("base.user_admin").id,
                "followup_active": True,
            }
        )

    def _customer(self) -> Any:
        return self.env["res.partner"].create(
            {
                "name": CUSTOMER,
                "is_company": True,
                "email": "cafe@cafe-des-arts.example",
                "phone": "+32 81 55 03 04",
                "street": "Place du Théâtre 3",
                "zip": "5000",
                "city": "Namur",
                "country_id": self.env.ref("base.be").id,
                "lang": "en_US",
            }
        )

    def _terms(self) -> None:
        """Have the conditions of sale accepted, with a signed copy."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer)
        canvas.drawString(72, 720, "Conditions of sale 2025, read and accepted")
        canvas.drawString(72, 690, CUSTOMER)
        canvas.save()
        terms = self.env["credit.followup.terms"].create(
            {
                "name": "2025",
                "company_id": self.company.id,
                "valid_from": "2025-01-01",
                "reserves_title": True,
            }
        )
        self.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": terms.id,
                "partner_id": self.customer.id,
                "accepted_on": self.on(-200),
                "proof": base64.b64encode(buffer.getvalue()),
                "proof_name": "conditions.pdf",
            }
        )

    # === DAYS === #

    def on(self, offset: int) -> date:
        """Return the day so many days after the due date."""
        return self.due + timedelta(days=offset)

    def night(self, offset: int) -> None:
        """Let the night of a day run for this company, and its mails leave."""
        with freeze_time(self.on(offset)):
            run = self.nights.with_company(self.company)
            run._propose_safely(self.company, self.on(offset))
            run._cron_execute()
        queued = self.nights.env["credit.followup.delivery"].search(
            [("company_id", "=", self.company.id), ("state", "=", "pending")]
        )
        queued.mail_id.state = queued.state = "sent"

    def call(self, offset: int, outcome: str, **values: Any) -> Any:
        """Note a call with what came of it."""
        with freeze_time(f"{self.on(offset)} 10:00"):
            return self.env["credit.followup.contact"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "outcome_id": self.env.ref(f"{ADDON}.outcome_{outcome}").id,
                    **values,
                }
            )

    def promise(self, offset: int, by: int, **values: Any) -> None:
        """Note that a cheque is in the post."""
        with freeze_time(f"{self.on(offset)} 10:05"):
            self.env["credit.followup.promise"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item.id,
                    "amount": self.item.amount_residual,
                    "promised_on": self.on(by),
                    "means": "cheque",
                    **values,
                }
            )

    def pay(self, offset: int, amount: float) -> None:
        """Receive a part of the invoice by the bank."""
        with freeze_time(self.on(offset)):
            wizard = self.env["account.payment.register"].with_context(
                active_model="account.move", active_ids=self.move.ids
            )
            wizard.create(
                {"amount": amount, "payment_date": self.on(offset)}
            )._create_payments()

    # === THE STORY === #

    def play(self) -> Any:
        """Tell it from the invoice to the final demand; return the agreement."""
        self._invoice()
        self.night(-20)
        self.call(
            -20,
            "courtesy",
            kind="courtesy",
            invoice_id=self.move.id,
            satisfied="yes",
            received="yes",
            passed="yes",
        )
        self.night(5)
        self.night(15)
        asked = self.env["credit.followup.action"].search(
            [("company_id", "=", self.company.id), ("todo", "=", "phone")]
        )
        self.call(15, "cheque", action_id=asked.id, words="Posted this morning")
        self.promise(15, 16)
        self.night(22)
        self.call(23, "cheque", kind="incoming", words="It was lost; number 4711")
        self.promise(23, 26, number="4711")
        self.pay(27, 300)
        self.night(32)
        agreement = self._agreement()
        self.pay(40, 300)
        missed = agreement.instalment_ids.sorted("rank")[1].due_on - self.due
        for days in (REMINDED, NOTICED, BROKEN):
            self.night(missed.days + days)
        return agreement

    def _invoice(self) -> None:
        self.move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.customer.id,
                "company_id": self.company.id,
                "invoice_date": self.on(-30),
                "invoice_date_due": self.on(0),
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "Beer, spring delivery",
                            "price_unit": 1200.0,
                            "tax_ids": [Command.clear()],
                        }
                    )
                ],
            }
        )
        self.move.action_post()
        self.item = self.move._followup_lines()

    def _agreement(self) -> Any:
        """Agree on the rest in three instalments, signed on the portal."""
        with freeze_time(f"{self.on(33)} 09:00"):
            agreement = self.env["credit.followup.agreement"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "currency_id": self.company.currency_id.id,
                    "number": 3,
                    "first_on": self.on(40),
                    "with_accrued": False,
                    "breach_level_id": self.final.id,
                    "item_ids": [Command.create({"move_line_id": self.item.id})],
                }
            )
            agreement.action_offer()
        with freeze_time(f"{self.on(34)} 14:00"):
            agreement._sign_on_portal(
                agreement.document_hash, "Camille Petit", False, "192.0.2.7"
            )
        return agreement


def leave(story: Story, agreement: Any, folder: Path) -> None:
    """Leave the agreement and the final demand as files."""
    demand = story.env["credit.followup.action"].search(
        [("company_id", "=", story.company.id), ("level_id", "=", story.final.id)]
    )
    letter = demand.delivery_ids.filtered("attachment_id")[:1]
    if agreement.state != "broken" or not letter:
        said = (agreement.state, demand.mapped("state"), demand.mapped("error"))
        raise RuntimeError(f"The story ended otherwise: {said}")
    (folder / "agreement.pdf").write_bytes(agreement.document_id.raw)
    (folder / "final-demand.pdf").write_bytes(letter.attachment_id.raw)


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        told = Story(session)
        leave(told, told.play(), Path(sys.argv[2]))
