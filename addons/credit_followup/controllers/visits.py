"""Who visits a customer's page, and what he sent: read strictly, judged by the core."""

import uuid
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from werkzeug.exceptions import NotFound

from odoo import fields, models
from odoo.http import request
from odoo.tools.mimetypes import guess_mimetype

from ..const import PAGE
from ..effects.page.say import responsible
from ..followup_core.page.keys import Standing
from ..followup_core.page.sayings import LONGEST_WORDS, Said

# What a customer may send along with a dispute, by what its bytes say that it is.
FILES = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
MOST_BYTES = 5 * 1024 * 1024
LONGEST_LINE = 200
# So many documents are printed for one person at a time: each takes a worker.
MOST_PAPERS = 3
LONGEST_NUMBER = 30
# Nobody owes more; beyond it no currency rounds.
MOST_AMOUNT = 10**15


class Visitor(NamedTuple):
    """Whoever holds a key: of which company and customer he sees what."""

    company: models.Model
    customer: models.Model
    person: models.Model
    address: str
    path: str
    standing: Standing

    @property
    def env(self):
        """Return the environment of whoever answers for the customer, as superuser."""
        return self.company.env

    @property
    def may_speak(self):
        """Tell whether he may say something: our own people only look."""
        return not request.env.user._is_internal()


def visitor_of(key):
    """Return who holds a key, and have the page in his language.

    :raises NotFound: for what is no key: it is not told why
    """
    found = request.env["res.partner"]._followup_of_page_key(key)
    if found is None:
        raise NotFound
    company, person, standing = found
    customer = person.commercial_partner_id
    lang = _lang(person, customer, company.partner_id)
    request.update_context(lang=lang)
    # What is said arrives with whoever answers for the customer, as if he had noted it.
    env = request.env(
        user=responsible(customer, company),
        su=True,
        context={"lang": lang, "allowed_company_ids": company.ids},
    )
    return Visitor(
        company.with_env(env),
        customer.with_env(env),
        person.with_env(env),
        request.httprequest.remote_addr,
        f"{PAGE}/{key}",
        standing,
    )


def takes_a_turn(visitor):
    """Tell whether a document may be printed now, until the request is over."""
    cr = request.env.cr
    for slot in range(MOST_PAPERS):
        person = visitor.person.id * MOST_PAPERS + slot
        cr.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))",
            ["credit_followup.paper", person],
        )
        if cr.fetchone()[0]:
            return True
    return False


def _lang(*people):
    """Return the first language that is installed: of the person, of his customer…"""
    installed = {code for code, _name in request.env["res.lang"].get_installed()}
    wanted = (one.sudo().lang for one in people)
    return next((one for one in wanted if one in installed), request.env.lang)


def said_of(move, form):
    """Return what a form says, as the core reads it."""
    return Said(
        move,
        tuple(request.httprequest.form.getlist("item")),
        day_of(form.get("on")),
        amount_of(form.get("amount")),
        (form.get("words") or "")[: LONGEST_WORDS + 1],
    )


def day_of(text):
    """Return the day that a form has, None where it has none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def amount_of(text):
    """Return the amount that a form has, None where it is none."""
    try:
        found = Decimal((text or "")[:LONGEST_NUMBER].replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def line_of(form, name):
    """Return one line of a form, without what surrounds it."""
    return " ".join((form.get(name) or "")[:LONGEST_LINE].split())


def once_of(form):
    """Return by what the same form is known again."""
    given = form.get("once") or ""
    try:
        return uuid.UUID(given).hex
    except ValueError:
        return uuid.uuid4().hex


def file_of(form):
    """Return the name and the bytes that were sent along, and whether they are refused.

    What a file is, its bytes say, and its name follows from it.
    """
    upload = request.httprequest.files.get("file")
    if not upload or not upload.filename:
        return None, False
    data = upload.read(MOST_BYTES + 1)
    ending = FILES.get(guess_mimetype(data))
    if not data or len(data) > MOST_BYTES or not ending:
        return None, True
    stem = "".join(one for one in upload.filename.rpartition(".")[0] if one.isalnum())
    return (f"{stem[:60] or 'file'}.{ending}", data), False


def today():
    """Return the day of whoever asks."""
    return fields.Date.context_today(request.env.user)
