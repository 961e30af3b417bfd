from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .limitation import EVIDENCE

# What the ledger and our own records say by themselves.
BY_ITSELF = {"part_payment", "agreement", "written_demand"}
NOTED = [one for one in EVIDENCE if one[0] not in BY_ITSELF]


class CreditFollowupEvidence(models.Model):
    """What interrupts the time of debts and is in no book: a writing, an act, a claim.

    Nobody deletes it: what was wrong is said to be dropped.
    """

    _name = "credit.followup.evidence"
    _description = "Evidence of a Debt"
    _inherit = ["credit.followup.guarded", "mail.thread"]
    _order = "on desc, id desc"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        check_company=True,
    )
    kind = fields.Selection(
        NOTED,
        string="What happened",
        required=True,
        default="acknowledgement",
        tracking=True,
    )
    on = fields.Date(
        string="Day",
        required=True,
        default=fields.Date.context_today,
        tracking=True,
        help="The day of the writing or of the service; of a lawyer's notice that on "
        "which it was sent.",
    )
    until = fields.Date(
        string="Ended on",
        tracking=True,
        help="Of proceedings: the day on which they ended; empty while they are open.",
    )
    is_dropped = fields.Boolean(
        string="Withdrawn or rejected",
        tracking=True,
        help="Many laws treat it as if it had never been.",
    )
    move_line_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_evidence_line_rel",
        string="Items",
        required=True,
        check_company=True,
        domain="[('partner_id', 'child_of', partner_id), "
        "('account_type', '=', 'asset_receivable'), "
        "('parent_state', '=', 'posted'), ('amount_residual', '>', 0)]",
    )
    note = fields.Char(
        string="What it says",
        help="Who wrote or served it, to whom, its number. The document goes into the "
        "discussion.",
    )
    source_model = fields.Char(readonly=True, copy=False)
    source_id = fields.Many2oneReference(
        model_field="source_model",
        string="Noted by itself",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="The step of a case at court, or the like, that it follows from.",
    )

    _check_days = models.Constraint(
        'CHECK(until IS NULL OR until >= "on")', "It cannot end before it began."
    )

    @api.depends("kind", "on", "partner_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for one in self:
            one.display_name = f"{one.partner_id.name or ''} · {kinds[one.kind]}"

    @api.constrains("partner_id", "move_line_ids")
    def _check_items(self):
        for one in self:
            customers = one.sudo().move_line_ids.partner_id.commercial_partner_id
            if customers - one.partner_id.commercial_partner_id:
                raise ValidationError(
                    self.env._("An item does not belong to this customer.")
                )

    @api.constrains("on")
    def _check_not_to_come(self):
        today = fields.Date.context_today(self)
        if self.filtered(lambda one: one.on > today):
            raise ValidationError(
                self.env._("What has not happened yet proves nothing.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        noted = super().create(vals_list)
        noted._look_at_items()
        return noted

    def write(self, vals):
        touched = self.sudo().move_line_ids
        result = super().write(vals)
        self._look_at_items(touched)
        return result

    def _look_at_items(self, touched=None):
        """Reckon the time of these items anew, at once."""
        lines = self.sudo().move_line_ids
        if touched is not None:
            lines |= touched
        self.env["credit.followup.limitation"].sudo()._look_at_lines(lines)
