from odoo import models


class CreditFollowupGuarded(models.AbstractModel):
    """What belongs to a company, and is not moved to one that its user cannot see."""

    _name = "credit.followup.guarded"
    _description = "Record of a Company"
    # The fields that decide on the company.
    _company_fields = ("company_id",)

    def write(self, vals):
        """Ask the rules after the change too: Odoo asks them before it."""
        result = super().write(vals)
        if vals.keys() & set(self._company_fields):
            self.check_access("write")
        return result
