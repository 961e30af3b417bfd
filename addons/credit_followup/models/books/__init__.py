"""Charges in the books."""

from . import (
    charge,
    res_company,
)
