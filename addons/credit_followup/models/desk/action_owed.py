"""What is still owed of messages, read by the database: a desk has thousands."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...const import WAITING
from ...facts.items import uncompiled

ITEMS = SQL(
    "credit_followup_action_line line"
    " JOIN account_move_line item ON item.id = line.move_line_id"
)


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    is_owed = fields.Boolean(
        string="Still owed",
        compute="_compute_is_owed",
        search="_search_is_owed",
        help="An item that it lists is not paid.",
    )

    # The cards of each column of the desk, the largest first.
    _desk_idx = models.Index("(todo, amount_company DESC, id) WHERE todo IS NOT NULL")

    @api.depends("line_ids.move_line_id.reconciled")
    def _compute_is_owed(self):
        for action in self:
            lines = action.line_ids.move_line_id
            action.is_owed = any(not line.reconciled for line in lines)

    @api.model
    def _search_is_owed(self, operator, value):
        """Look at the items of one message after the other, up to the first open one.

        As a condition on the lines, all items of the ledger would be read for it.
        """
        if operator != "in":
            return NotImplemented
        items = self.env["account.move.line"].sudo()
        owed = SQL("%s IS NOT TRUE", items._field_to_sql("item", "reconciled"))
        self.env["credit.followup.action.line"].flush_model(
            ["action_id", "move_line_id"]
        )

        def to_sql(_model, alias, _query):
            return SQL(
                "EXISTS (SELECT FROM %s WHERE line.action_id = %s AND %s)",
                *(ITEMS, SQL.identifier(alias, "id"), owed),
            )

        found = Domain.custom(to_sql=to_sql)
        return found if True in value else ~found

    def _field_to_sql(self, alias, field_expr, query=None):
        """Let columns be summed by what is to pay now, as their cards show it."""
        if field_expr != "amount_company_now":
            return super()._field_to_sql(alias, field_expr, query)
        asked, rate, credits_ = (
            super(CreditFollowupAction, self)._field_to_sql(alias, name, query)
            for name in ("amount_company", "company_rate", "amount_credits")
        )
        return SQL(
            "(CASE WHEN %s AND COALESCE(%s, 0) = 0"
            " THEN GREATEST(%s - GREATEST(%s, 0) * %s, 0) ELSE %s END)",
            *(self._waits_to_sql(alias), credits_),
            *(asked, self._paid_of(alias, query), rate, asked),
        )

    @api.model
    def _waits_to_sql(self, alias):
        """Return the condition that something is still to leave, or to be done."""
        state, todo = (self._field_to_sql(alias, name) for name in ("state", "todo"))
        return SQL("(%s IN %s OR %s IS NOT NULL)", state, WAITING, todo)

    @api.model
    def _paid_of(self, alias, query):
        """Return what was paid of one message since.

        Within a query it is joined: the database adds up what waits once, by several
        processes, however many sums and conditions read it.
        """
        if query is None:
            return SQL(
                "(SELECT %s WHERE line.action_id = %s)",
                self._paid_to_sql(),
                SQL.identifier(alias, "id"),
            )
        uncompiled(self.env)
        joined = query.make_alias(alias, "paid_since")
        paid = SQL(
            "(SELECT line.action_id, %s JOIN credit_followup_action waits"
            " ON waits.id = line.action_id WHERE %s %s GROUP BY line.action_id)",
            self._paid_to_sql(),
            self._waits_to_sql("waits"),
            self._at_work_to_sql("waits"),
        )
        on = SQL(
            "%s = %s", SQL.identifier(joined, "action_id"), SQL.identifier(alias, "id")
        )
        query.add_join("LEFT JOIN", joined, paid, on)
        return SQL.identifier(joined, "amount")

    @api.model
    def _at_work_to_sql(self, alias):
        """Return the condition that spares what the rule of the companies hides."""
        if self.env.su:
            return SQL()
        company = self._field_to_sql(alias, "company_id")
        return SQL("AND %s IN %s", company, tuple(self.env.companies.ids))

    @api.model
    def _paid_to_sql(self):
        """Return the sum of what was paid of listed items since, and where it is from.

        Read by the database: a desk has thousands of lines.
        """
        lines = self.env["credit.followup.action.line"].sudo()
        items = self.env["account.move.line"].sudo()
        return SQL(
            "SUM(%s + %s - %s) AS amount FROM %s",
            lines._field_to_sql("line", "amount_open"),
            lines._field_to_sql("line", "amount_held"),
            items._field_to_sql("item", "amount_residual_currency"),
            ITEMS,
        )
