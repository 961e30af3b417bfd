"""Instalment agreements: what was agreed, signed, paid, and broken."""

from . import (
    agreement_plan,
    agreement,
    agreement_item,
    agreement_instalment,
    agreement_clock,
    agreement_steps,
    agreement_letter,
    action,
    res_company,
    res_partner,
    account_move,
    run,
)
