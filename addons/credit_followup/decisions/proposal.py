"""Decisions to records: the actions of a run and the answer kept on each item."""

from collections import Counter, defaultdict

from ..const import WAITING
from ..followup_core.vocabulary import Outcome
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
    write_actions,
    write_lines,
)
from .standing import refresh, still_good, why_not
from .why import requests_of

# What is counted of a share: by reason what was left alone, and runs that lost some.
ITEMS, GROUPS, RUNS = "items", "groups", "runs"


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
        """Evaluate those customers and write what was decided.

        Returns what the run counts when it is closed: items and customers left alone,
        by reason, and the ids of the runs of which a proposal was withdrawn.
        """
        decisions = list(self.reader.decisions(partner_ids))
        acting = {
            decision.group.key: decision
            for decision in decisions
            if decision.outcome is not Outcome.NOTHING
        }
        kept, withdrawn = self._settle_earlier(partner_ids, acting, decisions)
        left_out = left_out_by_people(
            self.env, self.run.company_id, partner_ids, self.reader.as_of
        )
        new = [key for key in acting if key not in kept and key not in left_out]
        self._create_actions([acting[key] for key in new])
        keep_answers(self.reader, partner_ids, decisions, {*kept, *new})
        return {**_left_out(decisions), RUNS: withdrawn.run_id.ids}

    def _settle_earlier(self, partner_ids, acting, decisions):
        """Keep earlier proposals that still hold good, withdraw the others.

        What a person has noted on a proposal, or confirmed, is not lost overnight, and
        nobody reviews the same customer twice. Returns the groups that were kept, and
        what was withdrawn.
        """
        decided = {decision.group.key: decision for decision in decisions}
        withdrawn = self.env["credit.followup.action"]
        earlier = self.env["credit.followup.action"].search(
            [
                ("company_id", "=", self.run.company_id.id),
                ("partner_id", "in", partner_ids),
                ("state", "in", WAITING),
                ("run_id", "!=", self.run.id),
                ("duplicate_of_id", "=", False),
            ]
        )
        kept, standing, gone = set(), [], defaultdict(list)
        for action in earlier:
            key = (action.partner_id.id, action.currency_id.id)
            decision = decided.get(key)
            closed = decision is not None and decision.waits_for_open_day
            if action.state == "ready" or closed:
                kept.add(key)  # a worker looks at it again before it leaves
            elif key not in kept and still_good(action, decision):
                kept.add(key)
                standing.append((action, decision))
            else:
                gone[why_not(action, decision, self.reader)].append(action.id)
        for why, ids in gone.items():
            withdrawn |= earlier.browse(ids)
            earlier.browse(ids)._cancel(why, "changed")
        # What a person sees in the morning has the interest of that day.
        prepare(refresh(standing, self.reader), self.reader.as_of)
        return kept, withdrawn

    def _create_actions(self, decisions):
        """Create one action per decision, and one line per item that it lists."""
        if not decisions:
            return
        people = People(self.run, [decision.group.key[0] for decision in decisions])
        facts = requests_of(self.reader, [decision.group for decision in decisions])
        shared = self._shared()
        rows = [
            {
                **shared,
                **self._action_row(decision),
                **people.of(decision.group.key[0], lead(decision).item.policy),
                "facts": facts[decision.group.key],
            }
            for decision in decisions
        ]
        actions = write_actions(self.env, rows)
        decided = zip(actions, decisions, strict=True)
        write_lines(self.env, decided, self.reader.as_of)
        prepare(actions.filtered(lambda one: one._claims_charges()), self.reader.as_of)

    def _shared(self):
        """Return what all new actions of the run have in common."""
        new = self.env["credit.followup.action"].new({"state": "proposed"})
        return {
            "run_id": self.run.id,
            "company_id": self.run.company_id.id,
            "date": self.run.date,
            "is_test": self.run.is_test,
            "todo": new._next_todo(),
        }

    def _action_row(self, decision):
        level = self._level(decision.level)
        policy = self._policy(lead(decision).item.policy)
        found = amounts(decision, self.reader)
        own = self.run.company_id.currency_id
        return {
            **found,
            "amount_company": own.round(found["amount_due"] * found["company_rate"]),
            "partner_id": decision.group.key[0],
            "group_key": decision.group.key[0],
            "currency_id": decision.group.key[1],
            "kind": KINDS[decision.outcome],
            "level_id": level.id or None,
            "nature": level.nature or None,
            "policy_id": policy.id or None,
            "segment": policy.segment or None,
            "mode": level.mode or "automatic",
            "deadline_on": deadline(decision, self.reader) or None,
        }

    def _level(self, level):
        return self.env["credit.followup.level"].browse(level and level.key)

    def _policy(self, policy):
        return self.env["credit.followup.policy"].browse(policy and policy.key)


def _left_out(decisions):
    """Count what is left alone, by reason: items, and whole customers."""
    items, groups = Counter(), Counter()
    for decision in decisions:
        if decision.outcome is Outcome.NOTHING:
            groups[decision.reason.value] += 1
        for verdict in decision.verdicts:
            if verdict.reason not in ACTED_ON:
                items[verdict.reason.value] += 1
    return {ITEMS: items, GROUPS: groups}
