"""Messages: their parts, their deliveries, and what comes back."""

from . import (
    action,
    action_line,
    action_leaving,
    action_levels,
    action_state,
    action_steps,
    action_why,
    delivery,
    res_partner,
    thanks,
    mail_activity,
    way,
)
