from odoo import api, fields, models
from odoo.tools.misc import format_date

from ...const import READERS


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_courtesy_ids = fields.One2many(
        "credit.followup.courtesy", "move_id", string="Courtesy call", groups=READERS
    )
    followup_contact_ids = fields.One2many(
        "credit.followup.contact", "invoice_id", string="Calls about it", groups=READERS
    )
    followup_is_to_call = fields.Boolean(
        string="Waits for its courtesy call",
        compute="_compute_followup_is_to_call",
        groups=READERS,
    )
    followup_confirmed = fields.Char(
        string="Confirmed by the customer",
        compute="_compute_followup_confirmed",
        groups=READERS,
        help="What he said of the invoice in a courtesy call, and cannot say otherwise "
        "later.",
    )

    @api.depends("followup_courtesy_ids.state")
    def _compute_followup_is_to_call(self):
        for move in self:
            states = move.followup_courtesy_ids.mapped("state")
            move.followup_is_to_call = "planned" in states

    @api.depends("followup_contact_ids.confirmed")
    @api.depends_context("lang")
    def _compute_followup_confirmed(self):
        for move in self:
            sure = move.followup_contact_ids.filtered("confirmed")
            move.followup_confirmed = "; ".join(
                self.env._(
                    "%(what)s on %(day)s by %(who)s",
                    what=one.confirmed,
                    day=format_date(self.env, one.moment, date_format="medium"),
                    who=(one.person_id or one.partner_id).name,
                )
                for one in sure
            )

    def action_followup_contact(self):
        """Note a call or visit about the invoice, as from its customer."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.contact"]._open(
            self.company_id, self.commercial_partner_id, default_kind="incoming"
        )

    def action_followup_courtesy(self):
        """Note the courtesy call about the invoice, by its three answers."""
        self.ensure_one()
        self.check_access("read")
        outcome = self.env.ref(
            "credit_followup.outcome_courtesy", raise_if_not_found=False
        )
        return self.env["credit.followup.contact"]._open(
            self.company_id,
            self.commercial_partner_id,
            default_kind="courtesy",
            default_invoice_id=self.id,
            default_outcome_id=outcome and outcome.id,
        )
