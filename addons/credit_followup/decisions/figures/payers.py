"""Figures in words: how a customer pays, what it rests on, for how long he owes."""

from decimal import Decimal

from ...followup_core.figures.payers import Rests
from ...followup_core.money import half_up

HUNDRED, WHOLE = 100, Decimal(1)
# A trend below it is chance.
LEAST_TREND = 5
# What lies less apart is as good as always the same.
LEAST_SPREAD = 1


def profile_words(env, found):
    """Return one sentence on a profile, False where nothing was paid."""
    if found.delay is None:
        return False
    parts = [
        _delay(env, found),
        _spread(env, found),
        _trend(env, found),
        _rests(env, found),
        _reasons(env, found),
    ]
    return " ".join(filter(None, parts))


def figures_words(env, found):
    """Return sentences on a customer's figures of three months, False without any."""
    parts = [_outstanding(env, found), _delinquent(env, found), _effective(env, found)]
    return " ".join(filter(None, parts)) or False


def _outstanding(env, found):
    if found.dso_count_back is None or found.best_possible_dso is None:
        return ""
    return env._(
        "His sales are owed for %(dso)s days (DSO); %(best)s if he paid on time.",
        dso=_days(found.dso_count_back),
        best=_days(found.best_possible_dso),
    )


def _delinquent(env, found):
    if not found.average_days_delinquent or found.average_days_delinquent < 0:
        return ""
    days = _days(found.average_days_delinquent)
    return env._("Days added by lateness: %(days)s.", days=days)


def _effective(env, found):
    if found.collection_effectiveness is None:
        return ""
    share = _days(found.collection_effectiveness)
    return env._("Collected: %(share)s %% of what could be.", share=share)


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


def _spread(env, found):
    """Say how far his delays lie apart; of one payment nothing."""
    if found.payments < 2 or found.spread < LEAST_SPREAD:
        return ""
    return env._("Give or take %(days)s days.", days=_days(found.spread))


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
        Rests.LATE: env._("More than thirty days late."),
        Rests.REMINDED: env._("Late, though not by more than thirty days."),
        Rests.LAST_MESSAGE: env._(
            "%(share)s %% came only after the last message.",
            share=_days((found.waited or 0) * HUNDRED),
        ),
    }
    return words.get(found.rests_on, "")
