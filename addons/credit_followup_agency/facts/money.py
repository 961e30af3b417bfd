"""What of our money is at agencies, by case."""


def read_clearing(placements):
    """Return ``{placement id: (amount, oldest day)}`` of money that was not paid out."""
    return {}
