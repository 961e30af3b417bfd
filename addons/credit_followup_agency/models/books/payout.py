from odoo import api, fields, models
from odoo.exceptions import UserError


class CreditFollowupPayout(models.Model):
    """What an agency pays out at once: payments less fees, and zero afterwards."""

    _name = "credit.followup.payout"
    _description = "Payout of an Agency"
    _inherit = ["credit.followup.guarded"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(string="Number", required=True, readonly=True)
    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="agency_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    date = fields.Date(readonly=True)
    amount = fields.Monetary(string="Announced", readonly=True)
    received = fields.Monetary(string="Payments", readonly=True)
    fees = fields.Monetary(readonly=True)
    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="On the bank",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    row_ids = fields.One2many("credit.followup.feedback.row", "payout_id")
    difference = fields.Monetary(
        string="Left on the account",
        compute="_compute_difference",
        help="Of its rows, once the money is on the bank: it must be zero.",
    )
    state = fields.Selection(
        [("awaited", "Awaited"), ("arrived", "On the bank"), ("settled", "Settled")],
        required=True,
        readonly=True,
        default="awaited",
        index=True,
    )

    _number_uniq = models.UniqueIndex(
        "(agency_id, name, currency_id)", "A payout of an agency is known once."
    )

    @api.depends("row_ids.move_ids.line_ids.amount_residual_currency", "state")
    def _compute_difference(self):
        for one in self:
            one.difference = sum(
                one._clearing_lines().mapped("amount_residual_currency")
            )

    def _clearing_lines(self):
        """Return what its rows booked on the clearing account."""
        account = self.agency_id.clearing_account_id
        entries = self.row_ids.sudo().move_ids
        return entries.line_ids.filtered(
            lambda one: one.account_id == account and one.parent_state == "posted"
        )

    def write(self, vals):
        if not self.env.su:
            raise UserError(self.env._("A payout is what the agency and the bank say."))
        return super().write(vals)

    def action_find(self):
        """Look on the bank for the money once more."""
        self.check_access("read")
        self.env.user._followup_check("officer")
        self.sudo()._find_on_bank()
        missing = self.filtered(lambda one: one.state == "awaited")
        if missing and len(self) == 1:
            return {
                "type": "ir.actions.client",
                "tag": "display_notification",
                "params": {
                    "type": "warning",
                    "message": self.env._(
                        "There is no transaction of this amount that names the "
                        "payout or the agency."
                    ),
                },
            }
        return True

    def _find_on_bank(self):
        """Take the transaction that names a payout, or the only one of the agency."""
        awaited = self.filtered(lambda one: one.state == "awaited")
        if awaited:
            lines = self.env["account.bank.statement.line"]
            for one, found in lines._followup_payouts(awaited):
                one._take(found)

    @api.model
    def _find_awaited(self, company):
        """Look in the night for what was not sure when its transaction came."""
        self.search(
            [("company_id", "=", company.id), ("state", "=", "awaited")]
        )._find_on_bank()

    def _payer(self):
        return self.agency_id.partner_id.commercial_partner_id

    def _take(self, transaction):
        """Put the clearing account in the place of the suspense line, and reconcile."""
        transaction._followup_clear(self)
        self.write({"statement_line_id": transaction.id, "state": "arrived"})
        self._reconcile()

    def _reconcile(self):
        """Reconcile payments, fees and bank: what is left is to be explained."""
        for one in self:
            account = one.agency_id.clearing_account_id
            bank = one.statement_line_id.line_ids.filtered(
                lambda line, account=account: line.account_id == account
            )
            lines = (one._clearing_lines() | bank).filtered(
                lambda line: not line.reconciled
            )
            if bank and lines:
                lines.reconcile()
            if not one.difference and bank and all(bank.mapped("reconciled")):
                one.state = "settled"
            cases = one.row_ids.placement_id
            cases._look(fields.Date.context_today(one))
