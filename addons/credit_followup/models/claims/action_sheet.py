"""The annexed calculation, worded so that anybody can check it."""

from decimal import Decimal

from odoo import fields, models
from odoo.tools.misc import format_date

from ...decisions.sentences import number, words
from ...followup_core.law.sentences import FIXED_SUM


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _sheet_sums(self):
        """Return a sentence per invoice: what it bears, and by which article.

        Of very many invoices the annex says what the further ones bear.
        """
        sums = [
            self.env._(
                "%(name)s: interest %(interest)s; %(what)s %(compensation)s "
                "%(article)s",
                name=item["ref"],
                interest=self._money(float(item["interest_accrued"])),
                what=self._compensation_name(),
                compensation=self._money(float(item["compensation_accrued"])),
                article=_in_brackets(words(self.env, item["compensation_article"])),
            )
            for item in self._sheet_items()
        ]
        if rest := self._sheet_rest():
            sums.append(rest)
        settled = self._sheet_settled()
        if settled:
            sums.append(
                self.env._(
                    "Paid, settled or waived of it: %(amount)s",
                    amount=self._money(settled),
                )
            )
        return sums

    def _sheet_settled(self):
        """Return what is not asked for any more of what the sheet adds up to."""
        accrued = sum(
            Decimal(item[name])
            for item in self._sheet().get("items", ())
            for name in ("interest_accrued", "compensation_accrued")
        )
        asked = self.amount_interest + self.amount_compensation
        return self.currency_id.round(float(accrued) - asked)

    def _sheet_rows(self):
        """Return the slices of the calculation sheet, worded for the reader."""
        return [
            {
                "name": item["ref"],
                "from": self._day(fields.Date.to_date(slice_["from"]), "medium"),
                "to": self._day(
                    fields.Date.subtract(fields.Date.to_date(slice_["to"]), days=1),
                    "medium",
                ),
                "days": slice_["days"],
                "rate": number(self.env, slice_["rate_percent"]) + " %",
                "base": self._money(float(slice_["base"])),
                "amount": self._money(float(slice_["amount"])),
                "exact": number(self.env, slice_["amount"]),
                "article": words(self.env, slice_.get("article") or item["article"]),
            }
            for item in self._sheet_items()
            for slice_ in item["segments"]
        ]

    def _sheet(self):
        """Return the calculation sheet, to be read and never changed.

        Odoo copies it for whoever asks for the field: seconds for 50,000 items.
        """
        if not self._lists_apart():
            return self.claim_sheet or {}
        action, kept = self._origin, self._fields["claim_sheet"]._get_cache(self.env)
        if action.id not in kept:
            action.fetch(["claim_sheet"])
        return kept.get(action.id) or {}

    def _sheet_items(self):
        """Return the items whose calculation stands in the message."""
        return self._first_rows(self._sheet().get("items", []))

    def _sheet_rest(self):
        """Say where it stands what the further invoices bear, if there are any."""
        items = self._sheet().get("items", [])
        return len(items) > len(self._sheet_items()) and self.env._(
            "Interest and compensation of each further invoice stand in the annex "
            "“%(annex)s”.",
            annex=self._list_title(),
        )

    def _sheet_words(self):
        """Return how it was reckoned: sentences that are true for the law applied."""
        sheet = self._sheet()
        return [words(self.env, text) for text in sheet.get("explanations", ())]

    def _daily(self):
        """Say what each further day adds, nothing where it adds nothing."""
        sheet = self._sheet()
        daily = Decimal(sheet.get("daily") or 0)
        if daily <= 0 or not self.amount_interest:
            return False
        day = fields.Date.add(fields.Date.to_date(sheet["as_of"]), days=1)
        return self.env._(
            "From %(day)s, interest of %(amount)s is added for each day.",
            day=self._day(day),
            amount=self._money(float(daily)),
        )

    def _imputation(self):
        """Say in which order payments were taken, nothing where none came."""
        text = self._sheet().get("imputation")
        return text and words(self.env, text)

    def _compensation_name(self):
        """Return what the law applied calls the sum beside interest."""
        name = self._sheet().get("compensation_name") or FIXED_SUM
        return words(self.env, name)

    def _sheet_day(self):
        """Word the last day that the sheet counts."""
        day = fields.Date.to_date(self._sheet().get("as_of")) or self.date
        return format_date(self.env, day, date_format="long")


def _in_brackets(text):
    return f"({text})" if text else ""
