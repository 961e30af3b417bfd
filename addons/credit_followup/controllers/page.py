"""The page on which customers help themselves, opened by the link of a message.

The address is the key: it is told to no other site, and nobody keeps the page. Nothing
is written by looking; what is said is checked by the core and kept once.
"""

import uuid

from psycopg2.errors import UniqueViolation
from werkzeug.exceptions import NotFound, TooManyRequests

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..const import PAGE
from ..decisions.page.sentences import next_words, wrong_words
from ..decisions.page.shown import offered, read_page
from ..facts.settings import money
from ..followup_core.page.keys import Standing
from ..followup_core.page.offers import Move
from ..followup_core.page.sayings import wrong
from . import page_papers, visits
from .exports import CLOSED_TO_OTHERS

ROUTE = f"{PAGE}/<string:key>"
OF_ITEMS = {one.value: one for one in Move}
# The frame of the page is that of Odoo's own public pages.
OPEN_TO_KEYS = {"type": "http", "auth": "public", "website": True, "sitemap": False}
MEANS = ("credit.followup.promise", "means")
GROUND = ("credit.followup.dispute", "ground")
OF_CUSTOMER = ("contact", "ask", "accept", "renew")


class CustomerPage(http.Controller):
    """What is open, how it is paid, and what the customer says of it."""

    @http.route(ROUTE, **OPEN_TO_KEYS, methods=["GET"])
    def page(self, key, **_more):
        """Show the account of whoever holds the key."""
        visitor = visits.visitor_of(key)
        if visitor.standing is Standing.EXPIRED:
            return _render("page_expired", visitor, once=uuid.uuid4().hex)
        return _render("page", visitor, **_account(visitor))

    @http.route(f"{ROUTE}/<string:step>", **OPEN_TO_KEYS, methods=["GET"])
    def step(self, key, step, **form):
        """Show the form of one step for the items that were ticked."""
        visitor = _speaker(key, step)
        chosen = request.httprequest.args.getlist("item")
        return _form(visitor, step, chosen, form)

    @http.route(f"{ROUTE}/<string:step>", **OPEN_TO_KEYS, methods=["POST"])
    def say(self, key, step, **form):
        """Take a word, or show the form again with what is wrong with it."""
        visitor = _speaker(key, step)
        if step == Move.PAY.value:
            raise NotFound
        if not visitor.may_speak:
            return _form(visitor, step, (), form, [_only_look()])
        values, wrongs = _read(visitor, step, form)
        if wrongs:
            chosen = request.httprequest.form.getlist("item")
            return _form(visitor, step, chosen, form, wrongs)
        said = visitor.env["credit.followup.said"]
        try:
            with request.env.cr.savepoint():
                word = said._say(visitor, visits.once_of(form), step, **values)
        except UserError as error:
            return _form(visitor, step, (), form, [str(error)])
        except UniqueViolation:
            # The same form, sent twice at the same moment: the other one is taken.
            return request.redirect(visitor.path, code=303)
        return _answered(visitor, word)

    @http.route(f"{ROUTE}/said/<int:word_id>", **OPEN_TO_KEYS)
    def said(self, key, word_id, **_more):
        """Say what happens next of a word of his."""
        visitor = visits.visitor_of(key)
        word = visitor.env["credit.followup.said"].browse(word_id).exists()
        own = (visitor.company.id, visitor.customer.id)
        if not word or (word.company_id.id, word.partner_id.id) != own:
            raise NotFound
        record = word.env[word.res_model].browse(word.res_id)
        return _render("page_said", visitor, words=next_words(word, record))

    @http.route(f"{ROUTE}/paper/<string:kind>/<int:number>", **OPEN_TO_KEYS)
    def paper(self, key, kind, number, **_more):
        """Return a document of the customer: an invoice, a letter, his statement."""
        visitor = visits.visitor_of(key)
        if visitor.standing is not Standing.OPEN:
            raise NotFound
        if not visits.takes_a_turn(visitor):
            raise TooManyRequests
        return page_papers.paper(visitor, kind, number)


# === WHO ASKS === #


def _speaker(key, step):
    """Return the visitor who may take a step: an old link only asks for a new one."""
    visitor = visits.visitor_of(key)
    is_known = step in OF_ITEMS or step in OF_CUSTOMER
    is_open = visitor.standing is Standing.OPEN
    if not is_known or is_open == (step == "renew"):
        raise NotFound
    return visitor


# === WHAT IS SHOWN === #


def _account(visitor):
    page = read_page(visitor, visits.today())
    return {
        "page": page,
        "offered": offered(page),
        "agreements": page_papers.agreements(visitor),
        "messages": page_papers.messages(visitor),
        "told": page_papers.told(visitor),
        "conditions": page_papers.conditions(visitor),
    }


