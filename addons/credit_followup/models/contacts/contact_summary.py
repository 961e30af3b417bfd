from odoo import fields, models

from ...effects.contacts import summaries

STATES = [
    ("pending", "On its way"),
    ("sent", "Sent"),
    ("failed", "Not served"),
    ("cancelled", "Cancelled"),
]


class CreditFollowupContactSummary(models.Model):
    """What the customer was told of a call or visit, as it left: nobody changes it.

    People may read it only; what becomes of it, the mail server says.
    """

    _name = "credit.followup.contact.summary"
    _description = "Summary of a Contact"
    _inherit = ["credit.followup.mailed"]
    _order = "sent_on desc, id desc"
    _rec_name = "subject"
    _check_company_auto = True

    contact_id = fields.Many2one(
        "credit.followup.contact",
        required=True,
        readonly=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, readonly=True
    )
    partner_id = fields.Many2one(related="contact_id.partner_id")
    addressee_id = fields.Many2one("res.partner", readonly=True, ondelete="restrict")
    lang = fields.Char(string="Language", readonly=True)
    subject = fields.Char(readonly=True)
    is_test = fields.Boolean(
        string="A test", readonly=True, help="It went to the test mailbox, or nowhere."
    )
    body = fields.Html(string="As it was sent", sanitize=False, readonly=True)
    sent_on = fields.Datetime(string="Given to the outgoing mail", readonly=True)
    state = fields.Selection(STATES, required=True, default="pending", index=True)

    _contact_uniq = models.UniqueIndex("(contact_id)", "A contact has one summary.")

    def _not_taken(self, reason, is_policy):
        result = super()._not_taken(reason, is_policy)
        self._address_lost(reason)
        return result

    def _address_lost(self, error):
        result = super()._address_lost(error)
        summaries.not_served(self)
        return result

    def _returned(self, error, email):
        result = super()._returned(error, email)
        self._address_lost(error)
        return result
