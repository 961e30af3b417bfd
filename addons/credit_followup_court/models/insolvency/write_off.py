from odoo import api, models
from odoo.fields import Domain

from odoo.addons.credit_followup.followup_core.law.court.insolvency import (
    InsolvencyKind,
)


class CreditFollowupWriteOff(models.Model):
    _inherit = "credit.followup.write.off"

    @api.model
    def _evidence(self, lines):
        """Proceedings that ended without a payment prove that nothing is to come."""
        found = super()._evidence(lines)
        closed = self._closed_empty(lines.company_id)
        days = {
            (one.company_id, one.partner_id): one.closed_on
            for one in closed.sorted("closed_on", reverse=True)
        }
        for line in lines:
            key = line.company_id, line.partner_id.commercial_partner_id
            if key in days and line.date <= days[key]:
                known = {"insolvency_closed_on": days[key]}
                found[line] = found.get(line, {}) | known
        return found

    @api.model
    def _evidence_domain(self, company, today):
        customers = self._closed_empty(company).partner_id
        known = Domain("partner_id.commercial_partner_id", "in", customers.ids)
        return super()._evidence_domain(company, today) | known

    @api.model
    def _vat_days(self, lines):
        """Also the days of the last proceedings on each customer, and their kind."""
        found = super()._vat_days(lines)
        proceedings = (
            self.env["credit.followup.insolvency"]
            .sudo()
            .search(
                [
                    ("company_id", "in", lines.company_id.ids),
                    ("partner_id", "in", lines.partner_id.commercial_partner_id.ids),
                    ("is_mistake", "=", False),
                ],
                order="opened_on",
            )
        )
        last = {(one.company_id, one.partner_id): one for one in proceedings}
        for line in lines:
            known = last.get((line.company_id, line.partner_id.commercial_partner_id))
            if known and known.opened_on >= line.date:
                days, _kind = found[line.id]
                found[line.id] = days | known._vat_days(), InsolvencyKind(known.kind)
        return found

    @api.model
    def _closed_empty(self, companies):
        return (
            self.env["credit.followup.insolvency"]
            .sudo()
            .search([("company_id", "in", companies.ids), ("is_empty", "=", True)])
        )
