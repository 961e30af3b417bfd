"""E-mails: one per customer, queued for Odoo's own mail scheduler in one batch."""

from hashlib import sha256

from markupsafe import Markup
from werkzeug.urls import url_encode

from odoo.exceptions import UserError
from odoo.tools.mail import email_normalize_all, formataddr

from ...followup_core.vocabulary import Channel
from .. import texts

EMAIL = Channel.EMAIL.value


def partner(action):
    """Return whose e-mail address is used: the addressee's, else the customer's."""
    addressee = action.addressee_id
    return addressee if addressee.email else action.partner_id


def address(action, bounced=()):
    """Return the usable e-mail address, or nothing."""
    found = [one for one in addresses(action) if one not in bounced]
    return ", ".join(found) or None


def addresses(action):
    """Return the addresses of the one who is written to: a field may hold several."""
    return addresses_of(partner(action))


def addresses_of(person):
    """Return the addresses of a person: one field may hold several."""
    return email_normalize_all(person.email or "")


def bounced_addresses(actions):
    """Return the addresses from which an earlier message of the company came back."""
    single = {one for action in actions for one in addresses(action)}
    failed = actions.env["credit.followup.address"]
    return failed._failed(actions.company_id, single) if single else set()


def send(actions, bounced, letters=None, lists=None):
    """Queue the e-mails of these actions and note them as deliveries.

    :param bounced: the addresses to which nothing is sent
    :param letters: ``{action: document}``: the letters that go along, annexes included
    :param lists: the same of the lists of items that are too many for a message
    """
    if not actions:
        return
    letters, lists = letters or {}, lists or {}
    documents = _invoice_documents(actions.filtered("level_id.attach_invoices"))
    for action, own in (*letters.items(), *lists.items()):
        documents[action] = documents.get(action, own.browse()) | own
    mails = actions.env["mail.mail"].create(
        [
            _mail_vals(
                action, frame(action, action.body), documents.get(action), bounced
            )
            for action in actions
        ]
    )
    for delivery in _note(actions, mails, lists):
        for along in (letters, lists):
            if own := along.get(delivery.action_id):
                own.res_id = delivery.id
    _send_copies(actions, mails)


def _send_copies(actions, mails):
    """Queue the copies to the contacts for escalation, each as a mail of its own.

    A copy that fails does not condemn the addressee's.
    """
    copies = []
    for action, mail in zip(actions, mails, strict=True):
        if not action.is_test and (contacts := copied_to(action)):
            values = _mail_vals(action, mail.body_html, mail.attachment_ids)
            copies.append({**values, "recipient_ids": [(6, 0, contacts.ids)]})
    actions.env["mail.mail"].create(copies)


def copied_to(action):
    """Return who gets a copy of the e-mail; a consumer's debt is nobody else's."""
    nobody = action.env["res.partner"]
    if not action.level_id.to_escalation:
        return nobody
    if action.partner_id._followup_debtor() == "consumer":
        return nobody
    contacts = action.partner_id._followup_addressee(escalation=True)
    return contacts.filtered("email") - partner(action)


def _note(actions, mails, lists):
    """Note the queued mails as deliveries and wake the mail scheduler."""
    deliveries = actions.env["credit.followup.delivery"].create(
        [
            {
                "action_id": action.id,
                "company_id": action.company_id.id,
                "channel": EMAIL,
                "recipient": _written_to(action, mail),
                "mail_id": mail.id,
                "sha256": digest(mail),
                "words_sha256": words_digest(mail),
                **_list_vals(lists.get(action)),
            }
            for action, mail in zip(actions, mails, strict=True)
        ]
    )
    actions.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
    return deliveries


def _list_vals(document):
    """Return what a delivery keeps of a list that goes along with its mail."""
    if not document:
        return {}
    kept = sha256(document.raw).hexdigest()
    return {"list_id": document.id, "list_sha256": kept}


def _written_to(action, mail):
    """Return the addresses that a mail goes to, as they are kept."""
    return ", ".join(email_normalize_all(mail.email_to or "")) or address(action)


def digest(mail):
    """Return the SHA-256 over the text and the documents of a mail."""
    whole = sha256(mail.body_html.encode())
    for attachment in mail.attachment_ids.sorted("id"):
        whole.update((attachment.checksum or "").encode())
    return whole.hexdigest()


def words_digest(mail):
    """Return the SHA-256 over the text of a mail alone."""
    return sha256(mail.body_html.encode()).hexdigest()


