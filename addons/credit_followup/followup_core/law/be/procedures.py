"""Belgium: ways to a title, and what their forms ask for."""

from decimal import Decimal

from ..procedures import (
    PRIVATE,
    PUBLIC,
    Entry,
    Procedure,
    Register,
    Section,
    debtors,
    mediation,
    party,
    representative,
    statement,
)
from ..words import translatable as _

# Judicial Code, art. 1394/20 to 1394/27: between those who are in the Crossroads
# Bank, undisputed, neither of nor against public authorities. The debt, with the
# increases that the law provides and the costs of recovery; all interest and penalty
# clauses up to a tenth of the principal. So the compensation of art. 6 stands beside
# the cap (Ghent, 24 March 2017, 2017/AR/153: ten percent and EUR 40); what is owed by a
# clause only, as a fee of a reminder, counts within it.
_SHARE = Decimal("0.10")
PROCEDURES = (
    Procedure(
        code="be_undisputed",
        label=_("Recovery of undisputed claims"),
        article="Code judiciaire, art. 1394/20",
        source="elfri.be, art. 1394/20 to 1394/27; huissiersdejustice.be",
        natures=frozenset({"b2b"}),
        creditors=PRIVATE,
        debtors=PRIVATE,
        register=Register(frozenset({"KBO", "BCE", "CBE", "KBO-BCE"}), "BE"),
        accessories=_SHARE,
        beside=frozenset({"fixed_compensation"}),
        sections=(
            Section(
                "1",
                _("Lawyer and bailiff"),
                (
                    Entry("1.lawyer", _("Lawyer"), "extra.lawyer_name", is_needed=True),
                    Entry("1.bailiff", _("Bailiff"), "extra.bailiff_name"),
                ),
            ),
            Section(
                "2", _("Creditor"), (*party("creditor", "2"), *representative("2"))
            ),
            debtors("3"),
            Section(
                "4",
                _("Formal notice"),
                (
                    Entry("4.date", _("Date"), "dunning.formal_notice_date"),
                    Entry("4.proof", _("Proof"), "dunning.formal_notice_proof"),
                ),
            ),
            *statement(5, has_cap=True),
        ),
    ),
    # A complaint about an authority, once it was asked and did not answer: free, and
    # without effect on times. Each body, region and the federal state has its own.
    Procedure(
        code="be_ombudsman",
        label=_("Complaint to the ombudsman of a public body"),
        article="Loi du 22 mars 1995 instaurant des médiateurs fédéraux",
        source="federalombudsman.be",
        natures=frozenset({"public"}),
        debtors=frozenset({PUBLIC}),
        debtors_in=frozenset({"BE"}),
        admits_disputes=True,
        sections=mediation(disputed=_("Complaint, and what was asked of the body")),
    ),
)
