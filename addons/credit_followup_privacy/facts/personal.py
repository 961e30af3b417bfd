"""What is kept of somebody: which records, and since when he owes nothing."""

from typing import NamedTuple

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.credit_followup.facts.items import trade_accounts
from odoo.addons.credit_followup.followup_core.privacy.keeping import Kind, keeping

OURS = "credit.followup."
EVIDENCE = {
    f"{OURS}{name}"
    for name in (
        *("contact", "contact.summary", "promise", "dispute", "commitment"),
        *("reply", "said", "thanks", "evidence", "hold"),
    )
}
TRACES = {f"{OURS}{name}" for name in ("sign", "trace", "check", "found")}
# What is worked out of the ledger again each night, and says nothing that it does not.
DERIVED = {
    f"{OURS}{name}" for name in ("answer", "figure", "forecast.part", "wake", "goods")
}


class Kept(NamedTuple):
    """Records of one model that are kept of somebody, each with its keeping."""

    records: object
    kind: Kind
    keepings: dict


def kind_of(model):
    """Return what the records of a model are; what nobody said is a document."""
    if model in EVIDENCE:
        return Kind.EVIDENCE
    return Kind.TRACE if model in TRACES else Kind.DOCUMENT


def personal_models(env):
    """Return our models that name a person: ``{model: the fields that do}``."""
    found = {}
    for name in sorted(env):
        model = env[name]
        if not name.startswith(OURS) or name in DERIVED:
            continue
        if model._abstract or model._transient or not model._auto:
            continue
        names = [one.name for one in model._fields.values() if _names_somebody(one)]
        if names:
            found[name] = names
    return found


def _names_somebody(field):
    is_partner = field.type == "many2one" and field.comodel_name == "res.partner"
    return is_partner and field.store and not field.related


def read_kept(company, partners):
    """Return what a company keeps of these people, by model, with how long."""
    env = company.env(su=True)
    settled = read_settled(company, partners.commercial_partner_id.ids)
    found = []
    for name, names in personal_models(env).items():
        domain = Domain.OR(Domain(one, "in", partners.ids) for one in names)
        if "company_id" in env[name]._fields:
            domain &= Domain("company_id", "in", (company.id, False))
        records = env[name].with_context(active_test=False).search(domain)
        if records:
            found.append(kept_of(company, records, names[0], settled))
    return found


def kept_of(company, records, partner, settled):
    """Return how long records are kept; of a customer without an item they may go."""
    kind, terms = kind_of(records._name), company._followup_terms()
    keepings = {}
    for one in records:
        on = one.create_date.date()
        customer = one[partner].commercial_partner_id
        keepings[one.id] = keeping(kind, on, settled.get(customer.id, on), terms)
    return Kept(records, kind, keepings)


def read_settled(company, customers):
    """Return since when customers have owed nothing: ``{id: day, None while they do}``.

    The day of their last entry; not while a clock of ours runs for them, as that of a
    promise, a dispute or a case does.
    """
    env = company.env(su=True)
    env["account.move.line"].flush_model()
    rows = env.execute_query(
        SQL(
            "SELECT partner.commercial_partner_id, CASE WHEN bool_or("
            "line.amount_residual != 0 AND line.parent_state = 'posted') THEN NULL"
            " ELSE max(line.date) END FROM account_move_line line"
            " JOIN res_partner partner ON partner.id = line.partner_id"
            " WHERE line.company_id = %s AND line.account_id IN %s"
            " AND partner.commercial_partner_id IN %s GROUP BY 1",
            company.id,
            tuple(trade_accounts(company)) or (0,),
            tuple(customers) or (0,),
        )
    )
    return {**dict(rows), **dict.fromkeys(_awaited(company, customers))}


def _awaited(company, customers):
    """Return the customers of whom something of ours still waits for its day."""
    env = company.env(su=True)
    found = set()
    for clock in env["credit.followup.clocked"]._clocks():
        if not {"partner_id", "company_id"} <= clock._fields.keys():
            continue
        waiting = (
            Domain("company_id", "=", company.id)
            & Domain("next_on", "!=", False)
            & Domain("partner_id.commercial_partner_id", "in", customers)
        )
        groups = clock.sudo()._read_group(waiting, ["partner_id"])
        found |= {partner.commercial_partner_id.id for (partner,) in groups}
    return found
