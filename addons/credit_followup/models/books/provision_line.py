from odoo import api, fields, models
from odoo.exceptions import UserError

from ...facts.settings import money
from ...followup_core.books.provision import Owed, provide


class CreditFollowupProvisionLine(models.Model):
    """What is provided for one item."""

    _name = "credit.followup.provision.line"
    _description = "Item of a Provision"
    _order = "provided desc, id"
    _check_company_auto = True

    provision_id = fields.Many2one(
        "credit.followup.provision",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="provision_id.company_id")
    currency_id = fields.Many2one(related="company_id.currency_id")
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    partner_id = fields.Many2one(
        "res.partner", string="Customer", readonly=True, check_company=True
    )
    days = fields.Integer(string="Days late", readonly=True, aggregator=None)
    owed = fields.Monetary(readonly=True)
    base = fields.Monetary(
        string="At our risk",
        readonly=True,
        help="What the loss would be: without VAT where that comes back, and without "
        "what an insurer bears.",
    )
    percent = fields.Float(digits=(5, 2), aggregator=None)
    is_by_hand = fields.Boolean(string="Set by hand", readonly=True)
    provided = fields.Monetary(readonly=True)

    _check_percent = models.Constraint(
        "CHECK(percent >= 0 AND percent <= 100)",
        "The percent lies between 0 and 100.",
    )

    def write(self, vals):
        """Keep what a person sets: the percent, which goes before the matrix."""
        if self.env.su:
            return super().write(vals)
        if vals.keys() != {"percent"}:
            raise UserError(self.env._("Only the percent of an item can be set."))
        self.provision_id._check_list()
        for one in self:
            super(CreditFollowupProvisionLine, one).write(one._by_hand(vals["percent"]))
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        if not self.env.su:
            raise UserError(self.env._("The items of a provision follow its day."))

    def _by_hand(self, percent):
        """Return the values of an item whose percent a person set."""
        owed = Owed(money(self.base), None, percent=money(percent))
        smallest = money(self.currency_id.rounding)
        found = provide(owed, (), self.provision_id.date, smallest)
        return {
            "percent": percent,
            "is_by_hand": True,
            "provided": float(found.amount),
        }
