"""Sends the conditions of sale again, with a record of what went to whom and when."""

from itertools import islice

from odoo.tools.misc import format_date

from ...facts.terms.sendings import read_to_send

# So many a night: the mail server of a small company takes them in its stride.
MOST_A_NIGHT = 200
MAIL = "credit_followup.terms_again"


def send_again(company, today):
    """Send the version in force to customers who had it neither signed nor sent.

    In test mode nothing is sent, and nothing proven.

    :return: the records of what was sent
    """
    sendings = company.env["credit.followup.terms.sending"].sudo()
    if company.followup_test_mode or not company.followup_resends_terms:
        return sendings
    wanted = (
        (customer, version, customer._followup_addressee())
        for customer, version in read_to_send(company, today)
    )
    reached = list(islice((one for one in wanted if one[2].email), MOST_A_NIGHT))
    made = sendings.create(
        [
            {
                "company_id": company.id,
                "partner_id": customer.id,
                "terms_id": version.id,
                "sent_on": today,
                "email": person.email,
                "sha256": version._frozen(),
            }
            for customer, version, person in reached
        ]
    )
    for sending, (_customer, version, person) in zip(made, reached, strict=True):
        sending.mail_message_id = _mail(sending, version, person)
    if made:
        company.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
    return made


def _mail(sending, version, person):
    """Send one, in the language of who reads it."""
    lang = person.lang or sending.partner_id.lang or sending.env.lang
    own = sending.with_context(lang=lang, mail_notify_force_send=False)
    company = own.company_id
    body = own.env["ir.qweb"]._render(
        MAIL,
        {
            "greeting": person.with_context(lang=lang)._followup_greeting(),
            "said": _sentences(own),
            "company": company,
        },
    )
    return own.message_post(
        body=body,
        subject=own.env._("Our conditions of sale, %(year)s", year=own.sent_on.year),
        partner_ids=person.ids,
        message_type="comment",
        subtype_xmlid="mail.mt_comment",
        attachments=[(version.file_name or f"{version.name}.pdf", version._bytes())],
    )


def _sentences(sending):
    env = sending.env
    since = format_date(env, sending.terms_id.valid_from, date_format="long")
    return (
        env._(
            "As every year we send you the conditions under which we sell, in force "
            "since %(since)s. They are attached.",
            since=since,
        ),
        env._(
            "They go on to apply between us. Should you not agree with them, please "
            "write to us within %(days)s days.",
            days=sending.company_id.followup_objection_days,
        ),
    )
