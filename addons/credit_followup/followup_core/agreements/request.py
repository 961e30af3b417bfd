"""A request as JSON to a plan, and to what is asked of its standing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from ..documents.shape import Field, Read, Shape, many, may, need
from ..documents.text import check_length
from ..documents.values import amount, choice, currency, day, money_of, whole
from .records import (
    MOST_INSTALMENTS,
    ZERO,
    DayCount,
    Deposit,
    Move,
    Notice,
    Payment,
    Plan,
    Rhythm,
)
from .records import Shape as Form

_RATE_DECIMALS = 6
_HUNDRED = Decimal(100)


class Asked(NamedTuple):
    """A plan, and the day on which its standing is asked for, if it is."""

    plan: Plan
    as_of: date | None
    payments: tuple[Payment, ...]
    grace_days: int
    notice: Notice | None


def parse(document: Any) -> Asked:
    """Return the request of a JSON object.

    :raises RefusedError: if anything in it is not understood
    """
    asked: Asked = _shape(*money_of(document))(document)
    return asked


def owed_fields(money: Read, some: Read) -> dict[str, Field]:
    """Return the keys that say what is owed, in the order of the table.

    :param money: reads amounts that may be zero
    :param some: reads those that may not
    """
    return {
        "currency": need(currency),
        "agreed_on": need(day),
        "principal": need(some),
        "accrued": may(money, ZERO),
        "deposit": may(Shape({"amount": need(some), "on": need(day)}, Deposit)),
    }


def paid_off_fields() -> dict[str, Field]:
    """Return the keys that say when and how it is paid off, and at which rate."""
    return {
        "shape": may(choice(Form), Form.EQUAL_PARTS),
        "first_on": need(day),
        "rhythm": may(choice(Rhythm), Rhythm.MONTHLY),
        "closed": may(many(day), ()),
        "move": may(choice(Move), Move.NEXT),
        "rate_percent": may(_rate, ZERO),
        "day_count": may(choice(DayCount), DayCount.ACT_365),
    }


def _shape(money: Read, some: Read) -> Shape:
    """Return the shape of a request."""
    of_each = Shape({"count": may(count), "amount": may(some)}, _one_of_two)
    payment = Shape({"on": need(day), "amount": need(some)}, Payment)
    notice = Shape({"sent_on": need(day), "days": need(whole(0))}, _notice)
    return Shape(
        {
            **owed_fields(money, some),
            "instalments": need(of_each),
            **paid_off_fields(),
            "as_of": may(day),
            "payments": may(many(payment), ()),
            "grace_days": may(whole(0), 0),
            "notice": may(notice),
        },
        _asked,
    )


def count(value: Any, path: str) -> int:
    """Read how many instalments there are."""
    check_length(value, path)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RefusedError("bad_type", path, f"{path} must be a whole number")
    if not isinstance(value, int) or not 1 <= value <= MOST_INSTALMENTS:
        message = f"{path} must be a whole number from 1 to {MOST_INSTALMENTS}"
        raise RefusedError("bad_count", path, message)
    return value


def _rate(value: Any, path: str) -> Decimal:
    """Read a yearly rate from 0 to 100 percent."""
    found: Decimal = amount(_RATE_DECIMALS)(value, path)
    if found > _HUNDRED:
        raise RefusedError("bad_value", path, f"{path} must be between 0 and 100")
    return found


def _one_of_two(count: int | None, amount: Decimal | None) -> tuple[Any, Any]:
    """Return number and amount of the instalments, of which one is given."""
    if count is None and amount is None:
        raise RefusedError(
            "missing_key", "count", "the number or the amount is missing"
        )
    if count is not None and amount is not None:
        message = "the instalments have a number or an amount, not both"
        raise RefusedError("bad_value", "", message)
    return count, amount


def _notice(sent_on: date, days: int) -> Notice:
    try:
        sent_on + timedelta(days=days) + timedelta(days=1)
    except OverflowError as error:
        message = "the notice runs beyond the end of the calendar"
        raise RefusedError("bad_date", "days", message) from error
    return Notice(sent_on, days)


def _asked(**values: Any) -> Asked:
    number, sum_of_each = values.pop("instalments")
    standing = ("as_of", "payments", "grace_days", "notice")
    rest = {key: values.pop(key) for key in standing}
    closed = frozenset(values.pop("closed"))
    plan = Plan(**values, closed=closed, number=number, amount=sum_of_each)
    return Asked(plan, **rest)
