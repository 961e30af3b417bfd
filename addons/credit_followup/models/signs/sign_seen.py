"""Signs are recorded as they happen, each with the record that shows it."""

from odoo import api, fields, models
from odoo.tools.misc import formatLang

from ...facts.signs.signs import read_paid, read_round_parts
from ...followup_core.risk.signs import Sign, drift, first_day, is_later


class CreditFollowupSign(models.Model):
    _inherit = "credit.followup.sign"

    @api.model
    def _see(self, sign, records, note=None):
        """Note that these records are a sign of their customers, each once.

        :param records: with a company and a customer
        :param note: a function of the record
        """
        known = self.sudo().search(
            [
                ("sign", "=", sign.value),
                ("evidence_model", "=", records._name),
                ("evidence_id", "in", records.ids),
            ]
        )
        new = records.sudo() - records.browse(known.mapped("evidence_id"))
        return self.sudo().create(
            [
                {
                    "company_id": one.company_id.id,
                    "partner_id": one.partner_id.commercial_partner_id.id,
                    "sign": sign.value,
                    "evidence_model": one._name,
                    "evidence_id": one.id,
                    "note": note(one) if note else one.display_name,
                }
                for one in new
                if one.partner_id and one.company_id.followup_active
            ]
        )

    @api.model
    def _see_payments(self, company, customers, today):
        """Note who paid a part in a round sum, or pays later than he used to."""
        paid = read_paid(company, customers, today)
        for lines in read_round_parts(company, customers, today):
            self._see(Sign.ROUND_SUM, lines)
        later = {
            customer: found
            for customer, payments in paid.items()
            if (found := drift(payments, today)) and is_later(found)
        }
        known = self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("sign", "=", Sign.LATER.value),
                ("partner_id", "in", [one.id for one in later]),
                ("seen_on", ">=", first_day(today)),
            ]
        )
        self.sudo().create(
            [
                {
                    "company_id": company.id,
                    "partner_id": customer.id,
                    "sign": Sign.LATER.value,
                    "seen_on": today,
                    "note": self._drift_words(found),
                }
                for customer, found in later.items()
                if customer not in known.partner_id
            ]
        )

    def _drift_words(self, found):
        return self.env._(
            "On average %(lately)s days late in the last three months, %(before)s in "
            "the year before.",
            lately=formatLang(self.env, float(found.lately), digits=0),
            before=formatLang(self.env, float(found.before), digits=0),
        )

    @api.model
    def _seen(self, company, partners):
        """Return the signs of customers of the last year, by customer."""
        since = fields.Date.subtract(fields.Date.context_today(self), years=1)
        signs = self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("partner_id.commercial_partner_id", "in", partners.ids),
                ("seen_on", ">", since),
            ]
        )
        return signs.grouped(lambda one: one.partner_id.commercial_partner_id)
