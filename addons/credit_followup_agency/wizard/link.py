from odoo import api, fields, models


class CreditFollowupLink(models.TransientModel):
    """A link with which an agency fetches a file, shown to whoever passes it on."""

    _name = "credit.followup.link"
    _description = "Link to a File for an Agency"
    _rec_name = "message_id"

    message_id = fields.Many2one(
        "credit.followup.placement.message", required=True, readonly=True
    )
    company_id = fields.Many2one(related="message_id.company_id")
    # One for each part of the package, one a line.
    urls = fields.Text(string="Links", required=True, readonly=True)
    url = fields.Char(string="Link", compute="_compute_url")
    until = fields.Datetime(string="Opens until", required=True, readonly=True)

    @api.depends("urls")
    def _compute_url(self):
        """Return the one link there is; several are shown as text."""
        for one in self:
            links = one.urls.splitlines()
            one.url = links[0] if len(links) == 1 else False
