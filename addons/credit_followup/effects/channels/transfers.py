"""The code by which a bank's app writes a transfer, where a currency has one."""

from itertools import groupby  # runs of equal neighbours are what is wanted

import qrcode

EPC_METHOD = "sct_qr"


def transfer_code(bank, amount, reference, currency, partner):
    """Return the drawing of a transfer's code, None where there can be none.

    :param reference: what is written on it; Odoo decides whether it is a structured one
    """
    params = transfer_params(bank, amount, reference, currency, partner)
    return drawing(params["value"]) if params else None


def transfer_params(bank, amount, reference, currency, partner):
    """Return what the code is made of, None where there can be none."""
    amount = currency.round(amount)
    if not bank or amount <= 0:
        return None
    if EPC_METHOD not in dict(bank.get_available_qr_methods_in_sequence()):
        return None
    values = bank._build_qr_code_vals(
        amount, reference, reference, currency, partner, EPC_METHOD
    )
    return values and bank._get_qr_code_generation_params(**values)


def drawing(value):
    """Return a code as a drawing inside the page: its size and its path.

    One path for the dark runs of all rows: a twentieth of the time of a picture.
    """
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=0
    )
    code.add_data(value)
    code.make()
    matrix = code.get_matrix()
    path = "".join(
        f"M{start} {row}h{length}v1h-{length}z"
        for row, line in enumerate(matrix)
        for start, length in _dark_runs(line)
    )
    return {"size": len(matrix), "path": path}


def _dark_runs(line):
    """Yield start and length of each run of dark squares in one row of the code."""
    start = 0
    for dark, squares in groupby(line):  # pylint: disable=bad-builtin-groupby
        length = len(list(squares))
        if dark:
            yield start, length
        start += length
