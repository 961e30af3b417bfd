"""The dated facts of customers: accepted, written, said, promised, agreed, paid.

One reader for the letter that lists them and for the timeline of a customer. Read for a
whole batch in a constant number of queries, as whoever asks may read them.
"""

from datetime import date
from typing import Any, NamedTuple

from odoo import fields
from odoo.fields import Domain

from ..items import RECEIVABLE
from ..settings import day_of

# In this order on one day: what led to something comes before it.
KINDS = (
    *("terms", "payment", "breach", "message", "contact"),
    *("promise", "dispute", "agreement", "notice"),
)
# The channels that carry words; a call that was made is a contact.
WRITTEN = ("email", "sms", "letter", "post", "registered")
MONEY = ("bank", "cash", "credit")


class Fact(NamedTuple):
    """What happened on a day; ``items``: ids of what it is about, None for no item."""

    day: date
    kind: str
    record: Any
    customer: Any
    items: frozenset | None = None
    amount: float = 0.0
    currency: Any = None

    def place(self):
        """Return its place in the order of time."""
        return self.day, KINDS.index(self.kind), self.record.id


class _Scope(NamedTuple):
    """What is read: of these customers, only of these items if any are named."""

    env: Any
    companies: list
    customers: list
    items: list | None = None
    most: int | None = None

    def search(self, model, domain, order):
        """Return the records of these customers, also of who was one of his own."""
        own = Domain("company_id", "in", self.companies)
        own &= Domain("partner_id.commercial_partner_id", "in", self.customers)
        return self.env[model].search(own & domain, order=order, limit=self.most)

    def of_items(self, field="move_line_id"):
        """Return the domain of the items that are asked for."""
        return Domain.TRUE if self.items is None else Domain(field, "in", self.items)


def read_of_items(env, items):
    """Return what happened about some items: ``{key: facts}``, oldest first.

    :param items: ``{key: journal items}``, those of a key of one customer
    """
    lines = env["account.move.line"].union(*items.values())
    customers = lines.partner_id.commercial_partner_id
    scope = _Scope(env, lines.company_id.ids, customers.ids, lines.ids)
    facts = sorted(_facts(scope, READ_OF_ITEMS), key=Fact.place)
    # What one key asks of its items is read for those of all.
    together = lines.with_prefetch(lines.ids)._prefetch_ids
    return {
        key: _about(own.with_prefetch(together), facts) for key, own in items.items()
    }


def read_of_customers(customers, company, most):
    """Return what happened with customers: ``{customer: facts}``, the newest first.

    :param most: how many of each
    """
    # A limit holds for a whole search: for several customers it would be anybody's.
    limit = most if len(customers) == 1 else None
    scope = _Scope(customers.env, company.ids, customers.ids, None, limit)
    found = {customer: [] for customer in customers}
    for fact in sorted(_facts(scope, READ_OF_CUSTOMERS), key=Fact.place, reverse=True):
        own = found.get(fact.customer)
        if own is not None and len(own) < most:
            own.append(fact)
    return found


def written(action):
    """Return the deliveries of a message that carried its words to the customer."""
    return action.delivery_ids._made().filtered(lambda one: one.channel in WRITTEN)


def _facts(scope, readers):
    return [fact for reader in readers for fact in reader(scope)]


# === WHAT IS ABOUT THESE ITEMS === #


def _about(lines, facts):
    """Return which facts are about these items of one customer."""
    customer = lines.partner_id.commercial_partner_id
    ids, first = set(lines.ids), min(map(_day, lines), default=date.max)
    own = [
        one
        for one in facts
        if one.customer == customer and one.record.company_id == lines.company_id
    ]
    accepted = _counting([one for one in own if one.kind == "terms"], lines)
    return [
        one
        for one in own
        if one in accepted
        or (one.kind == "contact" and one.items is None and one.day >= first)
        or (one.items and one.items & ids)
    ]


def _counting(terms, lines):
    """Return the last conditions that were accepted before each of the invoices.

    What was accepted for one order counts for its invoices only.
    """
    found = set()
    for line in lines:
        orders = (False, "", line.move_id.invoice_origin)
        found.update(
            [
                one
                for one in terms
                if one.day <= _day(line) and one.record.reference in orders
            ][-1:]
        )
    return found


