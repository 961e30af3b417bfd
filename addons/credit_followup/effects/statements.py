"""Statements of account, each on its own pages in the customer's language."""

from odoo.fields import Date
from odoo.tools.misc import format_date

from .channels.letter import letterhead, page_document
from .channels.letter_foot import bound, with_feet
from .printing import pages


def render_statements(customers, company):
    """Return the PDF of the statements, one after the other.

    :raises AccessError: if the user may not read the customers or the follow-up
    """
    customers.check_access("read")
    customers.env.user._followup_check("readonly")
    owners = customers.commercial_partner_id
    files = with_feet(customers.env, [_sheets(one, company) for one in owners])
    return bound([page for file in files for page in pages(file)])


def _sheets(customer, company):
    """Return the pages of one statement, and what stands at their foot.

    Each is printed by itself: nothing in it says where the next one begins.
    """
    lang = customer.lang or customer.env.lang
    customer = customer.with_context(lang=lang)
    company = company.with_context(lang=lang)
    printed = pages(page_document(customer.env, [_page(customer, company)]))
    running = f"{customer.name} · {_today(customer)}"
    return printed, company._followup_lines(), running, customer.env


def _today(customer):
    """Word the day of a statement."""
    day = Date.context_today(customer)
    return format_date(customer.env, day, date_format="long")


def _page(customer, company):
    return customer.env["ir.qweb"]._render(
        "credit_followup.statement_page",
        {
            **letterhead(company),
            "addressee": customer._followup_addressee(),
            "today": Date.context_today(customer),
            "bank": company.partner_id.bank_ids[:1],
            "parts": customer._followup_statement(company),
            "registered": False,
        },
    )
