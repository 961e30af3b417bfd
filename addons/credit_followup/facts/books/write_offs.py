"""Facts of write-offs: what is open, what forbids them, and what came since."""

from collections import defaultdict
from decimal import Decimal

from odoo.fields import Date, Domain

from ...followup_core.books.charges import Entry
from ...followup_core.books.write_off import Debt, Rules, Tax, obstacle
from ...followup_core.books.written_off import State, Why, WriteOff
from .. import items
from ..settings import money

ON_PAYMENT = "on_payment"
STANDS = (State.BOOKED.value, State.RECOVERED.value)
# What a hold of each reason says of a debt.
HOLDS = {
    "agency": "is_placed",
    "dispute": "is_disputed",
    "promise": "is_promised",
    "agreement": "is_promised",
    "court": "is_at_court",
}


def write_off_rules(company):
    """Return what a company proposes to write off by itself."""
    days = company.followup_write_off_days
    return Rules(money(company.followup_write_off_residue), days or None)


def read_debts(lines, today):
    """Return the core's facts of open items, in their order, in company currency.

    In a constant number of queries, whatever company they are of.
    """
    held = _held(lines, today)
    proposed = set(_proposed(lines).move_line_id.ids)
    evidence = lines.env["credit.followup.write.off"]._evidence(lines)
    return [
        Debt(
            money(line.amount_residual),
            money(line.balance),
            line.date_maturity or None,
            is_proposed=line.id in proposed,
            **held[line.id],
            **evidence.get(line, {}),
        )
        for line in lines
    ]


def candidates(company, today, most):
    """Return items that may be written off, and the core's facts of each, as pairs.

    The oldest first; what a rule or evidence names, and nothing forbids.

    :param most: how many items are read
    """
    rules = write_off_rules(company)
    lines = company.env["account.move.line"].search(
        items.ITEMS
        & Domain("company_id", "=", company.id)
        & Domain("date_maturity", "<", today)
        & Domain("partner_id", "!=", False)
        & Domain("id", "not in", _in_proposals(company))
        & _named(company, today, rules),
        order="date_maturity, id",
        limit=most,
    )
    pairs = zip(lines, read_debts(lines, today), strict=True)
    return [(line, debt) for line, debt in pairs if not obstacle(debt)]


def _in_proposals(company):
    proposed = company.env["credit.followup.write.off"].sudo()
    query = proposed._search(
        [("company_id", "=", company.id), ("state", "=", State.PROPOSED.value)]
    )
    return query.subselect("move_line_id")


def _named(company, today, rules):
    named = company.env["credit.followup.write.off"]._evidence_domain(company, today)
    if rules.residue:
        small = Domain("amount_residual", "<=", float(rules.residue))
        named |= small & Domain("matched_credit_ids", "!=", False)
    if rules.after_days is not None:
        day = Date.subtract(today, days=rules.after_days)
        named |= Domain("date_maturity", "<=", day)
    return named


def _proposed(lines):
    return (
        lines.env["credit.followup.write.off"]
        .sudo()
        .search(
            [("move_line_id", "in", lines.ids), ("state", "=", State.PROPOSED.value)]
        )
    )


def _held(lines, today):
    """Return what holds in force say of each item: ``{line id: {fact: True}}``."""
    customers = lines.partner_id.commercial_partner_id
    holds = (
        lines.env["credit.followup.hold"]
        .sudo()
        .search(
            Domain("company_id", "in", lines.company_id.ids)
            & Domain("partner_id.commercial_partner_id", "in", customers.ids)
            & Domain("reason", "in", list(HOLDS))
            & Domain("ended_on", "=", False)
            & Domain("date_from", "<=", today)
            & (Domain("date_to", "=", False) | Domain("date_to", ">", today))
        )
    )
    by_customer = holds.grouped(
        lambda one: (one.company_id, one.partner_id.commercial_partner_id)
    )
    found = defaultdict(dict)
    for line in lines:
        key = line.company_id, line.partner_id.commercial_partner_id
        for hold in by_customer.get(key, ()):
            if not hold.move_line_id or hold.move_line_id == line:
                found[line.id][HOLDS[hold.reason]] = True
    return found


