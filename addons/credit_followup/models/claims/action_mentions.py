"""What a law wants a consumer told first, until when, and whether a letter did so."""

from datetime import timedelta

from odoo import fields, models

from ...decisions.sentences import words
from ...facts.claims import CHANNELS, ClaimReader
from ...followup_core.claims.foresee import foresee
from ...followup_core.law.case import Notice, NoticeKind


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _counts_as_letter(self):
        """Tell whether it starts the term that a law gives consumers.

        Where a law wants it said what may follow, only a message that did.
        """
        self.ensure_one()
        return self.has_mentions or not self._first_letter()

    def _gave_the_term_of(self, notice):
        """Tell whether a first letter gave all the days that the law wants given.

        One that was printed or received later than it reckoned stated a day too early.
        """
        self.ensure_one()
        statute = self.partner_id._followup_statute(self.company_id, self.date)
        if not self.has_mentions or not statute or not statute.answer_by:
            return True
        return bool(self.deadline_on) and statute.answer_by(notice) <= self.deadline_on

    def _first_letter(self):
        """Return how the customer's law introduces what may follow, where it must."""
        self.ensure_one()
        statute = self.partner_id._followup_statute(self.company_id, self.date)
        return statute.first_letter if statute else ""

    def _foresees(self):
        """Tell whether the law wants it said first what a consumer may come to owe."""
        self.ensure_one()
        claims = self.company_id.followup_charge and not self.amount_compensation
        return bool(claims and self._first_letter())

    def _foreseen(self):
        """Return the compensation that may follow letters of today, by action line.

        Read at once for all of them.
        """
        sums = {}
        foreseeing = self.filtered(lambda one: one._foresees())
        for (company, on), own in foreseeing.grouped(
            lambda one: (one.company_id, one.date)
        ).items():
            lines = own.line_ids.filtered(lambda line: line.days_late > 0)
            by_item = {line.move_line_id: line for line in lines}
            held = {line.move_line_id.id: line.amount_held for line in lines}
            reader = ClaimReader(self.env, company, on)
            found = reader.requests(lines.move_line_id, held)
            for request, by_ref in found.values():
                for ref, amount in foresee(request, on).items():
                    sums[by_item[by_ref[ref]]] = float(amount)
        return sums

    def _consumer_rows(self, foreseen):
        """Say what a consumer may come to owe, where a law wants it said first.

        :param foreseen: the sums of ``_foreseen``
        """
        self.ensure_one()
        if not foreseen:
            return []
        lines = self.line_ids.filtered(foreseen.get)
        return [
            {
                "amount": foreseen[line],
                "text": self.env._(
                    "Invoice %(name)s (%(what)s), due on %(due)s, principal "
                    "%(amount)s: %(penalty)s",
                    name=line.name,
                    what=line.move_id._followup_goods(),
                    due=self._day(line.date_due),
                    amount=self._money(line.amount_open),
                    penalty=self._money(foreseen[line]),
                ),
            }
            for line in lines
        ]

    def _mention_intro(self):
        """Say until when nothing is added, as the customer's law counts it."""
        deadline = self._day(self._deadline())
        return words(self.env, self._first_letter(), deadline=deadline)

    def _mention_total(self, rows):
        """Say the sum of what a consumer may come to owe, where there are several."""
        if len(rows) < 2:
            return False
        total = sum(row["amount"] for row in rows)
        return self.env._("Together: %(amount)s", amount=self._money(total))

    def _deadline(self):
        """Return the day that the message gives, never before the one of the law."""
        by_law = self._answer_by()
        return max(filter(None, (self.deadline_on, by_law)), default=False)

    def _answer_by(self):
        """Return the last day without cost after a consumer's first letter, if any."""
        self.ensure_one()
        statute = self.partner_id._followup_statute(self.company_id, self.date)
        if not statute or not statute.answer_by or not self.level_id:
            return False
        company = self.company_id
        sent = self.served_on or max(self.date, fields.Date.context_today(self))
        letters = [
            Notice(
                NoticeKind.REMINDER,
                CHANNELS[channel.value],
                sent,
                expected_on=sent + timedelta(days=company.followup_transit_email),
            )
            for channel in self.level_id._channels()
            if channel.value in CHANNELS
        ]
        return max(map(statute.answer_by, letters), default=False)

    def _lacking_mentions(self):
        """Return the names of what the law wants a consumer's first letter to say."""
        company = self.company_id
        lacking = []
        statute = self.partner_id._followup_statute(company, self.date)
        if not statute or not statute.names_everything:
            return lacking
        if not (company.company_registry or company.vat):
            lacking.append(self.env._("the enterprise number of the company"))
        for line in self.line_ids.filtered(lambda one: one.days_late > 0):
            if not line.move_id._followup_goods():
                lacking.append(
                    self.env._(
                        "the goods or services of invoice %(name)s", name=line.name
                    )
                )
            if not line.date_due:
                lacking.append(
                    self.env._("the due date of invoice %(name)s", name=line.name)
                )
        return lacking

    def _creditor_line(self):
        """Name the creditor and its enterprise number, as the law wants."""
        company = self.company_id
        return self.env._(
            "%(company)s, enterprise number %(number)s",
            company=company.name,
            number=company.company_registry or company.vat or "",
        )
