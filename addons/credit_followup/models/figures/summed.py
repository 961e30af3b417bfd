"""What is asked of many records at once: few rows, and no sum that nobody reads."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# What a browser is sent of groups; a list has pages of its own.
MOST_ROWS = 2000
# How many records are looked at to know that their groups are more.
PART = 100_000
# Of these there may be as many as there are customers and invoices.
MANY = {"res.partner", "account.move", "account.move.line"}


class CreditFollowupSummed(models.AbstractModel):
    """Groups of many records, for tables, columns, pivots and graphs.

    Where a model of others inherits it, only windows of ours are bounded, by
    ``followup_bounded`` in their context.
    """

    _name = "credit.followup.summed"
    _description = "Follow-up Figures"

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
        """Refuse what would fill a browser with rows."""
        # An export reads the ids of each group.
        has_end = limit or "id:array_agg" in aggregates
        is_open = not has_end and self._may_be_many(domain, groupby)
        if is_open:
            limit = MOST_ROWS + 1
        groups = super().formatted_read_group(
            domain, groupby, aggregates, having, offset, limit, order
        )
        return self._bounded(groups) if is_open else groups

    @api.model
    @api.readonly
    def formatted_read_grouping_sets(
        self, domain, grouping_sets, aggregates=(), *, order=None
    ):
        """Refuse what would fill a browser with rows."""
        many = [one for one in grouping_sets if self._may_be_many(domain, one)]
        found = super().formatted_read_grouping_sets(
            domain, grouping_sets, aggregates, order=order
        )
        return list(map(self._bounded, found)) if many else found

    @api.model
    def read_progress_bar(self, domain, group_by, progress_bar):
        """Refuse what would fill a browser with rows."""
        many = self._may_be_many(domain, [group_by])
        found = super().read_progress_bar(domain, group_by, progress_bar)
        return self._bounded(found) if many else found

    @api.model
    def _formatted_read_group_with_length(
        self, domain, groupby, aggregates, offset=0, limit=None, order=None
    ):
        """Have the database count the groups, where Odoo would read all of them."""
        if not limit or not self._is_bounded():
            return super()._formatted_read_group_with_length(
                domain, groupby, aggregates, offset, limit, order
            )
        groups = self.formatted_read_group(
            domain, groupby, aggregates, offset=offset, limit=limit, order=order
        )
        if len(groups) == limit:
            return groups, self._count_groups(domain, groupby)
        return groups, (offset + len(groups) if groups else 0)

    @api.model
    def _count_groups(self, domain, groupby):
        """Return how many groups there are on all pages."""
        query = self._search(domain)
        terms = [self._read_group_groupby(self._table, one, query) for one in groupby]
        found = query.select(SQL("DISTINCT %s", SQL(", ").join(terms)))
        ((count,),) = self.env.execute_query(
            SQL("SELECT COUNT(*) FROM (%s) found", found)
        )
        return count

    @api.model
    def _may_be_many(self, domain, groupby):
        """Tell whether groups have to be counted; refuse where a part is too many.

        A part is read in a moment, and says it of a whole ledger.
        """
        # A path leads to few, such as countries, or is bounded by nobody.
        names = {one.split(":")[0] for one in groupby if "." not in one}
        many = [one for one in names if self._fields[one].comodel_name in MANY]
        if not many or not self._is_bounded():
            return False
        query = self._search(domain, limit=PART)
        part = query.select(
            *(
                SQL(
                    "%s AS %s",
                    self._field_to_sql(self._table, name, query),
                    SQL.identifier(name),
                )
                for name in many
            )
        )
        names = SQL(", ").join(map(SQL.identifier, many))
        ((count,),) = self.env.execute_query(
            SQL(
                "SELECT COUNT(*) FROM (SELECT DISTINCT %s FROM (%s) part) found",
                names,
                part,
            )
        )
        self._refuse_many(count)
        return True

    @api.model
    def _bounded(self, groups):
        self._refuse_many(len(groups))
        return groups

    @api.model
    def _refuse_many(self, count):
        if count > MOST_ROWS:
            raise UserError(
                self.env._(
                    "This would show more than %(count)s rows. Choose fewer with a "
                    "filter, or group in the list, which has pages.",
                    count=MOST_ROWS,
                )
            )

    @api.model
    def _is_bounded(self):
        return self._name.startswith("credit.followup.") or self.env.context.get(
            "followup_bounded"
        )

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """Look for no second currency where the companies at work have one.

        The web client asks for the currencies of each sum, and for the sum in one of
        them; the rule of the companies has left no other.
        """
        name, _colon, kind = aggregate_spec.partition(":")
        currency = self._only_currency(name, kind)
        if currency and kind == "array_agg_distinct":
            return SQL("CASE WHEN COUNT(*) > 0 THEN ARRAY[%s] END", currency.id)
        if currency and kind == "sum_currency":
            return super()._read_group_select(f"{name}:sum", query)
        return super()._read_group_select(aggregate_spec, query)

    @api.model
    def _only_currency(self, name, kind):
        """Return the currency of a company amount, where there can be one only."""
        if (
            self.env.su
            or not self._is_bounded()
            or kind not in ("array_agg_distinct", "sum_currency")
        ):
            return None
        field = self._fields[name]
        if kind == "sum_currency":
            name = field.get_currency_field(self)
        currencies = self.env.companies.currency_id
        is_one = name == "company_currency_id" and len(currencies) == 1
        return currencies if is_one else None
