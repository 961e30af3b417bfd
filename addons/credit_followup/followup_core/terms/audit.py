"""What a customer's conditions lack for what his letters claim."""

from enum import Enum
from typing import NamedTuple


class Lack(str, Enum):
    """What is missing, the gravest first.

    ``UNSIGNED``: he had them and did not object, which proves less. ``TERM_TOO_LONG``:
    what is beyond the law's longest term does not count.
    """

    NOT_ACCEPTED = "not_accepted"
    UNSIGNED = "unsigned"
    OLDER_VERSION = "older_version"
    TERM_TOO_LONG = "term_too_long"
    NO_INTEREST = "no_interest"
    NO_PENALTY = "no_penalty"
    NO_TITLE = "no_title"


class Clauses(NamedTuple):
    """Which clauses a version of the conditions has."""

    version: str
    has_interest: bool = False
    has_penalty: bool = False
    reserves_title: bool = False


class Customer(NamedTuple):
    """What is known of one customer.

    ``accepted``: the version on which claims on him rest; None where there is none.
    ``is_signed``: its proof is a signature. ``current``: the version that he gets now.
    ``claims_charges``: a level of his policy claims interest and compensation.
    """

    accepted: Clauses | None
    current: Clauses | None
    is_signed: bool = False
    claims_charges: bool = False
    is_term_too_long: bool = False


def lacks(customer: Customer) -> tuple[Lack, ...]:
    """Return what the customer's conditions lack, the gravest first.

    Of a clause only what a letter needs, or what the current version offers.

    >>> [one.value for one in lacks(Customer(None, Clauses("2026")))]
    ['not_accepted']
    """
    found = set()
    if customer.is_term_too_long:
        found.add(Lack.TERM_TOO_LONG)
    if customer.accepted is None:
        if customer.current or customer.claims_charges:
            found.add(Lack.NOT_ACCEPTED)
    else:
        found |= _of_clauses(customer.accepted, customer)
    return tuple(one for one in Lack if one in found)


def _of_clauses(accepted: Clauses, customer: Customer) -> set[Lack]:
    current = customer.current or accepted
    missed = {
        Lack.UNSIGNED: not customer.is_signed,
        Lack.OLDER_VERSION: current.version != accepted.version,
        Lack.NO_INTEREST: customer.claims_charges and not accepted.has_interest,
        Lack.NO_PENALTY: customer.claims_charges and not accepted.has_penalty,
        Lack.NO_TITLE: current.reserves_title and not accepted.reserves_title,
    }
    return {lack for lack, is_missed in missed.items() if is_missed}
