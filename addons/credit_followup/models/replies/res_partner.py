from odoo import fields, models

# So many of the newest are read of each customer; a window shows fewer.
READ_BACK = 5


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _followup_told(self, company, but):
        """Add what customers answered; an automatic answer is no contact."""
        found = super()._followup_told(company, but)
        replies = self.env["credit.followup.reply"].search(
            [
                ("partner_id", "in", self.ids),
                ("company_id", "=", company.id),
                ("state", "!=", "automatic"),
                ("words", "!=", False),
            ],
            limit=READ_BACK * len(self),
        )
        for one in replies:
            day = fields.Datetime.context_timestamp(one, one.moment).date()
            by = one.person_id.name or one.sender
            found[one.partner_id].append((day, one.words, by))
        return found
