"""Runs and the actions that they decide on."""

from . import (
    run,
    run_leftout,
    run_status,
    run_bank,
    run_remind,
    run_transactions,
    nightly,
    action,
    action_line,
    action_steps,
    res_company,
    res_partner,
)
