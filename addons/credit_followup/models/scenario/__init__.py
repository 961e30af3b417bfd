"""The scenario: policies, levels, holds, and the settings on which they depend."""

from . import (
    guarded,
    policy,
    level,
    hold,
    res_company,
    res_company_holidays,
    res_partner,
    res_partner_foresight,
    resource_calendar,
    resource_calendar_attendance,
    resource_calendar_leaves,
    ir_module_module,
)
