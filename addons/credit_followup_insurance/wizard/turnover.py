from odoo import fields, models
from odoo.exceptions import UserError

from ..effects import turnover


class CreditFollowupInsuranceTurnover(models.TransientModel):
    """The turnover with insured customers over a time, in the insurer's layout."""

    _name = "credit.followup.insurance.turnover"
    _description = "Turnover Declaration"

    contract_id = fields.Many2one("credit.followup.insurance.contract", required=True)
    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: fields.Date.start_of(
            fields.Date.subtract(fields.Date.context_today(self), months=1), "month"
        ),
    )
    date_to = fields.Date(
        string="To",
        required=True,
        default=lambda self: fields.Date.end_of(
            fields.Date.subtract(fields.Date.context_today(self), months=1), "month"
        ),
        help="This day included.",
    )

    def action_make(self):
        """Make the declaration, keep it with its hash, and give it to whoever may."""
        self.ensure_one()
        self.env.user._followup_check_export()
        self.contract_id.check_access("read")
        if self.date_to < self.date_from:
            raise UserError(self.env._("The last day comes after the first one."))
        if not self.contract_id.turnover_layout_id:
            raise UserError(
                self.env._(
                    "Choose the layouts of %(contract)s first.",
                    contract=self.contract_id.display_name,
                )
            )
        export = turnover.make(self.contract_id, self.date_from, self.date_to)
        return export.sudo(False).action_download()
