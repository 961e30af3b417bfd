from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import format_amount

from odoo.addons.credit_followup.facts.exports.parties import partner_ref
from odoo.addons.credit_followup.followup_core.handover.states import LIVE
from odoo.addons.credit_followup.models.handover.mapping_code import REJECTIONS

from ...effects.placements import hold_again
from ...facts.placements import GONE, PROPOSED
from .placement import BEFORE

ANSWERS = [
    (PROPOSED, "Waits for approval"),
    ("waiting", "Not answered"),
    ("accepted", "Accepted"),
    ("rejected", "Rejected"),
    ("withdrawn", "Withdrawn by us"),
    ("closed", "Closed"),
]
IS_LIVE = tuple(one.value for one in LIVE)


class CreditFollowupPlacementItem(models.Model):
    """A claim of a case: one open item, at one agency at a time."""

    _name = "credit.followup.placement.item"
    _description = "Claim at an Agency"
    _inherit = ["credit.followup.guarded"]
    _order = "due_on, id"
    _check_company_auto = True
    _rec_name = "move_line_id"

    placement_id = fields.Many2one(
        "credit.followup.placement",
        string="Case",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="placement_id.company_id", store=True, index=True, precompute=True
    )
    partner_id = fields.Many2one(related="placement_id.partner_id")
    agency_id = fields.Many2one(related="placement_id.agency_id", store=True)
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    move_id = fields.Many2one(related="move_line_id.move_id", string="Invoice")
    invoice_no = fields.Char(
        string="Number", related="move_line_id.move_name", store=True
    )
    debtor_ref = fields.Char(
        string="Customer number told",
        readonly=True,
        copy=False,
        help="The customer's number in the file: he is found by it, though it was "
        "changed here or he became one with another.",
    )
    due_on = fields.Date(
        string="Due on", related="move_line_id.date_maturity", store=True
    )
    currency_id = fields.Many2one(related="move_line_id.currency_id")
    amount_placed = fields.Monetary(
        string="Handed over",
        readonly=True,
        help="What was open when the file left; before that, what is open now.",
    )
    amount_open = fields.Monetary(
        string="Open", compute="_compute_amount_open", store=True
    )
    answer = fields.Selection(
        ANSWERS, required=True, readonly=True, default="waiting", copy=False
    )
    answered_on = fields.Date(string="Answered on", readonly=True, copy=False)
    proposed_by_id = fields.Many2one(
        "res.users", string="Added by", readonly=True, copy=False
    )
    joined_on = fields.Date(
        string="Joined on",
        readonly=True,
        copy=False,
        help="The day on which the agency was told of it, after the file had left.",
    )
    asked_back_on = fields.Date(string="Asked back on", readonly=True, copy=False)
    reject_reason = fields.Selection(
        REJECTIONS, string="Rejected because", readonly=True, copy=False
    )
    is_live = fields.Boolean(compute="_compute_is_live", store=True, precompute=True)

    _live_uniq = models.UniqueIndex(
        "(move_line_id) WHERE is_live",
        "This claim is with an agency already: no debt is collected twice.",
    )
    # By what agencies name a case, zeros before it aside: spreadsheets take them away.
    _number_idx = models.Index("(ltrim(invoice_no, '0'))")

    @api.depends("move_line_id.move_name", "amount_open")
    def _compute_display_name(self):
        for one in self:
            line = one.move_line_id
            amount = format_amount(self.env, one.amount_open, one.currency_id)
            one.display_name = f"{line.move_name or line.display_name} · {amount}"

    def _there(self):
        """Return those that the agency has, or will have with the file."""
        return self.filtered(lambda one: one.answer not in (*GONE, PROPOSED))

    def _keep_told(self):
        """Keep what the file says of claims, in the minute in which it is made."""
        for item in self:
            case = item.placement_id
            told = case._case_debtor_ref() or partner_ref(case.partner_id)
            item.write(
                {
                    "debtor_ref": told,
                    "amount_placed": item.move_line_id.amount_residual_currency,
                }
            )

    @api.depends("placement_id.state", "answer")
    def _compute_is_live(self):
        for one in self:
            one.is_live = one.placement_id.state in IS_LIVE and one.answer not in GONE

    @api.depends("move_line_id.amount_residual_currency")
    def _compute_amount_open(self):
        for one in self:
            one.amount_open = one.move_line_id.amount_residual_currency

    @api.constrains("move_line_id", "placement_id")
    def _check_same_case(self):
        """A case is of one customer, in one currency, of one company."""
        for one in self:
            line, case = one.move_line_id, one.placement_id
            customer = line.partner_id.commercial_partner_id
            if (
                customer != case.partner_id.commercial_partner_id
                or line.currency_id != case.currency_id
                or line.company_id != case.company_id
            ):
                raise ValidationError(
                    self.env._(
                        "%(item)s is not of this customer in this currency.",
                        item=line.move_name or line.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        self._check_before({"placement_id", "move_line_id"}, vals_list)
        # A claim that another case gave up in this transaction is free already.
        self.flush_model(["is_live"])
        items = super().create(vals_list)
        for one in items.sudo():
            one.amount_placed = one.move_line_id.amount_residual_currency
        items._check_open()
        items._changed(items.placement_id)
        return items

    def write(self, vals):
        self._check_before({"move_line_id"}, [vals])
        result = super().write(vals)
        if "move_line_id" in vals:
            self._changed(self.placement_id)
        return result

    def unlink(self):
        cases = self.placement_id
        result = super().unlink()
        self._changed(cases)
        return result

    @api.model
    def _changed(self, cases):
        """Let cases whose claims are others be checked and held anew."""
        own = cases.sudo().filtered(lambda one: one.state in BEFORE)
        own._look_again()
        hold_again(own)

    def _check_before(self, said, vals_list):
        """Let people choose the claims before the file leaves, and nothing else."""
        if self.env.su:
            return
        if any(vals.keys() - said for vals in vals_list):
            raise UserError(self.env._("What an agency answers is taken from it."))
        self._check_open()

    def _check_open(self):
        if not self.env.su and self.placement_id.filtered(
            lambda one: one.state not in BEFORE
        ):
            raise UserError(
                self.env._("What was handed over stays as it was: send a change.")
            )

    def action_take_out(self):
        """Let one claim not join: the others go on without it."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
        if self.answer != PROPOSED:
            raise UserError(self.env._("Only what waits for approval is taken out."))
        self.sudo().placement_id._drop_proposed(self.sudo())
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_before(self):
        self._check_open()
