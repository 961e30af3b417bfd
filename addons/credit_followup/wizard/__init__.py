from . import (
    credit_followup_calculator,
    credit_followup_force,
    credit_followup_leave_out,
    credit_followup_rate_import,
    credit_followup_simulation,
    credit_followup_waive,
)
