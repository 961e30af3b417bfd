"""The money of agencies in the books, by the core's rules."""

from decimal import Decimal

from odoo.exceptions import UserError

from odoo.addons.credit_followup.effects.books.clearings import (
    Heading,
    Job,
    bill_fee,
    book_many,
    net_fee,
)
from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.facts.items import trade
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.booking import (
    Booking,
    Part,
    Payment,
    Receivable,
    Share,
    book,
    left_of,
    payment_entry,
    reversal_entry,
    take_back,
)

from ..facts.placements import GONE, PROPOSED

ZERO = Decimal(0)


def payment(row, case):
    """Book what an agency received: less is owed, and it holds the money.

    What the debtor paid to somebody else is in our books by itself: it is only noted.
    """
    if row.paid_to == "agency":
        _book_charges(row, case)
        payments(row)
    if row.fee or row.fee_tax:
        fee(row, case)
    _join_payout(row)


def payments(rows):
    """Book payments of an agency together, in the order of its file.

    What one of them pays is not open for the next one.
    """
    of_case = _lines_of(rows.placement_id)
    bookings, jobs, taken = [], [], {}
    for row in rows:
        lines = of_case[row.placement_id.id]
        booking = book(_payment(row), _receivables(lines, taken))
        for share in booking.shares:
            taken[share.ref] = taken.get(share.ref, ZERO) + share.amount
        bookings.append(booking)
        jobs.append(_job(row, payment_entry(booking), lines))
    # Adding to a list reads what is in it: of all rows at once.
    rows.fetch(["move_ids"])
    for row, booking, booked in zip(
        rows, bookings, book_many(rows.agency_id, jobs), strict=True
    ):
        row.write({"booking": _kept(booking), "move_ids": [(4, booked.entry.id)]})


def is_plain(row):
    """Tell whether a row is a payment that may be booked together with others."""
    return (
        row.kind == "payment"
        and row.paid_to == "agency"
        and row.placement_id
        and not (row.fee or row.fee_tax or row.split or row.payout_ref)
    )


def reversal(row, case):
    """Open again what a returned payment had paid."""
    first = _paid_by(row, case)
    left = left_of(_stored(first.booking), _taken_back(row, case))
    amount = money(row.amount)
    if amount > left.total:
        raise UserError(
            row.env._(
                "Of this payment %(left)s is left: more cannot be returned.",
                left=case._money(float(left.total)),
            )
        )
    back = take_back(left, amount)
    lines = _lines_of(case)[case.id]
    (booked,) = book_many(row.agency_id, [_job(row, reversal_entry(back), lines)])
    row.write({"booking": _kept(back), "move_ids": [(4, booked.entry.id)]})
    _open_again(booked.lines, first, lines)
    _join_payout(row)


def fee(row, case):
    """Book the bill of an agency; what it kept of our money pays it."""
    agency = row.agency_id
    amount = money(row.fee) if row.fee else money(row.amount)
    tax = money(row.fee_tax)
    if row.kind == "fee" and not row.fee:
        amount -= tax
    currency = row.currency_id or case.currency_id
    heading = _heading(row, case, currency)
    entries = bill = bill_fee(agency, amount, tax, heading)
    if row.feedback_id.fees_netted:
        entries |= net_fee(agency, bill, heading)
    row.move_ids |= entries
    _join_payout(row)


def payout(row, _case):
    """Await the money of a payout on the bank."""
    if not row.payout_ref:
        raise UserError(row.env._("The payout has no number."))
    _join_payout(row)


# === PARTS === #


def _payment(row):
    said = {key: Decimal(one) for key, one in (row.split or {}).items()}
    claim = claim_ref(row.item_id.move_line_id) if row.item_id else ""
    return Payment(money(row.amount), claim=claim, **said)


def _book_charges(row, case):
    """Book the charges that we claimed, where the agency says that it collected some.

    Else they would be asked for once more, beside what was paid of them.
    """
    said = {key: Decimal(one) for key, one in (row.split or {}).items()}
    beyond = said.get("interest", ZERO) + said.get("charges", ZERO)
    charges = row.env["credit.followup.charge"].search(
        [
            ("move_line_id", "in", case.item_ids.move_line_id.ids),
            ("state", "=", "claimed"),
        ]
    )
    if charges and beyond >= sum(map(money, charges.mapped("amount"))) > 0:
        charges._book_for_payment()


