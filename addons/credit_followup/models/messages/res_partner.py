"""Nobody writes to, or calls, a customer any more: what waits is taken back."""

from odoo import models
from odoo.fields import Domain


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _followup_end_pursuit(self, company, why):
        """Stop in this minute all that pursues these customers for a company.

        Mails in the queue, letters to print, calls and visits to make are taken back;
        what left stays as it was sent. Addons beside the base ask back what they handed
        over. That nothing begins again is the matter of a hold.

        :param why: a sentence that stands on what was taken back
        """
        customers = self.commercial_partner_id
        waiting = (
            self.env["credit.followup.action"]
            .sudo()
            .search(
                Domain("company_id", "=", company.id)
                & Domain("partner_id.commercial_partner_id", "in", customers.ids)
                & (
                    Domain("todo", "!=", False)
                    | Domain("delivery_ids.state", "in", ("pending", "by_hand"))
                )
                & Domain("state", "not in", ("proposed", "ready", "cancelled"))
            )
        )
        messages = waiting.filtered(lambda one: one.kind == "message")
        messages._take_back(why)
