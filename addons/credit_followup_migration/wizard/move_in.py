"""Moving in: a file of another tool, a dry run, and what our items get of it."""

from base64 import b64decode
from collections import Counter
from hashlib import sha256

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.decisions.documents.tables import text_of, wrong_words
from odoo.addons.credit_followup.followup_core.moving.file import COLUMNS, read
from odoo.addons.credit_followup.followup_core.moving.history import move_in, plain

from ..effects.history import keep, levels_of, pauses
from ..facts.credit_control import is_here
from ..facts.history import read_items

# What a browser shows of rows that move nothing; their counts are told of all.
MOST_SHOWN = 500


class CreditFollowupMoveIn(models.TransientModel):
    """One file: read, its levels named, tried, then taken."""

    _name = "credit.followup.move.in"
    _inherit = "credit.followup.moving"
    _description = "Move In From Another Tool"

    file = fields.Binary(string="CSV file", attachment=False)
    file_name = fields.Char()
    policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Levels of",
        domain="[('company_id', '=', company_id)]",
        default=lambda self: self.env.company.followup_policy_id,
        help="By its levels you say which one a level of the file is. What follows "
        "another policy goes on there after a level as grave.",
    )
    level_ids = fields.One2many(
        "credit.followup.move.in.level", "wizard_id", string="Levels"
    )
    got_ids = fields.One2many(
        "credit.followup.move.in.row",
        "wizard_id",
        string="Invoices that get a level",
        domain=[("why", "=", False)],
    )
    row_ids = fields.One2many(
        "credit.followup.move.in.row",
        "wizard_id",
        string="Rows that move nothing",
        domain=[("why", "!=", False)],
    )
    state = fields.Selection(
        [("file", "File"), ("levels", "Levels"), ("tried", "Dry run")],
        default="file",
        required=True,
    )
    has_credit_control = fields.Boolean(compute="_compute_has_credit_control")

    def _compute_has_credit_control(self):
        self.has_credit_control = is_here(self.env)

    def action_credit_control(self):
        """Open the window for OCA's addon, which is in this database."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        return self.env["credit.followup.take.over"]._opened(self.company_id)

    def action_read(self):
        """Read the file, and which levels it has."""
        self._check_manager()
        steps = self._steps()
        self._check_new()
        names = {}
        for step in steps:
            names.setdefault(plain(step.level), step.level)
        counts = Counter(plain(step.level) for step in steps)
        # Only what is called the same is the same: an alphabet is no order of gravity.
        own = {plain(level.name): level.id for level in self.policy_id.level_ids}
        self.level_ids = [Command.clear()] + [
            Command.create(
                {
                    "name": names[key],
                    "count": counts[key],
                    "level_id": own.get(key, False),
                }
            )
            for key in sorted(counts)
        ]
        return self._shown("levels")

    def action_file(self):
        """Go back to the file; levels are asked for once more, of whatever policy."""
        self._check_manager()
        self.level_ids = [Command.clear()]
        return self._shown("file")

    def action_try(self):
        """Show what the file would do; nothing is written."""
        self._check_manager()
        steps = self._steps()
        found = self._found(steps)
        by_line = {step.line: step for step in steps}
        rows = [self._row(by_line[one.line], one.why) for one in found.left]
        (self.row_ids | self.got_ids).unlink()
        self.row_ids.create(rows[:MOST_SHOWN] + self._got(found.moved[:MOST_SHOWN]))
        self.summary = self._told(steps, found)
        return self._shown("tried")

    def action_apply(self):
        """Write the levels on the open items, and keep that it was done."""
        self._check_manager()
        self._check_new()
        steps = self._steps()
        found = self._found(steps)
        if not found.moved:
            # The file would be taken, and could not be tried with other levels.
            raise UserError(self.env._("No invoice gets a level from this file."))
        levels = self._levels()
        source = self.file_name or self.env._("File")
        moved = keep(self.policy_id, found, levels, source)
        self.env["credit.followup.moved.file"].sudo().create(
            {
                "name": source,
                "company_id": self.company_id.id,
                "digest": self._digest(),
                "rows": len(steps),
                "moved": len(moved),
            }
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_item"
        )
        own = [("id", "in", moved.ids)]
        title = self.env._("Moved in")
        return {**action, "display_name": title, "domain": own, "context": {}}

    # === THE FILE === #

    def _check_choices(self):
        if not self.policy_id or self.policy_id.company_id != self.company_id:
            raise UserError(self.env._("Choose a policy of this company."))
        if self.level_ids.level_id.policy_id - self.policy_id:
            raise UserError(self.env._("Choose levels of this policy."))
        if not self.file:
            raise UserError(self.env._("Choose a file first."))

    def _steps(self):
        """Return the messages of the file; one that is wrong in parts is refused."""
        steps, problems = read(text_of(self.env, self.file))
        if problems:
            raise UserError(wrong_words(self.env, problems[0], COLUMNS))
        if not steps:
            raise UserError(self.env._("The file has no rows."))
        return steps

    def _digest(self):
        return sha256(b64decode(self.file)).hexdigest()

    def _check_new(self):
        """Refuse a file that was taken: its rows are in our items."""
        before = self.env["credit.followup.moved.file"].search(
            [("company_id", "=", self.company_id.id), ("digest", "=", self._digest())]
        )
        if before:
            raise UserError(
                self.env._(
                    "This file was moved in on %(day)s already.",
                    day=format_date(self.env, before.create_date),
                )
            )

    # === WHAT IT DOES === #

    def _levels(self):
        """Return the levels that were chosen, by their rank in the policy."""
        return {one.rank: one.level_id for one in self.level_ids if one.rank}

    def _found(self, steps):
        ranks = {one.name: one.rank for one in self.level_ids if one.rank}
        today = fields.Date.context_today(self)
        numbers = {step.invoice for step in steps}
        items = read_items(self.company_id, numbers, self.policy_id)
        return move_in(steps, items, ranks, today)

    # === WHAT IS SHOWN === #

    def _row(self, step, why):
        return {
            "wizard_id": self.id,
            "line": step.line,
            "invoice": step.invoice,
            "customer": step.customer,
            "on": step.on,
            "level": step.level,
            "why": why.value,
        }

    def _got(self, moved):
        """Return the rows of invoices that get a level."""
        lines = {one.item: one.line for one in moved}
        given = levels_of(self.policy_id, moved, self._levels())
        return [
            {
                "wizard_id": self.id,
                "line": lines[str(item.id)],
                "invoice": item.move_name,
                "customer": item.partner_id.commercial_partner_id.name,
                "on": on,
                "before": item.followup_level_id.name,
                "level": level.name,
            }
            for item, (level, on) in given.items()
        ]

    def _told(self, steps, found):
        """Return the totals: rows, invoices by level, rows that move nothing by why."""
        levels = {rank: level.name for rank, level in self._levels().items()}
        paused = len(pauses(self.policy_id, found.contacts))
        whys = dict(
            self.env["credit.followup.move.in.row"]
            ._fields["why"]
            ._description_selection(self.env)
        )
        ranks = Counter(one.rank for one in found.moved)
        left = Counter(one.why.value for one in found.left)
        return "\n".join(
            [
                self.env._(
                    "%(rows)s rows; %(moved)s open invoices get a level, %(left)s rows "
                    "give none.",
                    rows=len(steps),
                    moved=len(found.moved),
                    left=len(found.left),
                ),
                *(f"{levels[rank]}: {count}" for rank, count in sorted(ranks.items())),
                self.env._(
                    "Customers who were reminded lately and are paused: %s", paused
                ),
                *(f"{whys[why]}: {count}" for why, count in sorted(left.items())),
            ]
        )

    def _title(self):
        return self.env._("Move in from another tool")
