"""What was said and agreed, in a mail to whom it was agreed with."""

from odoo import fields
from odoo.tools.mail import plaintext2html
from odoo.tools.misc import format_amount, format_date, format_time, get_lang
from odoo.tools.translate import LazyTranslate

from ...facts.contacts.courtesies import answers_of
from ...facts.payments import sum_credits
from ...facts.people.promises import read_promisable
from ...followup_core.contacts.courtesy import Question, moves
from .. import tasks
from ..channels import email

_lt = LazyTranslate(__name__)
MET = {
    "call": _lt("On %(day)s at %(time)s we telephoned and spoke with %(who)s."),
    "incoming": _lt("On %(day)s at %(time)s %(who)s telephoned us."),
    "courtesy": _lt("On %(day)s at %(time)s we telephoned and spoke with %(who)s."),
    "visit": _lt("On %(day)s at %(time)s we visited you and spoke with %(who)s."),
}
CONFIRMED = {
    Question.SATISFIED: _lt(
        "You confirmed that what invoice %(invoice)s is for is to your satisfaction."
    ),
    Question.RECEIVED: _lt("You confirmed that you received invoice %(invoice)s."),
    Question.PASSED: _lt(
        "You confirmed that invoice %(invoice)s has been passed for payment."
    ),
}


def recipient(contact):
    """Return the address that a summary goes to, or nothing.

    In test mode that is the test mailbox; without one, nothing is sent.
    """
    usable = [one for one in _addresses(contact) if one not in _bounced(contact)]
    if usable and _is_test(contact):
        return contact.company_id.followup_test_email
    return ", ".join(usable) or None


def proposed(contact):
    """Return the words of a summary as they are proposed, in the reader's language."""
    contact = as_read(contact)
    paragraphs = [
        greeting(contact),
        " ".join(filter(None, (_met(contact), _outcome(contact)))),
        confirmed(contact),
        contact.words,
        _promised(contact),
        _owed(contact),
        contact.env._(
            "If you remember it otherwise, please tell us by replying to this message."
        ),
        "\n".join(
            (
                contact.env._("Kind regards,"),
                contact.user_id.sudo().name or contact.env.user.name,
                contact.company_id.sudo().name,
            )
        ),
    ]
    return "\n\n".join(filter(None, paragraphs))


def send(contact, text):
    """Queue the summary of a contact, keep it as it leaves and wake the mail queue."""
    contact = as_read(contact.sudo())
    mail = contact.env["mail.mail"].create(_mail_vals(contact, text))
    contact.env["credit.followup.contact.summary"].create(
        {
            "contact_id": contact.id,
            "company_id": contact.company_id.id,
            "addressee_id": _addressee(contact).id,
            "lang": contact.env.lang,
            "recipient": recipient(contact),
            "subject": mail.subject,
            "body": mail.body_html,
            "is_test": _is_test(contact),
            "sha256": email.digest(mail),
            "sent_on": fields.Datetime.now(),
            "mail_id": mail.id,
        }
    )
    contact.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()


def not_served(summaries):
    """Tell who noted the contacts that their summaries did not arrive, and why."""
    why = {one.contact_id: one.error for one in summaries}
    tasks.tell_not_served(summaries.contact_id, lambda contact: why[contact])


# === TO WHOM === #


def _addressee(contact):
    """Return who gets it: who was spoken to, else who is written to."""
    if contact.person_id.email:
        return contact.person_id
    usual = contact.partner_id and contact.partner_id._followup_addressee()
    return usual if usual and usual.email else contact.partner_id


def _addresses(contact):
    return email.addresses_of(_addressee(contact))


def _bounced(contact):
    failed = contact.env["credit.followup.address"]
    return failed._failed(contact.company_id, _addresses(contact))


def _is_test(contact):
    return contact.company_id.followup_test_mode or contact.action_id.is_test


def as_read(contact):
    """Return it in the language of the reader and the hours of who noted it."""
    zone = contact.env.user.tz or contact.company_id.sudo().resource_calendar_id.tz
    return contact.with_context(lang=_lang(contact), tz=zone or "UTC")


