"""What follows when a contact was noted: the call that asked for it is made."""

from datetime import timedelta

from odoo import fields

from ...facts.settings import company_workdays
from .. import tasks

DAY = timedelta(days=1)
TASKS = {"call": tasks.CALL, "incoming": tasks.CALL, "visit": tasks.VISIT}


def settle(contacts):
    """Close the calls and visits that were made; put off those that reached nobody."""
    for contact in contacts.filtered("action_id"):
        kind = contact.env.ref(TASKS[contact.kind])
        own = contact.action_id.activity_ids
        asked = own.filtered(lambda one, kind=kind: one.activity_type_id == kind)
        if contact.is_reached:
            asked.action_feedback(feedback=_said(contact))
        else:
            asked.date_deadline = contact.again_on or _tomorrow(contact)


def _said(contact):
    """Return the outcome and the words, as the discussion keeps them."""
    return ": ".join(filter(None, (contact.outcome_id.name, contact.words)))


def _tomorrow(contact):
    """Return the next day on which the company works."""
    today = fields.Date.context_today(contact)
    workdays = company_workdays(contact.company_id.sudo(), today)
    return workdays.on_or_after(today + DAY)
