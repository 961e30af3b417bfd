"""What of a message can be paid online now, and the link that leads there."""

from typing import NamedTuple

from odoo import models
from odoo.tools import consteq
from odoo.tools.misc import hmac

from odoo.addons.credit_followup.facts import items
from odoo.addons.credit_followup.followup_core.books.charges import ASKED

PAGE = "/follow-up/pay"
# What the secret of the database signs; no other link of Odoo signs the same.
SCOPE = "credit_followup_payment.link"
# Transactions with which money may be on its way. Whoever chooses a transfer may never
# make it: that alone keeps nobody from paying otherwise.
UNDERWAY = ("pending", "authorized", "done")
BY_TRANSFER = "custom"
UNBROKEN = "\N{NON-BREAKING HYPHEN}"


class Due(NamedTuple):
    """What is left to pay of a message, in its currency.

    ``rows`` are pairs of an open item and what is asked of it; ``is_underway`` says
    that a payment of one of them is being processed.
    """

    rows: list
    credits: float
    charges: float
    total: float
    is_underway: bool

    @property
    def moves(self):
        """Return the invoices that are paid."""
        return self.rows[0][0].union(*(item for item, _open in self.rows)).move_id


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    # === LINK === #

    def _payment_link(self):
        """Return where the customer pays: one invoice on its own page of the portal."""
        self.ensure_one()
        moves = self.line_ids.move_id.filtered(lambda one: one.is_sale_document())
        if self.is_test or not moves or not self.company_id.followup_pays_online:
            return super()._payment_link()
        if len(moves) == 1:
            return self.get_base_url() + moves.get_portal_url()
        return self.get_base_url() + self._payment_path()

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
        """Return what is left to pay of this message, read from the ledger now.

        As a message asks for it: what is on hold is left out, what the customer has
        paid and nobody has allocated is deducted, charges are added.
        """
        self.ensure_one()
        lines = items.unpaid(self.line_ids.move_line_id).filtered(
            lambda one: one.move_id.move_type == "out_invoice"
        )
        verdicts = lines.with_company(self.company_id)._followup_verdicts(
            self.company_id
        )
        rows = [
            (line, float(verdicts[line.id][0].open))
            for line in lines.sorted(lambda one: (one.date_maturity, one.id))
            if line.id in verdicts and verdicts[line.id][0].open > 0
        ]
        credits_ = max(
            (float(group.credits) for _verdict, group in verdicts.values()), default=0.0
        )
        charges = self._online_charges() if rows else 0.0
        total = sum(amount for _line, amount in rows) + charges - credits_
        return Due(
            rows,
            credits_,
            charges,
            max(self.currency_id.round(total), 0.0),
            bool(rows) and self._is_underway([line.move_id.id for line, _open in rows]),
        )

    def _online_charges(self):
        """Return what this message asked for beside the principal and is still owed."""
        asked = self.env["credit.followup.charge"].search(
            [
                ("move_line_id", "in", self.line_ids.move_line_id.ids),
                ("action_id", "<=", self.id),
                ("state", "in", ASKED),
            ]
        )
        booked = items.unpaid(asked.entry_id.line_ids)
        claimed = asked.filtered(lambda one: not one.entry_id)
        return sum(claimed.mapped("amount")) + sum(
            booked.mapped("amount_residual_currency")
        )

    def _is_underway(self, move_ids):
        """Tell whether a payment of these invoices is being processed.

        One that is done and not booked yet is: its invoices look open for a moment.
        """
        transactions = self.env["payment.transaction"].search(
            [("invoice_ids", "in", move_ids), ("state", "in", UNDERWAY)]
        )
        return any(
            one.provider_code != BY_TRANSFER
            and (one.state != "done" or not one.is_post_processed)
            for one in transactions
        )