def _day(line):
    return line.invoice_date or line.date


# === ONE KIND EACH === #


def _terms(scope):
    found = scope.search(
        "credit.followup.terms.acceptance",
        Domain("withdrawn_on", "=", False),
        "accepted_on desc, id desc",
    )
    for one in found:
        yield Fact(one.accepted_on, "terms", one, _customer(one))


def _messages(scope):
    """Yield the messages that were carried out and count: no tests, no duplicates."""
    listed = Domain("is_served", "=", True) & scope.of_items()
    found = scope.search(
        "credit.followup.action",
        Domain("kind", "=", "message")
        & Domain("is_test", "=", False)
        & Domain("duplicate_of_id", "=", False)
        & Domain("line_ids", "any", listed),
        "served_on desc, id desc",
    )
    for one in found:
        if written(one):
            served = one.line_ids.filtered("is_served").move_line_id
            day = one.served_on or one.date
            yield Fact(day, "message", one, _customer(one), frozenset(served.ids))


def _contacts(scope):
    """Yield the calls that reached somebody, and the visits."""
    real = Domain("action_id", "=", False) | Domain("action_id.is_test", "=", False)
    reached = Domain("outcome_id.is_reached", "=", True) | Domain("kind", "=", "visit")
    found = scope.search(
        "credit.followup.contact", reached & real, "moment desc, id desc"
    )
    for one in found:
        # A courtesy call is about its invoice, any other about all that is owed.
        lines = one.invoice_id.sudo()._followup_lines()
        items = frozenset(lines.ids) if one.invoice_id else None
        day = day_of(one.company_id, one.moment)
        yield Fact(day, "contact", one, _customer(one), items)


def _promises(scope):
    """Yield each word that was given; what a person took back was noted by mistake."""
    found = scope.search(
        "credit.followup.promise",
        scope.of_items() & Domain("state", "!=", "withdrawn"),
        "made_on desc, id desc",
    )
    for first, own in found.grouped(lambda one: one._word()).items():
        items = frozenset(own.move_line_id.ids)
        yield Fact(first.made_on, "promise", first, _customer(first), items)


def _disputes(scope):
    found = scope.search(
        "credit.followup.dispute", scope.of_items(), "raised_on desc, id desc"
    )
    for one in found:
        own = frozenset(one.move_line_id.ids)
        yield Fact(one.raised_on, "dispute", one, _customer(one), own)


def _agreements(scope):
    """Yield the signature of each agreement, its last notice, and its breach."""
    found = scope.search(
        "credit.followup.agreement",
        Domain("signed_on", "!=", False) & scope.of_items("item_ids.move_line_id"),
        "signed_on desc, id desc",
    )
    for one in found:
        own = frozenset(one.item_ids.move_line_id.ids)
        for kind, day in _steps(one):
            yield Fact(day, kind, one, _customer(one), own)


def _steps(agreement):
    yield "agreement", agreement.signed_on
    if agreement.notice_on and not agreement.notice_failed:
        yield "notice", agreement.notice_on
        if agreement.state == "broken":
            yield "breach", fields.Date.add(agreement.notice_until, days=1)


def _payments(scope):
    """Yield what came in by bank or cash, once for each entry that brought it."""
    groups = scope.env["account.partial.reconcile"]._read_group(
        Domain("company_id", "in", scope.companies)
        & Domain("debit_move_id.account_type", "=", RECEIVABLE)
        & Domain(
            "credit_move_id.partner_id.commercial_partner_id", "in", scope.customers
        )
        & Domain("credit_move_id.journal_id.type", "in", MONEY),
        ["credit_move_id", "debit_currency_id"],
        ["debit_amount_currency:sum", "max_date:max"],
        order="max_date:max desc",
        limit=scope.most,
    )
    for line, currency, amount, _last in groups:
        whose = _customer(line)
        yield Fact(line.date, "payment", line.move_id, whose, None, amount, currency)


def _customer(record):
    return record.partner_id.commercial_partner_id


READ_OF_ITEMS = (_terms, _messages, _contacts, _promises, _disputes, _agreements)
READ_OF_CUSTOMERS = (*READ_OF_ITEMS, _payments)
