"""What of a message can be paid online now, and the link that leads there."""

from typing import NamedTuple

from odoo import models
from odoo.fields import Domain
from odoo.tools import consteq
from odoo.tools.misc import hmac

PAGE = "/follow-up/pay"
# What the secret of the database signs; no other link of Odoo signs the same.
SCOPE = "credit_followup_payment.link"
UNBROKEN = "\N{NON-BREAKING HYPHEN}"


class Due(NamedTuple):
    """What is left to pay of a message, in its currency.

    ``rows`` are pairs of an open item and what is asked of it; ``moves`` the invoices
    that are paid. ``state`` says why nothing can be paid where nothing can: a payment
    is being processed, all is on hold, open bills balance it, or it is paid.
    """

    rows: list
    charges: float
    credits: float
    total: float
    moves: models.Model
    state: str

    @property
    def is_payable(self):
        """Tell whether a payment can begin."""
        return self.state == "due"


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    # === LINK === #

    def _payment_link(self):
        """Return where the customer pays: one invoice on its own page of the portal."""
        self.ensure_one()
        moves = self._lines_listed().move_id
        if self.is_test or not moves or not self.company_id.followup_pays_online:
            return super()._payment_link()
        if self._asks_for_one_invoice():
            return self.get_base_url() + moves.get_portal_url()
        return self.get_base_url() + self._payment_path()

    def _asks_for_one_invoice(self):
        """Tell whether the invoice's own page asks for the same as the message.

        It knows no charges, no holds and no credits.
        """
        move = self._lines_listed().move_id
        if len(move) != 1 or not move.is_sale_document():
            return False
        return not self.currency_id.compare_amounts(
            move.amount_residual, self.amount_total
        )

    def _payment_path(self):
        """Return the path of the page, which works without a login for who has it."""
        return f"{PAGE}/{self.id}?access_token={self._payment_token()}"

    def _payment_token(self):
        """Return the signature of this message: nothing is kept, nothing expires.

        An old letter leads to what is still open of it, or says that it is paid.
        """
        return hmac(self.env(su=True), SCOPE, self.id)

    def _with_payment_token(self, token):
        """Return this message as superuser if the token is its own, else nothing.

        Tests, and what has not left, can be paid by nobody.
        """
        action = self.sudo().exists()
        if not (
            action and consteq(action._payment_token().encode(), (token or "").encode())
        ):
            return self.browse()
        return action.filtered_domain(self._was_sent())

    def _payment_title(self):
        """Say which message is paid, as the letter names it."""
        return self.env._(
            "Our message of %(day)s, reference %(reference)s",
            day=self._day(self.date),
            reference=self.reference.replace("-", UNBROKEN),
        )

    # === WHAT IS DUE === #

    def _online_due(self):
        """Return what is left to pay of this message, read from the ledger now."""
        self.ensure_one()
        asked = self._asked_now()[self]
        lines = self.env["account.move.line"].union(*asked.items, *asked.booked)
        return Due(
            [(line, float(amount)) for line, amount in asked.items.items()],
            float(asked.charges),
            float(asked.deducted),
            float(asked.total),
            lines.move_id.filtered(lambda one: one.is_sale_document()),
            self._online_state(asked, lines),
        )

    def _online_state(self, asked, lines):
        """Return why nothing can be paid, or that it can: see ``Due``."""
        if asked.total:
            return "underway" if self._is_underway(lines) else "due"
        if asked.held:
            return "held"
        # What the customer paid himself counts first.
        is_balanced = asked.bills and asked.principal + asked.charges > asked.credits
        return "balanced" if is_balanced else "paid"

    def _is_underway(self, lines):
        """Tell whether a payment of these items is being processed.

        One that is done and not booked yet is: its invoices look open for a moment.
        Other messages may ask for the same items.
        """
        return self.env["payment.transaction"]._followup_underway(
            Domain("invoice_ids", "in", lines.move_id.ids)
            | Domain("followup_action_id", "=", self.id)
            | Domain("followup_action_id.line_ids.move_line_id", "in", lines.ids)
        )
