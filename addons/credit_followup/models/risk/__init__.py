"""Solvency checks, warning signs and their score, and old bad debtors."""

from . import (
    check_kind,
    check,
    check_need,
    sign,
    sign_seen,
    trace,
    promise,
    agreement,
    address,
    res_partner,
    stopped,
    run,
)
