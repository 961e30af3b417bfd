# A room that extends a model of another one comes after it.
from . import (
    clocks,
    scenario,
    workdays,
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
    people,
    agreements,
    contacts,
)
