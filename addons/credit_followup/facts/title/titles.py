"""Facts of titles: what was agreed and when, what was delivered, what is paid."""

from collections import defaultdict

from ...followup_core.law import of_title
from ...followup_core.law.case import DebtorKind
from ...followup_core.law.title import UNKNOWN
from ...followup_core.terms.proof import Way, proves
from ...followup_core.title.ground import HOLDS, Accepted, Clause, deciding, ground
from ...followup_core.title.release import State, Title, Why
from ..claims import DEBTORS
from ..settings import money


def read_titles(titles):
    """Return the core's facts of titles, and on what each stands.

    :return: ``[(Title, Ground, acceptance)]`` in the order of the titles
    """
    titles = titles.sudo()
    accepted = read_acceptances(
        titles.env, titles.company_id, titles.partner_id.commercial_partner_id
    )
    credited = _credited(titles.move_id)
    lost = _written_off(titles)
    found = []
    for one in titles:
        partner = one.partner_id.commercial_partner_id
        debtor, law = debtor_and_law(partner, one.company_id)
        clause, acceptance = _clause(one, accepted, debtor)
        why = ground(clause, debtor, law)
        found.append((_title(one, why, credited, lost), why, acceptance))
    return found


def debtor_and_law(customer, company):
    """Return what kind of debtor a customer is, and the law of titles for him."""
    debtor = DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS)
    return debtor, of_title(customer._followup_jurisdiction(company) or "")


def _written_off(titles):
    """Return what was written off of invoices, less what came: it releases nothing."""
    booked = (
        titles.env["credit.followup.write.off"]
        .sudo()
        .search([("move_id", "in", titles.move_id.ids), ("state", "=", "booked")])
    )
    found = {}
    for one in booked:
        left = money(one.amount) - money(one.came)
        found[one.move_id] = found.get(one.move_id, money(0)) + left
    return found


def _title(one, why, credited, lost):
    move = one.move_id
    return Title(
        one.id,
        State(one.state),
        Why(one.reason),
        move.state == "posted"
        and (one.by_hand == "reserved" or (not one.by_hand and why in HOLDS)),
        money(move.amount_total),
        money(move.amount_residual) + lost.get(move, money(0)),
        credited[move.id],
        one._goods_out(),
    )


def _clause(one, accepted, debtor):
    """Return what is known of the clause for the goods of an invoice."""
    delivered_on = one._delivered_on() or None
    customer = one.partner_id.commercial_partner_id
    own = of_order(accepted, one.company_id, customer, one.move_id.invoice_origin)
    best = decided_by(own, debtor, delivered_on)
    exists = bool(one.terms_id.reserves_title)
    printed_on = one._printed_on() or None
    return clause_of(best, delivered_on, printed_on, exists=exists), best


def decided_by(acceptances, debtor, delivered_on):
    """Return the acceptance that decides for goods of a day, None where none does."""
    facts = [
        Accepted(one.accepted_on, proves(Way(one.way)), one.terms_id.reserves_title)
        for one in acceptances
    ]
    at = deciding(facts, debtor, delivered_on)
    return None if at is None else acceptances[at]


def is_reserved_by(acceptance, debtor, day):
    """Tell whether title to goods of a day is reserved by an acceptance alone."""
    return ground(clause_of(acceptance, day), debtor, UNKNOWN) in HOLDS


def clause_of(acceptance, delivered_on, printed_on=None, *, exists=False):
    """Return what is known of the clause for goods of a day.

    :param acceptance: the one that decides, if any
    :param exists: where nobody accepted any: a version with the clause was sent
    """
    if acceptance:
        clause = Clause(
            acceptance.terms_id.reserves_title,
            proves(Way(acceptance.way)),
            acceptance.accepted_on,
        )
    else:
        clause = Clause(exists)
    return clause._replace(printed_on=printed_on, delivered_on=delivered_on)


def of_order(accepted, company, customer, reference):
    """Return what counts for an order: what names no order, or this one."""
    return [
        one
        for one in accepted.get((company, customer), ())
        if one.reference in (False, "", reference)
    ]


def read_acceptances(env, companies, customers):
    """Return what each customer accepted, the oldest first, by company and him."""
    acceptances = (
        env["credit.followup.terms.acceptance"]
        .sudo()
        .search(
            [
                ("company_id", "in", companies.ids),
                ("partner_id.commercial_partner_id", "in", customers.ids),
                ("withdrawn_on", "=", False),
            ],
            order="accepted_on, id",
        )
    )
    # Silence counts for goods as it counts for money: where the company says so.
    acceptances = acceptances.filtered(
        lambda one: (
            one.way != Way.SILENCE.value or one.company_id.followup_counts_silence
        )
    )
    return acceptances.grouped(
        lambda one: (one.company_id, one.partner_id.commercial_partner_id)
    )


def _credited(moves):
    """Return by invoice what credit notes took off it: a credit note pays nothing."""
    parts = (
        moves.env["account.partial.reconcile"]
        .sudo()
        .search(
            [
                ("debit_move_id.move_id", "in", moves.ids),
                ("credit_move_id.move_id.move_type", "=", "out_refund"),
            ]
        )
    )
    found = defaultdict(lambda: money(0))
    for part in parts:
        found[part.debit_move_id.move_id.id] += money(part.debit_amount_currency)
    return found
