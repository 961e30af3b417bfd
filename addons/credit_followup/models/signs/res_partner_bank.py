from odoo import api, fields, models

from ...followup_core.risk.signs import Sign


class ResPartnerBank(models.Model):
    _inherit = "res.partner.bank"

    @api.model_create_multi
    def create(self, vals_list):
        """Note who has a bank account more than before, where he owes anything."""
        accounts = super().create(vals_list)
        for account in accounts.sudo():
            account._followup_see_changed()
        return accounts

    def write(self, vals):
        """Note also whose number becomes another one."""
        changed = self.browse()
        if "acc_number" in vals:
            changed = self.filtered(lambda one: one.acc_number != vals["acc_number"])
        result = super().write(vals)
        for account in changed.sudo():
            account._followup_see_changed(is_new=False)
        return result

    def _followup_see_changed(self, *, is_new=True):
        """Note it for each company that he owes; a first account is no change."""
        customer = self.partner_id.commercial_partner_id
        self.env["credit.followup.trace"]._renew_known(customer)
        before = customer.with_context(active_test=False).bank_ids - self
        if is_new and not before:
            return
        groups = (
            self.env["account.move.line"]
            .sudo()
            ._read_group(
                [
                    ("partner_id.commercial_partner_id", "=", customer.id),
                    ("account_id.account_type", "=", "asset_receivable"),
                    ("parent_state", "=", "posted"),
                    ("reconciled", "=", False),
                    ("company_id.followup_active", "=", True),
                ],
                ["company_id"],
            )
        )
        signs = self.env["credit.followup.sign"].sudo()
        signs.create(
            [
                {
                    "company_id": company.id,
                    "partner_id": customer.id,
                    "sign": Sign.BANK_CHANGED.value,
                    "seen_on": fields.Date.context_today(self),
                    "note": self.acc_number,
                }
                for (company,) in groups
            ]
        )
