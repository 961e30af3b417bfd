from odoo import models

# The item, and what a payment pays of it although it could pay more.
SHARE = "followup_share"


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def _prepare_reconciliation_single_partial(
        self, debit_values, credit_values, shadowed_aml_values=None
    ):
        """Pay no more of an item than its share.

        Odoo matches as much as two lines have in common, and has no other way to leave
        a disputed part of an invoice open while the payment has more to give.
        """
        item, share = self.env.context.get(SHARE, (None, 0.0))
        residual = credit_values["amount_residual_currency"]
        is_capped = share < min(debit_values["amount_residual_currency"], -residual)
        if debit_values["aml"].id == item and is_capped:
            company_currency = credit_values["aml"].company_currency_id
            credit_values = {
                **credit_values,
                "amount_residual_currency": -share,
                "amount_residual": company_currency.round(
                    credit_values["amount_residual"] * share / -residual
                ),
            }
        return super()._prepare_reconciliation_single_partial(
            debit_values, credit_values, shadowed_aml_values
        )
