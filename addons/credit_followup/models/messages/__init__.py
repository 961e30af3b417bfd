"""Messages: their parts, their deliveries, and what comes back."""

from . import (
    action,
    action_letter,
    action_levels,
    action_print,
    action_since,
    delivery,
    ir_actions_report,
    ir_attachment,
    mail_activity,
    res_company,
    res_country,
)
