import json
from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from ...const import NATURES, READERS
from ...decisions.sentences import (
    left_out_by_people,
    next_day,
    read_holds,
    sentence,
)
from ...facts import items
from ...facts.scenario.alike import AlikeReader
from ...followup_core.vocabulary import Reason

NOTHING_MORE = SQL()
# An item as if nothing had ever been sent.
RESTARTED = {
    "followup_level_id": None,
    "followup_level_on": None,
    "followup_notice": None,
    "followup_notice_on": None,
    "followup_asked_on": None,
}
SERVED = RESTARTED.keys() | {"followup_cycle"}


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    followup_policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Follow-up policy",
        check_company=True,
        groups=READERS,
        help="The policy of this item; empty for the customer's own.",
    )
    # Written by the scheduled action only, in bulk.
    followup_level_id = fields.Many2one(
        "credit.followup.level",
        string="Follow-up level",
        readonly=True,
        copy=False,
        groups=READERS,
        index="btree_not_null",
    )
    followup_level_on = fields.Date(
        string="Level carried out on", readonly=True, copy=False, groups=READERS
    )
    followup_notice = fields.Selection(
        NATURES,
        string="Gravest notice",
        readonly=True,
        copy=False,
        groups=READERS,
        help="The gravest formal notice or demand that listed this item.",
    )
    followup_notice_on = fields.Date(
        string="Notice served on", readonly=True, copy=False, groups=READERS
    )
    followup_asked_on = fields.Date(
        string="Decision asked on", readonly=True, copy=False, groups=READERS
    )
    followup_cycle = fields.Integer(
        string="Follow-up cycle",
        readonly=True,
        copy=False,
        groups=READERS,
        help="Counts how often the follow-up of this item was started afresh.",
    )
    followup_sentence = fields.Char(
        string="Why, or why not, today",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        groups=READERS,
    )
    followup_live_next_on = fields.Date(
        string="Next date",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        groups=READERS,
        help="The day that the sentence beside it names.",
    )
    followup_days_late = fields.Integer(
        string="Days late",
        compute="_compute_followup_days_late",
        search="_search_followup_days_late",
    )

    # === COMPUTE METHODS === #

    @api.depends("amount_residual", "date_maturity", "no_followup")
    @api.depends_context("lang", "followup_as_of")
    def _compute_followup_sentence(self):
        """Word today's evaluation of the customer groups of these items."""
        self.followup_sentence = self.followup_live_next_on = False
        today = self._followup_today()
        for company, lines in items.unpaid(self).grouped("company_id").items():
            verdicts = lines._followup_verdicts(company)
            told = {line: verdicts[line.id] for line in lines if line.id in verdicts}
            read_holds(self.env, [verdict for verdict, _group in told.values()])
            customers = lines.partner_id.commercial_partner_id.ids
            left_out = left_out_by_people(self.env, company, customers, today)
            entries = lines._followup_charge_entries()
            for line, (verdict, group) in told.items():
                line.followup_live_next_on = next_day(verdict, group, today, left_out)
                excluded = line._followup_excluded_by_odoo(verdict, entries)
                line.followup_sentence = excluded or sentence(
                    self.env, verdict, group, left_out
                )

    @api.depends("date_maturity")
    @api.depends_context("followup_as_of")
    def _compute_followup_days_late(self):
        today = self._followup_today()
        for line in self:
            late = (today - line.date_maturity).days if line.date_maturity else 0
            line.followup_days_late = max(late, 0)

    @api.model
    def _search_followup_days_late(self, operator, value):
        """Translate days late to the due date that they stand for; none is not late."""
        if operator == "in":
            return Domain.OR(self._followup_late_on(int(one)) for one in value)
        if operator in ("<", "<="):
            opposite = ">=" if operator == "<" else ">"
            return ~self._search_followup_days_late(opposite, value)
        if operator not in (">", ">="):
            return NotImplemented
        more = int(value) + (operator == ">")
        if more <= 0:
            return Domain.TRUE
        day = fields.Date.subtract(self._followup_today(), days=more)
        return Domain("date_maturity", "<=", day)

    @api.model
    def _followup_late_on(self, days):
        """Return which items are just so many days late; 0 for those that are not."""
        today = self._followup_today()
        if days:
            day = fields.Date.subtract(today, days=days)
            return Domain("date_maturity", "=", day)
        return Domain("date_maturity", ">=", today) | Domain(
            "date_maturity", "=", False
        )

    def _followup_excluded_by_odoo(self, verdict, charge_entries):
        """Say that an entry is excluded for its journal, and by nobody's decision.

        Opening balances come so: they would be forgotten in silence.
        """
        move = self.move_id
        is_entry = move.move_type == "entry" and move not in charge_entries
        if verdict.reason is not Reason.EXCLUDED or not is_entry:
            return False
        return self.env._(
            "Excluded by the ledger: entries of %(journal)s are not followed up unless "
            "you include them.",
            journal=self.journal_id.name,
        )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_followup_fields(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_followup_fields(vals)
        if "followup_policy_id" in vals and not self.env.su:
            self.env.user._followup_check("officer")
        return super().write(vals)

    @api.model
    def _check_followup_fields(self, vals):
        """Let nobody write by hand what messages wrote that left."""
        if not self.env.su and SERVED & vals.keys():
            raise AccessError(
                self.env._(
                    "The level of an item cannot be changed by hand: the follow-up "
                    "moves it."
                )
            )

    # === ACTION METHODS === #

    def action_followup_restart(self):
        """Start the follow-up of these items afresh, as if nothing had been sent."""
        self.env.user._followup_check("manager")
        self.check_access("read")
        self._followup_restart()

    def action_followup_include(self):
        """Follow these items up: what the ledger, or a person, had excluded."""
        self.env.user._followup_check("officer")
        self.check_access("read")
        entries = self._followup_charge_entries()
        meant = self.filtered(lambda line: line.move_id not in entries)
        meant.sudo().write({"no_followup": False})

    # === BUSINESS METHODS === #

    def _followup_restart(self):
        """Put the items where they stood before anything was sent."""
        self._followup_set(
            dict.fromkeys(self.ids, RESTARTED),
            SQL(", followup_cycle = COALESCE(line.followup_cycle, 0) + 1"),
        )
        self.invalidate_recordset(["followup_cycle"])
        self.env["credit.followup.wake"]._append_lines(self.sudo(), "served")

    @api.model
    def _followup_today(self):
        """Return the day of evaluation: the user's today, or the one in the context."""
        day = self.env.context.get("followup_as_of")
        return fields.Date.to_date(day) or fields.Date.context_today(self)

    def _followup_verdicts(self, company):
        """Evaluate the groups of these items: ``{line id: (verdict, group)}``."""
        if company not in self.env.companies:
            return {}
        reader = AlikeReader(self.env, company, self._followup_today(), self.ids)
        partners = self.partner_id.commercial_partner_id.ids
        return {
            verdict.item.key: (verdict, decision.group)
            for decision in reader.decisions(partners)
            for verdict in decision.verdicts
        }

    @api.model
    def _followup_set(self, values, extra=NOTHING_MORE):
        """Write follow-up fields of many items at once: ``{line id: {field: value}}``.

        Straight to the table: the ORM's write re-balances the journal entry of each
        line, which these fields have nothing to do with.
        """
        by_columns = defaultdict(list)
        for line_id, vals in values.items():
            if vals:
                by_columns[tuple(vals)].append((line_id, *vals.values()))
        for columns, rows in by_columns.items():
            self.flush_model(columns)
            self._followup_update(columns, rows, extra)
            self.invalidate_model(columns)

    @api.model
    def _followup_update(self, columns, rows, extra):
        """Update one set of columns, skipping the rows that have the values already."""
        kinds = [self._fields[name].column_type[0] for name in columns]
        given = json.dumps(
            [dict(zip(("id", *columns), row, strict=True)) for row in rows],
            default=str,
        )
        names = [SQL.identifier(name) for name in columns]
        self.env.execute_query(
            SQL(
                "UPDATE account_move_line line SET %s %s"
                " FROM json_to_recordset(%s) AS new(id int4, %s)"
                " WHERE line.id = new.id AND (%s) IS DISTINCT FROM (%s) RETURNING 1",
                SQL(", ").join(SQL("%s = new.%s", name, name) for name in names),
                extra,
                given,
                SQL(", ").join(
                    SQL("%s %s", name, SQL(kind))
                    for name, kind in zip(names, kinds, strict=True)
                ),
                SQL(", ").join(SQL("line.%s", name) for name in names),
                SQL(", ").join(SQL("new.%s", name) for name in names),
            )
        )
