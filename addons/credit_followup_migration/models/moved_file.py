from odoo import fields, models


class CreditFollowupMovedFile(models.Model):
    """A file of another tool that was taken over: once is enough."""

    _name = "credit.followup.moved.file"
    _description = "File of Another Tool"
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    digest = fields.Char(string="SHA-256", required=True, readonly=True)
    rows = fields.Integer(readonly=True)
    moved = fields.Integer(string="Invoices moved in", readonly=True)

    _digest_uniq = models.UniqueIndex(
        "(company_id, digest)", "This file was moved in already."
    )
