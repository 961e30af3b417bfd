"""Notes in the discussions of the invoices and of the customer for what left."""

from collections import defaultdict

from markupsafe import Markup

from odoo.tools.mail import generate_tracking_message_id

LINE = Markup(
    '<p><a href="#" data-oe-model="credit.followup.action" data-oe-id="%s">%s</a>'
    " · %s</p>"
)


def note(deliveries):
    """Note messages that left where an accountant looks first: one note a message.

    With the document that left, not a copy of it, and in the name of who let it go. It
    is a note: nobody who follows the record is written to.

    A customer whom several companies follow up is nobody's alone: what one of them
    wrote to him stands on its own invoices only. Where other companies see the customer
    the note there has no documents; an invoice's has the letter and the invoice.
    """
    real = deliveries.filtered(
        lambda one: not one.action_id.is_test and one.action_id.kind == "message"
    ).sudo()
    if not real:
        return
    companies = real.env["res.company"]
    active = companies.search([("followup_active", "=", True)], limit=2)
    single = companies.search_count([], limit=2) == 1
    notes = defaultdict(list)
    for delivery in real:
        said, customer = _note_vals(delivery), delivery.partner_id
        own = delivery.attachment_id | delivery.mail_id.attachment_ids
        # Of very many invoices, on those that stand in the message itself.
        for move in delivery.action_id._lines_listed().move_id:
            shown = own.filtered(
                lambda one, move=move: (
                    one.res_model != move._name or one.res_id == move.id
                )
            )
            notes[move._name].append(_note_on(move, said, shown))
        if active <= delivery.company_id or customer.company_id:
            shown = own if single or customer.company_id else own.browse()
            notes[customer._name].append(_note_on(customer, said, shown))
    for name, values in notes.items():
        real.env[name]._message_create([{**one, "model": name} for one in values])


def _note_on(record, said, documents):
    links = [(4, document.id) for document in documents]
    return {**said, "res_id": record.id, "attachment_ids": links}


def _note_vals(delivery):
    """Return what the note says, and of whom."""
    author = (delivery.action_id.confirmed_by_id or delivery.env.user).partner_id
    return {
        "author_id": author.id,
        "email_from": author.email_formatted or delivery.company_id.email_formatted,
        "reply_to": delivery.company_id.email_formatted,
        "body": _line(delivery),
        "message_type": "notification",
        "message_id": generate_tracking_message_id("message-notify"),
        "is_internal": True,
        "email_add_signature": False,
        "subtype_id": delivery.env["ir.model.data"]._xmlid_to_res_id("mail.mt_note"),
        "record_alias_domain_id": False,
        "record_company_id": False,
    }


def _line(delivery):
    """Word what left: the level, by which channel and to where, linked to its text."""
    action = delivery.action_id
    words = delivery.with_context(lang=delivery.company_id.partner_id.lang)
    said = [action.reference, action.level_id.with_env(words.env).name]
    if action.duplicate_of_id:
        said.append(words.env._("Duplicate"))
    way = [words._channel_words()[delivery.channel], delivery.recipient]
    return LINE % (
        action.id,
        " · ".join(filter(None, said)),
        " · ".join(filter(None, way)),
    )