def _form(visitor, step, chosen, form, wrongs=()):
    values = {"step": step, "form": form, "wrongs": wrongs, "plans": ()}
    values["once"] = form.get("once") or uuid.uuid4().hex
    if step == "accept":
        values["conditions"] = page_papers.conditions(visitor)
    if step in OF_CUSTOMER:
        return _render("page_step", visitor, rows=(), **values)
    page = read_page(visitor, visits.today())
    rows = [row for row in page.rows if step in row["moves"]]
    picked = [row for row in rows if row["ref"] in chosen]
    if not picked and step != Move.PAY.value and not wrongs:
        values["wrongs"] = [request.env._("Please choose at least one invoice.")]
    if step == Move.INSTALMENTS.value:
        values["plans"] = page_papers.plans(visitor, picked)
    if step == Move.PAY.value:
        values["transfers"] = page_papers.transfers(picked)
        values["online"] = visitor.company._followup_online_path(visitor.path)
    return _render("page_step", visitor, rows=picked, **values)


def _render(template, visitor, **values):
    response = request.render(
        f"credit_followup.{template}",
        {
            "visitor": visitor,
            "path": visitor.path,
            "company": visitor.company,
            "res_company": visitor.company,
            "today": visits.today(),
            "csrf": request.csrf_token(),
            "html_data": {"lang": request.env.lang.replace("_", "-")},
            **page_papers.FORMATS,
            **values,
        },
    )
    response.headers.update(CLOSED_TO_OTHERS)
    # The page's own forms need their origin; no other site is told of the address.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


# === WHAT IS SAID === #


def _read(visitor, step, form):
    """Return the values of a word, and what is wrong with it in whole sentences."""
    if step == "accept":
        return _read_accepted(visitor, form)
    if step in OF_CUSTOMER:
        return _read_plain(step, form)
    page = read_page(visitor, visits.today())
    said = _rounded(visits.said_of(OF_ITEMS[step], form), page)
    wrongs = wrong_words(request.env, wrong(said, page.asked))
    file, is_refused = visits.file_of(form)
    if is_refused:
        wrongs.append(request.env._("Please send a PDF or a picture of at most 5 MB."))
    if wrongs:
        return {}, wrongs
    lines = page.rows[0]["line"].browse([int(ref) for ref in dict.fromkeys(said.items)])
    values = {
        "lines": lines,
        "on": said.on,
        "amount": said.amount and float(said.amount),
        "words": said.words.strip(),
        "means": page_papers.known(visitor, *MEANS, form.get("means")),
        "ground": page_papers.known(visitor, *GROUND, form.get("ground")),
        "file": file,
    }
    if step == Move.INSTALMENTS.value:
        rows = [row for row in page.rows if row["ref"] in said.items]
        plan = page_papers.chosen_plan(visitor, rows, form.get("plan"))
        if not plan:
            return {}, [request.env._("Please choose a plan.")]
        values["plan"] = plan
    return values, []


def _rounded(said, page):
    """Return what is said with an amount that its currency has."""
    found = [row["currency"] for row in page.rows if row["ref"] in said.items]
    if not found or said.amount is None or abs(said.amount) > visits.MOST_AMOUNT:
        return said
    return said._replace(amount=money(found[0].round(float(said.amount))))


def _read_plain(step, form):
    """Return what is said of no item: a contact, a question, a new link."""
    words = visits.said_of(None, form).words.strip()
    name, email, phone = (
        visits.line_of(form, one) for one in ("name", "email", "phone")
    )
    wrongs = []
    if step == "ask" and not words:
        wrongs.append(request.env._("Please write your question."))
    if step == "contact" and not (name and (email or phone)):
        wrongs.append(
            request.env._("Please enter a name, and an e-mail address or a number.")
        )
    if len(words) > visits.LONGEST_WORDS:
        wrongs.append(request.env._("Please write less: 2000 characters at most."))
    said = ", ".join(filter(None, (name, email, phone, words)))
    return {"name": name, "email": email, "phone": phone, "words": said}, wrongs


def _read_accepted(visitor, form):
    """Return who accepts which version; it is the one that he was shown."""
    version = page_papers.conditions(visitor)
    if not version or form.get("version") != str(version.id):
        return {}, [request.env._("These conditions are no longer to be accepted.")]
    name = visits.line_of(form, "name")
    if not name or form.get("agreed") != "yes":
        return {}, [request.env._("Please enter your name, and tick that you accept.")]
    return {"name": name, "version": version, "words": f"{version.name}, {name}"}, []


def _answered(visitor, word):
    """Lead to what happens next: an agreement that was offered is signed at once."""
    if word.res_model == "credit.followup.agreement":
        agreement = word.env[word.res_model].browse(word.res_id)
        if agreement.state == "offered":
            return request.redirect(agreement.get_portal_url(), code=303)
    return request.redirect(f"{visitor.path}/said/{word.id}", code=303)


def _only_look():
    return request.env._(
        "You see the page as your customer sees it; nothing is said here."
    )
