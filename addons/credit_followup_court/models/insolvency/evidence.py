from odoo import api, models

from odoo.addons.credit_followup.followup_core.law.court.evidence import (
    Evidence,
    Proof,
)


class CreditFollowupLimitation(models.Model):
    _inherit = "credit.followup.limitation"

    @api.model
    def _proofs(self, lines):
        """A claim that was filed interrupts, as far as the law says so.

        One that was rejected is told as dropped; what was noted by mistake proves
        nothing.
        """
        found = super()._proofs(lines)
        filed = (
            self.env["credit.followup.insolvency"]
            .sudo()
            .search(
                [
                    ("company_id", "in", lines.company_id.ids),
                    ("partner_id", "in", lines.partner_id.commercial_partner_id.ids),
                    ("filed_on", "!=", False),
                    ("is_mistake", "=", False),
                ]
            )
        )
        known = filed.grouped(lambda one: (one.company_id.id, one.partner_id.id))
        for line in lines if filed else ():
            customer = line.partner_id.commercial_partner_id.id
            for one in known.get((line.company_id.id, customer), ()):
                if line.date <= one.opened_on:
                    found[line.id].append(one._proof())
        return found


class CreditFollowupInsolvency(models.Model):
    _inherit = "credit.followup.insolvency"

    def _proof(self):
        """Return what the filing is to the limitation of its claims."""
        self.ensure_one()
        admitted = self.admitted_on or self.filed_on
        is_dropped = bool(self.rejected_on and self.rejected_on >= admitted)
        return Proof(
            Evidence.INSOLVENCY_CLAIM,
            self.filed_on,
            self.closed_on or None,
            is_dropped
            and not (self.admitted_on and self.admitted_on > self.rejected_on),
        )

    def _reckon_limitation(self):
        """Reckon the time of what these customers owe anew, at once."""
        watched = self.env["credit.followup.limitation"].sudo()
        lines = watched.search(
            [
                ("company_id", "in", self.company_id.ids),
                ("partner_id", "in", self.partner_id.ids),
            ]
        ).move_line_id
        watched._look_at_lines(lines)
