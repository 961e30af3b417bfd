"""Decisions to records: the actions of a run and the answer kept on each item."""

from collections import Counter, defaultdict

from odoo.tools import SQL

from ..followup_core.levels import deadline_on
from ..followup_core.vocabulary import Nature, Outcome, Reason


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
        acting = [one for one in decisions if one.outcome is not Outcome.NOTHING]
        self._keep_answers(decisions)
        self._count_left_out(decisions)
        self._create_actions(acting)

    def _keep_answers(self, decisions):
        """Keep each item's answer and the day of its next look."""
        self.env["account.move.line"]._followup_set(
            {
                verdict.item.key: {
                    "followup_reason": verdict.reason.value,
                    "followup_next_on": verdict.next_on,
                }
                for decision in decisions
                for verdict in decision.verdicts
            }
        )

    def _count_left_out(self, decisions):
        """Add the chunk to the run's counts of what was left alone, by reason."""
        items, groups = Counter(), Counter()
        for decision in decisions:
            if decision.outcome is Outcome.NOTHING:
                groups[decision.reason.value] += 1
            for verdict in decision.verdicts:
                if verdict.reason not in _ACTED_ON:
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
        """Create one action per decision and one line per item that it lists."""
        if not decisions:
            return
        listed = {decision.group.key: listed_verdicts(decision) for decision in decisions}
        keys = [one.item.key for verdicts in listed.values() for one in verdicts]
        snapshots = read_snapshots(self.env, keys)
        levels = self._levels(decisions)
        actions = self.env["credit.followup.action"].create(
            [self._action_vals(decision, levels) for decision in decisions]
        )
        actions._set_addressee()
        self.env["credit.followup.action.line"].create(
            [
                line_vals(action, decision, verdict, snapshots[verdict.item.key])
                for action, decision in zip(actions, decisions, strict=True)
                for verdict in listed[decision.group.key]
            ]
        )

    def _levels(self, decisions):
        ids = {decision.level.key for decision in decisions if decision.level}
        levels = self.env["credit.followup.level"].browse(ids)
        return {level.id: level for level in levels}

    def _action_vals(self, decision, levels):
        level = levels.get(decision.level.key) if decision.level else None
        policy = lead(decision).item.policy
        return {
            **amounts(decision, self.reader),
            "run_id": self.run.id,
            "company_id": self.run.company_id.id,
            "partner_id": decision.group.key[0],
            "currency_id": decision.group.key[1],
            "kind": "contact" if level else "decide",
            "level_id": level.id if level else False,
            "policy_id": policy.key if policy else False,
            "mode": level.mode if level else "automatic",
            "date": self.run.date,
            "is_test": self.run.is_test,
            "deadline_on": self._deadline(decision),
        }

    def _deadline(self, decision):
        if decision.level is None:
            return False
        settings = self.reader.settings
        return deadline_on(
            decision.level, self.run.date, settings.transit_days, settings.workdays
        )


_ACTED_ON = {Reason.CONTACT, Reason.DECIDE, Reason.RIDES}


def listed_verdicts(decision):
    """Return the verdicts of the items that the action lists."""
    return [one for one in decision.verdicts if one.reason in _ACTED_ON]


def lead(decision):
    """Return a verdict that the action serves."""
    return next(one for one in decision.verdicts if one.reason is decision.reason)


def amounts(decision, reader):
    """Return the amounts of a decision as the fields of an action."""
    group = decision.group
    due = decision.claimed - group.credits
    ages = [
        (reader.as_of - one.item.due_on).days
        for one in listed_verdicts(decision)
        if one.item.due_on
    ]
    return {
        "amount_claimed": float(decision.claimed),
        "amount_credits": float(group.credits),
        "amount_due": float(due),
        "amount_company": float(due * (group.rate or 0)),
        "item_count": len(ages),
        "days_late": max([*ages, 0]),
    }


def line_vals(action, decision, verdict, snapshot):
    """Return the values of an action line: the item as it is listed now."""
    item = verdict.item
    raised = verdict.reason is decision.reason
    return {
        **snapshot,
        "action_id": action.id,
        "company_id": action.company_id.id,
        "move_line_id": item.key,
        "role": "raised" if raised else "rides",
        "level_id": verdict.level.key if raised and verdict.level else False,
        "days_late": max((action.date - item.due_on).days, 0) if item.due_on else 0,
        "amount_open": float(verdict.open),
        "amount_held": float(item.residual - verdict.open),
        "previous_notice": None if item.notice is None else str(item.notice.value),
        "previous_notice_on": item.notice_on,
    }


def read_snapshots(env, line_ids):
    """Read what an action line keeps of each item: ``{line id: values}``."""
    rows = env.execute_query_dict(
        SQL(
            "SELECT line.id, line.move_id, line.move_name AS name,"
            " move.payment_reference, line.invoice_date AS date_invoice,"
            " line.date_maturity AS date_due, line.amount_currency AS amount_total,"
            " line.followup_level_id AS previous_level_id,"
            " line.followup_level_on AS previous_level_on,"
            " COALESCE(line.followup_cycle, 0) AS cycle"
            " FROM account_move_line line JOIN account_move move"
            " ON move.id = line.move_id WHERE line.id IN %s",
            tuple(line_ids) or (0,),
        )
    )
    return {row.pop("id"): row for row in rows}


def is_notice(level):
    """Tell whether a core level puts every item it lists on notice."""
    return level is not None and level.nature >= Nature.FORMAL_NOTICE


def grouped_lines(actions):
    """Return the lines of actions by action."""
    lines = defaultdict(actions.env["credit.followup.action.line"].browse)
    for line in actions.line_ids:
        lines[line.action_id] |= line
    return lines
