from . import (
    account_move,
    account_move_line,
    credit_followup_action,
    credit_followup_action_line,
    credit_followup_charge,
    credit_followup_delivery,
    credit_followup_hold,
    credit_followup_level,
    credit_followup_policy,
    credit_followup_rate,
    credit_followup_run,
    credit_followup_run_leftout,
    credit_followup_terms,
    ir_actions_report,
    ir_attachment,
    ir_module_module,
    mail_activity,
    mail_mail,
    res_company,
    res_config_settings,
    res_partner,
)

# These extend the action and the run, so they come after them.
from . import (
    action_blocks,
    action_charges,
    action_levels,
    action_steps,
    move_mentions,
    partner_claims,
    run_nightly,
)
