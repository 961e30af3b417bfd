"""The days on which the company works: its calendar and its public holidays."""

from . import (
    res_company,
    resource_calendar,
    resource_calendar_attendance,
    resource_calendar_leaves,
)
