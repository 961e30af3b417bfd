"""Visits: to whoever is near enough, in a free afternoon; to all others one writes."""

from datetime import timedelta

from pytz import utc

from odoo import fields
from odoo.tools.misc import format_time

from ...facts.contacts.visits import place, read_busy, visit_settings, zone_of
from ...facts.settings import company_workdays
from ...followup_core.contacts.visits import afternoon_slot, visit_or_letter
from ...followup_core.vocabulary import Channel
from ...followup_core.workdays import shift
from .. import tasks
from ..channels import letter

# How far ahead a diary is read: the days that are looked at, and holidays between.
AHEAD_DAYS = 30
PRINTED = {Channel.LETTER, Channel.REGISTERED}


def is_far(action):
    """Tell whether the level wants a visit to somebody who is too far away for one."""
    if not action.level_id.by_visit:
        return False
    company = action.company_id.sudo()
    ours, theirs = place(company.partner_id), place(letter.address(action))
    answer = visit_or_letter(ours, theirs, visit_settings(company))
    return answer.channel is not Channel.VISIT


def or_letter(action, channels):
    """Return the channels with a letter in place of a visit to who is too far away.

    Only where the level has words for a letter; else a person gets the task.
    """
    if Channel.VISIT not in channels or not is_far(action):
        return channels
    rest = [one for one in channels if one is not Channel.VISIT]
    level = action.level_id
    has_words = level.template_id or level._own_text(action.lang)
    if PRINTED & set(rest) or not has_words or not letter.has_address(action):
        return rest
    return [one for one in Channel if one in {*rest, Channel.LETTER}]


# === WHEN === #


def plan(actions):
    """Put each visit into the diary of who makes it, in his first free afternoon.

    The task is then due on that day: he rings in the morning. Where no afternoon is
    free, the task alone stays.
    """
    real = actions.filtered(lambda one: not one.is_test and one.user_id)
    for company, own in real.sudo().grouped("company_id").items():
        zone, first = zone_of(company), _first_day(company)
        busy = read_busy(own.user_id, first, shift(first, AHEAD_DAYS), zone)
        workdays = company_workdays(company, first)
        settings = visit_settings(company)
        for action in own:
            diary = busy[action.user_id]
            slot = afternoon_slot(diary, first, workdays, settings)
            task = tasks.of_kind(action, tasks.VISIT)[:1]
            if slot and task:
                diary.append(slot)
                _enter(action, task, [zone.localize(one) for one in slot])


def _first_day(company):
    """Return today while there is time to ring in the morning, else tomorrow."""
    now = utc.localize(fields.Datetime.now()).astimezone(zone_of(company))
    is_morning = now.hour + now.minute / 60 < company.followup_morning_to
    return now.date() if is_morning else now.date() + timedelta(days=1)


def _enter(action, task, slot):
    """Keep one visit in the diary, tied to its task by Odoo's own link.

    Private: colleagues see that he is busy, and not who owes what.
    """
    worded = action.with_context(lang=action.user_id.lang or action.env.lang)
    start, stop = (one.astimezone(utc).replace(tzinfo=None) for one in slot)
    quiet = {"dont_notify": True, "no_mail_to_attendees": True}
    event = action.env["calendar.event"].sudo().with_context(**quiet)
    entered = event.create(
        {
            "name": worded.env._(
                "Visit to %(customer)s", customer=action.partner_id.display_name
            ),
            "start": start,
            "stop": stop,
            "user_id": action.user_id.id,
            "partner_ids": [(6, 0, action.user_id.partner_id.ids)],
            "location": letter.on_one_line(letter.address(action)),
            "privacy": "private",
            "show_as": "busy",
        }
    )
    task.sudo().with_context(calendar_event_meeting_update=True).write(
        {
            "calendar_event_id": entered.id,
            "date_deadline": slot[0].date(),
            "note": _note(worded, slot),
        }
    )


def _note(action, slot):
    """Say when to ring and when to go."""
    start, stop = (
        format_time(action.env, one.time(), time_format="short") for one in slot
    )
    phone = action.addressee_id.phone or action.partner_id.phone
    return action.env._(
        "Ring in the morning, %(phone)s; be there between %(start)s and %(stop)s.",
        phone=phone or action.env._("no phone number"),
        start=start,
        stop=stop,
    )
