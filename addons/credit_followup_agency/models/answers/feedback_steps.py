"""A file of an agency is read as a stream, shown, and applied row by row."""

import io
import logging
from collections import Counter, defaultdict
from itertools import groupby

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.effects.execute import is_scheduled
from odoo.addons.credit_followup.followup_core.handover.classify import (
    Classifier,
    Fate,
)
from odoo.addons.credit_followup.followup_core.handover.events import Event
from odoo.addons.credit_followup.followup_core.handover.survey import survey

from ...effects import answers
from ...facts.cases import Cases
from ...facts.feedback import (
    BATCH,
    Seen,
    UnreadableError,
    batches,
    events_of,
    row_values,
)
from ...facts.payouts import Counted, read_earlier
from ..transports.transport import TransportError
from .feedback import KnownFileError

_logger = logging.getLogger(__name__)
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
            found = self._first_pass(mapping, today)
        except UnreadableError as error:
            self.write({"state": "refused", "problems": str(error)})
            return
        told = found.problems[:MOST_PROBLEMS]
        self.problems = "\n".join(map(self._problem, told)) or False
        if not found.is_whole:
            self.state = "refused"
            return
        self._second_pass(mapping, today, found.payouts)
        self.count_error += found.wrong
        self.count_rows += found.wrong

    def _first_pass(self, mapping, today):
        """Return what is in the file; its payouts with what earlier files said."""
        counted = Counted(self.agency_id)
        found = survey(counted.passing(self._events(mapping, today)), seen=counted)
        refs = {ref for ref, _currency in found.payouts.sums}
        for one in read_earlier(self.agency_id, refs):
            found.payouts.add(one)
        return found

    def _second_pass(self, mapping, today, payouts):
        """Classify each row and keep it; what is known already is only counted."""
        seen = Seen(self.agency_id)
        broken = payouts.broken(netted=mapping.fees_netted)
        cases = Cases(self.agency_id)
        classifier = Classifier(mapping.agency, (), seen, broken)
        counts, sums = Counter(), defaultdict(lambda: defaultdict(int))
        events = (one for one in self._events(mapping, today) if isinstance(one, Event))
        for batch in batches(events):
            seen.look_up(batch)
            classifier.add(cases.look_up(batch))
            judged = [classifier.judge(one) for one in batch]
            for one in judged:
                counts[one.fate] += 1
                if one.event.amount and one.fate is not Fate.SEEN:
                    sums[one.event.kind.value][one.event.currency] += one.event.amount
            self._keep_rows([one for one in judged if one.fate is not Fate.SEEN])
        self._keep_counts(counts, sums)

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

    def _events(self, mapping, today):
        """Yield events and problems of the file, from the disk where it lies there."""
        attachment = self.attachment_id.with_context(bin_size=False)
        stored = attachment.store_fname
        if not stored:
            raw = io.BytesIO(attachment.raw or b"")
            yield from events_of(raw, self.name, mapping, today)
            return
        with open(attachment._full_path(stored), "rb") as file:
            yield from events_of(file, self.name, mapping, today)

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
        """Apply rows in their order; a fault stays on its row, nothing half booked.

        Payments that follow each other are booked together; if one of them is refused,
        each by itself.
        """
        # Consecutive ones: the order of the file counts.
        for is_plain, run in groupby(rows, key=answers.is_plain):  # pylint: disable=bad-builtin-groupby
            own = rows.browse([one.id for one in run])
            if not (is_plain and len(own) > 1 and self._apply_payments(own)):
                for row in own:
                    self._apply_one(row)
        payouts = rows.payout_id
        payouts._find_on_bank()
        payouts.filtered("statement_line_id")._reconcile()
        rows.placement_id._look(fields.Date.context_today(self))

    def _apply_payments(self, rows):
        """Book payments together; return whether that went well."""
        try:
            with self.env.cr.savepoint():
                answers.apply_payments(rows)
                rows.write({"state": "applied", "error": False})
        except psycopg2.OperationalError:
            raise
        except Exception as error:  # noqa: BLE001 - they are tried one by one
            _logger.info("Payments of %s go one by one: %s", self.name, error)
            return False
        return True

    def _apply_one(self, row):
        try:
            with self.env.cr.savepoint():
                answers.apply(row)
                row.write({"state": "applied", "error": False})
        except psycopg2.OperationalError:
            raise
        except UserError as error:
            _logger.info("Row %s of %s: %s", row.line, self.name, error)
            row.write({"state": "failed", "error": str(error)})
        except Exception as error:
            _logger.warning("Row %s of %s", row.line, self.name, exc_info=True)
            row.write({"state": "failed", "error": self._unexpected(error)})

    def _unexpected(self, error):
        """Return words for a fault that has none for people: at least its kind."""
        return self.env._(
            "Something unexpected happened (%(kind)s): the log of the server says "
            "what. %(words)s",
            kind=type(error).__name__,
            words=error,
        ).strip()

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
            self._commit_polled()

    def _poll_one(self, agency, name, content):
        """Read one file, and commit it before the agency's own is moved away."""
        content = agency._transport()._parse(agency, content)
        try:
            with self.env.cr.savepoint():
                self._take_in(agency, agency.mapping_id, name, content)
        except KnownFileError as error:
            _logger.info("File %s of %s: %s", name, agency.code, error)
        except UserError as error:
            # Nothing was kept: the file stays there, and the agency's page says why.
            raise TransportError(str(error)) from error
        self._commit_polled()

    @api.model
    def _commit_polled(self):
        """Let no later fault forget what was read; only the scheduler commits."""
        if is_scheduled(self.env):
            self.env["ir.cron"]._commit_progress(1)
