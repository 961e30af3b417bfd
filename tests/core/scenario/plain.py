"""The rules of a group said plainly: item by item, rule by rule, nothing remembered.

What the evaluator must decide, however it gets there. Levels and holds are the core's
own, which have tests of their own.
"""

from datetime import timedelta

from followup_core.scenario.evaluate import TELLING
from followup_core.scenario.holds import (
    by_item,
    freeing,
    group_freed_on,
    group_hold,
    item_freed_on,
    next_item_turn,
    unheld,
)
from followup_core.scenario.levels import (
    deadline_over_on,
    enters_by_age,
    lapses,
    next_level,
    starts_on,
)
from followup_core.scenario.records import Decision, Served, Verdict
from followup_core.vocabulary import Nature, Outcome, Reason

DAY = timedelta(days=1)
OUTCOMES = {Reason.CONTACT: Outcome.CONTACT, Reason.DECIDE: Outcome.DECIDE}
NOT_CLAIMED = {
    Reason.EXCLUDED,
    Reason.ITEM_HELD,
    Reason.GROUP_HELD,
    Reason.NOT_STARTED,
    Reason.NO_POLICY,
    Reason.NO_LEVELS,
}


def decide_plainly(group, on, settings):
    """Return the decision for a group, by the rules in their order."""
    return Rules(group, on, settings).decide()


