"""Insolvencies: what they stop, what has to be filed, what was paid before."""

from . import (
    insolvency,
    insolvency_clock,
    insolvency_days,
    insolvency_filing,
    insolvency_payments,
    provision,
    write_off,
    evidence,
    res_partner,
    run,
    ir_actions_report,
)
