# A room that extends a model of another one comes after it.
from . import (
    clocks,
    scenario,
    ledger,
    runs,
    texts,
    messages,
    letters,
    mails,
    terms,
    claims,
    books,
    payments,
)
