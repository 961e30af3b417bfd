"""Cases as dossiers: the one file of which every other is made.

Read for a whole batch in a constant number of queries. Nothing of the clock is inside
but the moments that the case gives.
"""

from decimal import Decimal
from typing import Any, NamedTuple

from ...facts.claims import DEBTORS
from ...facts.court.limitations import read_owed
from ...facts.exports.claims import ClaimRows
from ...facts.exports.history import claim_ref, read_history
from ...facts.exports.parties import Profile, creditor, debtor, nature, partner_ref
from ...facts.settings import day_of, moment_of, money
from ...followup_core.court.limits import limit
from ...followup_core.exports.compose import Asking, borne, totals
from ...followup_core.law.case import DebtorKind
from ...followup_core.money import decimals
from ..claims import claims_of

VERSION = "credit_followup.dossier/1.0"
ZERO = Decimal(0)


class Case(NamedTuple):
    """What goes out: lines of one customer in one currency, to whom, and how far.

    ``agency``, ``mandate``, ``message``: as a dossier has them. ``cutoff_at``: a moment
    in UTC. ``documents``: rows of a dossier. ``claims_charges``: interest and sums too.
    ``debtor_ref``: the number by which the customer was told before, empty for none.
    ``insurance``: who insures it, and how far, as a dossier has it.
    """

    key: int
    ref: str
    state: str
    company: Any
    partner: Any
    currency: Any
    lines: Any
    opened_on: Any
    cutoff_at: Any
    agency: dict
    message: dict
    mandate: dict
    documents: tuple = ()
    profile: Profile = Profile()
    claims_charges: bool = True
    agency_ref: str = ""
    debtor_ref: str = ""
    insurance: Any = None


def compose(env, cases):
    """Return ``{key: dossier}`` of cases, those of a company and day together."""
    found = {}
    batches = {}
    for case in cases:
        day = day_of(case.company, case.cutoff_at)
        batches.setdefault((case.company, day), []).append(case)
    for (company, day), own in batches.items():
        found |= _Batch(env, company, day, own).dossiers()
    return {case.key: found[case.key] for case in cases}


def _told_ref(case):
    return case.debtor_ref or partner_ref(case.partner)


class _Batch:
    """The cases of one company on one day."""

    def __init__(self, env, company, day, cases):
        self.env = env(su=True)
        self.company = company.sudo()
        self.day = day
        self.cases = cases
        lines = self.env["account.move.line"].union(*(one.lines for one in cases))
        self.limits = {
            line: limit(owed).last_on for line, owed in read_owed(lines).items()
        }
        self.rows = ClaimRows(self.env, lines, day)
        self.history = read_history(self.env, {one.key: one.lines for one in cases})
        asking = [one.lines.ids for one in cases if one.claims_charges]
        self.burdens = _burdens(
            self.env, company, day, lines.browse([i for ids in asking for i in ids])
        )

    def dossiers(self):
        return {one.key: self._dossier(one) for one in self.cases}

    def _dossier(self, case):
        partner = case.partner.with_env(self.env).with_company(self.company)
        code = case.currency.name
        lines = case.lines.with_env(self.env)
        claims = [self._claim(case, partner, line) for line in lines]
        ledger = [row for line in lines for row in self.rows.ledger(line)]
        return {
            "schema": VERSION,
            "message": case.message,
            "creditor": creditor(self.company),
            "agency": case.agency,
            "case": self._case(case, partner, claims),
            "debtors": [debtor(partner, self.company, case.profile, _told_ref(case))],
            "claims": [_written(one, code) for one in claims],
            "ledger": [_written(one, code) for one in ledger],
            "dunning": self._dunning(case),
            "documents": list(case.documents),
            "totals": totals(claims, self.day.isoformat(), code),
        }

    def _dunning(self, case):
        """Return the history, each proof only where it goes along."""
        if not case.profile.history:
            return []
        sent = {one["id"] for one in case.documents}
        return [
            {
                key: value
                for key, value in row.items()
                if key != "proof_document_id" or value in sent
            }
            for row in self.history.get(case.key, ())
        ]

    def _case(self, case, partner, claims):
        law = partner._followup_jurisdiction(self.company)
        return {
            "ref": case.ref,
            **({"agency_ref": case.agency_ref} if case.agency_ref else {}),
            "state": case.state,
            "nature": nature(partner),
            "currency": case.currency.name,
            "opened_on": case.opened_on.isoformat(),
            "cutoff_at": moment_of(case.company, case.cutoff_at),
            "disputed": all(one.get("disputed") for one in claims),
            **({"governing_law": law} if law else {}),
            **self._limitation(case),
            **({"insurance": case.insurance} if case.insurance else {}),
            **({"mandate": case.mandate} if case.mandate else {}),
        }

    def _limitation(self, case):
        """Return the day on which the first of the claims can be claimed last."""
        days = [self.limits[line.id] for line in case.lines if self.limits[line.id]]
        return {"limitation_date": min(days).isoformat()} if days else {}

    def _claim(self, case, partner, line):
        row = self.rows.claim(line, _told_ref(case))
        own = [
            one["id"]
            for one in case.documents
            if claim_ref(line) in one.get("claim_refs", ())
        ]
        if own:
            row["document_ids"] = own
        burden = self.burdens.get(line.id)
        if burden:
            debt, most = burden
            kind = DEBTORS.get(partner._followup_debtor(), DebtorKind.BUSINESS)
            asking = Asking(
                case.currency.name,
                kind,
                self.day.isoformat(),
                self.env._("less what was paid or waived of interest and sums"),
                self.env._("conditions of sale, accepted by the debtor"),
            )
            rows = borne(debt, most, asking)
            row |= {key: value for key, value in rows._asdict().items() if value}
        return row


def _burdens(env, company, day, lines):
    """Return ``{line id: (the core's claim, the most to ask beside it)}``."""
    if not (company.followup_charge and lines):
        return {}
    due = lines.filtered(lambda one: one.amount_residual_currency > 0)
    found = {}
    for group in claims_of(env, company, day, due).values():
        if _is_small(company, group):
            continue
        for debt, most in zip(group.debts, group.beside, strict=False):
            found[group.lines[debt.ref].id] = debt, most
    return found


def _is_small(company, group):
    """Tell whether a letter would not ask for so little either."""
    lines = sum(group.lines.values(), start=company.env["account.move.line"])
    owed = money(sum(lines.mapped("amount_residual_currency")))
    worth = money(sum(lines.mapped("amount_residual")))
    total = sum(group.beside, ZERO)
    least = money(company.followup_charge_minimum)
    return bool(owed) and total * worth / owed < least


def _written(row, code):
    """Return a row with its amounts as a dossier writes them."""
    places = decimals(code)
    return {
        key: f"{value:.{places}f}" if isinstance(value, Decimal) else value
        for key, value in row.items()
    }