def _receivables(lines, taken):
    """Return what is open of a case, with the entries of its charges.

    :param taken: what other payments of the file take of it, by reference
    """
    return [
        Receivable(ref, left, line.date_maturity or line.date, part, is_gone)
        for ref, (line, part, is_gone) in lines.items()
        if (left := money(line.amount_residual_currency) - taken.get(ref, ZERO)) > 0
    ]


def _lines_of(cases):
    """Return ``{case id: {reference: (line, part, is gone)}}``, read at once.

    All that was handed over: money crosses, and returns, after a claim has ended.
    """
    items = cases.item_ids.filtered(lambda one: one.answer != PROPOSED)
    charges = cases.env["credit.followup.charge"].search(
        [
            ("move_line_id", "in", items.move_line_id.ids),
            ("entry_id", "!=", False),
        ]
    )
    entries = charges.grouped("move_line_id")
    found = {case.id: {} for case in cases}
    for item in items:
        own, line = found[item.placement_id.id], item.move_line_id
        is_gone = item.answer in GONE
        own[claim_ref(line)] = (line, Part.PRINCIPAL, is_gone)
        for entry, of in (
            entries.get(line, charges.browse()).grouped("entry_id").items()
        ):
            is_interest = set(of.mapped("kind")) == {"interest"}
            part = Part.INTEREST if is_interest else Part.CHARGES
            for one in trade(entry.line_ids):
                own[claim_ref(one)] = (one, part, is_gone)
    return found


def _job(row, postings, lines):
    heading = _heading(row, row.placement_id, row.placement_id.currency_id)
    return Job(postings, heading, {ref: one[0] for ref, one in lines.items()})


def _paid_by(row, case):
    """Return the row of the payment that is returned."""
    found = row.search(
        [
            ("placement_id", "=", case.id),
            ("payment_ref", "=", row.payment_ref),
            ("kind", "=", "payment"),
            ("state", "=", "applied"),
        ],
        limit=1,
    )
    if not found or not found.booking:
        raise UserError(row.env._("The returned payment is not in our books."))
    return found


def _taken_back(row, case):
    """Return what was taken back of the same payment before."""
    found = row.search(
        [
            ("placement_id", "=", case.id),
            ("payment_ref", "=", row.payment_ref),
            ("kind", "=", "payment_reversed"),
            ("state", "=", "applied"),
        ]
    )
    return [_stored(one.booking) for one in found if one.booking]


def _open_again(opened, first, lines):
    """Match what is returned with what had paid, so that the claims are open again.

    What had paid and is not returned pays them again.
    """
    paid = first.move_ids.line_ids
    for ref, debit in opened.items():
        item = lines[ref][0]
        partials = item.matched_credit_ids.filtered(
            lambda one: one.credit_move_id in paid
        )
        credit = partials.credit_move_id
        partials.unlink()
        (credit + debit).reconcile()
        left = credit.filtered(lambda one: not one.reconciled)
        if left:
            (left + item).reconcile()


def _kept(booking):
    return {
        "shares": [[one.ref, str(one.amount)] for one in booking.shares],
        "interest": str(booking.interest),
        "charges": str(booking.charges),
        "credit": str(booking.credit),
    }


def _stored(kept):
    return Booking(
        tuple(Share(ref, Decimal(amount)) for ref, amount in kept["shares"]),
        Decimal(kept["interest"]),
        Decimal(kept["charges"]),
        Decimal(kept["credit"]),
    )


def _heading(row, case, currency):
    """Return what the entry says, and of which case it is."""
    marks = {"followup_placement_id": case.id} if case else {}
    return Heading(currency, row.value_on or row.date, _words(row, case), marks)


def _words(row, case):
    parts = (case.name, row.agency_id.code, row.payment_ref or row.payout_ref)
    return " · ".join(filter(None, parts))


def _join_payout(row):
    """Add a row to the payout that it names."""
    if not row.payout_ref:
        return
    payouts = row.env["credit.followup.payout"]
    known = payouts.search(
        [
            ("agency_id", "=", row.agency_id.id),
            ("name", "=", row.payout_ref),
            ("currency_id", "=", row.currency_id.id),
        ]
    ) or payouts.create(
        {
            "name": row.payout_ref,
            "agency_id": row.agency_id.id,
            "currency_id": row.currency_id.id,
        }
    )
    row.payout_id = known
    if row.kind == "payout":
        known.write(
            {"amount": known.amount + row.amount, "date": row.value_on or row.date}
        )
