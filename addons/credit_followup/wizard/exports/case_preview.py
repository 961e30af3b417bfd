from odoo import fields, models


class CreditFollowupCasePreview(models.TransientModel):
    """A case as whoever gets it reads it, before it leaves."""

    _name = "credit.followup.case.preview"
    _description = "Case as It Would Leave"

    name = fields.Char(readonly=True)
    page = fields.Html(readonly=True, sanitize=False)
    dossier = fields.Text(
        string="The file", readonly=True, groups="credit_followup.group_export"
    )