def send_again(duplicates):
    """Queue the e-mails of the originals once more, marked in subject and body."""
    by_mail = duplicates.filtered("duplicate_of_id.delivery_ids.mail_id")
    if not by_mail:
        return
    bounced = bounced_addresses(by_mail)
    mails = by_mail.env["mail.mail"].create(
        [_duplicate_vals(action, bounced) for action in by_mail]
    )
    lists = {one: one.duplicate_of_id.delivery_ids.list_id for one in by_mail}
    _note(by_mail, mails, lists)


def _duplicate_vals(action, bounced):
    """Return the values of the mail that repeats another one, with its documents."""
    original = action.duplicate_of_id.delivery_ids.mail_id[:1]
    banner = (
        action.with_context(lang=action.lang)
        .env["ir.qweb"]
        ._render("credit_followup.duplicate_banner", {"action": action})
    )
    # Odoo keeps it as plain text; what stands there is what we rendered and sent.
    sent = Markup(original.body_html or "")  # noqa: S704
    body = Markup("%s%s") % (banner, sent)
    return _mail_vals(action, body, original.attachment_ids, bounced)


def _mail_vals(action, body, attachments, bounced=frozenset()):
    """Return the values of one queued mail.

    The discussion shows what it was about; the whole text is on the action. Odoo would
    sanitise a second copy of it for milliseconds each.
    """
    return {
        **sent_by(action.company_id, action.subject),
        "body_html": body,
        "model": action._name,
        "res_id": action.id,
        "record_name": action.reference,
        "attachment_ids": [(6, 0, (attachments or action.env["ir.attachment"]).ids)],
        **_recipients(action, bounced),
    }


def sent_by(company, subject):
    """Return what all mails of a company to its customers have in common."""
    return {
        "subject": subject,
        "body": Markup("<p>%s</p>") % subject,
        "email_from": company._followup_sender(),
        "reply_to": company._followup_sender(),
        "author_id": company.partner_id.id,
        "message_type": "email_outgoing",
        "auto_delete": False,
        "state": "outgoing",
    }


def _recipients(action, bounced=frozenset()):
    """Return to whom the mail of an action goes."""
    return addressed(
        action.company_id, partner(action), action.subject, action.is_test, bounced
    )


def addressed(company, person, subject, is_test, bounced=frozenset()):
    """Return to whom a mail goes: in test mode to the test mailbox, marked.

    If one of several addresses fails, the others get it.
    """
    if not is_test:
        if bounced.isdisjoint(addresses_of(person)):
            return {"recipient_ids": [(6, 0, person.ids)]}
        usable = [one for one in addresses_of(person) if one not in bounced]
        return {"email_to": ", ".join(usable)}
    if not company.followup_test_email:
        raise UserError(
            company.env._(
                "Test mode is on but there is no test mailbox. Enter one in the "
                "settings, or switch test mode off."
            )
        )
    real = formataddr((person.name, person.email))
    return {
        "email_to": company.followup_test_email,
        "subject": f"[TEST → {real}] {subject}",
    }


def frame(action, body, lang=None):
    """Put a body into the frame of an e-mail, in the addressee's language."""
    action = action.with_context(lang=lang or action.lang)
    values = {
        "company": action.company_id,
        "lines": action._company_lines(),
        "reference": action.reference,
        "sheet": action.block_sheet,
        "body": texts.place_payment(
            action,
            body,
            "credit_followup.mail_payment",
            {
                "qr_url": _qr_url(action),
                "pay_url": action._payment_link(),
                "page_url": action._page_link(),
            },
        ),
    }
    return action.env["ir.qweb"]._render("credit_followup.mail_frame", values)


def _qr_url(action):
    """Return where mail programs fetch the EPC code; they do not show inline images."""
    params = action._epc_params()
    if not params:
        return None
    return f"{action.get_base_url()}/report/barcode/?{url_encode(params)}"


def _invoice_documents(actions):
    """Return the invoices as they were sent, as attachments, by action."""
    return {one: attached_invoices(one)._followup_documents() for one in actions}


def attached_invoices(action):
    """Return the invoices that go along with the e-mail, where the level says so.

    None of very many: their list goes along.
    """
    if not action.level_id.attach_invoices or action._lists_apart():
        return action.env["account.move"]
    return action.line_ids.move_id.filtered(lambda one: one.is_invoice())
