"""What follows when a promise is kept or broken: its hold, a word to the officer."""

from odoo import fields
from odoo.tools.misc import format_amount, format_date

from ...facts.people.promises import read_left_out
from ...followup_core.people.promises import State
from .. import tasks

MISSED = (State.PARTLY.value, State.BROKEN.value)


def entered(state, promises):
    """Hold what is promised; let go what is over, and tell who follows it up."""
    if state == State.OPEN.value:
        promises._hold()
        return
    promises._end_holds()
    if state == State.BROKEN.value:
        _firmer(promises)
    elif state == State.KEPT.value:
        _not_firmer(promises)
    if state in MISSED:
        _tell_missed(promises)


def _tell_missed(promises):
    """Give one task for each word, however many invoices it was given for."""
    told = promises.browse()
    for first, own in promises.grouped(lambda one: one._word()).items():
        if not tasks.of_kind(first._given().sudo(), tasks.BROKEN):
            told |= own[:1]
    tasks.tell_broken(told, _words)


def _firmer(promises):
    """Have the items go on one step firmer, where their policy says so.

    The level that is left out counts as served on the last day of the promise.
    """
    items = promises.move_line_id.sudo()
    left_out = read_left_out(items, fields.Date.context_today(promises))
    values = {
        one.move_line_id.id: {
            "followup_level_id": left_out[one.move_line_id.id].key,
            "followup_level_on": one.last_on,
        }
        for one in promises
        if one.move_line_id.id in left_out
    }
    stepped = promises.filtered(lambda one: one.move_line_id.id in values)
    for promise in stepped.sudo():
        item = promise.move_line_id
        promise.before_level_id = item.followup_level_id
        promise.before_level_on = item.followup_level_on
    _set_levels(items, values)


def _not_firmer(promises):
    """Take the firmer step back: the money had come in time.

    What was sent since stays sent.
    """
    values = {
        one.move_line_id.id: {
            "followup_level_id": one.before_level_id.id,
            "followup_level_on": one.before_level_on,
        }
        for one in promises.sudo().filtered("before_level_id")
        if one.move_line_id.followup_level_on == one.last_on
    }
    _set_levels(promises.move_line_id.sudo(), values)
    promises.sudo().write({"before_level_id": False, "before_level_on": False})


def _set_levels(items, values):
    items._followup_set(values)
    items.env["credit.followup.wake"]._append_lines(items.browse(values), "served")


def _words(promise):
    """Say what was promised and what came of it, in the promise's language."""
    given = promise._given()
    total = sum(given.mapped("amount"))
    amount = format_amount(promise.env, total, promise.currency_id)
    day = format_date(promise.env, promise.promised_on, date_format="medium")
    if set(given.mapped("state")) - {State.BROKEN.value}:
        return promise.env._(
            "%(customer)s promised %(amount)s by %(day)s and paid a part of it. The "
            "follow-up goes on.",
            customer=promise.partner_id.display_name,
            amount=amount,
            day=day,
        )
    return promise.env._(
        "%(customer)s promised %(amount)s by %(day)s and did not pay. The follow-up "
        "goes on.",
        customer=promise.partner_id.display_name,
        amount=amount,
        day=day,
    )
