"""Whether the bank is known well enough for a run to let messages go."""

import logging

from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError
from odoo.tools.misc import format_date

from ...facts.bank import newest_bank_date
from ...facts.settings import company_workdays
from ...followup_core.workdays import is_fresh

# In these states nothing of a run waits for the bank.
NOT_WAITING = ("proposing", "done", "cancelled")


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    bank_warning = fields.Char(
        compute="_compute_bank_warning", string="Why nothing leaves by itself"
    )

    @api.depends("bank_date", "bank_is_fresh", "force_reason", "state")
    @api.depends_context("lang")
    def _compute_bank_warning(self):
        """Say why nothing leaves by itself, while the bank is not known well enough."""
        for run in self:
            is_released = run.bank_is_fresh or run.force_reason
            waits = not is_released and run.state not in NOT_WAITING
            run.bank_warning = waits and run._bank_sentence()

    def _bank_sentence(self):
        if not self.bank_date:
            return self.env._(
                "Nothing leaves by itself: no bank transaction is known. Import the "
                "statements first, or let a manager go on and say why."
            )
        return self.env._(
            "Nothing leaves by itself: the newest bank transaction dates from "
            "%(date)s. Import the statements first, or let a manager go on and say "
            "why.",
            date=format_date(self.env, self.bank_date),
        )

    def action_force(self):
        """Ask why the run may go on although the bank is not up to date."""
        self._check_manager()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Go on without the bank"),
            "res_model": "credit.followup.force",
            "view_mode": "form",
            # The button of a warning gets it as it is, without Odoo's completion.
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_run_id": self.id},
        }

    def _bank_values(self, today):
        """Return how far the company's bank is known on a day."""
        company = self.company_id.sudo()
        newest = newest_bank_date(self.env, company, today)
        # In test mode nobody is reminded, whatever he paid.
        unchecked = not company.followup_check_bank or company.followup_test_mode
        fresh = unchecked or is_fresh(
            newest,
            today,
            company.followup_bank_days,
            company_workdays(company, today),
        )
        return {"bank_date": newest, "bank_is_fresh": fresh}

    def _check_bank(self):
        """Refuse to let messages go while payments may be missing.

        Statements that were imported since the run was made count.
        """
        today = fields.Date.context_today(self)
        for run in self:
            if run.force_reason:
                continue
            values = run._bank_values(today)
            run.sudo().write(values)
            if not values["bank_is_fresh"]:
                run._refuse_without_bank(values["bank_date"])

    def _refuse_without_bank(self, newest):
        """Say how old the bank is; a manager is led to where the reason is given."""
        self.ensure_one()
        message = self.env._(
            "No bank transaction is known: payments may be missing. Import the "
            "statements, or have a manager go on and say why."
        )
        if newest:
            message = self.env._(
                "The newest bank transaction dates from %(date)s: payments may be "
                "missing. Import the statements, or have a manager go on and say why.",
                date=format_date(self.env, newest, date_format="long"),
            )
        if not self.env.user.has_group("credit_followup.group_manager"):
            raise UserError(message)
        warning = RedirectWarning(
            message, self.action_force(), self.env._("Go on without the bank")
        )
        warning.loglevel = logging.INFO  # an answer, and no fault to be looked into
        raise warning
