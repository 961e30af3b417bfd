"""How customers are found and sorted by what they owe: by the index of the items."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...facts import items

# The comparisons by which an amount is searched, as the database writes them.
COMPARED = {
    ">": ">",
    ">=": ">=",
    "<": "<",
    "<=": "<=",
    "=": "=",
    "!=": "<>",
    "in": "IN",
    "not in": "NOT IN",
}
# What is asked of a customer's items.
BY_ITEMS = {"followup_overdue", "followup_owes"}
# What stands on contacts of a customer: who has no parent is a customer himself.
THEIR_CONTACTS = SQL(
    "JOIN res_partner contact ON contact.id = account_move_line.partner_id"
    " AND contact.parent_id IS NOT NULL"
    " AND contact.commercial_partner_id <> contact.id"
)


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.model
    def _search_followup_overdue(self, operator, value):
        """Compare the overdue sum of each customer, in company currency.

        A contact shows the sum of its company, and is found by it. That anything is
        overdue is told by one item; where customers are sorted by the sum, it is there
        already.
        """
        if operator not in COMPARED:
            return NotImplemented
        sorted_by_it = self.env.context.get("followup_sorted")
        if (operator, value) == (">", 0) and not sorted_by_it:
            return self._followup_have(self._followup_late())
        several = operator in ("in", "not in")
        values = tuple(map(float, value)) or (None,) if several else float(value)
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s %s %s",
                model._followup_join_overdue(alias, query),
                SQL(COMPARED[operator]),
                values,
            )
        )

    @api.model
    def _search_followup_owes(self, operator, value):
        if operator != "in":
            return NotImplemented
        owes = self._followup_have(self._followup_open())
        if self.env.context.get("followup_sorted"):
            # Known already of most: what is overdue is open.
            owes = self._search_followup_overdue(">", 0) | owes
        return owes if True in value else ~owes

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **options):
        """Let conditions know that the sum by which they sort is at hand."""
        partners = self
        if order and "followup_overdue" in order:
            partners = self.with_context(followup_sorted=True)
            items.uncompiled(self.env)
        return super(ResPartner, partners)._search(
            domain, offset, limit, order, **options
        )

    @api.model
    def _read_group(self, domain, *args, **options):
        """Add up what is overdue once, where groups ask it of every customer."""
        asked = {one.field_expr for one in Domain(domain).iter_conditions()}
        partners = self
        if asked & BY_ITEMS:
            partners = self.with_context(followup_sorted=True)
            items.uncompiled(self.env)
        return super(ResPartner, partners)._read_group(domain, *args, **options)

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """Sort customers by what is overdue: one sum over the items for all of them."""
        if field_name != "followup_overdue":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        self._check_field_access(self._fields[field_name], "read")
        return SQL("%s %s", self._followup_join_overdue(alias, query), direction)

    @api.model
    def _followup_join_overdue(self, alias, query):
        """Join what is overdue by customer, once for all of them; return the sum.

        What stands on contacts is joined by itself: it is little, and the rest need
        not be added up twice for it.
        """
        lines = self.env["account.move.line"]
        late = lines._search(self._followup_late())
        self.flush_model(["commercial_partner_id", "parent_id"])
        own, amount = (
            lines._field_to_sql(lines._table, name)
            for name in ("partner_id", "amount_residual")
        )
        theirs = SQL("contact.commercial_partner_id")
        sums = []
        for name, whose, contacts in (
            ("followup_own", own, SQL()),
            ("followup_theirs", theirs, THEIR_CONTACTS),
        ):
            table = SQL(
                "(SELECT %s AS customer, SUM(%s) AS total FROM %s %s WHERE %s"
                " GROUP BY 1)",
                *(whose, amount, late.from_clause, contacts, late.where_clause),
            )
            customer = SQL.identifier(alias, "commercial_partner_id")
            on = SQL("%s = %s", SQL.identifier(name, "customer"), customer)
            query.add_join("LEFT JOIN", name, table, on)
            sums.append(SQL("COALESCE(%s, 0)", SQL.identifier(name, "total")))
        return SQL("(%s + %s)", *sums)

    @api.model
    def _followup_late(self):
        """Return the overdue items of the current company."""
        lines = self.env["account.move.line"]
        return self._followup_open() & lines._search_followup_days_late(">", 0)

    @api.model
    def _followup_have(self, domain):
        """Return the customers with such a journal item, and their contacts.

        Each customer is looked up by himself: a page needs few of them.
        """
        lines = self.env["account.move.line"]
        query = lines._search(domain)
        self.flush_model(["commercial_partner_id", "parent_id"])
        own = lines._field_to_sql(lines._table, "partner_id")
        found = SQL(
            "FROM %s WHERE %s AND %s", query.from_clause, query.where_clause, own
        )

        def to_sql(model, alias, _query):
            customer = SQL.identifier(alias, "commercial_partner_id")
            return SQL(
                "COALESCE((SELECT TRUE %s = %s LIMIT 1), (SELECT TRUE %s IN"
                " (SELECT contact.id FROM res_partner contact"
                " WHERE contact.commercial_partner_id = %s"
                " AND contact.parent_id IS NOT NULL) LIMIT 1), FALSE)",
                *(found, customer, found, customer),
            )

        return Domain.custom(to_sql=to_sql)
