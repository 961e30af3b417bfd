"""Keeps the sums of a month: of each customer, each group of them, and the company.

Customers are written by the statement that reads them: there may be 100,000, and Odoo
would make each a record first. The few rows of groups have their figures beside them.
"""

from decimal import Decimal

from odoo.fields import Domain
from odoo.tools import SQL

from ...facts.figures.costs import COSTS, cost_parts
from ...facts.figures.ledger import AGES, LEDGER, SUMS, month_query
from ...facts.items import flush
from ...followup_core.figures.cost import daily_share, people
from ...followup_core.figures.ledger import Paid
from ...followup_core.figures.measures import Figures
from ...followup_core.figures.series import Month, figures_at_end

TABLE = "credit_followup_figure"
CUSTOMER, COMPANY = "customer", "company"
# What is reckoned beside what the statement sums.
MADE = ("amount_open", "amount_overdue", "financing", "people", "cost")
# By what customers are grouped, each with the field that names the group.
GROUPS = {COMPANY: None, "segment": "segment", "salesperson": "user_id"}
# Else pictures would have customers of no type.
UNKNOWN = "unknown"
# Known once the types of payers are written beside the customers.
PAYER = ("payer", "payer")


def keep(figures, company, month, last):
    """Write a month of a company anew: customers first, then their groups.

    :param month: the last day of the month
    :param last: the same, or today while the month runs
    """
    own = figures.sudo().with_company(company)
    own.search([("company_id", "=", company.id), ("month", "=", month)]).unlink()
    flush(own.env, [*LEDGER, *COSTS, own._name])
    own.env.cr.execute(_insert(own, company, month, last))
    own.invalidate_model()
    for scope, field in GROUPS.items():
        own.create(_groups(own, company, month, last, (scope, field)))


def keep_payers(figures, company, month, last):
    """Write anew the sums of a month by type of payer.

    :param month: its last day
    :param last: the same, or today while the month runs
    """
    own = figures.sudo().with_company(company)
    of_month = Domain("company_id", "=", company.id) & Domain("month", "=", month)
    own.search(of_month & Domain("scope", "=", PAYER[0])).unlink()
    own.create(_groups(own, company, month, last, PAYER))


def _insert(figures, company, month, last):
    """Return the statement that keeps each customer's sums, with his groups."""
    names = SQL(", ").join(map(SQL.identifier, SUMS))
    sums = SQL(", ").join(SQL("found.%s", SQL.identifier(name)) for name in SUMS)
    partners = figures.env["res.partner"].with_context(active_test=False)
    query = partners._search([])
    days = (month.replace(day=1), last)
    costs = cost_parts(company, *days, figures._fees_paid(company, *days))
    return SQL(
        "INSERT INTO %(table)s (company_id, month, scope, partner_id, segment, user_id,"
        " amount_open, amount_overdue, financing, people, cost, average_days_to_pay,"
        " average_days_late, paid_on_time_percent, payer, %(names)s)"
        " SELECT %(company)s, %(month)s, %(scope)s, found.customer,"
        " COALESCE(%(segment)s, CASE WHEN partner.is_company OR partner.vat <> ''"
        " THEN 'business' ELSE 'consumer' END), partner.user_id,"
        " %(open)s, %(overdue)s, priced.financing, priced.people, priced.financing"
        " + priced.people + found.fees + found.losses - found.claims_paid,"
        # Of a customer those of the month itself: few pay every month.
        " found.paid_days / NULLIF(found.paid, 0),"
        " found.late_days / NULLIF(found.paid, 0),"
        " found.paid_on_time * 100 / NULLIF(found.paid, 0), %(payer)s,"
        " %(sums)s"
        " FROM (%(found)s) found JOIN res_partner partner ON partner.id ="
        " found.customer CROSS JOIN LATERAL (%(priced)s) priced",
        table=SQL.identifier(TABLE),
        names=names,
        company=company.id,
        month=month,
        scope=CUSTOMER,
        payer=UNKNOWN,
        segment=partners._field_to_sql("partner", "followup_segment", query),
        open=_sum(AGES),
        overdue=_sum(AGES[1:]),
        sums=sums,
        found=month_query(company, *days, costs),
        priced=_priced(company),
    )


def _priced(company):
    """Return what days and minutes cost, rounded as they are shown."""
    return SQL(
        "SELECT ROUND(GREATEST(found.overdue_days, 0) * %(rate)s, %(digits)s)"
        " AS financing, ROUND(found.minutes * %(minute)s, %(digits)s) AS people",
        rate=daily_share(company.followup_financing_rate),
        minute=people(Decimal(1), Decimal(str(company.followup_hour_cost))),
        digits=company.currency_id.decimal_places,
    )


def _sum(names):
    return SQL(" + ").join(SQL("found.%s", SQL.identifier(name)) for name in names)


def _groups(figures, company, month, last, group):
    """Return the rows of groups, each with its figures over the last months."""
    scope, field = group
    own = Domain("company_id", "=", company.id)
    columns = (*MADE, *SUMS)
    found = figures._read_group(
        own & Domain("scope", "=", CUSTOMER) & Domain("month", "=", month),
        [field] if field else [],
        [f"{name}:sum" for name in columns],
    )
    earlier = own & Domain("scope", "=", scope) & Domain("month", "<", month)
    before = _before(figures, earlier, field)
    rows = []
    for row in found:
        key, values = (row[0], row[1:]) if field else (None, row)
        # Without an item nothing is known, and nothing is said.
        sums = dict(zip(columns, (value or 0.0 for value in values), strict=True))
        months = [*before.get(key, ()), _month(last, sums)]
        named = {field: getattr(key, "id", key)} if field else {}
        rows.append(
            {
                "company_id": company.id,
                "month": month,
                "scope": scope,
                **named,
                **sums,
                **said(figures_at_end(months)),
            }
        )
    return rows


def figures_of(figures, customers, company, today):
    """Return the figures of customers today, over three months: ``{partner: Figures}``.

    Of a month in which nothing of him was kept, nothing was open.
    """
    own = Domain("company_id", "=", company.id) & Domain("scope", "=", CUSTOMER)
    own &= Domain("partner_id", "in", customers.ids)
    nothing = _month(today, dict.fromkeys(SUMS, 0.0))
    found = {}
    for customer, months in _before(figures, own, "partner_id").items():
        past = [one for one in months if one.last < today]
        (now,) = months[len(past) :] or [nothing]
        found[customer] = figures_at_end([*past, now._replace(last=today)])
    return found


def _before(figures, domain, field):
    """Return what was kept of months, by a field of them, the oldest first."""
    found = {}
    for one in figures.search(domain, order="month"):
        key = one[field] if field else None
        sums = {name: one[name] for name in SUMS}
        found.setdefault(key, []).append(_month(one.month, sums))
    return found


def _month(last, sums):
    exact = {name: Decimal(str(sums[name])) for name in SUMS}
    paid = ("paid", "paid_days", "late_days", "paid_on_time")
    return Month(
        last,
        {name: exact[name] for name in AGES},
        exact["sales"],
        Paid(*(exact[name] for name in paid)),
    )


def said(found: Figures):
    """Return figures as fields; what is not known is left out, and is no zero."""
    known = {
        name: float(value)
        for name, value in found._asdict().items()
        if value is not None
    }
    # The sum of that name is an amount.
    if "paid_on_time" in known:
        known["paid_on_time_percent"] = known.pop("paid_on_time")
    return known
