"""Conditions of sale and the proof that they were accepted."""

from . import (
    terms,
    acceptance,
    res_company,
    sending,
    run,
)
