"""What the scheduler does with runs: propose in chunks, then carry out."""

import logging
from contextlib import contextmanager

import psycopg2

from odoo import api, fields, models
from odoo.tools.misc import mute_logger

from ...decisions.proposal import Proposal
from ...effects.execute import execute_ready
from ...facts.reader import BATCH_CUSTOMERS, Reader

_logger = logging.getLogger(__name__)

# A payment booked at the same moment stops a chunk once; a second time is no accident.
ATTEMPTS = 2


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    # === CRON === #

    @api.model
    def _cron_followup(self):
        """Propose for each company that is switched on, then carry out what is ready.

        One company's fault does not stop the night: it stands on its run.
        """
        today = fields.Date.context_today(self)
        self.env["credit.followup.delivery"]._take_back_queued()
        self._commit()
        for company in self.env["res.company"].search([("followup_active", "=", True)]):
            self.with_company(company)._propose_safely(company, today)
        execute_ready(self.env, today)

    @api.model
    def _cron_execute(self):
        """Help to carry out what is ready, beside the nightly action."""
        execute_ready(self.env, fields.Date.context_today(self))

    # === ONE COMPANY === #

    @api.model
    def _propose_safely(self, company, today):
        """Propose for one company; a conflict is tried once more, a fault is noted."""
        for _attempt in range(ATTEMPTS):
            try:
                with self._undone_on_error(), mute_logger("odoo.sql_db"):
                    self._propose_tonight(company, today)
            except psycopg2.OperationalError as error:  # noqa: PERF203 - two rounds
                _logger.info("Follow-up of %s starts again: %s", company.name, error)
            except Exception as error:
                _logger.info("Follow-up of %s failed", company.name, exc_info=True)
                self._nightly_run(company, today).error = str(error)
                self._commit()
                return
            else:
                return

    @contextmanager
    def _undone_on_error(self):
        """Leave nothing half done: back to the last commit, or to where this began."""
        if not self.env.context.get("ir_cron_progress_id"):
            with self.env.cr.savepoint():
                yield
            return
        try:
            yield
        except Exception:
            self.env.cr.rollback()
            raise

    @api.model
    def _propose_tonight(self, company, today):
        """Go on with today's run of the company where it stopped."""
        self._close_unfinished(company, today)
        self._close_decisions(company)
        run = self._nightly_run(company, today).try_lock_for_update()
        if run.state == "proposing":
            run._propose_chunks()
        self._commit()
        run._follow_charges_safely(today)
        self._commit()

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
        unfinished.state = "proposed"
        unfinished._refresh_state()

    @api.model
    def _close_decisions(self, company):
        """Take the decisions off the desk that were taken since the last night."""
        self.env["credit.followup.action"].search(
            [
                ("company_id", "=", company.id),
                ("kind", "=", "decision"),
                ("state", "=", "sent"),
            ]
        )._settle_decisions()

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
            self._commit()
        return run

    # === PROPOSING === #

    def _propose_chunks(self):
        """Evaluate the customers whose day has come; commit after each chunk in a cron.

        Going on after a stop: customers up to ``position`` are committed.
        """
        self.ensure_one()
        run = self.with_context(tracking_disable=True, mail_create_nolog=True)
        reader = Reader(run.env, run.company_id, run.date)
        customers = run._customers_to_look_at(reader)
        for start in range(0, len(customers), BATCH_CUSTOMERS):
            chunk = customers[start : start + BATCH_CUSTOMERS]
            Proposal(run, reader).add(chunk)
            run.position = chunk[-1]
            run._commit(len(chunk), remaining=len(customers) - start - len(chunk))
        run._finish_proposing()

    def _customers_to_look_at(self, reader):
        """Return, in order, whose day has come and who has a proposal that waits."""
        waiting = self.env["credit.followup.action"]._read_group(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "proposed"),
                ("run_id", "!=", self.id),
                ("partner_id", ">", self.position),
            ],
            ["partner_id"],
        )
        due = reader.due_customers(self.is_full, after=self.position)
        return sorted({*due, *(partner.id for (partner,) in waiting)})

    def _finish_proposing(self):
        """Release what may go by itself, if the bank is known well enough.

        Also what an earlier night proposed and could not release.
        """
        self.state = "proposed"
        self.error = False
        if self.bank_is_fresh and self.kind == "nightly":
            self.env["credit.followup.action"].search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("state", "=", "proposed"),
                    ("mode", "=", "automatic"),
                    ("run_id.kind", "=", "nightly"),
                ]
            )._make_ready()
        self._refresh_state()

    def _commit(self, done=0, remaining=None):
        """Commit and tell the scheduler how far it is, when run by the scheduler."""
        if self.env.context.get("ir_cron_progress_id"):
            self.env["ir.cron"]._commit_progress(done, remaining=remaining)
