"""Austria: the order to pay, and what its application asks for."""

from decimal import Decimal

from ..procedures import (
    Entry,
    Procedure,
    Section,
    debtors,
    party,
    representative,
    statement,
)
from ..words import translatable as _

# ZPO § 244: up to EUR 75,000, against who has his seat in the country. Interest does
# not count there (JN § 54); here it does, so that nothing above is let through.
PROCEDURES = (
    Procedure(
        code="at_mahnklage",
        label="Mahnklage",
        article="ZPO § 244",
        source="justiz.gv.at; raoe.at",
        debtors_in=frozenset({"AT"}),
        currency="EUR",
        most=Decimal(75_000),
        sections=(
            Section(
                "0",
                _("Court"),
                (Entry("0.court", _("Court"), "extra.court_name", is_needed=True),),
            ),
            Section(
                "1", _("Creditor"), (*party("creditor", "1"), *representative("1"))
            ),
            debtors("2"),
            *statement(3),
        ),
    ),
)
