"""What an order itself asks for, before anybody is stopped: checks and the limit."""

from odoo import models

from ...facts.stops.stops import read_owed
from ...followup_core.stops.orders import Kind


class CreditFollowupStopped(models.AbstractModel):
    _inherit = "credit.followup.stopped"

    def _stop_has_demands(self, company):
        of_company = [("company_id", "=", company.id)]
        needs = self.env["credit.followup.check.need"].sudo()
        rules = self.env["credit.followup.stop.rule"].sudo()
        return (
            super()._stop_has_demands(company)
            or bool(needs.search_count(of_company, limit=1))
            or bool(rules.search_count([*of_company, ("on_limit", "=", True)], limit=1))
        )

    def _stop_demands(self, company, asks):
        """Add what solvency asks for, of orders only: goods follow their order."""
        found = super()._stop_demands(company, asks)
        of_company = [("company_id", "=", company.id)]
        needs = self.env["credit.followup.check.need"].sudo().search(of_company)
        rules = self.env["credit.followup.stop.rule"].sudo()
        rules = rules.search([*of_company, ("on_limit", "=", True)])
        orders = {one: asked for one, asked in asks.items() if asked.kind is Kind.ORDER}
        payers = {one: one._stop_payer() for one in orders}
        ids = {payer.id for payer in payers.values()}
        owed = read_owed(company, list(ids))
        ordered, left = self._stop_ordered(company, ids, orders)
        checks = self._checks_of(company, ids)
        for order in orders:
            payer = payers[order].with_company(company)
            debt = sum(one.amount for one in owed[payer.id])
            amount = debt + ordered.get(payer.id, 0) + left[order]
            found.setdefault(order, []).extend(
                [
                    *needs._demands(payer, amount, checks),
                    *rules._demands(company, payer, amount),
                ]
            )
        return found

    def _stop_ordered(self, _company, _ids, asks):
        """Return what customers have ordered and not been invoiced, and what these add.

        A seam: who knows orders says what is confirmed and not invoiced beside these,
        and leaves out what of them is invoiced already.

        :return: ``{customer id: amount}``, ``{record: amount}``
        """
        return {}, {one: asked.amount for one, asked in asks.items()}

    def _checks_of(self, company, ids):
        checks = (
            self.env["credit.followup.check"]
            .sudo()
            .search(
                [
                    ("company_id", "=", company.id),
                    ("partner_id.commercial_partner_id", "in", list(ids)),
                ]
            )
        )
        return checks.grouped(lambda one: one.partner_id.commercial_partner_id)