def taxes_of(line):
    """Return the total of an item's invoice and what of it is tax, in its currency.

    An entry that is no invoice has none. The key is the id of the tax line.
    """
    move = line.move_id
    if not move.is_invoice(include_receipts=True):
        return money(line.amount_currency), ()
    taxes = tuple(
        Tax(
            str(one.id),
            -money(one.amount_currency),
            one.tax_line_id.tax_exigibility == ON_PAYMENT,
        )
        for one in move.line_ids.filtered("tax_line_id").sorted("id")
    )
    return money(move.amount_total), taxes


def waiting_bases(line):
    """Return what of an item's invoice has taxes that wait for its payment.

    :return: ``{taxes: amount}``, in the currency of the item
    """
    found = defaultdict(Decimal)
    for one in line.move_id.line_ids:
        taxes = one.tax_ids.flatten_taxes_hierarchy()
        if ON_PAYMENT in taxes.mapped("tax_exigibility"):
            found[one.tax_ids] -= money(one.amount_currency)
    return found


def read_write_offs(records):
    """Return the core's facts of write-offs, in a constant number of queries."""
    records = records.sudo()
    credits = waiting_credits(records)
    return [
        WriteOff(
            one.id,
            State(one.state),
            Why(one.reason),
            money(one.amount),
            _open(one),
            _entry(one),
            money(one.amount) if one.entry_id else money(0),
            came(one),
            bool(credits[one]),
        )
        for one in records
    ]


def _open(one):
    line = one.move_line_id
    return money(line.amount_residual_currency) if line else money(0)


def _entry(one):
    """Return what the books say of an entry that was made once."""
    entry = one.entry_id
    if not entry:
        return Entry.NONE
    stands = entry.state == "posted" and not entry.reversal_move_ids.filtered(
        lambda move: move.state == "posted"
    )
    return Entry.PAID if stands and _is_matched(one) else Entry.UNDONE


def _is_matched(one):
    """Tell whether the entry still closes its item: people may take that apart."""
    return all(items.trade(one.entry_id.line_ids).mapped("reconciled"))


def came(one):
    """Return what the customer paid of a write-off since, in its currency."""
    lines = one.late_entry_ids.filtered(
        lambda move: move.state == "posted" and not move.reversal_move_ids
    ).line_ids
    paying = items.trade(lines).filtered("matched_credit_ids")
    return sum(map(money, paying.mapped("amount_currency")), money(0))


def left_to_come(write_offs, companies, customers):
    """Return what was written off of customers, and has not come since."""
    found = write_offs.search(
        [
            ("company_id", "in", companies.ids),
            ("partner_id", "in", customers.ids),
            ("state", "=", State.BOOKED.value),
        ],
        order="id",
    )
    return found.filtered(lambda one: came(one) < money(one.amount))


def read_credits(lines):
    """Return what of each customer nobody has allocated, above zero.

    :return: ``{(company, customer, currency): amount}``
    """
    groups = lines.env["account.move.line"]._read_group(
        items.OPEN
        & Domain("company_id", "in", lines.company_id.ids)
        & Domain(
            "partner_id.commercial_partner_id",
            "in",
            lines.partner_id.commercial_partner_id.ids,
        )
        & Domain("amount_residual_currency", "<", 0),
        ["company_id", "partner_id", "currency_id"],
        ["amount_residual_currency:sum"],
    )
    found = defaultdict(float)
    for company, partner, currency, amount in groups:
        found[company, partner.commercial_partner_id, currency] -= amount
    return found


def waiting_credits(records):
    """Return what customers paid that nobody has allocated: ``{write-off: lines}``.

    Money only, and on the day of the write-off or later: what was credited before it
    was known when the debt was given up. Nothing for what has nothing left to come.
    """
    booked = records.filtered(
        lambda one: one.state in STANDS and came(one) < money(one.amount)
    )
    none = records.env["account.move.line"]
    found = dict.fromkeys(records, none)
    if not booked:
        return found
    lines = none.search(
        items.OPEN
        & Domain("company_id", "in", booked.company_id.ids)
        & Domain("partner_id.commercial_partner_id", "in", booked.partner_id.ids)
        & Domain("amount_residual_currency", "<", 0)
        & (
            Domain("payment_id", "!=", False)
            | Domain("move_id.statement_line_id", "!=", False)
        ),
        order="date, id",
    )
    for one in booked:
        found[one] = lines.filtered(
            lambda line, own=one: (
                line.company_id == own.company_id
                and line.currency_id == own.currency_id
                and line.partner_id.commercial_partner_id == own.partner_id
                and line.date >= own.booked_on
            )
        )
    return found
