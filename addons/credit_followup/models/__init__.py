from . import (
    account_move,
    account_move_line,
    credit_followup_action,
    credit_followup_action_line,
    credit_followup_delivery,
    credit_followup_hold,
    credit_followup_level,
    credit_followup_policy,
    credit_followup_run,
    credit_followup_run_leftout,
    ir_actions_report,
    mail_activity,
    mail_mail,
    res_company,
    res_config_settings,
    res_partner,
)
from . import action_blocks  # extends the action, so it comes after it
