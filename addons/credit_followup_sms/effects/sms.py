"""Text messages: one per customer, queued for Odoo's own scheduler in their hours."""

from hashlib import sha256

try:
    import phonenumbers
except ImportError:  # Odoo does without it too, and then tells no kind of number
    phonenumbers = None

from odoo import fields

from odoo.addons.credit_followup.followup_core.messages.parts import parts
from odoo.addons.credit_followup.followup_core.vocabulary import Channel

from . import words

SMS = Channel.SMS.value
CRON = "credit_followup_sms.ir_cron_text_messages"


def number(action):
    """Return the mobile number of the addressee, else of the customer; None if none.

    A line in a wall takes no text message, in most countries.
    """
    for person in action.addressee_id | action.partner_id:
        for name in person._phone_get_number_fields():
            found = person._phone_format(fname=name)
            if found and _is_mobile(found):
                return found
    return None


def _is_mobile(found):
    if not phonenumbers:
        return True
    kinds = phonenumbers.PhoneNumberType
    kind = phonenumbers.number_type(phonenumbers.parse(found))
    return kind in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)


def reaches(action):
    """Tell whether there is a number, and no text message came back from it."""
    found = number(action)
    failed = action.env["credit.followup.address"]._failed
    return bool(found) and not failed(action.company_id, {found})


def send(actions):
    """Note the text messages of these actions, and have them leave in their hours."""
    _note([(action, words.text(action), number(action)) for action in actions])


def send_again(duplicates):
    """Send once more what was sent, where the number still works."""
    messages = []
    for action in duplicates:
        sent = action.duplicate_of_id.delivery_ids.filtered(
            lambda one: one.channel == SMS and one.sms_text
        )
        if sent and reaches(action):
            text = words.duplicate(action, sent[0].sms_text)
            messages.append((action, text, number(action)))
    _note(messages)


def _note(messages):
    if messages:
        env = messages[0][0].env
        values = [_delivery_vals(*message) for message in messages]
        leave(env["credit.followup.delivery"].create(values))


def _delivery_vals(action, text, found):
    """Return the values of a delivery: in test mode to the test number, or nowhere."""
    state = "pending"
    if action.is_test:
        trial = action.company_id._followup_test_number()
        state = "pending" if trial else "done"
        text, found = f"[TEST > {found}] {text}" if trial else text, trial or found
    return {
        "action_id": action.id,
        "company_id": action.company_id.id,
        "channel": SMS,
        "state": state,
        "recipient": found,
        "sms_text": text,
        "sms_parts": parts(text),
        "sha256": sha256(text.encode()).hexdigest(),
    }


def leave(deliveries):
    """Queue what may leave now; what may not waits until its hours begin."""
    waiting = deliveries.filtered(lambda one: one.state == "pending")
    for company, own in waiting.grouped("company_id").items():
        opening = company._followup_sms_waits_until()
        if opening:
            own.env.ref(CRON).sudo()._trigger(opening)
        else:
            _queue(own.with_company(company))


def _queue(deliveries):
    """Hand text messages to Odoo's queue; a tracker of each brings back the answer."""
    env = deliveries.env(su=True)
    queued = env["sms.sms"].create([_sms_vals(one) for one in deliveries])
    env["sms.tracker"].create(
        [
            {"sms_uuid": sms.uuid, "followup_delivery_id": delivery.id}
            for sms, delivery in zip(queued, deliveries, strict=True)
        ]
    )
    for sms, delivery in zip(queued, deliveries, strict=True):
        delivery.write({"sms_uuid": sms.uuid, "sms_queued_on": fields.Datetime.now()})


def _sms_vals(delivery):
    action = delivery.action_id
    values = {
        "number": delivery.recipient,
        "body": delivery.sms_text,
        "partner_id": (action.addressee_id or action.partner_id).id,
    }
    if "record_company_id" in delivery.env["sms.sms"]._fields:
        # Where a company may have a provider of its own.
        values["record_company_id"] = delivery.company_id.id
    return values


def take_out(deliveries):
    """Take text messages out of Odoo's queue that have not left."""
    env = deliveries.env(su=True)
    uuids = [uuid for uuid in deliveries.mapped("sms_uuid") if uuid]
    queued = [("uuid", "in", uuids), ("state", "in", ("outgoing", "error"))]
    found = env["sms.sms"].search(queued)
    env["sms.tracker"].search([("sms_uuid", "in", found.mapped("uuid"))]).unlink()
    found.unlink()
