"""Runs and the actions that they decide on."""

from . import (
    run,
    run_leftout,
    run_status,
    run_bank,
    run_remind,
    run_share,
    run_propose,
    run_transactions,
    nightly,
    action,
    res_company,
    res_partner,
)
