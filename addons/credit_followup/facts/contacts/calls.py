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


def read_tries(action, kind, settings):
    """Return when the calls of an action reached nobody: day and hours of each.

    Who was to be called back on a day of his own is no try: somebody answered.
    """
    contacts = action.env["credit.followup.contact"].search(
        [("action_id", "=", action.id), ("kind", "=", kind), ("again_on", "=", False)]
    )
    missed = contacts.filtered(lambda one: not one.is_reached)
    zone = action.company_id.resource_calendar_id.tz or "UTC"
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
