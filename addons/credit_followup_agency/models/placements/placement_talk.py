"""A case once it left: what is said to the agency, and how messages go out."""

import logging

from odoo import api, fields, models
from odoo.exceptions import LockError, UserError

from odoo.addons.credit_followup.effects.execute import is_scheduled

from ...effects import messages
from ...effects.placements import ask, plan

_logger = logging.getLogger(__name__)
# So many messages are read at once by the scheduler.
BATCH = 20
APPROVED, EXPORTED = "approved", "exported"


class CreditFollowupPlacement(models.Model):
    _inherit = "credit.followup.placement"

    # === ONCE IT LEFT === #

    def _delivered(self):
        """Note the day on which the agency got it, and judge."""
        own = self.filtered(lambda one: not one.delivered_on)
        today = fields.Date.context_today(self)
        own.delivered_on = today
        own._look(today)

    # === MESSAGES === #

    def _last_out(self):
        """Return the last message to the agency."""
        return self._last_of([])

    def _last_told(self):
        """Return the last message that says how the claims stand."""
        return self._last_of([("standing", "!=", False)])

    def _last_of(self, more):
        """Return one message only: a long case has hundreds."""
        return self.exchange_ids.search(
            [
                ("placement_id", "=", self.id),
                ("direction", "=", "out"),
                ("state", "!=", "cancelled"),
                *more,
            ],
            order="sequence desc",
            limit=1,
        )

    def _plan(self):
        """Give it the one task that is next."""
        plan(self)

    def _note_not_sent(self, message):
        self.message_post(
            body=self.env._(
                "Message %(number)s could not be sent: %(error)s",
                number=message.sequence,
                error=message.result,
            )
        )

    @api.model
    def _trigger_sending(self):
        self.env.ref("credit_followup_agency.ir_cron_send")._trigger()

    @api.model
    def _cron_send(self):
        """Send what is ready, one by one; each is committed before the next."""
        self._make_files_by_themselves()
        exchange = self.env["credit.followup.placement.message"].sudo()
        domain = [("state", "=", "ready"), ("direction", "=", "out")]
        tried = exchange
        left = exchange.search(domain, limit=BATCH, order="id")
        while left:
            for message in left:
                if self._is_ours(message):
                    before = messages.begin(message)
                    self._commit_sent()
                    if self._is_ours(message):
                        messages.send(message, before)
                self._commit_sent()
            tried |= left
            more = [*domain, ("id", "not in", tried.ids)]
            left = exchange.search(more, limit=BATCH, order="id")

    @api.model
    def _is_ours(self, message):
        """Tell whether a message waits and no other worker has it."""
        if not message.try_lock_for_update():
            return False
        message.invalidate_recordset(
            ["state", "attempts", "may_be_there", "next_try_at"]
        )
        now = fields.Datetime.now()
        is_due = not message.next_try_at or message.next_try_at <= now
        return message.state == "ready" and is_due and not message._waits_its_turn()

    @api.model
    def _make_files_by_themselves(self):
        """Make the files of cases that a level hands over; faults stay on them."""
        for case in self.sudo().search(
            [("state", "=", APPROVED), ("leaves_by_itself", "=", True)], limit=BATCH
        ):
            try:
                with self.env.cr.savepoint():
                    case._export()
                if case.state != EXPORTED:
                    case._ask_before_leaving()
            except LockError:
                # Somebody reconciles it in this second: the next time.
                _logger.info("Case %s waits: its claims are in use", case.name)
            except UserError as error:
                case.leaves_by_itself = False
                ask(case, str(error))
            self._commit_sent()

    @api.model
    def _commit_sent(self):
        """Let nothing that was sent be forgotten; only the scheduler commits."""
        if is_scheduled(self.env):
            self.env["ir.cron"]._commit_progress(1)
