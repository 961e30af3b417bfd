from odoo import fields, models
from odoo.exceptions import UserError


class CreditFollowupFound(models.Model):
    """An address or number that an agency found: proposed, never written by itself."""

    _name = "credit.followup.found"
    _description = "Found by an Agency"
    _inherit = ["credit.followup.guarded"]
    _order = "id desc"
    _check_company_auto = True
    _rec_name = "partner_id"

    placement_id = fields.Many2one(
        "credit.followup.placement",
        string="Case",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="placement_id.company_id", store=True, index=True, precompute=True
    )
    partner_id = fields.Many2one(
        related="placement_id.partner_id", store=True, index=True, precompute=True
    )
    found_on = fields.Date(readonly=True)
    words = fields.Char(string="What it found", readonly=True)
    phone = fields.Char()
    email = fields.Char()
    street = fields.Char()
    zip = fields.Char()
    city = fields.Char()
    state = fields.Selection(
        [("new", "New"), ("taken", "Taken over"), ("dismissed", "Dismissed")],
        required=True,
        readonly=True,
        default="new",
        index=True,
    )

    def action_take(self):
        """Write on the customer what a person filled in, with his own rights."""
        self._check_new()
        for one in self:
            names = ("phone", "email", "street", "zip", "city")
            values = {name: one[name] for name in names if one[name]}
            if not values:
                raise UserError(
                    self.env._("Fill in what is to be written on the customer.")
                )
            one.partner_id.write(values)
        self.sudo().state = "taken"
        return True

    def action_dismiss(self):
        """Leave the customer as he is."""
        self._check_new()
        self.sudo().state = "dismissed"
        return True

    def _check_new(self):
        self.check_access("write")
        self.env.user._followup_check("officer")
        if self.filtered(lambda one: one.state != "new"):
            raise UserError(self.env._("This was decided already."))
