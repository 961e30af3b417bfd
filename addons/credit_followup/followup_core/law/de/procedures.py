"""Germany: the order to pay, and what its application asks for.

ZPO § 690: parties, court, the claim with its number in the catalogue, interest and
ancillary claims apart, that no counter-performance is due or that it was made, and the
court of a trial. No documents are attached; the application is filed online.
"""

from ..procedures import (
    Entry,
    Procedure,
    Section,
    charges,
    claims,
    debtors,
    interest,
    party,
    representative,
    sums,
)
from ..words import translatable as _

PROCEDURES = (
    Procedure(
        code="de_mahnverfahren",
        label="Antrag auf Erlass eines Mahnbescheids",
        article="ZPO § 690",
        source="mahngerichte.de; kanzlaw.de",
        debtors_in=frozenset({"DE"}),
        sections=(
            Section(
                "0",
                _("Court"),
                (
                    Entry("0.court", _("Court"), "extra.court_name", is_needed=True),
                    Entry(
                        "0.trial",
                        _("Court of the trial after an objection"),
                        "extra.jurisdiction_detail",
                    ),
                ),
            ),
            Section(
                "1", _("Applicant"), (*party("creditor", "1"), *representative("1"))
            ),
            debtors("2"),
            Section(
                "3",
                _("Kind of claim"),
                (
                    Entry(
                        "3.catalogue",
                        _("Number in the catalogue of claims"),
                        "extra.cause_code",
                        is_needed=True,
                    ),
                    Entry(
                        "3.performance",
                        _("Counter-performance: made, or none is due"),
                        "extra.statement",
                    ),
                ),
            ),
            claims("4"),
            interest("5"),
            charges("6"),
            sums("7"),
        ),
    ),
)