class Rules:
    """The rules for one group on one day."""

    def __init__(self, group, on, settings):
        self.group, self.on, self.settings = group, on, settings

    def decide(self):
        group = self.group
        if whole := group_hold(group.holds, self.on):
            freed_on = group_freed_on(group.holds, self.on)
            held = (Reason.GROUP_HELD, None, freed_on)
            return self.nothing(
                [Verdict(one, *held, hold=whole.key) for one in group.items]
            )
        verdicts = [self.judge(one) for one in group.items]
        verdicts = self.drop_courtesies(verdicts)
        verdicts = self.drop_without_rate(verdicts)
        verdicts = self.drop_small_items(verdicts)
        verdicts = self.drop_small_levels(verdicts)
        return (
            self.decide_whole(verdicts) if to_do(verdicts) else self.nothing(verdicts)
        )

    def decide_whole(self, verdicts):
        """Decide for a group of which something is to be done."""
        lead = max(to_do(verdicts), key=gravity)
        listed = [one for one in verdicts if one.late or one.reason in OUTCOMES]
        claimed = sum(one.open for one in listed)
        reason, until = self.why_not(lead, claimed)
        if reason:
            return self.nothing(self.stop(to_do(verdicts), reason, verdicts, until))
        final = [
            one._replace(reason=Reason.RIDES, next_on=self.on)
            if one in listed and not is_same_step(one, lead)
            else one
            for one in verdicts
        ]
        told = OUTCOMES[lead.reason], lead.reason, lead.level
        return Decision(self.group, *told, tuple(final), self.on, claimed)

    def nothing(self, verdicts):
        """Leave the group alone."""
        reasons = [one.reason for one in verdicts] or [Reason.NOT_DUE]
        told = Outcome.NOTHING, min(reasons, key=list(TELLING).index), None
        next_on = first(one.next_on for one in verdicts)
        return Decision(self.group, *told, tuple(verdicts), next_on)

    # One item

    def judge(self, item):
        """Return the verdict on an item as if it were the only one."""
        if item.course.excluded:
            return Verdict(item, Reason.EXCLUDED, open=item.residual)
        holds = by_item(self.group.holds).get(item.key, [])
        amount = unheld(item.residual, holds, self.on)
        if not amount:
            freed_on = item_freed_on(item.residual, holds, self.on)
            hold = freeing(holds, freed_on, self.on)
            return Verdict(item, Reason.ITEM_HELD, None, freed_on, hold=hold.key)
        if item.due_on is None:
            return Verdict(item, Reason.NO_DUE_DATE, open=amount)
        if unusable := self.unusable(item.policy):
            return Verdict(item, unusable, open=amount)
        return self.await_level(item, amount)

    def unusable(self, policy):
        """Return why nobody is followed up by a policy."""
        if policy is None:
            return Reason.NO_POLICY
        if policy.waits:
            return Reason.NOT_STARTED
        return None if policy.levels else Reason.NO_LEVELS

    def await_level(self, item, amount):
        """Return the verdict on an item that nothing keeps from its next level."""
        due = self.due(item)
        level = next_level(item.course, item.policy, due, self.on, self.settings)
        start = self.start(item, level)
        told = {"level": level, "open": amount, "late": self.on > due}
        if level is None and item.asked_on:
            return Verdict(item, Reason.AWAITING_DECISION, **told)
        if self.on < start:
            reason = Reason.BEFORE_LEVEL if self.on > due else Reason.NOT_DUE
            opened = self.settings.workdays.on_or_after(start)
            return Verdict(item, reason, next_on=opened, **told)
        reason = Reason.CONTACT if level else Reason.DECIDE
        return Verdict(item, reason, next_on=self.on, **told)

    def start(self, item, level):
        """Return the day of the level, or of the question what to do after the last."""
        course, policy, due = item.course, item.policy, self.due(item)
        if level:
            days = [starts_on(level, policy, course, due)]
        else:
            days = [self.settings.workdays.on_or_after(due + DAY)]
        if item.served:
            days.append(deadline_over_on(course, item.served, policy, self.settings))
        if item.notice is not None and item.notice_on:
            notice = Served(-1, 0, item.notice, item.notice_on)
            days.append(deadline_over_on(course, notice, policy, self.settings))
        return max(days)

    # The rules that look at the group

    def drop_courtesies(self, verdicts):
        """Stop courtesies before a due date where anything is overdue."""
        early = [
            one
            for one in contacts(verdicts)
            if lapses(one.level, one.item.policy, one.item.course, self.due(one.item))
        ]
        if not any(one.late for one in verdicts):
            return verdicts
        return self.stop(early, Reason.OVERDUE_FIRST, verdicts)

    def drop_without_rate(self, verdicts):
        """Stop everything where the worth of the currency is not known."""
        those = to_do(verdicts) if self.group.rate is None else []
        return self.stop(those, Reason.NO_RATE, verdicts)

    def drop_small_items(self, verdicts):
        """Stop what is below the minimum of an item."""
        small = [
            one
            for one in contacts(verdicts)
            if one.open * self.group.rate < one.item.policy.minimum_item
        ]
        return self.stop(small, Reason.BELOW_ITEM, verdicts)

    def drop_small_levels(self, verdicts):
        """Stop the levels whose items are together below the minimum of the level."""
        small = []
        for one in contacts(verdicts):
            same = [other for other in contacts(verdicts) if is_same_step(other, one)]
            if sum(other.open * self.group.rate for other in same) < one.level.minimum:
                small.append(one)
        return self.stop(small, Reason.BELOW_LEVEL, verdicts)

    def why_not(self, lead, claimed):
        """Return what stops the whole message, and until when where that is known."""
        group, policy, workdays = self.group, lead.item.policy, self.settings.workdays
        if group.credits >= claimed:
            return Reason.COVERED, None
        if lead.reason is Reason.CONTACT:
            if (claimed - group.credits) * group.rate < policy.minimum_group:
                return Reason.BELOW_GROUP, None
            distance = max(1, policy.least_days, lead.level.least_days)
            before = group.last_contact_on
            if before and self.on < before + distance * DAY:
                return Reason.RECENT_CONTACT, before + distance * DAY
        if not workdays.is_open(self.on):
            return Reason.CLOSED_DAY, workdays.on_or_after(self.on)
        return None, None

    def stop(self, those, reason, verdicts, until=None):
        """Give those another reason, and the first day on which that may change."""
        days = [until, next_item_turn(self.group.holds, self.on)]
        if reason in (Reason.COVERED, Reason.BELOW_GROUP):
            days += [
                self.to_come(self.due(one.item) + DAY)
                for one in verdicts
                if one.item.due_on and one.reason not in NOT_CLAIMED
            ]
        return [
            one._replace(reason=reason, next_on=first([*days, self.turn(one)]))
            if one in those
            else one
            for one in verdicts
        ]

    def turn(self, verdict):
        """Return the next day on which the step of an item becomes another one."""
        level, item = verdict.level, verdict.item
        if level is None:
            return None
        days = [self.due(item) + DAY]
        if enters_by_age(item.course, item.policy):
            days += [
                starts_on(one, item.policy, item.course, self.due(item))
                for one in item.policy.levels
                if one.rank > level.rank
            ]
        return first(map(self.to_come, days))

    def due(self, item):
        return self.settings.workdays.on_or_after(item.due_on)

    def to_come(self, day):
        return day if day > self.on else None


def to_do(verdicts):
    return [one for one in verdicts if one.reason in OUTCOMES]


def contacts(verdicts):
    return [one for one in verdicts if one.reason is Reason.CONTACT]


def first(days):
    return min((day for day in days if day), default=None)


def is_same_step(verdict, other):
    """Tell whether two verdicts are of one step; levels are told by their keys."""
    keys = [one.level and one.level.key for one in (verdict, other)]
    return verdict.reason is other.reason and keys[0] == keys[1]


def gravity(verdict):
    """A decision weighs most, then the highest level, then the oldest item."""
    level, item = verdict.level, verdict.item
    age = (-item.due_on.toordinal(), -item.key)
    return (level.nature, level.rank, *age) if level else (len(Nature), 0, *age)
