from odoo import api, fields, models

ASK = "credit_followup_insurance.activity_consent"


class CreditFollowupPromise(models.Model):
    _inherit = "credit.followup.promise"

    @api.model_create_multi
    def create(self, vals_list):
        """Have the insurer asked where a customer's word passes the extension period.

        What he said is noted all the same: nobody has granted it yet.
        """
        promises = super().create(vals_list)
        for promise in promises.sudo():
            promise._ask_for_consent()
        return promises

    def _ask_for_consent(self):
        consents = self.env["credit.followup.insurance.consent"]
        if not self.move_line_id or not self.last_on:
            return
        for contract, line, _until in consents._missing(
            self.move_line_id, self.last_on
        ):
            self.activity_schedule(
                ASK,
                fields.Date.context_today(self),
                user_id=contract.user_id.id or self.user_id.id or self.env.uid,
                note=self.env._(
                    "%(item)s is insured with %(insurer)s, and the promised day lies "
                    "beyond the extension period: the insurer has to agree.",
                    item=line.move_name or line.display_name,
                    insurer=contract.partner_id.name,
                ),
            )
