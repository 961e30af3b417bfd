"""What is kept of somebody: which records, and since when he owes nothing."""

from typing import NamedTuple

from odoo import fields
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.credit_followup.facts.items import trade_accounts
from odoo.addons.credit_followup.followup_core.privacy.keeping import Kind, keeping

OURS = "credit.followup."
# What was said or answered, and the day on which it was.
EVIDENCE = {
    f"{OURS}contact": "moment",
    f"{OURS}reply": "moment",
    f"{OURS}said": "said_at",
}
# What was noted by the way, and the day of what was seen.
TRACES = {f"{OURS}sign": "seen_on", f"{OURS}check": "done_on"}
# These alone are deleted: whatever else names somebody is a document.
MAY_GO = {**EVIDENCE, **TRACES}
# What is worked out of the ledger again each night, and says nothing that it does not.
DERIVED = {f"{OURS}{name}" for name in ("answer", "figure", "forecast.part", "wake")}
CUSTOMER = "partner_id"


class Kept(NamedTuple):
    """Records of one model that are kept of somebody.

    ``keepings``: of those that are about him as a customer, by their id. ``named``:
    those that name him otherwise: they are another customer's.
    """

    records: object
    kind: Kind
    keepings: dict
    named: object


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
        model = env[name].with_context(active_test=False)
        domain = Domain.OR(Domain(one, "in", partners.ids) for one in names)
        if "company_id" in model._fields:
            domain &= Domain("company_id", "=", company.id)
        records = model.search(domain)
        own = records.browse()
        if CUSTOMER in names:
            own = records.filtered(lambda one: one[CUSTOMER] in partners)
        if records:
            keepings = keepings_of(company, own, settled)
            found.append(Kept(own, kind_of(name), keepings, records - own))
    return found


def keepings_of(company, records, settled):
    """Return how long records are kept, by id.

    :param settled: of each of their customers, as `read_settled` says it
    """
    kind, terms = kind_of(records._name), company._followup_terms()
    keepings = {}
    for one in records:
        customer = one[CUSTOMER].commercial_partner_id.id
        keepings[one.id] = keeping(kind, _day_of(one), settled[customer], terms)
    return keepings


def _day_of(record):
    """Return the day of what a record tells, that of its making where it has none."""
    name = MAY_GO.get(record._name)
    moment = (name and record[name]) or record.create_date
    return moment.date() if hasattr(moment, "date") else moment


def read_settled(company, customers):
    """Return since when customers have owed nothing: ``{id: day, None while they do}``.

    The day on which the last of their posted items was settled, or on which they came
    where they never had one; not while something of ours about them is not at its end.
    """
    env = company.env(su=True)
    env["account.move.line"].flush_model()
    env["account.partial.reconcile"].flush_model()
    rows = env.execute_query(
        SQL(
            "SELECT partner.commercial_partner_id, CASE WHEN bool_or("
            "line.amount_residual != 0 AND line.parent_state = 'posted') THEN NULL"
            " ELSE GREATEST(max(line.date), max(paid.create_date)::date,"
            " max(got.create_date)::date) END FROM account_move_line line"
            " JOIN res_partner partner ON partner.id = line.partner_id"
            " LEFT JOIN account_partial_reconcile paid ON paid.debit_move_id = line.id"
            " LEFT JOIN account_partial_reconcile got ON got.credit_move_id = line.id"
            " WHERE line.company_id = %s AND line.account_id IN %s"
            " AND line.parent_state = 'posted'"
            " AND partner.commercial_partner_id IN %s GROUP BY 1",
            company.id,
            tuple(trade_accounts(company)) or (0,),
            tuple(customers) or (0,),
        )
    )
    partners = env["res.partner"].browse(customers)
    came = {one.id: one.create_date.date() for one in partners}
    return {**came, **dict(rows), **dict.fromkeys(_running(company, customers))}


def _running(company, customers):
    """Return the customers about whom something is not at its end.

    A state from which another one may follow, whether a day or an event brings it, and
    that moved while something could be claimed; and a hold that nobody has ended.
    """
    env = company.env(su=True)
    years = company._followup_terms().claim_years
    since = fields.Datetime.subtract(fields.Datetime.now(), years=years)
    found = set()
    for clock in env["credit.followup.clocked"]._clocks():
        if not {CUSTOMER, "company_id", "state"} <= clock._fields.keys():
            continue
        states = [str(one.value) for one, after in clock._moves.items() if after]
        domain = [("state", "in", states), ("write_date", ">", since)]
        found |= _customers(clock.sudo(), company, customers, domain)
    in_force = [("ended_on", "=", False)]
    return found | _customers(env["credit.followup.hold"], company, customers, in_force)


def _customers(model, company, customers, domain):
    """Return the customers of the records of a domain."""
    own = Domain("company_id", "=", company.id) & Domain(
        "partner_id.commercial_partner_id", "in", customers
    )
    groups = model._read_group(own & Domain(domain), [CUSTOMER])
    return {partner.commercial_partner_id.id for (partner,) in groups}
