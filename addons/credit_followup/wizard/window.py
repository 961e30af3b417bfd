from odoo import models
from odoo.exceptions import AccessError


class CreditFollowupWindow(models.AbstractModel):
    """A window that the server fills and then opens."""

    _name = "credit.followup.window"
    _description = "Window That Was Filled Just Now"

    def web_read(self, specification):
        """Read it where it was written: a replica may know it a moment later.

        Odoo asks the method itself whether a cursor that only reads will do.
        """
        return super().web_read(specification)

    web_read._readonly = False

    def _check_company_of_user(self, company):
        """Refuse a company that the user does not work in."""
        if company not in self.env.companies:
            raise AccessError(self.env._("This company is not one of yours."))
