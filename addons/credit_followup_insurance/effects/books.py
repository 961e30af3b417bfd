"""What insurers pay and get, in the books: through the contract's clearing account."""

from odoo.addons.credit_followup.effects.books.clearings import (
    Heading,
    Job,
    book_many,
)
from odoo.addons.credit_followup.followup_core.handover.booking import Account, Posting


def indemnity(loss, amount, on):
    """Return the entry of an indemnity: the insurer owes it until his money is here.

    :param amount: in the currency of the contract, above zero
    """
    words = loss.env._("Indemnity of %(loss)s", loss=loss.display_name)
    return _book(loss, amount, on, words)


def share(loss, amount, on):
    """Return the entry of what of a recovery is the insurer's."""
    words = loss.env._("Share of what came in of %(loss)s", loss=loss.display_name)
    return _book(loss, -amount, on, words)


def _book(loss, amount, on, words):
    contract = loss.contract_id
    heading = Heading(contract.currency_id, on, words, {})
    postings = (Posting(Account.CLEARING, amount), Posting(Account.INDEMNITY, -amount))
    (booked,) = book_many(contract, [Job(postings, heading, {})])
    return booked.entry
