"""Facts of calls: when nobody was reached, and the hours in which one calls."""

from datetime import time

from odoo import fields
from odoo.tools import float_utils

from ...followup_core.contacts.calls import Settings, Slot

MINUTES = 60


def call_settings(company):
    """Return the hours and the number of tries that the company decided."""
    slots = (
        (company.followup_morning_from, company.followup_morning_to),
        (company.followup_afternoon_from, company.followup_afternoon_to),
    )
    return Settings(
        tuple(Slot(_time(start), _time(end)) for start, end in slots),
        company.followup_call_tries,
    )


def read_tries(contact, settings):
    """Return when calls like this one reached nobody: day and hours of each.

    Those for the same message or the same invoice, else those that nobody asked for
    since somebody was reached. Who was to be called back on a day of his own is no
    try: somebody answered.
    """
    contacts = contact.search(
        [
            ("company_id", "=", contact.company_id.id),
            ("partner_id", "=", contact.partner_id.id),
            ("action_id", "=", contact.action_id.id),
            ("invoice_id", "=", contact.invoice_id.id),
            ("kind", "=", contact.kind),
        ]
    )
    since = max(contacts.filtered("is_reached").mapped("moment"), default=None)
    missed = contacts.filtered(
        lambda one: (
            not (one.is_reached or one.again_on)
            and (contact.action_id or not since or one.moment > since)
        )
    )
    zone = contact.company_id.resource_calendar_id.tz or "UTC"
    moments = [
        fields.Datetime.context_timestamp(one.with_context(tz=zone), one.moment)
        for one in missed
    ]
    return tuple((one.date(), _slot(one.time(), settings.slots)) for one in moments)


def _slot(moment, slots):
    """Return the hours in which a call was made: outside of them, those before."""
    begun = [one for one in slots if one.start <= moment]
    return max(begun, default=slots[0])


def _time(hours):
    minutes = int(float_utils.float_round(hours * MINUTES, precision_digits=0))
    return time(*divmod(minutes, MINUTES))
