"""What a customer's page gives beside its items: documents, messages, plans, codes."""

from werkzeug.exceptions import NotFound

from odoo import Command
from odoo.http import content_disposition, request
from odoo.tools.misc import format_amount, format_date

from ..effects.channels.letter import drawing
from ..models.agreements.agreement_letter import EPC_METHOD
from ..models.people.dispute import GROUNDS
from ..models.people.promise import MEANS

MOST_SHOWN = 20
SENT = ("sent", "delivered")
SHOWN_AGREEMENTS = ("offered", "signed", "active", "late", "noticed")


# === WORDS === #


def _money(amount, currency):
    return format_amount(request.env, float(amount), currency)


def _day(day, length="medium"):
    return format_date(request.env, day, date_format=length)


FORMATS = {"money": _money, "day": _day}


def known_means(text):
    """Return how it is paid: a transfer where nothing known is said."""
    return text if text in dict(MEANS) else MEANS[0][0]


def known_ground(text):
    """Return what is disputed: something else where nothing known is said."""
    return text if text in dict(GROUNDS) else GROUNDS[-1][0]


# === LISTS === #


def _own(visitor, model, *more, **options):
    """Return records of what the visitor's customer has with the company."""
    own = [
        ("company_id", "=", visitor.company.id),
        ("partner_id.commercial_partner_id", "=", visitor.customer.id),
    ]
    return visitor.env[model].search([*own, *more], **options)


def agreements(visitor):
    """Return the agreements that run or wait for a signature."""
    return _own(visitor, "credit.followup.agreement", ("state", "in", SHOWN_AGREEMENTS))


def messages(visitor):
    """Return what was sent last, with its file where it has one."""
    found = _own(
        visitor,
        "credit.followup.delivery",
        ("state", "in", SENT),
        ("action_id.is_test", "=", False),
        ("channel", "in", ("email", "letter", "post", "registered")),
        order="id desc",
        limit=MOST_SHOWN,
    )
    return [
        {"on": one.action_id.date, "title": one.action_id.subject, "delivery": one}
        for one in found
    ]


def told(visitor):
    """Return what the customer said last, and where it stands."""
    return _own(
        visitor,
        "credit.followup.said",
        ("move", "!=", "renew"),
        order="id desc",
        limit=MOST_SHOWN,
    )


# === DOCUMENTS === #


def paper(visitor, kind, number):
    """Return a document of the visitor's customer.

    :raises NotFound: also where it is another one's
    """
    give = {"invoice": _invoice, "message": _message, "statement": _statement}.get(kind)
    found = give and give(visitor, number)
    if not found:
        raise NotFound
    return found


def _invoice(visitor, number):
    move = _own(visitor, "account.move", ("id", "=", number), ("state", "=", "posted"))
    if not move or not move.is_sale_document():
        return None
    kept = move._followup_documents()
    if kept:
        stream = visitor.env["ir.binary"]._get_stream_from(kept[0])
        return stream.get_response(as_attachment=True)
    return _pdf("account.account_invoices", move, move.name)


def _message(visitor, number):
    sent = _own(
        visitor,
        "credit.followup.delivery",
        ("id", "=", number),
        ("state", "in", SENT),
        ("action_id.is_test", "=", False),
    )
    if not sent.attachment_id:
        return None
    stream = visitor.env["ir.binary"]._get_stream_from(sent.attachment_id)
    return stream.get_response(as_attachment=True)


def _statement(visitor, _number):
    customer = visitor.customer
    name = customer._followup_statement_name()
    return _pdf("credit_followup.report_statement", customer, name)


def _pdf(report, record, name):
    pdf, _kind = record.env["ir.actions.report"]._render_qweb_pdf(report, record.ids)
    disposition = content_disposition(f"{(name or 'document').replace('/', '-')}.pdf")
    return request.make_response(
        pdf,
        headers=[
            ("Content-Type", "application/pdf"),
            ("Content-Disposition", disposition),
        ],
    )


# === HOW IT IS PAID === #


def transfers(visitor, rows):
    """Return account, reference and code of each invoice that is to be paid."""
    return [_transfer(visitor, row) for row in rows]


def _transfer(visitor, row):
    move = row["line"].move_id
    bank = move.partner_bank_id or visitor.company.partner_id.sudo().bank_ids[:1]
    reference = move.payment_reference or row["name"]
    return {
        "row": row,
        "bank": bank,
        "reference": reference,
        "code": _code(bank, row, reference, visitor.customer),
        "url": row["free"] == row["open"] and move._followup_pay_url(),
    }


def _code(bank, row, reference, customer):
    methods = dict(bank.get_available_qr_methods_in_sequence()) if bank else {}
    if EPC_METHOD not in methods:
        return None
    asked = (row["currency"], customer, EPC_METHOD)
    values = bank._build_qr_code_vals(float(row["free"]), reference, reference, *asked)
    return values and drawing(bank._get_qr_code_generation_params(**values)["value"])


# === INSTALMENTS === #


def plans(visitor, rows):
    """Return the plans that may be chosen, each with its window and its instalments."""
    window = _window(visitor, rows)
    if not window:
        return ()
    return [
        {
            "number": one.number,
            "plan": one,
            "window": window,
            "rows": _schedule(window, one.number),
        }
        for one in window._core_proposals()
    ]


def _schedule(window, number):
    window.write({"by": "number", "number": number, "choice": "own"})
    return window._schedule()


def chosen_plan(visitor, rows, number):
    """Return the window of the plan that was chosen among those that are offered."""
    window = _window(visitor, rows)
    known = {str(one.number): one for one in window._core_proposals()} if window else {}
    if number not in known:
        return None
    window.write({"by": "number", "number": known[number].number, "choice": "own"})
    return window


def _window(visitor, rows):
    if not rows:
        return None
    lines = rows[0]["line"].union(*(row["line"] for row in rows))
    return visitor.env["credit.followup.agree"].create(
        {
            "company_id": visitor.company.id,
            "partner_id": visitor.customer.id,
            "person_id": visitor.person.id,
            "known_item_ids": [Command.set(lines.ids)],
            "line_ids": [Command.set(lines.ids)],
        }
    )
