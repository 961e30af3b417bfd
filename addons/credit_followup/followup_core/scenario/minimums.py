"""Amounts too small to write for: per item, per level and per group.

Minimums are in company currency: an amount is multiplied by the group's rate, company
currency for one unit of its own. They spare the customer a message; the question what
to do after the last level is asked whatever the amount, so that nothing ends silently.
"""

from decimal import Decimal

from ..vocabulary import Reason
from .records import ZERO, Policy, Verdict
from .turns import Case, Claim, is_contact, stopped


def drop_small_items(case: Case, claim: Claim) -> Claim:
    """Drop each item that is too small to be followed up for itself."""
    rate = _rate(case)

    def is_small(verdict: Verdict) -> bool:
        policy = verdict.item.policy
        if policy is None or not policy.minimum_item or not is_contact(verdict):
            return False
        return verdict.open * rate < policy.minimum_item

    if not any(map(is_small, claim.candidates)):
        return claim
    return stopped(case, claim, Reason.BELOW_ITEM, is_small)


def drop_small_levels(case: Case, claim: Claim) -> Claim:
    """Drop each level whose items together stay under the level's own minimum."""
    small = _small_levels(claim.candidates, _rate(case))
    if not small:
        return claim

    def is_small(verdict: Verdict) -> bool:
        level = verdict.level
        return is_contact(verdict) and level is not None and level.key in small

    return stopped(case, claim, Reason.BELOW_LEVEL, is_small)


def _rate(case: Case) -> Decimal:
    """Return the group's rate, which an earlier rule has made sure of."""
    assert case.group.rate is not None
    return case.group.rate


def _small_levels(candidates: list[Verdict], rate: Decimal) -> set[int]:
    sums: dict[int, Decimal] = {}
    minimums: dict[int, Decimal] = {}
    for verdict in candidates:
        level = verdict.level
        if level is None or not level.minimum or not is_contact(verdict):
            continue
        sums[level.key] = sums.get(level.key, ZERO) + verdict.open * rate
        minimums[level.key] = level.minimum
    return {key for key, minimum in minimums.items() if sums[key] < minimum}


def is_small_group(claim: Decimal, rate: Decimal, policy: Policy) -> bool:
    """Tell whether what the message would claim is too small for the policy."""
    return claim * rate < policy.minimum_group
