from odoo import api, fields, models

from ...const import READERS
from ...decisions.figures.payers import profile_words
from ...facts.figures.payers import read_histories
from ...followup_core.figures.payers import Payer, profile

PAYERS = [
    (Payer.ON_TIME.value, "Pays on time"),
    (Payer.FORGETFUL.value, "Forgetful"),
    (Payer.WAITS.value, "Waits for the last reminder"),
    (Payer.DIFFICULTY.value, "In difficulty"),
    (Payer.DISPUTES.value, "Disputes"),
    (Payer.BAD_FAITH.value, "Bad faith"),
]


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_payer = fields.Selection(
        PAYERS,
        string="Type of payer",
        compute="_compute_followup_payer",
        groups=READERS,
        help="By what he paid in twelve months; nothing on fewer than five payments.",
    )
    followup_payer_words = fields.Char(
        string="How he pays", compute="_compute_followup_payer", groups=READERS
    )

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "lang")
    def _compute_followup_payer(self):
        """Say how each customer pays, and on what it rests; it decides nothing."""
        today = fields.Date.context_today(self)
        customers = self.commercial_partner_id
        found = read_histories(customers, self.env.company, today)
        for partner in self:
            key = partner.commercial_partner_id.id
            told = profile(found[key], today) if key in found else None
            payer = told and told.payer
            partner.followup_payer = payer and payer.value
            partner.followup_payer_words = told and profile_words(self.env, told)
