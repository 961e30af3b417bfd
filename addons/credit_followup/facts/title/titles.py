"""Facts of titles: what was agreed and when, what was delivered, what is paid."""

from collections import defaultdict

from ...followup_core.law import of_title
from ...followup_core.law.case import DebtorKind
from ...followup_core.terms.proof import Proof, Way, proves
from ...followup_core.title.ground import HOLDS, Clause, ground
from ...followup_core.title.release import State, Title, Why
from ..claims import DEBTORS
from ..settings import money


def read_titles(titles):
    """Return the core's facts of titles, and on what each stands.

    :return: ``[(Title, Ground, acceptance)]`` in the order of the titles
    """
    titles = titles.sudo()
    accepted = _acceptances(titles)
    credited = _credited(titles.move_id)
    found = []
    for one in titles:
        clause, acceptance = _clause(one, accepted)
        partner = one.partner_id
        debtor = DEBTORS.get(partner._followup_debtor(), DebtorKind.BUSINESS)
        law = of_title(partner._followup_jurisdiction(one.company_id) or "")
        why = ground(clause, debtor, law)
        found.append((_title(one, why, credited), why, acceptance))
    return found


def _title(one, why, credited):
    move = one.move_id
    return Title(
        one.id,
        State(one.state),
        Why(one.reason),
        move.state == "posted"
        and (one.by_hand == "reserved" or (not one.by_hand and why in HOLDS)),
        money(move.amount_total),
        money(move.amount_residual),
        credited[move.id],
        one._goods_out(),
    )


def _clause(one, accepted):
    """Return what is known of the clause for the goods of an invoice.

    The newest acceptance of a clause that came in time counts, else the first one.
    """
    delivered_on = one._delivered_on()
    own = [
        acceptance
        for acceptance in accepted.get((one.company_id, one.partner_id), ())
        if acceptance.reference in (False, "", one.move_id.invoice_origin)
    ]
    timely = [one for one in own if not delivered_on or one.accepted_on <= delivered_on]
    best = (timely or own[-1:] or [None])[0]
    return (
        Clause(
            exists=bool(best) or bool(one.terms_id.reserves_title),
            proof=proves(Way(best.way)) if best else Proof.NONE,
            accepted_on=best.accepted_on if best else None,
            printed_on=one._printed_on() or None,
            delivered_on=delivered_on or None,
        ),
        best,
    )


def _acceptances(titles):
    """Return what each customer accepted with a clause, the newest first."""
    acceptances = titles.env["credit.followup.terms.acceptance"].search(
        [
            ("company_id", "in", titles.company_id.ids),
            ("partner_id.commercial_partner_id", "in", titles.partner_id.ids),
            ("terms_id.reserves_title", "=", True),
            ("withdrawn_on", "=", False),
        ],
        order="accepted_on desc, id desc",
    )
    return acceptances.grouped(
        lambda one: (one.company_id, one.partner_id.commercial_partner_id)
    )


def _credited(moves):
    """Return by invoice what its credit notes took off: a credit note pays nothing."""
    notes = moves.env["account.move"].search(
        [("reversed_entry_id", "in", moves.ids), ("state", "=", "posted")]
    )
    found = defaultdict(lambda: money(0))
    for note in notes:
        found[note.reversed_entry_id.id] += money(note.amount_total)
    return found
