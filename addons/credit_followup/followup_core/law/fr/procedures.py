"""France: ways to a title, and what their forms ask for."""

from decimal import Decimal

from ..procedures import (
    PUBLIC,
    Entry,
    Procedure,
    Section,
    debtors,
    mediation,
    party,
    representative,
    statement,
)
from ..words import translatable as _

_PARTIES = (
    Section("1", _("Creditor"), (*party("creditor", "1"), *representative("1"))),
    debtors("2"),
)
_COURT = Entry("0.court", _("Court"), "extra.court_name", is_needed=True)
_OFFICER = Entry("0.bailiff", _("Bailiff"), "extra.bailiff_name", is_needed=True)
PROCEDURES = (
    # Of a contract or a statute, of a fixed amount; the judge of the debtor's place.
    Procedure(
        code="fr_injonction",
        label="Injonction de payer",
        article="Code de procédure civile, art. 1405 à 1407",
        source="Cerfa 12946, 12948, 16040, by litige.fr",
        debtors_in=frozenset({"FR"}),
        sections=(Section("0", _("Court"), (_COURT,)), *_PARTIES, *statement(3)),
    ),
    # Up to EUR 5,000 of principal and interest together.
    Procedure(
        code="fr_small_claims",
        label="Procédure simplifiée de recouvrement des petites créances",
        article="Code des procédures civiles d'exécution, art. L125-1 et R125-1",
        source="macsf.fr",
        debtors_in=frozenset({"FR"}),
        currency="EUR",
        most=Decimal(5000),
        sections=(Section("0", _("Bailiff"), (_OFFICER,)), *_PARTIES, *statement(3)),
    ),
    # Free and confidential, online; for public procurement too.
    Procedure(
        code="fr_mediateur",
        label="Médiateur des entreprises",
        article="Code de la commande publique, art. L2197-1 à L2197-7",
        source="economie.gouv.fr",
        natures=frozenset({"public"}),
        debtors=frozenset({PUBLIC}),
        debtors_in=frozenset({"FR"}),
        admits_disputes=True,
        sections=mediation(disputed=_("Subject of the difference")),
    ),
    # National or one of the regions, by the seat and the kind of the body.
    Procedure(
        code="fr_comite",
        label="Comité consultatif de règlement amiable",
        article="Code de la commande publique, art. R2197-1",
        source="economie.gouv.fr",
        natures=frozenset({"public"}),
        debtors=frozenset({PUBLIC}),
        debtors_in=frozenset({"FR"}),
        admits_disputes=True,
        sections=mediation(disputed=_("Memorandum: facts, grounds and claims")),
    ),
)
