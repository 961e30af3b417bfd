"""What the scheduler does with runs: propose in chunks, then carry out."""

import logging
from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import mute_logger

from ...effects.execute import execute_ready
from ..messages.action_steps import ASK_AGAIN
from .run_status import NIGHTLY

_logger = logging.getLogger(__name__)

# Records with a clock that are judged in one transaction.
BATCH_RECORDS = 200
# What a person does, which nobody needs when everything was paid.
BY_HAND = ("phone", "visit", "letter", "registered", "repair")


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    # === CRON === #

    @api.model
    def _cron_followup(self):
        """Propose for each company that is switched on, then carry out what is ready.

        One company's fault does not stop the night: it stands on its run.
        """
        today = fields.Date.context_today(self)
        self._take_back_safely()
        for company in self.env["res.company"].search([("followup_active", "=", True)]):
            self.with_company(company)._propose_safely(company, today)
        self._carry_out(today)

    @api.model
    def _take_back_safely(self):
        """Take back queued e-mails, company by company; a fault stays with its own."""
        stuck = self.env["credit.followup.delivery"]._queued_too_long()
        for company, own in stuck.grouped("company_id").items():
            self._take_back_of(company, own)

    @api.model
    def _take_back_of(self, company, stuck):
        try:
            self._tried(stuck._take_back_queued)
        except Exception:
            _logger.exception("E-mails of %s were not taken back", company.name)

    @api.model
    def _cron_execute(self):
        """Help to propose and to carry out what is ready, beside the nightly action.

        Whoever was switched off meanwhile is proposed for no more.
        """
        today = fields.Date.context_today(self)
        nightly = Domain([("kind", "=", "nightly"), ("state", "=", "proposing")])
        off = Domain("company_id.followup_active", "=", False)
        for run in self.search(nightly & (Domain("date", "=", today) | off)):
            run.with_company(run.company_id)._help_safely()
        self._carry_out(today)

    @api.model
    def _carry_out(self, today):
        """Carry out what is ready."""
        execute_ready(self.env, today)

    # === ONE COMPANY === #

    @api.model
    def _propose_safely(self, company, today):
        """Propose for one company; a fault stands on its run, and the night goes on."""
        try:
            with self._undone_on_error(), mute_logger("odoo.sql_db"):
                self._propose_tonight(company, today)
        except Exception as error:
            _logger.info("Follow-up of %s failed", company.name, exc_info=True)
            self._say_safely(company, today, str(error))

    @api.model
    def _say_safely(self, company, today, error):
        """Have a fault stand on the run of its company, where that can be written."""
        try:
            run = self._tried(partial(self._nightly_run, company, today))
            run._note(error)
        except Exception:
            _logger.exception("Follow-up of %s failed: %s", company.name, error)

    def _help_safely(self):
        """Take shares of a run that is proposing; a fault is left to its own worker."""
        try:
            with self._undone_on_error(), mute_logger("odoo.sql_db"):
                self._help_to_propose()
        except Exception:
            _logger.info("No help for %s", self.name, exc_info=True)

    @api.model
    def _propose_tonight(self, company, today):
        """Go on with today's run of the company where it stopped."""
        self._tried(partial(self._close_unfinished, company, today))
        self._tried(partial(self._close_decisions, company))
        self._tried(partial(self._close_paid, company))
        run = self._tried(partial(self._nightly_run, company, today))
        if run.state == "proposing":
            if not run.share_ids:
                run.error = False
            run._propose()

    @api.model
    def _close_unfinished(self, company, today):
        """Let a run that a past night did not finish stand with what it has."""
        unfinished = self.search(
            [
                ("company_id", "=", company.id),
                ("kind", "=", "nightly"),
                ("state", "=", "proposing"),
                ("date", "<", today),
            ]
        )
        unfinished._stand()

    def _stand(self):
        """Let runs stand with what they have."""
        self._settle_shares()
        self.state = "proposed"
        self._refresh_state()

    @api.model
    def _close_decisions(self, company):
        """Take the decisions off the desk that were taken since the last night."""
        self.env["credit.followup.action"].search(
            [
                ("company_id", "=", company.id),
                ("todo", "=", "decide"),
            ]
        )._settle_decisions()

    @api.model
    def _close_paid(self, company):
        """Take off the desk what a person was to do for customers who paid."""
        open_line = ("line_ids", "any", [("move_line_id.reconciled", "=", False)])
        to_do = Domain(
            [
                ("company_id", "=", company.id),
                ("todo", "in", BY_HAND),
                ("line_ids", "!=", False),
            ]
        )
        paid = self.env["credit.followup.action"].search(to_do & ~Domain([open_line]))
        paid._withdraw_paid()

    @api.model
    def _nightly_run(self, company, today):
        """Return today's run of the company, made if there is none."""
        domain = [
            ("company_id", "=", company.id),
            ("date", "=", today),
            ("kind", "=", "nightly"),
        ]
        run = self.search(domain, order="id desc", limit=1)
        if not run:
            run = self.create(
                {"company_id": company.id, "date": today, "kind": "nightly"}
            )
            run._start()
            self._ask_again()
            self._commit()
        return run

    @api.model
    def _ask_again(self):
        """Have the night looked at again in some hours, should it be interrupted.

        Odoo puts off a job that was interrupted three times until the next day.
        """
        cron = self.env.ref(NIGHTLY, raise_if_not_found=False)
        now = fields.Datetime.now()
        to_come = [("cron_id", "=", cron and cron.id), ("call_at", ">", now)]
        if cron and not self.env["ir.cron.trigger"].sudo().search_count(to_come):
            cron.sudo()._trigger([now + delay for delay in ASK_AGAIN if delay])

    # === CLOCKS === #

    def _follow_clocks(self, wakes):
        """Judge what has a clock, if its day has come or something woke it.

        Before anything is proposed: what broke today speaks in today's message.
        """
        if self.kind != "nightly":
            return
        for clock in self.env["credit.followup.clocked"]._clocks():
            records = clock._to_follow(self.company_id, self.date, wakes)
            for start in range(0, len(records), BATCH_RECORDS):
                chunk = records.ids[start : start + BATCH_RECORDS]
                self._each_safely(
                    chunk,
                    partial(self._follow_chunk, clock),
                    partial(self._leave_to_next_night, clock),
                )

    def _follow_chunk(self, clock, ids):
        """Judge some records and let follow what has to."""
        clock.browse(ids)._look(self.date)

    def _leave_to_next_night(self, clock, ids, why):
        """Keep what went wrong on the records, which are tried again tomorrow."""
        records = clock.browse(ids)
        tomorrow = fields.Date.add(self.date, days=1)
        self._tried(partial(records.write, {"clock_error": why, "next_on": tomorrow}))
        self._note(
            self.env._(
                "%(what)s not looked at: %(why)s",
                what=records[:1].display_name,
                why=why,
            )
        )
