from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.models.exports.case import PRODUCTS

from ..effects.ways import best_agency, compared
from ..facts.placements import late, with_nobody


class CreditFollowupPlace(models.TransientModel):
    """Which claims of a customer go to which agency."""

    _name = "credit.followup.place"
    _description = "Hand a Customer's Claims Over"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one("res.partner", string="Customer", required=True)
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        compute="_compute_currency_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        compute="_compute_agency_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('company_id', '=', company_id)]",
    )
    product = fields.Selection(
        PRODUCTS,
        string="Service",
        required=True,
        compute="_compute_product",
        store=True,
        readonly=False,
        precompute=True,
    )
    known_item_ids = fields.Many2many(
        "account.move.line",
        relation="credit_followup_place_known_rel",
        compute="_compute_known_item_ids",
    )
    item_ids = fields.Many2many(
        "account.move.line",
        string="Claims",
        compute="_compute_item_ids",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    ways = fields.Html(compute="_compute_ways", sanitize=False)
    note = fields.Text(string="Reason", help="For your own people.")

    @api.depends("partner_id", "company_id")
    def _compute_currency_id(self):
        """Begin with the currency in which most is late."""
        for wizard in self:
            late = wizard._late()
            sums = {
                currency: sum(lines.mapped("amount_residual"))
                for currency, lines in late.grouped("currency_id").items()
            }
            usual = wizard.company_id.currency_id
            wizard.currency_id = max(sums, key=sums.get, default=usual)

    @api.depends("partner_id", "company_id", "item_ids")
    def _compute_agency_id(self):
        """Propose the agency of which most is expected to be left."""
        today = fields.Date.context_today(self)
        for wizard in self:
            lines = wizard.item_ids._origin
            if lines and not wizard.agency_id:
                wizard.agency_id = best_agency(wizard.company_id, lines, False, today)
            wizard.agency_id = wizard.agency_id or self.env[
                "credit.followup.agency"
            ].search([("company_id", "=", wizard.company_id.id)], limit=1)

    @api.depends("partner_id", "company_id", "item_ids")
    def _compute_ways(self):
        today = fields.Date.context_today(self)
        for wizard in self:
            lines = wizard.item_ids._origin
            wizard.ways = (
                compared(wizard.company_id, lines, False, today) if lines else False
            )

    @api.depends("agency_id")
    def _compute_product(self):
        for wizard in self:
            wizard.product = wizard.agency_id.product or "amicable"

    @api.depends("partner_id", "currency_id")
    def _compute_known_item_ids(self):
        for wizard in self:
            wizard.known_item_ids = wizard._open().filtered(
                lambda one, wizard=wizard: one.currency_id == wizard.currency_id
            )

    @api.depends("partner_id", "currency_id")
    def _compute_item_ids(self):
        for wizard in self:
            wizard.item_ids = wizard._late().filtered(
                lambda one, wizard=wizard: one.currency_id == wizard.currency_id
            )

    def _open(self):
        """Return what the customer owes and no agency has."""
        if not self.partner_id:
            return self.env["account.move.line"]
        return with_nobody(self.company_id, self.partner_id)

    def _late(self):
        return late(self._open(), fields.Date.context_today(self))

    def action_apply(self):
        """Prepare the case and open it."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        items = self.item_ids & self.known_item_ids
        if not items:
            raise UserError(self.env._("Choose the invoices that this is about."))
        case = self.env["credit.followup.placement"]._prepare_case(
            self.agency_id, items, product=self.product, note=self.note
        )
        return case._get_records_action()
