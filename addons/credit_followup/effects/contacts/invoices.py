"""Invoices that the customer says he did not receive, sent once more."""

from odoo.exceptions import UserError

from ..channels import email
from . import summaries


def send_and_note(asked, moves, thread):
    """Send invoices once more and note it where one reads it; say so to the user.

    :param asked: the contact or the answer in which the customer asked for them
    """
    env = asked.env
    if not moves:
        raise UserError(env._("No invoice of the customer is open."))
    said = env._(
        "%(invoices)s leaves for %(address)s within a minute.",
        invoices=", ".join(moves.mapped("name")),
        address=send(asked, moves),
    )
    thread.sudo().message_post(body=said, author_id=env.user.partner_id.id)
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": {
            "message": said,
            "type": "success",
            "next": {"type": "ir.actions.act_window_close"},
        },
    }


def send(contact, moves):
    """Queue a mail with the PDF of these invoices; return the address it goes to.

    It stands in the discussion of the first invoice, where an accountant looks.
    """
    address = summaries.recipient(contact)
    if not address:
        raise UserError(
            contact.env._(
                "There is no e-mail address that works: enter one of the customer."
            )
        )
    contact = summaries.as_read(contact.sudo())
    subject = contact.env._(
        "Copy of %(invoices)s", invoices=", ".join(moves.mapped("name"))
    )
    words = contact.env._(
        "As agreed, you find attached what you did not receive. Please let us know if "
        "anything is still missing."
    )
    contact.env["mail.mail"].create(
        {
            **email.sent_by(contact.company_id, subject),
            "body_html": summaries.frame(
                contact, "\n\n".join((summaries.greeting(contact), words))
            ),
            "model": moves._name,
            "res_id": moves[0].id,
            "record_name": moves[0].name,
            "attachment_ids": [(6, 0, moves.sudo()._followup_documents().ids)],
            **summaries.addressed(contact, subject),
        }
    )
    contact.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
    return address
