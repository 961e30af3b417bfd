from . import (
    calculator,
    force,
    leave_out,
    partner_merge,
    rate_import,
    simulation,
    waive,
    why,
)
