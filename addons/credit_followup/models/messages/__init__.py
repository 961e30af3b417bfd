"""Messages: their parts, their deliveries, and what comes back."""

from . import (
    action,
    action_leaving,
    action_levels,
    action_owed,
    action_renew,
    action_since,
    action_state,
    action_why,
    delivery,
    mail_activity,
    way,
)
