"""What a customer says on his page becomes the record that an officer would make.

As superuser, and in the name of whoever answers for the customer: who says it was
checked by his key, and what he may say by the core (`followup_core/page`). That it was
said on the page stands in the word that is kept of it.
"""

from markupsafe import Markup

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tools.mail import plaintext2html
from odoo.tools.misc import format_date

from ...const import LEFT
from ...facts.people.promises import on_its_way_until
from ...followup_core.people.promises import Means
from ...followup_core.terms.proof import Way
from .. import tasks
from ..channels import email

SAID = "credit_followup.activity_said"


def take(word, **values):
    """Make of a word what it says, and return the record.

    :param word: what is kept of it, with its customer and person
    :param values: as the form of its move has them
    """
    # Records are read by whoever answers for the customer: in his language.
    return TAKEN[word.move](word.with_context(lang=word.env.user.lang), **values)


def responsible(customer, company):
    """Return who answers for a customer: his own officer, else the company's."""
    customer = customer.sudo().with_company(company)
    chosen = customer.followup_user_id or company.sudo().followup_user_id
    bot = customer.env.ref("base.user_root")
    return chosen or tasks.managers(customer.env, company)[:1] or bot


def _tell(word):
    """Give whoever answers for the customer what he said, where it has to be done."""
    note = plaintext2html(word._sentence())
    word.activity_schedule(SAID, user_id=word.env.uid, note=note)


# === OF ITEMS === #


def _promise(word, lines, on, amount, means, **_more):
    wizard = word.env["credit.followup.take.promise"].create(
        {
            "company_id": word.company_id.id,
            "partner_id": word.partner_id.id,
            "person_id": word.person_id.id,
            "known_item_ids": [Command.set(lines.ids)],
            "item_ids": [Command.set(lines.ids)],
            "action_id": _asked_by(word, lines).id,
            "amount": amount,
            "promised_on": on,
            "means": means,
            "note": word.env._("Said on his page"),
        }
    )
    return wizard._take()[0]


def _paid(word, lines, on, means, **_more):
    """Pause for as long as the money may be on its way, and have somebody look for it.

    Once for each item: whoever says it again is told to send a proof.
    """
    today = fields.Date.context_today(word)
    ends = on_its_way_until(word.company_id, today, Means(means))
    note = word.env._(
        "Says on his page that it was paid on %s.", format_date(word.env, on)
    )
    holds = word.env["credit.followup.hold"].create(
        [
            {
                "company_id": word.company_id.id,
                "partner_id": word.partner_id.id,
                "move_line_id": line.id,
                "reason": "pause",
                "date_to": ends,
                "note": note,
            }
            for line in lines
        ]
    )
    _tell(word)
    return holds[0]


def _dispute(word, lines, amount, ground, words, file=None, **_more):
    dispute = (
        word.env["credit.followup.dispute"]
        .with_company(word.company_id)
        .create(
            {
                "company_id": word.company_id.id,
                "partner_id": word.partner_id.id,
                "person_id": word.person_id.id,
                "move_line_id": lines.id,
                "ground": ground,
                "amount": amount,
                "words": words,
            }
        )
    )
    if file:
        dispute.message_post(
            body=word.env._("The customer added a file."),
            author_id=word.person_id.id,
            attachments=[file],
        )
    return dispute


def _instalments(word, lines, plan, **_more):
    """Offer the plan that he chose at once, where nobody has to agree first."""
    agreement = word.env["credit.followup.agreement"].create(plan._vals(lines))
    if not agreement.needs_approval:
        agreement._offer()
    return agreement


def _confirm(word, lines, **_more):
    outcome = word.env.ref("credit_followup.outcome_confirmed")
    contacts = word.env["credit.followup.contact"].create(
        [
            {
                "company_id": word.company_id.id,
                "partner_id": word.partner_id.id,
                "person_id": word.person_id.id,
                "invoice_id": move.id,
                "kind": "page",
                "outcome_id": outcome.id,
                "received": "yes",
                "passed": "yes",
                "with_summary": False,
                "summary_reason": word.env._("He said it himself, on his page."),
            }
            for move in lines.move_id
        ]
    )
    return contacts[0]


# === OF THE CUSTOMER === #


def _contact(word, name, email, phone, **_more):
    """Note a contact; whether he is written to is decided by a person.

    Whoever holds a link must not be able to lead our messages elsewhere.
    """
    contact = word.env["res.partner"].create(
        {
            "parent_id": word.partner_id.id,
            "type": "contact",
            "name": name,
            "email": email,
            "phone": phone,
            "comment": Markup("<p>%s</p>")
            % word.env._("Named on the customer's page."),
        }
    )
    _tell(word)
    return contact


def _accept(word, name, version, **_more):
    """Record who accepts the version, when and from where."""
    return version._accepted(
        word.partner_id,
        Way.PORTAL.value,
        accepted_on=max(fields.Date.context_today(word), version.valid_from),
        accepted_by=name,
        address=word.address,
    )


def _ask(word, **_more):
    _tell(word)
    return word


def _renew(word, **_more):
    """Send a new link to the address that is known, and to no other.

    :raises UserError: if none is known
    """
    person, company = word.person_id, word.company_id
    own = word.with_context(lang=person.lang or word.partner_id.lang)
    if not email.addresses_of(person):
        raise UserError(
            own.env._("We know no e-mail address of you: please get in touch with us.")
        )
    link = person._followup_page_link(company, fields.Date.context_today(word))
    subject = own.env._("Your account with %s", company.name)
    own.env["mail.mail"].create(
        {
            **email.sent_by(company, subject),
            "body_html": own.env["ir.qweb"]._render(
                "credit_followup.page_new_link", {"link": link, "company": company}
            ),
            **email.addressed(company, person, subject, company.followup_test_mode),
        }
    )
    word.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
    return word


def _asked_by(word, lines):
    """Return the newest message that asked for one of these items."""
    asked = word.env["credit.followup.action.line"].search(
        [("move_line_id", "in", lines.ids), ("action_id.state", "in", LEFT)],
        order="id desc",
        limit=1,
    )
    return asked.action_id


TAKEN = {
    "paid": _paid,
    "promise": _promise,
    "instalments": _instalments,
    "dispute": _dispute,
    "confirm": _confirm,
    "contact": _contact,
    "ask": _ask,
    "accept": _accept,
    "renew": _renew,
}
