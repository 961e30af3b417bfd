"""Facts of proceedings, of what is filed, and of what was paid before them."""

from odoo.fields import Domain

from odoo.addons.credit_followup.decisions.claims import claims_of
from odoo.addons.credit_followup.facts.charges import still_open
from odoo.addons.credit_followup.facts.items import ITEMS, TRADE
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.court.filing import ZERO, Part
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
    """Return what the customer owes of what arose before the judgment, oldest first."""
    return (
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


def read_parts(one):
    """Return what is filed, with its item and currency: ``[(line, Part)]``.

    Interest counts up to its last day; without one that is known, none is filed. What
    was claimed of charges and is not paid is filed with its item.
    """
    lines = items_of(one)
    interest = _interest(one, lines)
    charges = _charges(one, lines)
    reserved = _reserved(one, lines)
    return [
        (
            line,
            Part(
                line.move_name or str(line.id),
                money(line.amount_residual_currency),
                interest.get(line.id, ZERO),
                charges.get(line.id, ZERO),
                ZERO,
                min(reserved.get(line.move_id.id, ZERO), money(line.amount_residual)),
            ),
        )
        for line in lines
    ]


def _interest(one, lines):
    if not one.interest_until or not lines:
        return {}
    found = {}
    claims = claims_of(one.env, one.company_id, one.interest_until, lines)
    for group in claims.values():
        for debt in group.debts:
            found[group.lines[debt.ref].id] = debt.interest_open
    return found


def _charges(one, lines):
    """Return compensation and fees that were claimed and are not paid, by item."""
    charges = (
        one.env["credit.followup.charge"]
        .sudo()
        .search(
            [
                ("move_line_id", "in", lines.ids),
                ("state", "in", ("claimed", "posted")),
                ("kind", "!=", "interest"),
            ]
        )
    )
    left = still_open(charges)
    found = {}
    for charge in charges:
        line = charge.move_line_id.id
        found[line] = found.get(line, ZERO) + left.get(charge.id, ZERO)
    return found


def _reserved(one, lines):
    """Return the worth of goods that are ours by invoice, in company currency."""
    goods = (
        one.env["credit.followup.goods"]
        .sudo()
        .search(
            [
                ("company_id", "=", one.company_id.id),
                ("partner_id.commercial_partner_id", "=", one.partner_id.id),
                ("there", ">", 0),
            ]
        )
    )
    found = {}
    for row in goods:
        for move in row.move_id:
            worth = money(row.value_there)
            found[move.id] = found.get(move.id, ZERO) + worth
    return found


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
