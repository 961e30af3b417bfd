from odoo import models
from odoo.exceptions import AccessError


class ResUsers(models.Model):
    _inherit = "res.users"

    def _followup_check(self, role):
        """Refuse who has not the role: ``readonly``, ``officer`` or ``manager``."""
        self.ensure_one()
        if self.has_group(f"credit_followup.group_{role}"):
            return
        if role == "readonly":
            raise AccessError(
                self.env._("Only people who have access to the follow-up may do this.")
            )
        if role == "manager":
            raise AccessError(self.env._("Only a follow-up manager may do this."))
        raise AccessError(self.env._("Only a follow-up officer may do this."))

    def _followup_check_export(self):
        """Refuse who may not let files of customers leave."""
        self.ensure_one()
        if not self.has_group("credit_followup.group_export"):
            raise AccessError(
                self.env._("Only people who may export collection files may do this.")
            )
