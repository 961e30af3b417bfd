"""Solvency checks, what orders ask of them, and old bad debtors."""

from . import check_kind, check, check_need, trace, res_partner, stopped, run
