from . import (
    credit_followup_force,
    credit_followup_leave_out,
    credit_followup_simulation,
)
