"""The customer's page for whoever logs in: the same one, without a message's link."""

from odoo import fields, http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..const import PAGE
from .visits import today

COUNT = "followup_open_count"


class AccountPortal(CustomerPortal):
    """His account among what he finds when he logs in."""

    def _prepare_home_portal_values(self, counters):
        """Count the open invoices of the customer, where the company has a page."""
        values = super()._prepare_home_portal_values(counters)
        if COUNT in counters:
            person, company = _who()
            lines = person and person._followup_lines_domain()
            values[COUNT] = (
                company.env["account.move.line"].search_count(lines) if person else 0
            )
        return values

    @http.route("/my/followup", type="http", auth="user", website=True)
    def my_account(self, **_more):
        """Lead to the page by a key of this day: nothing more of it is kept."""
        person, company = _who()
        if not person:
            return request.redirect("/my")
        key = person._followup_page_key(company, fields.Date.add(today(), days=1))
        return request.redirect(f"{PAGE}/{key}")


def _who():
    """Return the person who logged in and the company, as superuser.

    None for our own people, and where the company has no page.
    """
    company = request.env.company.sudo()
    if not company.followup_page or request.env.user._is_internal():
        return None, company
    person = request.env.user.partner_id.with_company(company).sudo()
    return person.with_context(allowed_company_ids=company.ids), company
