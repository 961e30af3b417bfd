"""Limitation: until when items can be claimed, and what proves it."""

from . import (
    limitation,
    limitation_watch,
    evidence,
    account_move_line,
    res_company,
    write_off,
    run,
)
