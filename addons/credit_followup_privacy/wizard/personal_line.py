from odoo import fields, models

from odoo.addons.credit_followup.followup_core.privacy.keeping import Ground, Kind


class CreditFollowupPersonalLine(models.TransientModel):
    """What is kept of somebody in one model: how much, why and how long."""

    _name = "credit.followup.personal.line"
    _description = "Personal Data of One Kind"
    _order = "kind, name, id"

    wizard_id = fields.Many2one(
        "credit.followup.personal", required=True, ondelete="cascade"
    )
    name = fields.Char(string="What", readonly=True)
    kind = fields.Selection(
        [
            (Kind.DOCUMENT.value, "Document"),
            (Kind.EVIDENCE.value, "Evidence"),
            (Kind.TRACE.value, "Trace"),
        ],
        readonly=True,
    )
    count = fields.Integer(string="Kept", readonly=True)
    named = fields.Integer(
        string="Named only",
        readonly=True,
        help="About another customer: in the file by their names, never deleted here.",
    )
    may_go = fields.Integer(string="May go", readonly=True)
    ground = fields.Selection(
        [
            (Ground.OPEN.value, "The account is open"),
            (Ground.BOOKS.value, "Books are kept"),
            (Ground.CLAIM.value, "A claim may still be made"),
            (Ground.USE.value, "Still needed for credit decisions"),
        ],
        string="Why",
        readonly=True,
    )
    until = fields.Date(
        string="Kept until",
        readonly=True,
        help="Empty: nobody can tell while the account is open.",
    )
