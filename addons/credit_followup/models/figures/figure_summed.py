"""How rows of figures are summed.

Those of one scope; averages by their weight; what is open as of the last month.
"""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...facts.figures.ledger import AGES

# By what an average of several rows is weighed.
WEIGHTS = {
    **dict.fromkeys(
        ("dso_count_back", "dso", "best_possible_dso", "average_days_delinquent"),
        "amount_open",
    ),
    **dict.fromkeys(
        ("average_days_to_pay", "average_days_late", "paid_on_time_percent"), "paid"
    ),
}
# By what is asked, of which rows: those of all scopes would count each amount again.
SCOPE_OF = {
    "partner_id": "customer",
    "payer": "payer",
    "segment": "segment",
    "user_id": "salesperson",
}


# What stands at the end of a month: that of several months is no sum.
STOCKS = {*AGES, "amount_open", "amount_overdue"}


class CreditFollowupFigure(models.Model):
    _inherit = "credit.followup.figure"

    @api.model
    @api.readonly
    def formatted_read_group(  # noqa: PLR0913 - Odoo's own
        self,
        domain,
        groupby=(),
        aggregates=(),
        having=(),
        offset=0,
        limit=None,
        order=None,
    ):
        """Sum the company's rows where nobody says of what."""
        return super(CreditFollowupFigure, self._on_screen()).formatted_read_group(
            self._of_a_scope(domain, groupby),
            groupby,
            aggregates,
            having,
            offset,
            limit,
            order,
        )

    @api.model
    @api.readonly
    def formatted_read_grouping_sets(
        self, domain, grouping_sets, aggregates=(), *, order=None
    ):
        """Sum the company's rows where nobody says of what."""
        names = [name for groupby in grouping_sets for name in groupby]
        return super(
            CreditFollowupFigure, self._on_screen()
        ).formatted_read_grouping_sets(
            self._of_a_scope(domain, names), grouping_sets, aggregates, order=order
        )

    @api.model
    def _on_screen(self):
        """Have what is open told of the last month: whoever reads one needs no more."""
        return self.with_context(followup_of_last_month=True)

    @api.model
    def _of_a_scope(self, domain, groupby):
        asked = {
            one.field_expr.split(".")[0] for one in Domain(domain).iter_conditions()
        }
        asked |= {name.split(":")[0].split(".")[0] for name in groupby}
        if asked & {"id", "scope"}:
            return domain
        scope = next((one for one in SCOPE_OF if one in asked), None)
        return Domain(domain) & Domain("scope", "=", SCOPE_OF.get(scope, "company"))

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """Weigh days and shares: a small company says less of a group than a large."""
        name, _colon, kind = aggregate_spec.partition(":")
        is_stock = name in STOCKS and kind in ("sum", "sum_currency")
        if is_stock and self.env.context.get("followup_of_last_month"):
            value = self._field_to_sql(self._table, name, query)
            if kind == "sum_currency":
                # Odoo's own joins the rates.
                super()._read_group_select(aggregate_spec, query)
                rates = query.make_alias(self._table, "currency_id__rates")
                rate = SQL.identifier(rates, "rate")
                value = SQL("%s / COALESCE(%s, 1.0)", value, rate)
            return self._latest(value, query)
        if kind != "avg" or name not in WEIGHTS:
            return super()._read_group_select(aggregate_spec, query)
        value = self._field_to_sql(self._table, name, query)
        weight = self._field_to_sql(self._table, WEIGHTS[name], query)
        return SQL(
            "COALESCE(SUM(%(value)s * GREATEST(%(weight)s, 0)) / NULLIF("
            "SUM(GREATEST(%(weight)s, 0)) FILTER (WHERE %(value)s IS NOT NULL), 0),"
            " AVG(%(value)s))",
            value=value,
            weight=weight,
        )

    @api.model
    def _latest(self, value, query):
        """Return the sum of the rows of the last month of a group."""
        return SQL(
            "(SELECT SUM(part.amount) FROM unnest(ARRAY_AGG(%(value)s),"
            " ARRAY_AGG(%(month)s)) AS part (amount, month)"
            " WHERE part.month = MAX(%(month)s))",
            value=value,
            month=self._field_to_sql(self._table, "month", query),
        )
