"""What a customer's page gives beside its items: documents, messages, plans, codes."""

from werkzeug.exceptions import NotFound

from odoo import Command
from odoo.http import content_disposition, request
from odoo.tools.misc import format_amount, format_date

from ..const import LEFT
from ..decisions.page.sentences import phrase
from . import visits
from .exports import CLOSED_TO_OTHERS, given

MOST_SHOWN = 20
STATEMENT = "credit_followup.report_statement"
SHOWN_AGREEMENTS = ("offered", "signed", "active", "late", "noticed")


# === WORDS === #


def _money(amount, currency):
    return format_amount(request.env, float(amount), currency)


def _day(day, length="medium"):
    return format_date(request.env, day, date_format=length)


def _phrase(name, **values):
    return phrase(request.env, name, **values)


FORMATS = {"money": _money, "day": _day, "phrase": _phrase}


def known(visitor, model, name, text):
    """Return a value that a form has, the usual one where it is not known."""
    values = dict(visitor.env[model]._fields[name].selection)
    usual = {"means": "transfer", "ground": "other"}
    return text if text in values else usual[name]


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
        ("state", "in", LEFT),
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


def conditions(visitor):
    """Return the version of the conditions that he has not accepted yet, if any."""
    versions = visitor.env["credit.followup.terms"].with_context(bin_size=True)
    lang = visitor.person.lang or visitor.customer.lang
    version = versions._in_force(visitor.company, visits.today(), lang)
    accepted = version.file and _own(
        visitor,
        "credit.followup.terms.acceptance",
        ("terms_id", "=", version.id),
        ("withdrawn_on", "=", False),
        # For one order only, or by silence: his own word for all of them is worth more.
        ("reference", "in", (False, "")),
        ("way", "!=", "silence"),
        limit=1,
    )
    return version if version.file and not accepted else versions


# === DOCUMENTS === #


def paper(visitor, kind, number):
    """Return a document of the visitor's customer.

    :raises NotFound: also where it is another one's
    """
    give = {
        "invoice": _invoice,
        "message": _message,
        "statement": _statement,
        "terms": _terms,
    }.get(kind)
    found = give and give(visitor, number)
    if not found:
        raise NotFound
    return found


def _invoice(visitor, number):
    """Return the invoice as it was printed; else printed now, and not kept."""
    move = _own(visitor, "account.move", ("id", "=", number), ("state", "=", "posted"))
    if not move or not move.is_sale_document():
        return None
    if move.invoice_pdf_report_id:
        return given(move.invoice_pdf_report_id)
    return _pdf(move._followup_print(), move._get_invoice_report_filename())


def _message(visitor, number):
    sent = _own(
        visitor,
        "credit.followup.delivery",
        ("id", "=", number),
        ("state", "in", LEFT),
        ("action_id.is_test", "=", False),
    )
    return given(sent.attachment_id) if sent.attachment_id else None


def _terms(visitor, number):
    """Return the conditions that he is asked to accept, and no others."""
    version = conditions(visitor)
    if version.id != number:
        return None
    return _pdf(version._bytes(), version.file_name or f"{version.name}.pdf")


def _statement(visitor, _number):
    reports, customer = visitor.env["ir.actions.report"], visitor.customer
    pdf, _kind = reports._render_qweb_pdf(STATEMENT, customer.ids)
    return _pdf(pdf, f"{customer._followup_statement_name()}.pdf")


def _pdf(pdf, name):
    """Return the response that gives a PDF of this moment."""
    return request.make_response(
        pdf,
        headers={
            "Content-Type": "application/pdf",
            "Content-Disposition": content_disposition(name.replace("/", "-")),
            **CLOSED_TO_OTHERS,
        },
    )


# === HOW IT IS PAID === #


def transfers(rows):
    """Return account, reference and code of each invoice that is to be paid."""
    return [_transfer(row) for row in rows]


def _transfer(row):
    move = row["line"].move_id
    return {
        "row": row,
        **move._followup_transfer(row["name"], float(row["free"]), row["currency"]),
    }


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
