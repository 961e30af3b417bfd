"""The code by which a bank's app writes a transfer, where a currency has one."""

from .letter import drawing

EPC_METHOD = "sct_qr"


def transfer_code(bank, amount, reference, currency, partner):
    """Return the drawing of a transfer's code, None where there can be none.

    :param reference: what is written on it; Odoo decides whether it is a structured one
    """
    params = transfer_params(bank, amount, reference, currency, partner)
    return drawing(params["value"]) if params else None


def transfer_params(bank, amount, reference, currency, partner):
    """Return what the code is made of, None where there can be none."""
    if not bank or amount <= 0:
        return None
    if EPC_METHOD not in dict(bank.get_available_qr_methods_in_sequence()):
        return None
    values = bank._build_qr_code_vals(
        amount, reference, reference, currency, partner, EPC_METHOD
    )
    return values and bank._get_qr_code_generation_params(**values)
