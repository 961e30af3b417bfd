"""Word a verdict: the answer to "why, or why not, today" in the user's language."""

from datetime import date, timedelta
from decimal import Decimal

from odoo.tools.misc import format_amount, format_date

from ..const import SENTENCES, SENTENCES_WITHOUT_LEVEL
from ..followup_core.vocabulary import Reason

DAY = timedelta(days=1)
# How many items a sentence names.
MOST_NAMED = 3
# What a run would have acted on, had nobody left the customer out.
_ACTED_ON = {Reason.CONTACT, Reason.RIDES, Reason.DECIDE}
# Answers about one item, which say nothing of the customer's others.
_OF_ONE_ITEM = {
    Reason.ITEM_HELD,
    Reason.BELOW_ITEM,
    Reason.NO_DUE_DATE,
    Reason.EXCLUDED,
}


def read_holds(env, verdicts):
    """Read the holds of many verdicts at once, before each is worded."""
    keys = {verdict.hold for verdict in verdicts if verdict.hold}
    env["credit.followup.hold"].sudo().browse(keys).fetch(["note"])


def read_items(env, decisions):
    """Read the numbers of many customers' items at once, before they are named."""
    keys = [
        verdict.item.key
        for decision in decisions
        if len(decision.verdicts) > 1
        for verdict in decision.verdicts
    ]
    env["account.move.line"].sudo().browse(keys).fetch(["move_name"])


def excluded_by_odoo(env, decisions):
    """Say of excluded items, by key, whose journal excludes them; read at once."""
    told = {
        verdict.item.key: verdict
        for decision in decisions
        for verdict in decision.verdicts
        if verdict.reason is Reason.EXCLUDED
    }
    if not told:
        return {}
    lines = env["account.move.line"].sudo().browse(told)
    entries = lines._followup_charge_entries()
    words_of = {
        line.id: line._followup_excluded_by_odoo(told[line.id], entries)
        for line in lines
    }
    return {key: said for key, said in words_of.items() if said}


def left_out_by_people(env, company, partner_ids, day):
    """Return why people left customers out of the day's runs: ``{group key: why}``."""
    actions = (
        env["credit.followup.action"]
        .sudo()
        .search_fetch(
            [
                ("company_id", "=", company.id),
                ("partner_id", "in", partner_ids),
                ("date", "=", day),
                ("left_out", "=", "user_excluded"),
            ],
            ["partner_id", "currency_id", "cancel_reason"],
        )
    )
    return {
        (one.partner_id.id, one.currency_id.id): one.cancel_reason for one in actions
    }


def sentence(env, verdict, group, left_out=None):
    """Return the whole sentence for one item's verdict.

    :param left_out: why people left customers out of today's runs, by group
    """
    if _is_left_out(verdict, group, left_out):
        return env._(
            "Left out of today's run: %(reason)s", reason=left_out[group.key] or ""
        )
    currency = env["res.currency"].browse(group.key[1])
    level = env["credit.followup.level"].browse(
        verdict.level.key if verdict.level else []
    )
    open_ended = env._("further notice")
    special = SENTENCES_WITHOUT_LEVEL if verdict.item.served is None else {}
    text = str(env._(special.get(verdict.reason) or SENTENCES[verdict.reason]))
    return text % {
        "level": level.name or env._("a decision"),
        "hold": env["credit.followup.hold"].sudo().browse(verdict.hold or []).note,
        "due": _day(env, verdict.item.due_on) if verdict.item.due_on else "",
        "next": _day(env, verdict.next_on) if verdict.next_on else open_ended,
        "asked": _day(env, verdict.item.asked_on) if verdict.item.asked_on else "",
        "credits": format_amount(env, float(group.credits), currency),
    }


def next_day(verdict, group, as_of, left_out=None):
    """Return the day that the sentence of a verdict leads to, None if none is known.

    Who was left out of today's run is looked at again tomorrow.
    """
    if _is_left_out(verdict, group, left_out):
        return as_of + DAY
    return verdict.next_on


def _is_left_out(verdict, group, left_out):
    return bool(left_out) and group.key in left_out and verdict.reason in _ACTED_ON


def of_customer(env, reader, decision, left_out, excluded):
    """Return the sentence for a customer as a whole, and the day that it leads to.

    Where what tells most knows no day and another item does, both are said.

    :param excluded: the sentences of ``excluded_by_odoo``
    """

    def said_of(one):
        return excluded.get(one.item.key) or sentence(env, one, group, left_out)

    verdict, group = reader.telling(decision), decision.group
    told = [verdict]
    if next_day(verdict, group, reader.as_of, left_out) is None:
        dated = [one for one in decision.verdicts if one.next_on]
        told += sorted(dated, key=lambda one: one.next_on)[:1]
    several = sum(reader.members(one.item)[1] for one in decision.verdicts) > 1
    named = len(told) > 1 or (verdict.reason in _OF_ONE_ITEM and several)
    sentences = [
        _of_item(env, reader, one, decision, said_of) if named else said_of(one)
        for one in told
    ]
    days = (next_day(one, group, reader.as_of, left_out) for one in told)
    return " ".join(sentences), min(filter(None, days), default=None)


def _of_item(env, reader, verdict, decision, said_of):
    """Return the sentence for one item of several, with the number of each it fits."""
    said = said_of(verdict)
    same = [
        one.item
        for one in decision.verdicts
        if one.reason is verdict.reason and said_of(one) == said
    ]
    lines = env["account.move.line"].sudo().browse(_first_of(reader, same))
    names = [line.move_name or line.name or "" for line in lines[:MOST_NAMED]]
    names += ["…"] if len(lines) > MOST_NAMED else []
    return env._("%(item)s: %(sentence)s", item=", ".join(names), sentence=said)


def _first_of(reader, found):
    """Return the ids of the oldest of these items, one more than are named."""
    placed = sorted(
        (item.due_on is None, item.due_on or date.max, key)
        for item in found
        for key in reader.members(item)[0]
    )
    return [key for _undated, _due, key in placed[: MOST_NAMED + 1]]


def words(env, text, **values):
    """Return a text of the core's law in the reader's language, as far as it has one.

    Articles of countries whose language is their own stand as they are.
    """
    return env._(text, **values) if text else ""  # pylint: disable=prefer-env-translation


def number(env, exact):
    """Write a number with all its decimals and the reader's decimal sign."""
    lang = env["res.lang"]._get_data(code=env.lang or "en_US")
    return f"{Decimal(exact):f}".replace(".", lang.decimal_point)


def _day(env, day):
    """Word a date with the name of its month: 11/08 is two different days."""
    return format_date(env, day, date_format="medium")
