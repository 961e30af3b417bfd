from odoo import fields, models


class CreditFollowupContact(models.Model):
    _inherit = "credit.followup.contact"

    kind = fields.Selection(
        selection_add=[("page", "On his page")],
        ondelete={"page": lambda contacts: contacts.write({"kind": "incoming"})},
    )
