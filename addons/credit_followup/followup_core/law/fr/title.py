"""France: reservation of title."""

from ..title import TitleLaw

# Agreed in a writing that exists at the latest at the delivery; the time runs from the
# publication of the judgment.
TITLE = TitleLaw(
    "Code de commerce, art. L624-16",
    printed_binds=True,
    claim_months=3,
    claim_article="Code de commerce, art. L624-9",
    answer_months=1,
    petition_months=1,
    petition_article="Code de commerce, art. R624-13",
)
