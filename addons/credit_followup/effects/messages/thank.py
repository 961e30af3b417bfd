"""Thanks customers who paid after a reminder, with a record of it."""

from ...facts.messages.settled import read_held, read_late, read_settled
from ...followup_core.messages.thanks import thanks

MAIL = "credit_followup.thanks_mail"


def thank(company, today):
    """Write to whom the rule thanks today; return the records of it.

    In test mode nothing is sent, and nobody is thanked.
    """
    model = company.env["credit.followup.thanks"].sudo()
    if company.followup_test_mode or not company.followup_thanks:
        return model
    settled = read_settled(company, today)
    ids = list(settled)
    late, held = (one(company, ids, today) for one in (read_late, read_held))
    found = {
        one: thanks(settled[one], today, is_late=one in late, is_held=one in held)
        for one in ids
    }
    # Browsed together, so that their contacts are read together.
    thanked = company.env["res.partner"].browse(
        [one for one, answer in found.items() if answer.items]
    )
    made = model.create(
        [
            _values(company, today, one.id, found[one.id], person)
            for one in thanked
            if (person := _person(one)).email
        ]
    )
    for one in made:
        _mail(one)
    if made:
        company.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
    return made


def _person(customer):
    """Return who is written to: the addressee, else the customer himself."""
    person = customer._followup_addressee()
    return person if person.email else customer


def _values(company, today, customer, answer, person):
    return {
        "company_id": company.id,
        "partner_id": customer,
        "person_id": person.id,
        "email": person.email,
        "day": today,
        "line_ids": [(6, 0, [int(ref) for ref in answer.items])],
    }


def _mail(one):
    """Send one, in the language of who reads it; answers go where all answers go."""
    person, sender = one.person_id, one.company_id._followup_sender()
    lang = person.lang or one.partner_id.lang or one.env.lang
    own = one.with_context(lang=lang, mail_notify_force_send=False)
    body = own.env["ir.qweb"]._render(
        MAIL,
        {
            "greeting": person.with_context(lang=lang)._followup_greeting(),
            "names": own.line_ids.mapped("move_name"),
            "company": own.company_id,
        },
    )
    own.message_post(
        body=body,
        subject=own.env._("Thank you for your payment"),
        email_from=sender,
        reply_to=sender,
        partner_ids=person.ids,
        message_type="comment",
        subtype_xmlid="mail.mt_comment",
    )
