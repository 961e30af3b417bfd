"""A title in time: reserved when an invoice is posted, released by its payment."""

from odoo import api, fields, models

from ...facts.title.titles import read_titles
from ...followup_core.title.release import Settings, judge

GOODS = "consu"


class CreditFollowupTitle(models.Model):
    _inherit = "credit.followup.title"

    @api.model
    def _reserve(self, moves):
        """Keep the title to the goods of invoices that are posted."""
        terms = self._reserving(moves.company_id)
        invoices = moves.sudo().filtered(
            lambda one: (
                one.move_type == "out_invoice"
                and one.company_id in terms
                and one._followup_has_goods()
            )
        )
        known = self.sudo().search([("move_id", "in", invoices.ids)])
        made = self.sudo().create(
            [
                {
                    "move_id": move.id,
                    "partner_id": move.commercial_partner_id.id,
                    "terms_id": terms[move.company_id][0].id,
                }
                for move in invoices - known.move_id
            ]
        )
        (made | known)._look(fields.Date.context_today(self))

    @api.model
    def _reserving(self, companies):
        """Return the conditions with a clause that reserves, by company."""
        terms = (
            self.env["credit.followup.terms"]
            .sudo()
            .search(
                [("company_id", "in", companies.ids), ("reserves_title", "=", True)]
            )
        )
        return terms.grouped("company_id")

    # === SEAMS === #

    def _delivered_on(self):
        """Return the day on which the goods left; without stock the invoice's own."""
        return self.move_id.delivery_date or self.move_id.invoice_date

    def _printed_on(self):
        """Return the day on which the clause stood on a delivery slip, if it did."""
        return False

    def _goods_out(self):
        """Return whether goods are still with the customer; None where none counts."""
        return

    # === CLOCK === #

    def _rulings(self, today):
        rulings = []
        for one, (fact, why, acceptance) in zip(self, read_titles(self), strict=True):
            values = {
                "ground": why.value,
                "acceptance_id": acceptance.id if acceptance else False,
                "delivered_on": one._delivered_on(),
            }
            if acceptance:
                values["terms_id"] = acceptance.terms_id.id
            one._keep(values)
            rulings.append(judge(fact, today, Settings()))
        return rulings

    def _keep(self, values):
        """Write what has changed of what is known."""
        known = self._convert_to_write({name: self[name] for name in values})
        changed = {name: one for name, one in values.items() if one != known[name]}
        if changed:
            self.write(changed)
