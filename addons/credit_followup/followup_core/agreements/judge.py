"""The clock of an agreement: offered, signed, running, noticed, broken, fulfilled.

What is late, noticed, broken and fulfilled is said by ``standing``; this clock says
what follows, and what a payment that is undone changes.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..workdays import shift
from .records import Due
from .standing import Position, Standing, standing
from .states import Agreement, Settings, State, Why

_RUNNING = frozenset({State.ACTIVE, State.LATE, State.NOTICED, State.FULFILLED})
_STARTED = _RUNNING | {State.CANCELLED}
MOVES: Moves = {
    State.DRAFT: frozenset({State.OFFERED, State.CANCELLED}),
    # A signature may be recorded when the first instalment is late already.
    State.OFFERED: _STARTED | {State.DRAFT, State.EXPIRED, State.SIGNED},
    # An offer that is prolonged, or that was signed in time and came by post.
    State.EXPIRED: _STARTED | {State.DRAFT, State.OFFERED, State.SIGNED},
    State.SIGNED: _STARTED,
    State.ACTIVE: _STARTED - {State.ACTIVE} | {State.BROKEN},
    State.LATE: _STARTED - {State.LATE} | {State.BROKEN},
    State.NOTICED: _STARTED - {State.NOTICED} | {State.BROKEN},
    # A payment that is known late and came in time.
    State.BROKEN: frozenset({State.ACTIVE, State.LATE, State.FULFILLED}),
    # A payment that is undone.
    State.FULFILLED: frozenset(
        {State.ACTIVE, State.LATE, State.NOTICED, State.BROKEN},
    ),
    State.CANCELLED: frozenset(),
}
# Nobody but people writes one anew, or gives it up.
BY_PEOPLE = frozenset({State.DRAFT, State.CANCELLED})
_BY_HAND = tuple(BY_PEOPLE)
_OFFER = (State.OFFERED, State.EXPIRED)
_NOT_STARTED = (*_OFFER, State.SIGNED)
_STAYS = (Why.PAYMENT_UNDONE, Why.PAID_IN_TIME)
_IN_ORDER = itemgetter(1, 0, 2)


def judge(agreement: Agreement, as_of: date, settings: Settings) -> Ruling:
    """Rule on one agreement."""
    state, why, next_on = agreement.state, agreement.reason, None
    if state in _OFFER and not _is_signed(agreement, as_of):
        state, why, next_on = _offer(agreement, as_of)
    elif state not in _BY_HAND:
        plan = _plan(agreement, as_of, settings)
        state, why = _rule(plan)
        next_on = min(_ahead(plan, state), default=None)
    return Ruling(agreement.key, state.value, why.value, next_on)


# === THE OFFER === #


def _is_signed(agreement: Agreement, as_of: date) -> bool:
    """Tell whether the offer was signed by now, and while it was valid."""
    signed, last = agreement.signed_on, agreement.valid_until
    return signed is not None and signed <= as_of and (last is None or signed <= last)


def _offer(agreement: Agreement, as_of: date) -> tuple[State, Why, date | None]:
    """Rule on what is not signed: what was paid meanwhile needs no agreement."""
    last, signed = agreement.valid_until, agreement.signed_on
    days = [signed] if signed and signed > as_of else []
    if agreement.items_open <= 0:
        return State.EXPIRED, Why.NOTHING_OPEN, min(days, default=None)
    if last and last < as_of:
        return State.EXPIRED, Why.EXPIRED, None
    if last:
        days.append(shift(last, 1))
    return State.OFFERED, Why.OFFERED, min(days, default=None)


# === THE PLAN === #


class _Plan(NamedTuple):
    """A signed agreement on a day.

    ``coming``: the next instalment that nobody was reminded of. ``is_undone``: a notice
    was answered, and lacks its money now.
    """

    agreement: Agreement
    as_of: date
    settings: Settings
    position: Position
    coming: Due | None
    is_undone: bool


def _plan(agreement: Agreement, as_of: date, settings: Settings) -> _Plan:
    """Return where the plan stands, by a notice that may still break it."""
    ordered = sorted(agreement.instalments, key=_IN_ORDER)
    position = _position(agreement, ordered, as_of, settings)
    is_undone = position.state is Standing.BROKEN and not _may_break(agreement)
    if is_undone:
        without = agreement._replace(notice=None)
        position = _position(without, ordered, as_of, settings)
    coming = _not_reminded(agreement, ordered, position)
    return _Plan(agreement, as_of, settings, position, coming, is_undone)


def _position(
    agreement: Agreement, ordered: Sequence[Due], as_of: date, settings: Settings
) -> Position:
    return standing(
        ordered,
        agreement.payments,
        as_of,
        max(settings.grace_days, 0),
        agreement.notice,
        settings.known_until,
    )


def _may_break(agreement: Agreement) -> bool:
    """Tell whether a notice that is over may break the plan.

    One that was answered, and whose payment was undone later, may not: the customer
    gets another one.
    """
    if agreement.state is State.LATE:
        return agreement.reason is not Why.PAYMENT_UNDONE
    return agreement.state is State.NOTICED or _was_broken(agreement)


def _was_broken(agreement: Agreement) -> bool:
    paid_after = agreement.reason is Why.PAID_AFTER_BREACH
    is_paid = agreement.state is State.FULFILLED and paid_after
    return agreement.state is State.BROKEN or is_paid


def _not_reminded(
    agreement: Agreement, ordered: Sequence[Due], position: Position
) -> Due | None:
    """Return the first instalment to come that no courtesy message was sent for."""
    next_on, reminded = position.next_on, agreement.reminded_rank
    if next_on is None:
        return None
    for one in ordered:
        is_ahead = one.on >= next_on and one.amount
        if is_ahead and (reminded is None or one.rank > reminded):
            return one
    return None


def _remind_on(plan: _Plan) -> date | None:
    """Return the first day of the next courtesy message, None where there is none."""
    days = plan.settings.remind_days
    if plan.coming is None or days is None:
        return None
    return shift(plan.coming.on, -days)


def _rule(plan: _Plan) -> tuple[State, Why]:
    agreement, position = plan.agreement, plan.position
    settled = _settled(agreement, position)
    if settled:
        return State.FULFILLED, settled
    starts_on = agreement.starts_on
    if agreement.state in _NOT_STARTED and starts_on and plan.as_of < starts_on:
        return State.SIGNED, Why.SIGNED
    if _was_broken(agreement) and not _came_in_time(plan):
        is_undone = agreement.state is State.FULFILLED
        return State.BROKEN, Why.PAYMENT_UNDONE if is_undone else agreement.reason
    return _running(plan)


def _settled(agreement: Agreement, position: Position) -> Why | None:
    """Return how the debt was settled, None while it is not."""
    is_paid = position.state is Standing.FULFILLED
    if not is_paid and agreement.items_open > 0:
        return None
    if _was_broken(agreement):
        return Why.PAID_AFTER_BREACH
    return Why.PAID if is_paid and agreement.instalments else Why.PAID_OUTSIDE


def _came_in_time(plan: _Plan) -> bool:
    """Tell whether what the notice asked for came in time after all.

    What a person broke stays broken.
    """
    notice = plan.agreement.notice
    if notice is None or notice.sent_on > plan.as_of:
        return False
    by_hand = plan.agreement.reason is Why.BY_HAND
    return plan.position.breach_on is None and not by_hand


def _running(plan: _Plan) -> tuple[State, Why]:
    position = plan.position
    if position.state is Standing.BROKEN:
        return State.BROKEN, Why.NOTICE_OVER
    if position.notice_runs:
        assert position.breach_on
        waits = position.breach_on <= plan.as_of
        return State.NOTICED, Why.BANK_NOT_KNOWN if waits else Why.NOTICE_RUNS
    if position.state is Standing.LATE:
        is_undone = _kept_reason(plan) is Why.PAYMENT_UNDONE
        return State.LATE, Why.PAYMENT_UNDONE if is_undone else Why.LATE
    return State.ACTIVE, _why_active(plan)


def _why_active(plan: _Plan) -> Why:
    remind_on = _remind_on(plan)
    if remind_on and remind_on <= plan.as_of:
        return Why.INSTALMENT_COMING
    late_on = plan.position.may_notice_from
    if late_on and late_on <= plan.as_of:
        return Why.BANK_NOT_KNOWN
    return _kept_reason(plan) or Why.ON_TRACK


def _kept_reason(plan: _Plan) -> Why | None:
    """Return what happened to a payment, as long as it says why it runs again."""
    state, reason = plan.agreement.state, plan.agreement.reason
    if plan.is_undone or state is State.FULFILLED:
        return Why.PAYMENT_UNDONE
    if state is State.BROKEN:
        return Why.PAID_IN_TIME
    late = plan.position.state is Standing.LATE
    kept_in = (State.ACTIVE, State.LATE) if late else (State.ACTIVE,)
    return reason if state in kept_in and reason in _STAYS else None


# === THE NEXT DAY === #


def _ahead(plan: _Plan, state: State) -> Iterator[date]:
    """Yield the days after today on which the calendar may change something."""
    if state is State.FULFILLED:
        return
    as_of, agreement = plan.as_of, plan.agreement
    for payment in agreement.payments:
        if payment.on > as_of:
            yield payment.on
    if agreement.notice and agreement.notice.sent_on > as_of:
        yield agreement.notice.sent_on
    if state is State.SIGNED and agreement.starts_on:
        yield agreement.starts_on
    if state is State.NOTICED and plan.position.breach_on:
        yield max(plan.position.breach_on, shift(as_of, 1))
    if state is State.ACTIVE:
        yield from _active_days(plan)


def _active_days(plan: _Plan) -> Iterator[date]:
    """Yield the day of the next courtesy message, and of the next delay.

    Tomorrow, where only the bank has to catch up.
    """
    position, tomorrow = plan.position, shift(plan.as_of, 1)
    late_on = position.may_notice_from
    if late_on is None:
        assert position.next_on
        late_on = shift(position.next_on, max(plan.settings.grace_days, 0) + 1)
    yield max(late_on, tomorrow)
    remind_on = _remind_on(plan)
    if remind_on and remind_on > plan.as_of:
        yield remind_on
    elif remind_on and plan.coming:
        # Nobody sent it: the day after the instalment it is for the next one.
        yield shift(plan.coming.on, 1)
