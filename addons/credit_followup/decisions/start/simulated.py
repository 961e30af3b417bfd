"""What a day, or the nights from it on, would do, as values of a simulation."""

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from odoo.fields import Date

from ...followup_core.scenario.evaluate import evaluate_all
from ...followup_core.scenario.records import ZERO
from ...followup_core.start.ahead import ahead, settings_of_days
from ...followup_core.vocabulary import Outcome, Reason
from ..sentences import sentence
from ..snapshot import amounts

# More customers than this are not shown one by one: nobody would read them.
SHOWN_CUSTOMERS = 500


class Simulated(NamedTuple):
    """Customers by what becomes of them, lines of customers, sums by day and level."""

    counts: dict
    lines: list
    steps: list


def simulate_day(reader):
    """Return what a run on the reader's day would do, whom it leaves alone included."""
    counts = dict.fromkeys(Outcome, 0)
    lines = []
    settings = _settings(reader)
    for decision in evaluate_all(reader.all_groups(), reader.as_of, settings):
        counts[decision.outcome] += 1
        if len(lines) < SHOWN_CUSTOMERS:
            lines.append(_line(decision, reader, reader.as_of))
    return Simulated(counts, lines, [])


def simulate_nights(reader, days):
    """Return what so many nights would do: each message, and their sums."""
    until = Date.add(reader.as_of, days=days)
    settings_on = settings_of_days(_settings(reader))
    counts = dict.fromkeys(Outcome, 0)
    sums = defaultdict(lambda: [0, ZERO])
    lines = []
    for group in reader.all_groups():
        outcomes = set()
        for on, decision in ahead(group, until, reader.as_of, settings_on):
            outcomes.add(decision.outcome)
            found = sums[(on, *_which(decision))]
            found[0] += 1
            found[1] += (decision.claimed - group.credits) * (group.rate or 0)
            if len(lines) < SHOWN_CUSTOMERS:
                lines.append(_line(decision, reader, on))
        for outcome in outcomes or {Outcome.NOTHING}:
            counts[outcome] += 1
    steps = [_step(*key, *found) for key, found in sorted(sums.items())]
    return Simulated(counts, lines, steps)


def _settings(reader):
    """Return the company's settings; before its first day, as if that was the day."""
    if reader.settings.started_on:
        return reader.settings
    return replace(reader.settings, started_on=reader.as_of)


def _which(decision):
    """Return the ids of the policy and of the level of a step, 0 for no level."""
    raised = (Reason.CONTACT, Reason.DECIDE)
    lead = next(one for one in decision.verdicts if one.reason in raised)
    level = decision.level
    return lead.item.policy.key, level.key if level else 0


def _step(on, policy, level, count, amount):
    return {
        "date": on,
        "policy_id": policy,
        "level_id": level or False,
        "count": count,
        "amount": float(amount),
    }


def _line(decision, reader, on):
    partner_id, currency_id = decision.group.key
    verdict = reader.telling(decision)
    acts = decision.outcome is not Outcome.NOTHING
    return {
        "date": on,
        "partner_id": partner_id,
        "currency_id": currency_id,
        "level_id": decision.level.key if decision.level else False,
        "reason": decision.reason.value,
        "sentence": sentence(reader.env, verdict, decision.group),
        "next_on": decision.next_on,
        "amount_due": amounts(decision, reader)["amount_due"] if acts else 0.0,
    }
