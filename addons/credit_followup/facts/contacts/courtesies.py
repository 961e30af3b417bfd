"""Facts of courtesy calls: large invoices that are not due yet, and what was said."""

from odoo.fields import Domain

from ...followup_core.contacts.courtesy import Answers, Invoice, Question, Settings
from ...followup_core.workdays import shift
from ..items import ITEMS
from ..reader import Reader
from ..settings import money

SAID = {"yes": True, "no": False}


def courtesy_settings(company):
    """Return what the company decided; None where it makes no such calls."""
    days = company.followup_courtesy_days
    return Settings(days, money(company.followup_courtesy_amount)) if days else None


def read_courtesies(company, today, settings):
    """Return the invoices that may get a call, with the core's facts of each.

    In a constant number of queries: what was called already, is too small or young is
    left to the database.
    """
    lines = company.env["account.move.line"].search(
        ITEMS
        & Domain("company_id", "=", company.id)
        & Domain("no_followup", "=", False)
        & Domain("date_maturity", ">", today)
        & Domain("move_id.move_type", "=", "out_invoice")
        & Domain("move_id.invoice_date", "<=", shift(today, -settings.days))
        & Domain("move_id.amount_total_signed", ">=", float(settings.least_amount))
        & Domain("move_id.followup_courtesy_ids", "=", False),
        order="move_id, id",
    )
    quiet = _held(lines, today) | _waiting(company, lines, today)
    moves = (lines - quiet).move_id - quiet.move_id
    return [(move, _facts(move)) for move in moves]


def _facts(move):
    """Return the core's facts of an invoice; amounts in company currency."""
    lines = move._followup_lines()
    return Invoice(
        move.invoice_date,
        min(line.date_maturity or move.invoice_date for line in lines),
        money(move.amount_total_signed),
        is_paid=move.payment_state in ("paid", "in_payment", "reversed"),
        is_refunded="posted" in move.reversal_move_ids.mapped("state"),
    )


def _waiting(company, lines, today):
    """Return the items of which the policy waits for its start."""
    waits = [("company_id", "=", company.id), ("waits", "=", True)]
    if not company.env["credit.followup.policy"].sudo().search_count(waits, limit=1):
        return lines.browse()
    reader = Reader(company.env, company, today)
    found = {
        item.key
        for group in reader.groups(lines.partner_id.commercial_partner_id.ids)
        for item in group.items
        if item.policy and item.policy.waits
    }
    return lines.filtered(lambda line: line.id in found)


def _held(lines, today):
    """Return the items that a hold covers today: nobody asks about a dispute."""
    customers = lines.partner_id.commercial_partner_id
    holds = lines.env["credit.followup.hold"].search(
        [
            ("company_id", "in", lines.company_id.ids),
            ("partner_id.commercial_partner_id", "in", customers.ids),
            ("date_from", "<=", today),
            *("|", ("date_to", "=", False), ("date_to", ">", today)),
        ]
    )
    whole = holds.filtered(lambda one: not one.move_line_id)
    silent = whole.partner_id.commercial_partner_id
    return lines.filtered(
        lambda line: (
            line in holds.move_line_id
            or line.partner_id.commercial_partner_id in silent
        )
    )


def answers_of(contact):
    """Return what was said in a courtesy call."""
    said = {one.value: SAID.get(contact[one.value]) for one in Question}
    return Answers(**said)
