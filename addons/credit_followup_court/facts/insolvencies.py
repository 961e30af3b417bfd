"""Facts of proceedings, of what is filed, and of what was paid before them."""

from odoo.fields import Domain

from odoo.addons.credit_followup.decisions.claims import claims_of
from odoo.addons.credit_followup.facts.charges import still_open
from odoo.addons.credit_followup.facts.items import ITEMS, OPEN, TRADE
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.books.charges import ASKED
from odoo.addons.credit_followup.followup_core.court.filing import (
    ZERO,
    Part,
    shared_title,
)
from odoo.addons.credit_followup.followup_core.court.insolvency import (
    Claim,
    State,
    Why,
)
from odoo.addons.credit_followup.followup_core.law.court.insolvency import (
    InsolvencyKind,
)


def read_claims(records):
    """Return the core's facts of proceedings, in their order."""
    return [
        Claim(
            one.id,
            State(one.state),
            Why(one.reason),
            one._jurisdiction(),
            InsolvencyKind(one.kind),
            one.opened_on,
            one.published_on or None,
            one.said_until or None,
            one._is_abroad(),
            one.filed_on or None,
            one.admitted_on or None,
            one.rejected_on or None,
            one.closed_on or None,
        )
        for one in records.sudo()
    ]


def items_of(one):
    """Return what the customer owes of what arose before the judgment, oldest first.

    Entries of charges are costs and interest of their items, not claims of their own.
    """
    lines = (
        one.env["account.move.line"]
        .sudo()
        .search(
            ITEMS
            & Domain("company_id", "=", one.company_id.id)
            & Domain("partner_id.commercial_partner_id", "=", one.partner_id.id)
            & Domain("date", "<=", one.opened_on),
            order="date_maturity, id",
        )
    )
    entries = lines._followup_charge_entries()
    return lines.filtered(lambda line: line.move_id not in entries)


def written_off(one):
    """Return write-offs of what arose before the judgment: it is owed all the same."""
    return (
        one.env["credit.followup.write.off"]
        .sudo()
        .search(
            [
                ("company_id", "=", one.company_id.id),
                ("partner_id", "=", one.partner_id.id),
                ("state", "=", "booked"),
                ("move_line_id.date", "<=", one.opened_on),
            ],
            order="id",
        )
    )


def read_credits(one):
    """Return what was credited before the judgment and nobody allocated, by line.

    Below zero, in its own currency.
    """
    lines = (
        one.env["account.move.line"]
        .sudo()
        .search(
            OPEN
            & Domain("company_id", "=", one.company_id.id)
            & Domain("partner_id.commercial_partner_id", "=", one.partner_id.id)
            & Domain("date", "<=", one.opened_on)
            & Domain("amount_residual_currency", "<", 0),
            order="date, id",
        )
    )
    return [(line, money(line.amount_residual_currency)) for line in lines]


def read_parts(one):
    """Return what is filed, with its item and currency: ``[(line, Part)]``.

    Interest counts up to its last day; without one that is known, none is filed. What
    was claimed of charges and is not paid is filed with its item. What was written off
    meanwhile, for its VAT, is filed as well.
    """
    lines = items_of(one)
    beside = _beside(one, lines)
    costs = _costs(lines)
    open_now = {line: money(line.amount_residual_currency) for line in lines}
    for lost in written_off(one):
        left = money(lost.amount) - money(lost.came)
        open_now[lost.move_line_id] = open_now.get(lost.move_line_id, ZERO) + left
    reserved = _reserved(one, open_now)
    return [
        (
            line,
            Part(
                line.move_name or str(line.id),
                amount,
                beside.get(line.id, (ZERO, ZERO))[0],
                beside.get(line.id, (ZERO, ZERO))[1] + costs.get(line.id, ZERO),
                ZERO,
                share,
            ),
        )
        for (line, amount), share in zip(open_now.items(), reserved, strict=True)
    ]


def _beside(one, lines):
    """Return interest and compensation of items: ``{line id: (interest, sum)}``.

    What the law gives of right up to the last day of interest, asked for before or not:
    what is not filed is lost. Of both, what was paid or waived is not filed again.
    """
    if not one.interest_until or not lines:
        return {}
    found = {}
    claims = claims_of(one.env, one.company_id, one.interest_until, lines)
    for group in claims.values():
        for debt, most in zip(group.debts, group.beside, strict=True):
            line = group.lines[debt.ref].id
            interest = min(debt.interest_open, most)
            found[line] = (interest, min(debt.compensation_open, most - interest))
    return found


def _costs(lines):
    """Return costs of courts that were claimed and are not paid, by item."""
    charges = (
        lines.env["credit.followup.charge"]
        .sudo()
        .search(
            [
                ("move_line_id", "in", lines.ids),
                ("state", "in", ASKED),
                ("kind", "=", "cost"),
            ]
        )
    )
    left = still_open(charges)
    found = {}
    for charge in charges:
        line = charge.move_line_id.id
        found[line] = found.get(line, ZERO) + left.get(charge.id, ZERO)
    return found


def _reserved(one, open_now):
    """Return what of each item is the price of goods that are ours, in its currency."""
    goods = (
        one.env["credit.followup.goods"]
        .sudo()
        .search(
            [
                ("company_id", "=", one.company_id.id),
                ("partner_id.commercial_partner_id", "=", one.partner_id.id),
                ("there", ">", 0),
                ("move_id", "!=", False),
            ]
        )
    )
    worth = {}
    for row in goods:
        amount = one.currency_id._convert(
            row.value_there, row.move_id.currency_id, one.company_id, one.opened_on
        )
        key = str(row.move_id.id)
        worth[key] = worth.get(key, ZERO) + money(amount)
    debts = [(str(line.move_id.id), amount) for line, amount in open_now.items()]
    return shared_title(worth, debts)


def payments_domain(one):
    """Return the customer's payments between the suspect day and the judgment."""
    is_payment = Domain("payment_id", "!=", False) | Domain(
        "move_id.statement_line_id", "!=", False
    )
    return (
        TRADE
        & Domain("company_id", "=", one.company_id.id)
        & Domain("partner_id.commercial_partner_id", "=", one.partner_id.id)
        & Domain("parent_state", "=", "posted")
        & Domain("balance", "<", 0)
        & Domain("date", ">=", one.suspect_from)
        & Domain("date", "<=", one.opened_on)
        & is_payment
    )
