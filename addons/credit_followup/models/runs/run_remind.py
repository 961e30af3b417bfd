"""*Remind now*: a run by hand for one customer, by his policy."""

import logging

from odoo import fields, models
from odoo.exceptions import RedirectWarning, UserError

from ...const import WAITING
from ...facts.reader import Reader
from ...followup_core.vocabulary import Outcome

STATEMENT = "credit_followup.action_server_statement"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _remind(self, customer, company):
        """Return the window of what is proposed for a customer now.

        Nothing is sent yet, and the policy is not overruled: who is on hold, covered or
        reminded recently is not reminded, and the user reads why.
        """
        self.env.user._followup_check("officer")
        self.check_access("create")
        customer.check_access("read")
        if company not in self.env.companies:
            raise UserError(self.env._("This company is not one of yours."))
        actions = self._waiting_for(customer, company)
        if not actions:
            actions = self._propose_for(customer, company)
        if not actions:
            self._say_why_not(customer.with_company(company))
        return actions.sudo(False)._open_list()

    def _waiting_for(self, customer, company):
        return self.env["credit.followup.action"].search(
            [
                ("company_id", "=", company.id),
                ("partner_id", "=", customer.id),
                ("state", "in", WAITING),
            ]
        )

    def _propose_for(self, customer, company):
        """Make a run of one customer; it stays only if something comes of it."""
        reader = Reader(self.env, company, fields.Date.context_today(self))
        decisions = reader.decisions(customer.ids)
        if all(one.outcome is Outcome.NOTHING for one in decisions):
            return self.env["credit.followup.action"]
        run = self.create({"company_id": company.id}).sudo()
        run._start()
        run.is_full = False
        run._propose_now(reader, customer.ids)
        actions = run.action_ids
        if actions:
            run._finish_proposing()
        else:
            run.left_out_ids.unlink()
            run.unlink()
        return actions

    def _say_why_not(self, customer):
        """Say why nothing is due, and offer the statement, which is no reminder."""
        warning = RedirectWarning(
            self.env._(
                "No reminder now: %(why)s",
                why=customer.followup_sentence or self.env._("Nothing is open."),
            ),
            self.env.ref(STATEMENT).id,
            self.env._("Send a statement of account"),
            {
                "active_model": "res.partner",
                "active_ids": customer.ids,
                "allowed_company_ids": customer.env.company.ids,
            },
        )
        warning.loglevel = logging.INFO  # an answer, and no fault to be looked into
        raise warning
