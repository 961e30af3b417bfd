from odoo import models

from ...effects.removal.documents import hand_over

OURS = "credit_followup"
# Of whoever extends ours, those are asked that are there, on their way out included.
NOT_THERE = ("uninstalled", "uninstallable")


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def module_uninstall(self):
        """Hand over what was sent before the records that it hangs on are dropped.

        Here and not in a hook of each addon: whoever extends ours is asked as well.
        """
        if gone := self._followup_gone():
            hand_over(self.env, gone)
        return super().module_uninstall()

    def _followup_gone(self):
        """Return the names of those among these that are ours, or extend ours."""
        base = self.sudo().search([("name", "=", OURS)])
        extending = base.downstream_dependencies(exclude_states=NOT_THERE)
        return (self & (base | extending)).mapped("name")
