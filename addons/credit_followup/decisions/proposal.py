"""Decisions to records: the actions of a run and the answer kept on each item."""

from collections import Counter

from ..followup_core.vocabulary import Outcome, Reason
from .answers import keep_answers
from .claims import prepare
from .people import People
from .sentences import left_out_by_people
from .snapshot import (
    ACTED_ON,
    KINDS,
    amounts,
    deadline,
    lead,
    write_lines,
)
from .standing import refresh, still_good, why_not
from .why import requests_of


class Proposal:
    """Writes the decisions of one chunk of customers, in a constant number of queries.

    :param run: the run that proposes
    :param reader: the facts of the run's company and day
    """

    def __init__(self, run, reader):
        """Prepare for the decisions of ``reader`` to be written on ``run``."""
        self.run = run
        self.reader = reader
        self.env = run.env

    def add(self, partner_ids):
        """Evaluate those customers and write what was decided."""
        decisions = list(self.reader.decisions(partner_ids))
        acting = {
            decision.group.key: decision
            for decision in decisions
            if decision.outcome is not Outcome.NOTHING
        }
        keep_answers(self.reader, partner_ids, decisions)
        self._count_left_out(decisions)
        kept = self._settle_earlier(partner_ids, acting, decisions)
        left_out = left_out_by_people(
            self.env, self.run.company_id, partner_ids, self.reader.as_of
        )
        new = (key for key in acting if key not in kept and key not in left_out)
        self._create_actions([acting[key] for key in new])

    def _settle_earlier(self, partner_ids, acting, decisions):
        """Keep earlier proposals that still hold good, withdraw the others.

        What a person has noted on a proposal, or confirmed, is not lost overnight, and
        nobody reviews the same customer twice. Returns the groups that were kept.
        """
        decided = {decision.group.key: decision for decision in decisions}
        withdrawn = self.env["credit.followup.action"]
        earlier = self.env["credit.followup.action"].search(
            [
                ("company_id", "=", self.run.company_id.id),
                ("partner_id", "in", partner_ids),
                ("state", "in", ("proposed", "ready")),
                ("run_id", "!=", self.run.id),
                ("duplicate_of_id", "=", False),
            ]
        )
        kept, standing = set(), []
        for action in earlier:
            key = (action.partner_id.id, action.currency_id.id)
            decision = decided.get(key)
            if action.state == "ready" or _is_closed_day(decision):
                kept.add(key)  # a worker looks at it again before it leaves
            elif key not in kept and still_good(action, decision):
                kept.add(key)
                standing.append((action, decision))
            else:
                action._cancel(why_not(action, decision, self.reader), "changed")
                withdrawn |= action
        # What a person sees in the morning has the interest of that day.
        prepare(refresh(standing, self.reader), self.reader.as_of)
        withdrawn.run_id._refresh_state()
        return kept

    def _count_left_out(self, decisions):
        """Add the chunk to the run's counts of what was left alone, by reason."""
        items, groups = Counter(), Counter()
        for decision in decisions:
            if decision.outcome is Outcome.NOTHING:
                groups[decision.reason.value] += 1
            for verdict in decision.verdicts:
                if verdict.reason not in ACTED_ON:
                    items[verdict.reason.value] += 1
        known = {left.reason: left for left in self.run.left_out_ids}
        for reason in sorted(items.keys() | groups.keys()):
            left = known.get(reason)
            if left:
                left.item_count += items[reason]
                left.group_count += groups[reason]
        self.env["credit.followup.run.leftout"].create(
            [
                {
                    "run_id": self.run.id,
                    "reason": reason,
                    "item_count": items[reason],
                    "group_count": groups[reason],
                }
                for reason in sorted(items.keys() | groups.keys())
                if reason not in known
            ]
        )

    def _create_actions(self, decisions):
        """Create one action per decision, and one line per item that it lists."""
        if not decisions:
            return
        levels = self._levels(decisions)
        people = People(self.run, [decision.group.key[0] for decision in decisions])
        facts = requests_of(self.reader, [decision.group for decision in decisions])
        actions = self.env["credit.followup.action"].create(
            [
                {
                    **self._action_vals(decision, levels, people),
                    "facts": facts[decision.group.key],
                }
                for decision in decisions
            ]
        )
        decided = zip(actions, decisions, strict=True)
        write_lines(self.env, decided, self.reader.as_of)
        prepare(actions, self.reader.as_of)

    def _levels(self, decisions):
        ids = {decision.level.key for decision in decisions if decision.level}
        levels = self.env["credit.followup.level"].browse(ids)
        return {level.id: level for level in levels}

    def _action_vals(self, decision, levels, people):
        level = levels.get(decision.level.key) if decision.level else None
        policy = lead(decision).item.policy
        return {
            **amounts(decision, self.reader),
            **people.of(decision.group.key[0], policy),
            "run_id": self.run.id,
            "company_id": self.run.company_id.id,
            "partner_id": decision.group.key[0],
            "group_key": decision.group.key[0],
            "currency_id": decision.group.key[1],
            "kind": KINDS[decision.outcome],
            "level_id": level.id if level else False,
            "policy_id": policy.key if policy else False,
            "mode": level.mode if level else "automatic",
            "date": self.run.date,
            "is_test": self.run.is_test,
            "deadline_on": deadline(decision, self.reader),
        }


def _is_closed_day(decision):
    return decision is not None and decision.reason is Reason.CLOSED_DAY
