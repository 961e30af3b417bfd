"""What the scheduler does with runs: propose in chunks, then carry out."""

import logging
from functools import partial

from odoo import api, fields, models
from odoo.tools.misc import mute_logger

from ...decisions.proposal import Proposal
from ...effects.execute import execute_ready
from ...facts.reader import BATCH_CUSTOMERS, Reader
from ...facts.wakes import Wakes, read_wakes, remove_wakes
from .action_steps import ASK_AGAIN
from .run_status import NIGHTLY

_logger = logging.getLogger(__name__)

# Records with a clock that are judged in one transaction.
BATCH_RECORDS = 200
# What a person does, which nobody needs when everything was paid.
BY_HAND = ("phone", "visit", "letter", "registered", "repair")
# How many customers that were left a run names.
SHOWN_LEFT = 5


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
        execute_ready(self.env, today)

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
        """Help to carry out what is ready, beside the nightly action."""
        execute_ready(self.env, fields.Date.context_today(self))

    # === ONE COMPANY === #

    @api.model
    def _propose_safely(self, company, today):
        """Propose for one company; a fault stands on its run, and the night goes on."""
        try:
            with self._undone_on_error(), mute_logger("odoo.sql_db"):
                self._propose_tonight(company, today)
        except Exception as error:
            _logger.info("Follow-up of %s failed", company.name, exc_info=True)
            self._nightly_run(company, today).error = str(error)
            self._commit()

    @api.model
    def _propose_tonight(self, company, today):
        """Go on with today's run of the company where it stopped."""
        self._tried(partial(self._close_unfinished, company, today))
        self._tried(partial(self._close_decisions, company))
        self._tried(partial(self._close_paid, company))
        run = self._tried(partial(self._nightly_run, company, today))
        if run.state == "proposing" and run.try_lock_for_update():
            run.error = False
            run._propose_chunks()

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
                ("state", "=", "to_do"),
            ]
        )._settle_decisions()

    @api.model
    def _close_paid(self, company):
        """Take off the desk what a person was to do for customers who paid."""
        open_line = ("line_ids", "any", [("move_line_id.reconciled", "=", False)])
        to_do = fields.Domain(
            [
                ("company_id", "=", company.id),
                ("todo", "in", BY_HAND),
                ("line_ids", "!=", False),
            ]
        )
        paid = self.env["credit.followup.action"].search(
            to_do & ~fields.Domain([open_line])
        )
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

    # === PROPOSING === #

    def _propose_chunks(self):
        """Evaluate the customers whose day has come or whom something woke.

        In the scheduler each chunk is a transaction: going on after a stop, customers
        up to ``position`` are committed.
        """
        self.ensure_one()
        run = self.with_context(tracking_disable=True, mail_create_nolog=True)
        wakes = run._read_wakes()
        run._follow_clocks(wakes)
        # What a clock let go is looked at in the same night; what came
        # meanwhile the clocks have not read: it stays until the next one.
        woken = {**dict.fromkeys(run._read_wakes().customers, ()), **wakes.customers}
        wakes = wakes._replace(customers=woken)
        reader = Reader(run.env, run.company_id, run.date)
        customers = run._customers_to_look_at(reader, wakes)
        for start in range(0, len(customers), BATCH_CUSTOMERS):
            chunk = customers[start : start + BATCH_CUSTOMERS]
            run._each_safely(
                chunk, partial(run._propose_chunk, reader, wakes), run._note_left
            )
            run._commit(remaining=len(customers) - start - len(chunk))
        run._tried(run._finish_proposing)

    def _read_wakes(self):
        """Return what woke customers; a run by hand leaves that to the night."""
        if self.kind != "nightly":
            return Wakes([], {})
        return read_wakes(self.env, self.company_id)

    def _customers_to_look_at(self, reader, wakes):
        """Return, in order, whose day has come, whom something woke, and who waits."""
        waiting = self.env["credit.followup.action"]._read_group(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "proposed"),
                ("run_id", "!=", self.id),
            ],
            ["partner_id"],
        )
        due = reader.due_customers(self.is_full, after=self.position)
        woken = (partner for partner in wakes.customers if partner > self.position)
        # Ids are compared here: to a domain, 0 is no record, and nothing is above it.
        still = (one.id for (one,) in waiting if one.id > self.position)
        return sorted({*due, *woken, *still})

    def _propose_chunk(self, reader, wakes, chunk):
        """Propose for some customers, and forget what woke them."""
        Proposal(self, reader).add(chunk)
        remove_wakes(self.env, wakes.of(chunk))
        self.position = chunk[-1]

    def _note_left(self, chunk, why):
        """Leave customers to the next night, and say so and why.

        A night that looks at everybody may be all that they had: they are woken.
        """
        partners = self.env["res.partner"].browse(chunk)
        note = self.env._(
            "Left for the next night: %(names)s (%(count)s): %(why)s",
            names=", ".join(partners[:SHOWN_LEFT].mapped("name")),
            count=len(chunk),
            why=why,
        )
        self._tried(partial(self._wake_again, partners))
        self._note(note)

    def _wake_again(self, partners):
        """Have customers looked at in the next night: these wakes were not read yet."""
        self.env["credit.followup.wake"]._append(
            {(self.company_id, partner) for partner in partners}, "left"
        )

    def _note(self, note):
        """Add a note to what went wrong in this run."""
        notes = [*(self.error or "").split("\n"), note]
        text = "\n".join(dict.fromkeys(filter(None, notes)))
        self._tried(partial(self.write, {"error": text}))

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

    def _finish_proposing(self):
        """Release what may go by itself, if the bank is known well enough.

        Also what an earlier night proposed and could not release.
        """
        self.state = "proposed"
        remove_wakes(self.env, self.wake_ids)
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
