from odoo import models


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