def _lang(contact):
    """Return the first installed language: of the reader, customer, company, user."""
    env = contact.env
    installed = {code for code, _name in env["res.lang"].get_installed()}
    wanted = (
        _addressee(contact).lang,
        contact.partner_id.lang,
        contact.company_id.sudo().partner_id.lang,
    )
    return next((one for one in wanted if one in installed), get_lang(env).code)


def addressed(contact, subject):
    """Return to whom a mail about a contact goes."""
    return email.addressed(
        contact.company_id,
        _addressee(contact),
        subject,
        _is_test(contact),
        _bounced(contact),
    )


def _mail_vals(contact, text):
    company = contact.company_id
    subject = contact.env._(
        "Summary of our conversation of %(day)s", day=_day(contact, contact.moment)
    )
    return {
        **email.sent_by(company, subject),
        "body_html": frame(contact, text),
        "model": contact._name,
        "res_id": contact.id,
        "record_name": contact.name,
        **addressed(contact, subject),
    }


# === THE WORDS === #


def frame(contact, text):
    """Put plain words into the frame of an e-mail of the company."""
    values = {
        "company": contact.company_id,
        "lines": contact.company_id.with_context(
            lang=contact.env.lang
        )._followup_lines(),
        "reference": contact.action_id.reference,
        "sheet": None,
        "body": plaintext2html(text),
    }
    return contact.env["ir.qweb"]._render("credit_followup.mail_frame", values)


def greeting(contact):
    """Greet a person by name; that of a company or of an address is none's."""
    person = _addressee(contact)
    is_address = person.parent_id and person.type != "contact"
    if person.is_company or is_address:
        return contact.env._("Dear Sir or Madam,")
    return contact.env._("Dear %(name)s,", name=person.name or "")


def _met(contact):
    """Say when, how and with whom."""
    who = contact.person_id or contact.partner_id
    sentence = MET[contact.kind or "call"]
    return str(contact.env._(sentence)) % {
        "day": _day(contact, contact.moment),
        "time": format_time(
            contact.env, contact.moment, contact.env.context["tz"], "short"
        ),
        "who": who.name,
    }


def _outcome(contact):
    """Say what came of it, as the customer reads it."""
    outcome = contact.outcome_id
    return outcome.told or contact.env._("We noted: %(outcome)s.", outcome=outcome.name)


def confirmed(contact):
    """Say what was confirmed in a courtesy call: he reads it, so it is evidence."""
    heard = moves(answers_of(contact))
    return "\n".join(
        str(contact.env._(CONFIRMED[one])) % {"invoice": contact.invoice_id.name}
        for one in heard.confirmed
    )


def _promised(contact):
    """Say what was promised on that day, where it was noted before the call was."""
    promises = contact.env["credit.followup.promise"].search(
        [
            ("partner_id", "=", contact.partner_id.id),
            ("company_id", "=", contact.company_id.id),
            ("state", "=", "open"),
            ("made_on", "=", fields.Date.context_today(contact)),
        ]
    )
    return "\n".join(
        contact.env._(
            "%(amount)s was promised by %(day)s.",
            amount=format_amount(contact.env, one.amount, one.currency_id),
            day=format_date(contact.env, one.promised_on, date_format="long"),
        )
        for one in promises
    )


def _owed(contact):
    """Say what is open today, by currency, less what is disputed or agreed on."""
    if contact.invoice_id:  # not due yet: nobody is reminded by a courtesy
        return None
    customer = contact.partner_id.with_company(contact.company_id)
    lines = contact.env["account.move.line"].search(customer._followup_lines_domain())
    asked = read_promisable(lines, fields.Date.context_today(contact))
    sums = {
        currency: float(sum(asked[one.id][0] for one in own))
        for currency, own in lines.grouped("currency_id").items()
    }
    # What he has paid and nobody has allocated is not asked of him.
    credits = sum_credits(contact.company_id.sudo(), customer.commercial_partner_id.ids)
    amounts = [
        format_amount(contact.env, left, one)
        for one, amount in sums.items()
        if (left := amount - float(credits[customer.commercial_partner_id.id, one.id]))
        > 0
    ]
    if not amounts:
        return None
    return contact.env._(
        "%(amounts)s is open on your account today.", amounts=", ".join(amounts)
    )


def _day(contact, moment):
    local = fields.Datetime.context_timestamp(contact, moment)
    return format_date(contact.env, local.date(), date_format="long")
