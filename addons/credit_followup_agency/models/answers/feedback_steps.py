"""A file of an agency is read as a stream, shown, and applied row by row."""

import logging
from collections import Counter, defaultdict

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.effects.execute import is_scheduled
from odoo.addons.credit_followup.followup_core.handover.booking import Payouts
from odoo.addons.credit_followup.followup_core.handover.classify import (
    Classifier,
    Fate,
)
from odoo.addons.credit_followup.followup_core.handover.events import Event

from ...effects import answers
from ...facts.feedback import (
    Seen,
    UnreadableError,
    events_of,
    read_placed,
    row_values,
)

_logger = logging.getLogger(__name__)
# So many rows are kept at once; a file has a million.
BATCH = 1000
# Problems that are told; a file in another language has one on each line.
MOST_PROBLEMS = 50


class CreditFollowupFeedback(models.Model):
    _inherit = "credit.followup.feedback"

    # === READING === #

    def _read_file(self):
        """Read the file: refuse it as a whole, or say what becomes of each row."""
        self.ensure_one()
        mapping = self.mapping_id._core_mapping(self.agency_id.code)
        today = fields.Date.context_today(self)
        try:
            problems, payouts = self._first_pass(mapping, today)
        except UnreadableError as error:
            self.write({"state": "refused", "problems": str(error)})
            return
        whole = [one for one in problems if one.is_of_the_file]
        if problems:
            self.problems = "\n".join(map(self._problem, problems[:MOST_PROBLEMS]))
        if whole:
            self.state = "refused"
            return
        self._second_pass(mapping, today, payouts)
        self.count_error += len(problems)
        self.count_rows += len(problems)

    def _first_pass(self, mapping, today):
        """Return what is wrong, and the sums of the payouts."""
        problems, payouts = [], Payouts()
        for one in events_of(self._bytes(), self.name, mapping, today):
            if isinstance(one, Event):
                payouts.add(one)
            else:
                problems.append(one)
        return problems, payouts

    def _second_pass(self, mapping, today, payouts):
        """Classify each row and keep it; what is known already is only counted."""
        seen = Seen(self.agency_id)
        broken = payouts.broken(netted=mapping.fees_netted)
        placed = read_placed(self.agency_id)
        judge = Classifier(mapping.agency, placed, seen, broken).judge
        counts, sums = Counter(), defaultdict(lambda: defaultdict(int))
        for batch in self._batches(mapping, today):
            seen.look_up(batch)
            judged = [judge(one) for one in batch]
            for one in judged:
                counts[one.fate] += 1
                if one.event.amount and one.fate is not Fate.SEEN:
                    sums[one.event.kind.value][one.event.currency] += one.event.amount
            self._keep_rows([one for one in judged if one.fate is not Fate.SEEN])
        self._keep_counts(counts, sums)

    def _batches(self, mapping, today):
        batch = []
        for one in events_of(self._bytes(), self.name, mapping, today):
            if isinstance(one, Event):
                batch.append(one)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _keep_rows(self, judged):
        rows = self.env["credit.followup.feedback.row"].sudo()
        rows.create(row_values(self, judged))
        rows.env.flush_all()
        rows.env.invalidate_all(flush=False)

    def _keep_counts(self, counts, sums):
        self.write(
            {
                "count_rows": sum(counts.values()),
                "count_auto": counts[Fate.AUTO],
                "count_review": counts[Fate.REVIEW],
                "count_error": counts[Fate.ERROR],
                "count_seen": counts[Fate.SEEN],
                "totals": {
                    kind: {code: str(amount) for code, amount in own.items()}
                    for kind, own in sums.items()
                },
            }
        )

    def _problem(self, one):
        return self.env._(
            "Line %(line)s %(column)s: %(message)s",
            line=one.line,
            column=one.column,
            message=one.message,
        )

    def _bytes(self):
        return self.attachment_id.with_context(bin_size=False).raw or b""

    # === APPLYING === #

    def action_apply(self):
        """Apply what is clear; what is not waits for a person."""
        self.check_access("read")
        self.env.user._followup_check("officer")
        if self.filtered(lambda one: one.state == "refused"):
            raise UserError(
                self.env._("The file was refused: nothing of it is applied.")
            )
        for one in self.sudo():
            one._apply_clear()
        return True

    def _apply_clear(self):
        """Apply the clear rows in the order of the file, one savepoint each."""
        clear = self.env["credit.followup.feedback.row"].search(
            [
                ("feedback_id", "=", self.id),
                ("fate", "=", Fate.AUTO.value),
                ("state", "=", "waiting"),
            ],
            order="line",
        )
        for start in range(0, len(clear), BATCH):
            self._apply_rows(clear[start : start + BATCH])
        self.state = "applied"

    def _apply_rows(self, rows):
        """Apply rows one by one; a fault stays on its row, and nothing half booked."""
        for row in rows:
            try:
                with self.env.cr.savepoint():
                    answers.apply(row)
                    row.write({"state": "applied", "error": False})
            except psycopg2.OperationalError:
                raise
            except Exception as error:  # noqa: BLE001 - on the row
                _logger.info("Row %s of %s: %s", row.line, self.name, error)
                row.write({"state": "failed", "error": str(error)})
        payouts = rows.payout_id
        payouts._find_on_bank()
        payouts.filtered("statement_line_id")._reconcile()
        rows.placement_id._look(fields.Date.context_today(self))

    @api.model
    def _cron_poll(self):
        """Fetch what agencies left for us, and read it; a person applies it.

        An agency whose files nobody can read yet keeps them.
        """
        agencies = self.env["credit.followup.agency"].search(
            [("mapping_id", "!=", False)]
        )
        for agency in agencies:
            agency._poll(self._poll_one)

    def _poll_one(self, agency, name, content):
        """Read one file, and commit it before the agency's own is moved away."""
        content = agency._transport()._parse(agency, content)
        try:
            with self.env.cr.savepoint():
                self._take_in(agency, agency.mapping_id, name, content)
        except UserError as error:
            _logger.info("File %s of %s: %s", name, agency.code, error)
        if is_scheduled(self.env):
            self.env["ir.cron"]._commit_progress(1)
