"""Requests to a claim, short to write."""

from datetime import date
from decimal import Decimal

from followup_core.__main__ import rate_table
from followup_core.claims.calculate import claim
from followup_core.law.case import (
    CreditorKind,
    Debt,
    DebtorKind,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    Request,
    Terms,
)

TABLE = rate_table()
BUSINESS, CONSUMER, PUBLIC = DebtorKind


def day(text):
    return date.fromisoformat(text)


def debt(principal="1000.00", due="2025-01-31", ref="INV/1", **days):
    return Debt(ref, Decimal(principal), day(due), **days)


def paid(on, amount, ref=None):
    return Payment(day(on), Decimal(amount), ref)


def reminder(on, channel=NoticeChannel.ELECTRONIC, kind=NoticeKind.REMINDER, got=None):
    return Notice(kind, channel, day(on), got and day(got))


def accepted(**clauses):
    return Terms(accepted_on=day("2020-01-01"), **clauses)


def ask(country="BE", debtor=BUSINESS, as_of="2025-04-30", debts=None, **more):
    return Request(
        jurisdiction=country,
        debtor=debtor,
        creditor=more.pop("creditor", CreditorKind.BUSINESS),
        currency=more.pop("currency", "EUR"),
        as_of=day(as_of),
        debts=tuple(debts or [debt()]),
        **more,
    )


def cost(*args, **kwargs):
    """Return the claim of a request and its first debt."""
    result = claim(ask(*args, **kwargs), TABLE)
    return result, result.debts[0]


def codes(result):
    return [found.code for found in result.findings]


def rates(one):
    """Return the rates of the slices of one debt, as text."""
    return [str(segment.percent) for segment in one.segments]
