"""A title in time: reserved when an invoice is posted, released by its payment."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...facts.title.titles import read_titles
from ...followup_core.title.release import Settings, judge, released_share

GOODS = "consu"


class CreditFollowupTitle(models.Model):
    _inherit = "credit.followup.title"

    @api.model
    def _reserve(self, moves):
        """Keep the title to the goods of invoices that are posted."""
        reserving = self._reserving(moves.company_id)
        invoices = moves.sudo().filtered(
            lambda one: (
                one.move_type == "out_invoice"
                and one.company_id in reserving
                and one._followup_has_goods()
            )
        )
        known = self.sudo().search([("move_id", "in", invoices.ids)])
        new = invoices - known.move_id
        sent = self._versions(new)
        made = self.sudo().create(
            [
                {
                    "move_id": move.id,
                    "partner_id": move.commercial_partner_id.id,
                    "terms_id": sent[move].id,
                }
                for move in new
            ]
        )
        beside = self.sudo().search(
            [
                ("move_id", "in", self._beside(moves).ids),
                # What is settled for good takes no part of what is new.
                ("state", "in", ("reserved", "recovered")),
            ]
        )
        (made | known | beside)._look(fields.Date.context_today(self))

    @api.model
    def _beside(self, moves):
        """Return the invoices that credit notes take from: a seam."""
        return moves.reversed_entry_id

    @api.model
    def _versions(self, moves):
        """Return by invoice the conditions that its customer got with it."""
        terms = self.env["credit.followup.terms"]
        found = {}
        for key, own in moves.grouped(
            lambda one: (one.company_id, one.invoice_date, one.partner_id.lang)
        ).items():
            found |= dict.fromkeys(own, terms._in_force(*key))
        return found

    @api.model
    def _reserving(self, companies):
        """Return those of these companies whose conditions reserve title."""
        terms = self.env["credit.followup.terms"].sudo()
        reserving = [("company_id", "in", companies.ids), ("reserves_title", "=", True)]
        return terms.search(reserving).company_id

    @api.model
    def _look_at_moves(self, moves):
        """Judge the titles of invoices now: paid, undone, delivered or taken back."""
        found = self.sudo().search([("move_id", "in", moves.ids)])
        if found:
            found._look(fields.Date.context_today(self))

    @api.model
    def _of_payment(self, lines):
        """Release goods in the minute in which they are paid, or reserve them again."""
        return self.search([("move_id", "in", lines.move_id.ids)])

    # === SEAMS === #

    def _delivered_on(self):
        """Return the day on which the last goods left; without stock the invoice's."""
        return self.move_id.delivery_date or self.move_id.invoice_date

    def _printed_on(self):
        """Return the day on which the clause stood on a delivery slip, if it did."""
        return False

    def _goods_out(self):
        """Return whether goods are still with the customer; None where none counts."""
        return

    # === CLOCK === #

    @api.model
    def _woken_domain(self, wakes):
        """Return what a payment or an acceptance may still move.

        What was released is taken back by the payment that is undone, at once.
        """
        unpaid = Domain("state", "=", "none") & Domain(
            "move_id.amount_residual", "!=", 0
        )
        moving = Domain("state", "in", ("reserved", "recovered")) | unpaid
        return super()._woken_domain(wakes) & moving

    def _look(self, today):
        result = super()._look(today)
        self.env["credit.followup.goods"].sudo()._renew(self)
        return result

    def _rulings(self, today):
        rulings = []
        for one, (fact, why, acceptance) in zip(self, read_titles(self), strict=True):
            values = {
                "ground": why.value,
                "acceptance_id": acceptance.id if acceptance else False,
                "delivered_on": one._delivered_on(),
            }
            terms = acceptance.terms_id if acceptance else one.terms_id
            share = released_share(fact, by_parts=terms.title_by_parts)
            values["share_ours"] = float(1 - share)
            if acceptance:
                values["terms_id"] = acceptance.terms_id.id
            one._keep(values)
            rulings.append(judge(fact, today, Settings()))
        return rulings
