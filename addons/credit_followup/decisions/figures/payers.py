"""Figures in words: how a customer pays, and what his type rests on."""

from decimal import Decimal

from ...followup_core.figures.payers import Rests
from ...followup_core.money import half_up

HUNDRED, WHOLE = 100, Decimal(1)
# A trend below it is chance.
LEAST_TREND = 5


def profile_words(env, found):
    """Return one sentence on a profile, False where nothing was paid."""
    if found.delay is None:
        return False
    parts = [
        _delay(env, found),
        _trend(env, found),
        _rests(env, found),
        _reasons(env, found),
    ]
    return " ".join(filter(None, parts))


def _days(number):
    return str(half_up(abs(Decimal(number)), WHOLE))


def _delay(env, found):
    days = _days(found.delay)
    share = _days(found.on_time * HUNDRED)
    if days == "0":
        return env._("Pays on the due date (%(share)s %% on time).", share=share)
    if found.delay < 0:
        return env._("Pays %(days)s days before the due date.", days=days)
    return env._(
        "Pays %(days)s days late on average (%(share)s %% on time).",
        days=days,
        share=share,
    )


def _trend(env, found):
    if found.trend is None or abs(found.trend) < LEAST_TREND:
        return ""
    days = _days(found.trend)
    if found.trend > 0:
        return env._("By %(days)s days later than half a year ago.", days=days)
    return env._("By %(days)s days earlier than half a year ago.", days=days)


def _reasons(env, found):
    """Name the reasons that he gave most, each with how often."""
    if not found.reasons:
        return ""
    ids = [int(one.code) for one in found.reasons]
    outcomes = env["credit.followup.contact.outcome"].sudo().browse(ids)
    said = [
        f"{outcome.name} ({one.times})"
        for outcome, one in zip(outcomes, found.reasons, strict=True)
    ]
    return env._("He said: %(reasons)s.", reasons=", ".join(said))


def _rests(env, found):
    words = {
        Rests.TOO_FEW: env._("Fewer than five payments in a year: no type is named."),
        Rests.BROKEN: env._("Promises were broken more often than kept."),
        Rests.UNFOUNDED: env._("Disputes were rejected more often than justified."),
        Rests.JUSTIFIED: env._("Several of his disputes were justified."),
        Rests.LAST_MESSAGE: env._(
            "%(share)s %% came only after the last message.",
            share=_days((found.waited or 0) * HUNDRED),
        ),
    }
    return words.get(found.rests_on, "")
