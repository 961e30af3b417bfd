"""Facts of solvency checks, and of what an order of a customer asks for."""

from ...followup_core.risk.checks import Check, State, Why
from ...followup_core.risk.standing import Checked, Need, Result
from ..settings import money


def read_checks(checks):
    """Return the core's facts of checks, in their order.

    A later check of the kind replaces an earlier one, where it gave an answer.
    """
    beside = checks.sudo().search(
        [
            ("partner_id", "in", checks.partner_id.ids),
            ("company_id", "in", checks.company_id.ids),
            ("result", "!=", Result.UNCLEAR.value),
        ],
        order="done_on, id",
    )
    last = {_of(one): one for one in beside}
    return [
        Check(
            one.id,
            State(one.state),
            Why(one.reason),
            one.done_on,
            one.valid_until or None,
            _is_before(one, last.get(_of(one))),
        )
        for one in checks
    ]


def _of(check):
    return check.company_id, check.partner_id.commercial_partner_id, check.kind_id


def _is_before(check, last):
    return bool(last) and (last.done_on, last.id) > (check.done_on, check.id)


def core_checks(checks):
    """Return what checks said, as the core reads it."""
    return [
        Checked(
            str(one.kind_id.id),
            Result(one.result),
            one.done_on,
            one.valid_until or None,
            money(one.limit) if one.limit else None,
        )
        for one in checks
    ]


def core_need(need):
    """Return what a company asks for, as the core reads it."""
    return Need(str(need.kind_id.id), money(need.above), need.months)
