from odoo import models

ADDON = "credit_followup"


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def _update_translations(self, filter_lang=None, overwrite=False):
        """Translate the companies' copies of the ready policies as well."""
        result = super()._update_translations(filter_lang, overwrite)
        if ADDON in self.mapped("name") and "credit.followup.policy" in self.env:
            self.env["credit.followup.policy"]._translate_copies()
        return result
