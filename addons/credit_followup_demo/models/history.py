"""The past: real runs on past nights."""

from datetime import datetime, time, timedelta

from odoo import models

from odoo.addons.credit_followup.effects.execute import execute
from odoo.addons.credit_followup.facts.reader import Reader

from ..story import CUSTOMERS

# Nights that the demonstration looks back on, in days before today.
PAST_NIGHTS = (63, 56, 49, 42, 35, 28, 21, 14, 7)


class CreditFollowupDemo(models.AbstractModel):
    _inherit = "credit.followup.demo"

    def _history(self, company, today, waiting):
        """Run the follow-up on past nights; its mails count as sent long ago.

        :param waiting: what is paid on which day of the year, ``[(day, move)]``
        """
        for days in PAST_NIGHTS:
            night = today - timedelta(days=days)
            waiting = self._paid_until(waiting, night)
            run = self.env["credit.followup.run"].create(
                {"company_id": company.id, "date": night, "kind": "nightly"}
            )
            reader = Reader(self.env, company, night)
            run._propose_now(reader, reader.due_customers(everything=True))
            actions = run.action_ids
            execute(actions.filtered(lambda one: one.mode == "automatic"), night)
            by_hand = actions.filtered(lambda one: one.state == "proposed")
            by_hand.write({"state": "ready"})
            execute(by_hand, night)
            self._age(run, night)
        self._paid_until(waiting, today)
        self._bounce(company)

    def _age(self, run, night):
        """Date what a past run did, and let its tasks be done."""
        actions = run.action_ids.filtered(
            lambda one: one.state in ("to_do", "sent") and one.kind == "message"
        )
        actions.sent_on = datetime.combine(night, time(4))
        self._called(actions, night)
        actions.activity_ids.unlink()
        actions.delivery_ids.write({"state": "delivered", "error": False})
        actions.delivery_ids.mail_id.write({"state": "sent"})
        for delivery in actions.delivery_ids:
            if delivery.channel == "registered":
                delivery.number = f"RR{delivery.id:09}BE"
                delivery.deposited_on = night
        run.write({"state": "done", "bank_is_fresh": True, "bank_date": night})

    def _called(self, actions, night):
        """Let the calls that these messages ask for have been made in the morning."""
        calls = actions.filtered(
            lambda one: "phone" in one.delivery_ids.mapped("channel")
        )
        outcome = self.env.ref("credit_followup.outcome_nobody")
        self.env["credit.followup.contact"].create(
            [
                {
                    "company_id": one.company_id.id,
                    "partner_id": one.partner_id.id,
                    "outcome_id": outcome.id,
                    "moment": datetime.combine(night, time(10)),
                    "with_summary": False,
                    "summary_reason": "Nobody was reached",
                    "words": "Left a message with the accounts department",
                }
                for one in calls
            ]
        )

    def _bounce(self, company):
        """Let the last e-mail to the customer with the wrong address come back."""
        names = [one.name for one in CUSTOMERS if one.fate == "bounced"]
        action = self.env["credit.followup.action"].search(
            [("partner_id.name", "in", names), ("company_id", "=", company.id)], limit=1
        )
        if action:
            action._message_receive_bounce(action.addressee_id.email, action.partner_id)
