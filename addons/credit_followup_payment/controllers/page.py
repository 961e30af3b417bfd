"""Several invoices paid at once from the customer's page, without a login.

What is paid is what the page offers for the items that were ticked; the browser has no
say in the amount.
"""

from typing import NamedTuple

from werkzeug.exceptions import NotFound

from odoo import models
from odoo.http import request, route

from odoo.addons.credit_followup.const import PAGE
from odoo.addons.credit_followup.controllers import visits
from odoo.addons.credit_followup.controllers.exports import CLOSED_TO_OTHERS
from odoo.addons.credit_followup.controllers.page_papers import FORMATS
from odoo.addons.credit_followup.decisions.page.shown import read_page
from odoo.addons.credit_followup.followup_core.page.keys import Standing

from .payment import FollowupPayment

ROUTE = f"{PAGE}/<string:key>/online"


class Chosen(NamedTuple):
    """What is paid together: rows of the page of one currency, and whose they are."""

    partner_id: models.Model
    company_id: models.Model
    currency_id: models.Model
    rows: list
    total: float
    is_underway: bool

    @property
    def is_payable(self):
        """Tell whether a payment can begin."""
        return not self.is_underway

    @property
    def moves(self):
        """Return the invoices of the rows."""
        return self.rows[0]["line"].move_id.union(
            *(row["line"].move_id for row in self.rows)
        )

    @property
    def shares(self):
        """Return what is paid of each item: ``{id as a text: amount}``."""
        return {row["ref"]: float(row["free"]) for row in self.rows}


class FollowupPagePayment(FollowupPayment):
    """Show what was ticked and how it can be paid, and begin its payment."""

    @route(
        ROUTE, type="http", auth="public", methods=["GET"], website=True, sitemap=False
    )
    def followup_page_online(self, key, **_more):
        """Show the invoices that were ticked, and Odoo's form to pay them."""
        visitor, chosen = self._followup_chosen(key)
        values = {
            "visitor": visitor,
            "path": visitor.path,
            "company": visitor.company,
            "res_company": visitor.company,
            "html_data": {"lang": request.env.lang.replace("_", "-")},
            "chosen": chosen,
            **FORMATS,
        }
        if chosen and chosen.is_payable:
            values |= self._followup_page_form(visitor, chosen)
        response = request.render("credit_followup_payment.page_online", values)
        response.headers.update(CLOSED_TO_OTHERS)
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    @route(f"{ROUTE}/transaction", type="jsonrpc", auth="public")
    def followup_page_transaction(self, key, **kwargs):
        """Begin the payment of what was ticked.

        :raise NotFound: if the key opens nothing
        :raise ValidationError: if nothing is left to pay, or not by what was chosen
        """
        visitor, chosen = self._followup_chosen(key)
        # The page's key stands in the address.
        kwargs.pop("access_token", None)
        return self._followup_begin(
            chosen,
            chosen,
            kwargs,
            {"landing_route": visitor.path},
            followup_shares=chosen.shares if chosen else {},
        )

    def _followup_chosen(self, key):
        """Return the visitor and what he ticked that can be paid together, else None.

        :raise NotFound: if the key opens nothing
        """
        visitor = visits.visitor_of(key)
        if visitor.standing is not Standing.OPEN:
            raise NotFound
        refs = request.httprequest.args.getlist("item")
        rows = [
            row
            for row in read_page(visitor, visits.today()).rows
            if row["ref"] in refs and "pay" in row["moves"] and row["document"]
        ]
        if not rows or not visitor.company.followup_pays_online:
            return visitor, None
        currency = rows[0]["currency"]
        rows = [row for row in rows if row["currency"] == currency]
        total = currency.round(float(sum(row["free"] for row in rows)))
        whose = (visitor.customer, visitor.company, currency)
        lines = rows[0]["line"].union(*(row["line"] for row in rows))
        return visitor, Chosen(*whose, rows, total, lines.move_id._followup_underway())

    def _followup_page_form(self, visitor, chosen):
        """Return the values of Odoo's payment form of what was ticked."""
        items = "&".join(f"item={row['ref']}" for row in chosen.rows)
        return {
            **self._followup_form_of(chosen, chosen),
            "transaction_route": f"{visitor.path}/online/transaction?{items}",
            "landing_route": visitor.path,
            "access_token": "",
        }
