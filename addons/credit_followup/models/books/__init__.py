"""Charges, write-offs and provisions in the books."""

from . import (
    charge,
    clearing,
    res_company,
    account_move,
    account_move_line,
    write_off,
    write_off_steps,
    run,
)
