import base64

from odoo import fields, models


class CreditFollowupLayoutImport(models.TransientModel):
    """A layout from a file, as another database gave it."""

    _name = "credit.followup.layout.import"
    _description = "Import a Layout"

    file = fields.Binary(required=True)
    file_name = fields.Char()

    def action_import(self):
        """Make a layout of the file and open it."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        content = base64.b64decode(self.file)
        layout = self.env["credit.followup.layout"]._import(content)
        return layout._get_records_action()
