from odoo import api, models


class CreditFollowupTransportDownload(models.AbstractModel):
    """A person takes the file, brings it to the agency, and says so."""

    _name = "credit.followup.transport.download"
    _inherit = ["credit.followup.transport"]
    _description = "Download by a Person"
    _transport = ("download", "Download")

    @api.model
    def _title(self):
        return self.env._("Download by a person")

    @api.model
    def _send(self, message):
        return False
