from odoo import api, models

from odoo.addons.credit_followup.followup_core.law.court.evidence import (
    Evidence,
    Proof,
)


class CreditFollowupLimitation(models.Model):
    _inherit = "credit.followup.limitation"

    @api.model
    def _proofs(self, lines):
        """A claim that was filed interrupts, as far as the law says so."""
        found = super()._proofs(lines)
        filed = (
            self.env["credit.followup.insolvency"]
            .sudo()
            .search(
                [
                    ("company_id", "in", lines.company_id.ids),
                    ("partner_id", "in", lines.partner_id.commercial_partner_id.ids),
                    ("filed_on", "!=", False),
                ]
            )
        )
        for line in lines:
            for one in filed:
                customer = line.partner_id.commercial_partner_id
                is_filed = line.date <= one.opened_on and customer == one.partner_id
                if is_filed and line.company_id == one.company_id:
                    found[line.id].append(
                        Proof(
                            Evidence.INSOLVENCY_CLAIM,
                            one.filed_on,
                            one.closed_on or None,
                        )
                    )
        return found
