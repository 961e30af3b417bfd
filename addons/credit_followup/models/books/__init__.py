"""Charges, write-offs and provisions in the books."""

from . import (
    charge,
    clearing,
    res_company,
    account_move,
    account_move_line,
    account_bank_statement_line,
    write_off,
    write_off_steps,
    provision_band,
    provision,
    provision_line,
    run,
)
