from odoo import models


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Look again at who now owes what several owed; merging writes by SQL."""
        result = super()._merge(partner_ids, dst_partner, extra_checks)
        partners = self.env["res.partner"].browse(partner_ids).exists()
        self.env["credit.followup.wake"]._append_customers(partners, "customer")
        return result

    def _get_fk_on(self, table):
        """Merge the links without a foreign key too."""
        links = [
            (model._table, name)
            for model in self.env.values()
            if model._auto and not model._abstract
            for name, field in model._fields.items()
            if getattr(field, "is_loose", False) and field.store
            if self.env[field.comodel_name]._table == table
        ]
        return [*super()._get_fk_on(table), *links]
