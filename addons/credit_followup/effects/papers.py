"""Papers beside the messages: statements, decisions, agreements; in one's language."""

from odoo.fields import Date
from odoo.tools.misc import format_date

from .channels.letter import letterhead, page_document
from .channels.letter_foot import bound, with_feet
from .printing import pages

STATEMENT = "credit_followup.statement_page"


def render_papers(records, report):
    """Return the PDF of papers, one after the other.

    A record says which page it is and what it shows by ``_paper``: the template, the
    company, the addressee, the language, and the values of its own; or what was kept.

    :param report: the name of what is printed

    :raises AccessError: if the user may not read the records or the follow-up
    """
    records.check_access("read")
    records.env.user._followup_check("readonly")
    papers = records.sudo()
    kept = {one: one._kept_paper(report) for one in papers}
    files = made_papers(papers.filtered(lambda one: not kept[one]), report)
    whole = [kept[one] or files[one] for one in papers]
    if len(whole) == 1:
        return whole[0]
    return bound([page for file in whole for page in pages(file)])


def made_papers(records, report):
    """Return papers as they are made now, whatever was kept: ``{record: bytes}``.

    Printed together: each process takes half a second to start.
    """
    if not records:
        return {}
    sheets = [_sheets(records.env, **one._paper(report)) for one in records]
    return dict(zip(records, with_feet(records.env, sheets), strict=True))


def render_statements(customers, company):
    """Return the PDF of the statements, one after the other.

    :raises AccessError: if the user may not read the customers or the follow-up
    """
    customers.check_access("read")
    customers.env.user._followup_check("readonly")
    papers = [_statement(one, company) for one in customers.commercial_partner_id]
    return _bound(customers.env, papers)


def _bound(env, sheets):
    return bound([page for file in with_feet(env, sheets) for page in pages(file)])


def _statement(customer, company):
    lang = customer.lang or customer.env.lang
    own = customer.with_context(lang=lang)
    bank = company.partner_id.bank_ids[:1]
    day = own._followup_statement_day()
    parts = own._followup_statement(company.with_context(lang=lang))
    is_today = day == Date.context_today(own)
    return _sheets(
        customer.env,
        STATEMENT,
        company,
        lang,
        own._followup_addressee(),
        {
            "bank": bank,
            "parts": parts,
            "as_of": not is_today and own._followup_statement_words(),
            # Who reads what was open long ago pays what is open now.
            "codes": [
                own._followup_statement_code(one, bank, company) if is_today else None
                for one in parts
            ],
        },
    )


def _sheets(env, template, company, lang, addressee, values):
    """Return the pages of one paper, and what stands at their foot.

    Each is printed by itself: nothing in it says where the next one begins.
    """
    env = env(context={**env.context, "lang": lang})
    company = company.with_context(lang=lang)
    today = Date.context_today(company)
    page = env["ir.qweb"]._render(
        template,
        {
            **letterhead(company),
            "addressee": addressee.with_context(lang=lang),
            "today": today,
            "registered": False,
            **values,
        },
    )
    printed = pages(page_document(env, [page]))
    customer = addressee.commercial_partner_id
    running = f"{customer.name} · {format_date(env, today, date_format='long')}"
    return printed, company._followup_lines(), running, env
