"""Charges in the books."""

from . import (
    charge,
    clearing,
    res_company,
)
