"""The scenario: policies, levels, holds, and the settings on which they depend."""

from . import (
    guarded,
    policy,
    level,
    hold,
    holding,
    res_company,
    res_partner,
    res_partner_foresight,
    ir_module_module,
)
