"""Courtesy calls: tasks of the night, closed by the call that was noted."""

from odoo.tools.misc import format_amount, format_date

from ...facts.contacts.courtesies import answers_of, courtesy_settings, read_courtesies
from ...facts.settings import company_workdays
from ...followup_core.contacts.courtesy import Move, Why, courtesy, moves
from .. import tasks
from .contacts import next_try, put_off


def plan(company, today, responsible):
    """Give the calls of a company whose day has come as tasks, each once and for all.

    A row beside the invoice keeps that it was: a night writes on nothing that an
    accountant writes on.

    :param responsible: a function of invoices: ``{invoice: user}``
    """
    settings = courtesy_settings(company)
    if not settings or company.followup_test_mode:
        return
    workdays = company_workdays(company, today)
    found = company.env["account.move"]
    for move, facts in read_courtesies(company, today, settings):
        if courtesy(facts, today, workdays, settings).why is Why.TO_CALL:
            found |= move
    if not found:
        return
    company.env["credit.followup.courtesy"].create(
        [{"move_id": move.id, "company_id": company.id} for move in found]
    )
    users = responsible(found)
    tasks.call_in_courtesy(found, _note, workdays.on_or_after(today), users.get)


def drop(company, today):
    """Take off what nobody has to ask any more: the invoice is paid, or due."""
    planned = company.env["credit.followup.courtesy"].search(
        [
            ("company_id", "=", company.id),
            ("state", "=", "planned"),
            *("|", ("move_id.invoice_date_due", "<=", today)),
            *("|", ("move_id.state", "!=", "posted")),
            ("move_id.payment_state", "in", ("paid", "in_payment", "reversed")),
        ]
    )
    tasks.done(planned.move_id, tasks.COURTESY)
    planned.state = "dropped"


def settle(contacts):
    """Close the task of a call that was made; put it off, or ask again on a day."""
    for contact in contacts:
        move = contact.invoice_id.sudo()
        known = move.followup_courtesy_ids or move.followup_courtesy_ids.create(
            {"move_id": move.id, "company_id": move.company_id.id}
        )
        heard = moves(answers_of(contact))
        is_over = contact.is_reached and Move.CALL_AGAIN not in heard.moves
        known.state = "made" if is_over else "planned"
        asked = tasks.of_kind(move, tasks.COURTESY)
        if contact.is_reached:
            asked.action_feedback(feedback=contact.words or contact.outcome_id.name)
            asked = asked.browse()
        if not is_over:
            _again(contact, move, asked)


def _again(contact, move, asked):
    """Ask on the day that was agreed on, else at other hours; not for ever."""
    again = None
    if not contact.again_on:
        _tries, again = next_try(contact)
        if again is None:
            asked.sudo().unlink()
            move.followup_courtesy_ids.state = "dropped"
            return
    day = contact.again_on or again[0]
    if asked:
        asked.write({"date_deadline": day})
    else:
        tasks.call_in_courtesy(move, _note, day, lambda _move: contact.user_id)
    if again:
        put_off(tasks.of_kind(move, tasks.COURTESY), *again)


def _note(move):
    """Say what is asked, with the number to ring."""
    partner = move.partner_id
    phone = partner.phone or move.commercial_partner_id.phone
    return move.env._(
        "Ask whether he is satisfied, received the invoice and passed it for payment: "
        "%(amount)s, due on %(due)s. %(phone)s",
        amount=format_amount(move.env, move.amount_total, move.currency_id),
        due=format_date(move.env, move.invoice_date_due, date_format="medium"),
        phone=phone or "",
    )
