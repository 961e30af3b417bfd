"""What follows when a contact was noted: the call that asked for it is made, or not."""

from datetime import timedelta

from odoo import fields
from odoo.tools.misc import format_time

from ...facts.contacts.calls import call_settings, read_tries
from ...facts.settings import company_workdays
from ...followup_core.contacts.calls import call_again
from ...followup_core.vocabulary import Channel
from .. import tasks
from . import visits

DAY = timedelta(days=1)
# Calls are made by telephone, whoever rang.
CHANNELS = {"visit": Channel.VISIT}


def settle(contacts):
    """Close the calls and visits that were made; put off those that reached nobody.

    A contact that is corrected closes or opens its call again.
    """
    for contact in contacts.filtered("action_id"):
        if contact.is_reached:
            _made(contact)
        elif not _reached_otherwise(contact):
            _put_off(contact)
    _settle_own(contacts.filtered(lambda one: not (one.action_id or one.invoice_id)))


def asked_for(contact):
    """Return the message whose call or visit this is, though it was noted elsewhere.

    Whoever rings has been reached: nobody calls him once more about the same.
    """
    if contact.action_id or contact.invoice_id:
        return contact.action_id
    waiting = contact.env["credit.followup.action"].search(
        [
            ("company_id", "=", contact.company_id.id),
            ("partner_id", "child_of", contact.partner_id.commercial_partner_id.id),
            ("todo", "=", _channel(contact).value),
        ],
        order="id desc",
        limit=1,
    )
    noted_on = fields.Datetime.context_timestamp(contact, contact.moment).date()
    return waiting.filtered(lambda one: one.date <= noted_on)


def _channel(contact):
    return CHANNELS.get(contact.kind, Channel.PHONE)


def _asked(contact):
    """Return the tasks that ask for the call or visit."""
    kind = contact.env.ref(tasks.ACTIVITY[_channel(contact)])
    return contact.action_id.activity_ids.filtered(
        lambda one: one.activity_type_id == kind
    )


def _delivery(contact, state):
    """Return the call or visit of the action, if it is in that state."""
    return contact.action_id.sudo().delivery_ids.filtered(
        lambda one: one.channel == _channel(contact).value and one.state == state
    )


def _made(contact):
    """Close what was asked for, and what came after too many calls in vain."""
    _asked(contact).action_feedback(feedback=_said(contact))
    given_up = _delivery(contact, "by_hand").filtered("error")
    if given_up:
        given_up.write({"error": False, "state": "done"})
        action = contact.action_id.sudo()
        action.activity_unlink([tasks.REPAIR], only_automated=False)
        action._refresh_state()


def _said(contact):
    """Return the outcome and the words, as the discussion keeps them."""
    return ": ".join(filter(None, (contact.outcome_id.name, contact.words)))


def _reached_otherwise(contact):
    """Tell whether another contact of the same action reached somebody."""
    others = contact.search(
        [("action_id", "=", contact.action_id.id), ("id", "!=", contact.id)]
    )
    return any(one.is_reached and _channel(one) == _channel(contact) for one in others)


# === NOBODY REACHED === #


def _put_off(contact):
    """Plan the call again, at other hours; after the last try one writes instead."""
    asked = _asked(contact) or _opened_again(contact)
    if not asked:
        return
    if contact.again_on:
        asked.write({"date_deadline": contact.again_on})
    elif contact.kind == "visit":
        asked.write(
            {"date_deadline": _workdays(contact).on_or_after(_tomorrow(contact))}
        )
    else:
        _call_again(contact, asked)


def _call_again(contact, asked):
    tries, again = next_try(contact)
    if again is None:
        _write_instead(contact, asked, tries)
    else:
        put_off(asked, *again)


def next_try(contact):
    """Return how often nobody was reached, and day and hours of the next try.

    None for those after the last one that the company wants.
    """
    settings = call_settings(contact.company_id.sudo())
    tries = read_tries(contact.sudo(), settings)
    today = fields.Date.context_today(contact)
    return len(tries), call_again(tries, today, _workdays(contact), settings)


def put_off(asked, day, slot):
    """Put tasks off to a day, and say at which hours."""
    for one in asked:
        words = one.with_context(lang=one.user_id.lang or one.env.lang)
        one.write({"date_deadline": day, "summary": _hours(words, slot)})


def _hours(task, slot):
    return task.env._(
        "Call between %(start)s and %(end)s",
        start=format_time(task.env, slot.start, time_format="short"),
        end=format_time(task.env, slot.end, time_format="short"),
    )


def _write_instead(contact, asked, tries):
    """Call no more, and give a person the task to reach the customer in writing."""
    action = contact.action_id.sudo()
    asked.sudo().unlink()
    action = action.with_context(lang=action.user_id.lang or action.env.lang)
    given_up = action.env._(
        "Nobody was reached in %(tries)s calls: write to the customer instead.",
        tries=tries,
    )
    _delivery(contact, "by_hand").error = given_up
    tasks.write_instead(action, given_up)


def _opened_again(contact):
    """Ask once more for a call that was closed although it reached nobody."""
    action = contact.action_id.sudo()
    done = _delivery(contact, "done")
    if done and action._still_owed():
        done.state = "by_hand"
        action._refresh_state()
        tasks.ask_again(action, _channel(contact))
        if contact.kind == "visit":
            visits.plan(action)
    return _asked(contact)


# === CALLS THAT NOBODY HAD ASKED FOR === #


def _settle_own(contacts):
    """Plan what was agreed on or reached nobody; take off what was done since."""
    for contact in contacts:
        known = contact.search(
            [
                ("company_id", "=", contact.company_id.id),
                ("partner_id", "=", contact.partner_id.id),
            ]
        )
        tasks.of_kind(known, tasks.CALL_AGAIN).action_feedback(feedback=_said(contact))
        if not contact.is_reached:
            _plan_again(contact)


def _plan_again(contact):
    """Ask for another call: on the day that was agreed on, else at other hours."""
    again = None
    if not contact.again_on:
        _tries, again = next_try(contact)
    if contact.again_on or (again and contact.kind == "call"):
        day = contact.again_on or again[0]
        tasks.call_again(contact, _said, day)
        if again:
            put_off(tasks.of_kind(contact, tasks.CALL_AGAIN), *again)


def _workdays(contact):
    today = fields.Date.context_today(contact)
    return company_workdays(contact.company_id.sudo(), today)


def _tomorrow(contact):
    return fields.Date.context_today(contact) + DAY
