"""Facts of the audit: what customers accepted, and what that costs the company."""

from dataclasses import replace
from decimal import Decimal

from odoo.fields import Date

from ...followup_core.claims.calculate import claim
from ...followup_core.law.case import DebtorKind
from ...followup_core.rates.table import RateMissingError
from ...followup_core.terms.audit import Clauses, Customer
from ...followup_core.terms.proof import Proof, Way, counts, proves
from ..claims import DEBTORS, ClaimReader, without_sums
from ..customers import read_customers
from ..reader import Reader
from .payment_terms import days_until_due, is_too_long
from .sendings import read_buyers


def read_audit(company, today):
    """Return the core's facts of each customer: ``{customer: (facts, acceptance)}``.

    Of those who bought within a year, or owe anything.
    """
    customers = read_buyers(company, Date.subtract(today, years=1)) | _debtors(company)
    accepted = _accepted(company, customers, today)
    versions = _versions(company, customers, today)
    claiming = _claiming(company, customers, today)
    found = {}
    for customer in customers.with_company(company):
        acceptance = accepted.get(customer)
        facts = Customer(
            acceptance and _clauses(acceptance.terms_id),
            _clauses(versions[customer.lang]) if versions[customer.lang] else None,
            bool(acceptance) and _is_signed(acceptance),
            customer in claiming,
            _is_too_long(customer, company, today),
        )
        found[customer] = (facts, acceptance)
    return found


def read_lost(company, today):
    """Return by customer what cannot be claimed today of what is overdue.

    What the version in force would give, had it been accepted before the invoices, less
    what may be claimed as things are; in the company's currency.
    """
    lines = (
        company.env["account.move.line"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("account_id.account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("reconciled", "=", False),
                ("amount_residual", ">", 0),
                ("date_maturity", "<", today),
            ]
        )
    )
    reader = ClaimReader(company.env, company, today)
    table = company.env["credit.followup.rate"]._rate_table()
    requests = reader.requests(lines)
    versions = _versions(company, lines.partner_id.commercial_partner_id, today)
    found = {}
    for (partner, currency), (request, by_ref) in requests.items():
        own = currency == company.currency_id
        amount = _difference(request, by_ref, versions[partner.lang], table, own=own)
        in_company = currency._convert(
            float(amount), company.currency_id, company, today
        )
        found[partner] = found.get(partner, 0.0) + in_company
    return found


def _versions(company, customers, today):
    """Return the version in force in the language of each customer, by language."""
    terms = company.env["credit.followup.terms"]
    langs = {one.lang for one in customers}
    return {lang: terms._in_force(company, today, lang) for lang in langs}


def _difference(request, by_ref, version, table, *, own):
    """Return what the version would add to a claim; nothing where no rate is known.

    :param own: in the company's currency, in which fixed sums are
    """
    if not version:
        return Decimal(0)
    first = min(line.invoice_date or line.date for line in by_ref.values())
    terms = version._core_terms(first, first)
    ideal = replace(request, terms=terms if own else without_sums(terms))
    try:
        return max(
            _total(claim(ideal, table)) - _total(claim(request, table)), Decimal(0)
        )
    except (RateMissingError, ArithmeticError):
        return Decimal(0)


def _total(result):
    return sum(
        (one.interest_open + one.compensation_open for one in result.debts), Decimal(0)
    )


def _debtors(company):
    rows = (
        company.env["account.move.line"]
        .sudo()
        ._read_group(
            [
                ("company_id", "=", company.id),
                ("account_id.account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("reconciled", "=", False),
                ("partner_id", "!=", False),
            ],
            ["partner_id"],
        )
    )
    partners = company.env["res.partner"].union(*(partner for (partner,) in rows))
    return partners.commercial_partner_id


def _accepted(company, customers, today):
    """Return the acceptance of each customer on which claims rest, for all his orders.

    The newest signature; else the newest of what proves less and counts.
    """
    acceptances = (
        company.env["credit.followup.terms.acceptance"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("partner_id.commercial_partner_id", "in", customers.ids),
                ("withdrawn_on", "=", False),
                ("accepted_on", "<=", today),
                ("reference", "in", (False, "")),
            ],
            order="accepted_on, id",
        )
    )
    found = {}
    for one in acceptances:
        customer = one.partner_id.commercial_partner_id
        known = found.get(customer)
        debtor = DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS)
        silence = company.followup_counts_silence
        if not counts(Way(one.way), debtor, silence_counts=silence):
            continue
        if not known or _is_signed(one) or not _is_signed(known):
            found[customer] = one
    return found


def _is_signed(acceptance):
    return proves(Way(acceptance.way)) is Proof.SIGNED


def _clauses(terms):
    return Clauses(
        str(terms.id),
        bool(terms.interest_kind),
        bool(terms.penalty_kind),
        terms.reserves_title,
    )


def _claiming(company, customers, today):
    """Return the customers of whose policy a level claims interest or compensation."""
    if not company.followup_charge or not customers:
        return customers.browse()
    reader = Reader(company.env, company, today)
    levels = (
        company.env["credit.followup.level"]
        .sudo()
        .search([("company_id", "=", company.id), ("claim_charges", "=", True)])
    )
    claiming = set(levels.policy_id.ids)
    ids = [
        partner_id
        for partner_id, known in read_customers(reader, tuple(customers.ids)).items()
        if (policy := reader.policies.usual(known)) and policy.key in claiming
    ]
    return customers.browse(ids)


def _is_too_long(customer, company, today):
    """Tell whether the customer's payment term is longer than his law allows."""
    days = days_until_due(customer.property_payment_term_id, today)
    return bool(days) and is_too_long(customer, company, days, today)
