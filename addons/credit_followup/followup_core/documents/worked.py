"""The working days of a document: the company's week and its holidays."""

from datetime import date

from ..workdays import MONDAY_TO_FRIDAY, Workdays
from .shape import Field, many, may
from .values import day, whole

# The keys of the days, as any object that has them reads them.
WORKED: dict[str, Field] = {
    "worked_days": may(many(whole(0, 6), least=1), tuple(MONDAY_TO_FRIDAY)),
    "holidays": may(many(day), ()),
}


def worked(worked_days: tuple[int, ...], holidays: tuple[date, ...]) -> Workdays:
    """Return the calendar that the two keys say."""
    return Workdays(frozenset(worked_days), frozenset(holidays))
