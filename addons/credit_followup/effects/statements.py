"""Statements of account, each on its own pages in the customer's language."""

from odoo.fields import Date

from .channels.letter import letterhead, page_document


def render_statements(customers, company):
    """Return the PDF of the statements, one after the other.

    :raises AccessError: if the user may not read the customers or the follow-up
    """
    customers.check_access("read")
    customers.env.user._followup_check("readonly")
    pages = [_page(one.commercial_partner_id, company) for one in customers]
    return page_document(customers.env, pages)


def _page(customer, company):
    lang = customer.lang or customer.env.lang
    customer = customer.with_context(lang=lang)
    return customer.env["ir.qweb"]._render(
        "credit_followup.statement_page",
        {
            **letterhead(company.with_context(lang=lang)),
            "addressee": customer._followup_addressee(),
            "today": Date.context_today(customer),
            "bank": company.partner_id.bank_ids[:1],
            "parts": customer._followup_statement(company),
            "registered": False,
        },
    )
