from odoo import models

# What decides whether the lines of an account are open items.
_FACTS = {"account_type", "non_trade"}


class AccountAccount(models.Model):
    _inherit = "account.account"

    def write(self, vals):
        result = super().write(vals)
        if _FACTS & vals.keys():
            # Branches use the accounts of the company that they belong to.
            companies = self.env["res.company"].sudo()
            companies.search(
                [("id", "child_of", self.sudo().company_ids.ids)]
            )._followup_wake_everybody()
        return result
