from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount

from ...const import WRITE_OFF_GROUNDS
from ...followup_core.books.written_off import MOVES, State, Why

STATES = [
    (State.PROPOSED.value, "Proposed"),
    (State.BOOKED.value, "Written off"),
    (State.RECOVERED.value, "Paid after all"),
    (State.REVERSED.value, "Taken back"),
    (State.REFUSED.value, "Refused"),
    (State.WITHDRAWN.value, "Not needed any more"),
]
REASONS = [
    (Why.WAITS.value, "Waits for a second person"),
    (Why.CHANGED.value, "What is open has changed since"),
    (Why.BOOKED.value, "Booked"),
    (Why.MONEY_WAITS.value, "Money of the customer waits that may pay it"),
    (Why.PART_CAME.value, "A part was paid after all"),
    (Why.ALL_CAME.value, "All of it was paid after all"),
    (Why.MONEY_UNDONE.value, "The late payment was returned"),
    (Why.ENTRY_UNDONE.value, "Its entry was taken back or taken apart"),
    (Why.BY_HAND.value, "By a person"),
    (Why.REFUSED.value, "Refused, or taken back"),
    (Why.PAID.value, "Nothing of the item is open any more"),
]
# What a person says of a write-off that he proposes.
SAID = {
    *("move_line_id", "ground", "evidence", "proven_on"),
    *("returns_vat", "vat_evidence"),
}


class CreditFollowupWriteOff(models.Model):
    """An item that is given up: on what ground, what proves it, who agreed."""

    _name = "credit.followup.write.off"
    _description = "Write-off"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    # After charges: what is paid of an item is known.
    _clock_order = 12
    _order = "id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "move_line_id")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="Empty where the invoice was corrected since and the item is no more.",
    )
    move_id = fields.Many2one(related="move_line_id.move_id", string="Invoice")
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company currency"
    )
    amount = fields.Monetary(
        string="Written off",
        readonly=True,
        tracking=True,
        help="What was open when it was proposed, or approved.",
    )
    amount_company = fields.Monetary(
        string="Written off, in company currency",
        readonly=True,
        currency_field="company_currency_id",
    )
    ground = fields.Selection(
        WRITE_OFF_GROUNDS, required=True, default="other", tracking=True
    )
    evidence = fields.Text(
        required=True,
        help="What proves it: a judgment, a certificate, returned letters. Documents "
        "go into the discussion.",
    )
    proven_on = fields.Date(
        string="Date of the evidence",
        required=True,
        default=fields.Date.context_today,
    )
    returns_vat = fields.Boolean(
        string="VAT comes back",
        tracking=True,
        help="Only where the country gives it back on this evidence.",
    )
    vat_evidence = fields.Char(
        string="Evidence for the VAT",
        help="The article, and the document that the tax office asks for.",
    )
    vat_amount = fields.Monetary(string="VAT that comes back", readonly=True)
    vat_waiting = fields.Monetary(
        string="VAT that never fell due",
        readonly=True,
        help="It falls due when the invoice is paid. Nobody paid, so it is no loss.",
    )
    proposed_by_id = fields.Many2one(
        "res.users",
        string="Proposed by",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
    )
    proposed_on = fields.Date(
        string="Proposed on",
        required=True,
        readonly=True,
        default=fields.Date.context_today,
    )
    approved_by_id = fields.Many2one(
        "res.users", string="Approved by", readonly=True, copy=False, tracking=True
    )
    booked_on = fields.Date(string="Booked on", readonly=True, copy=False)
    entry_id = fields.Many2one(
        "account.move",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    late_entry_ids = fields.One2many(
        "account.move", "followup_write_off_id", string="Late payments", readonly=True
    )
    warnings = fields.Text(
        compute="_compute_warnings", help="What to look at before it is decided."
    )
    came = fields.Monetary(
        string="Paid after all", compute="_compute_came", compute_sudo=True
    )
    state = fields.Selection(
        STATES, required=True, default=State.PROPOSED.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, copy=False, default=Why.WAITS.value
    )

    _proposed_uniq = models.UniqueIndex(
        "(move_line_id) WHERE state = 'proposed'",
        "This item is proposed already: decide on that proposal.",
    )

    # === COMPUTE METHODS === #

    @api.depends("move_line_id", "partner_id", "ground")
    @api.depends_context("lang")
    def _compute_name(self):
        grounds = dict(self._fields["ground"]._description_selection(self.env))
        for one in self:
            what = one.move_line_id.move_name or one.partner_id.display_name
            one.name = " · ".join(filter(None, (what, grounds.get(one.ground))))

    @api.depends("late_entry_ids.state", "late_entry_ids.line_ids.reconciled")
    def _compute_came(self):
        for one in self:
            one.came = float(self._came_of(one))

    @api.depends("move_line_id", "state", "returns_vat")
    @api.depends_context("lang")
    def _compute_warnings(self):
        waiting = self.filtered(lambda one: one.state == State.PROPOSED.value)
        (self - waiting).warnings = False
        own = waiting.sudo()
        found = self._warnings(own.move_line_id, own.filtered("returns_vat").company_id)
        for one in waiting:
            one.warnings = "\n".join(found.get(one.sudo().move_line_id, ()))

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Propose what is open; customer and amount are those of the item."""
        self = self._without_defaults(SAID)
        self.check_access("create")
        rows = [self._said(vals) for vals in vals_list]
        lines = self.env["account.move.line"].sudo()
        self._check_lines(lines.browse(row["move_line_id"] for row in rows))
        proposed = super().create(rows)
        proposed.sudo()._reckon_tax()
        return proposed

    @api.model
    def _said(self, vals):
        """Return what a person says, and beside it what the item says."""
        line = self.env["account.move.line"].browse(vals.get("move_line_id"))
        line.check_access("read")
        said = {name: value for name, value in vals.items() if name in SAID}
        return said | self._of_item(line.sudo())

    @api.model
    def _of_item(self, line):
        """Return company, customer and amounts of an item as it is open now."""
        return {
            "company_id": line.company_id.id,
            "partner_id": line.partner_id.commercial_partner_id.id,
            "currency_id": line.currency_id.id,
            "amount": line.amount_residual_currency,
            "amount_company": line.amount_residual,
        }

    def write(self, vals):
        """Let people change the evidence while nobody has decided."""
        if not self.env.su:
            said = {"evidence", "proven_on", "returns_vat", "vat_evidence", "ground"}
            if not vals.keys() <= said or self.filtered(
                lambda one: one.state != State.PROPOSED.value
            ):
                raise UserError(
                    self.env._(
                        "A write-off that was decided stays as it is. Take it back, "
                        "or propose another one."
                    )
                )
        result = super().write(vals)
        if "returns_vat" in vals:
            self.sudo()._reckon_tax()
        return result

    def _money(self, amount):
        return format_amount(self.env, float(amount), self.currency_id)
