from odoo import api, fields, models
from odoo.fields import Domain

from ...facts.figures.yields import YIELDS, steps_of
from ...facts.items import flush


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    followup_yield_id = fields.Many2one(
        "credit.followup.step.yield",
        string="Counted in the yield",
        store=False,
        search="_search_followup_yield",
    )

    @api.model
    def _search_followup_yield(self, operator, value):
        """Find the messages of which yields are made."""
        if operator != "in":
            return NotImplemented
        yields = self.env["credit.followup.step.yield"].browse(value)
        flush(self.env, YIELDS)
        return Domain.OR(Domain("id", "in", steps_of(one)) for one in yields)
