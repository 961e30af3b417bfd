"""What an action does to the levels of its items, and how it is undone."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...effects import residual
from ...facts.figures.yields import YIELDS, steps_of
from ...facts.items import flush
from ...followup_core.vocabulary import Nature

REPAIR = "credit_followup.activity_repair"
NOTICE = str(Nature.FORMAL_NOTICE.value)


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    followup_yield_id = fields.Many2one(
        "credit.followup.step.yield",
        string="Counted in the yield",
        store=False,
        search="_search_followup_yield",
    )

    @api.model
    def _search_followup_yield(self, operator, value):
        """Find the messages of which yields are made."""
        if operator != "in":
            return NotImplemented
        yields = self.env["credit.followup.step.yield"].browse(value)
        flush(self.env, YIELDS)
        return Domain.OR(Domain("id", "in", steps_of(one)) for one in yields)

    def _serve_levels(self, today):
        """Raise the items that were served; tests and duplicates raise none."""
        moving = self.filtered(lambda one: not one.is_test and not one.duplicate_of_id)
        moving.line_ids.is_served = True
        values = {}
        for action in moving:
            values.update(action._served_values(today))
        self.env["account.move.line"]._followup_set(values)
        moving._wake_customers()

    def _served_values(self, today):
        """Yield what the items of an action remember of it: ``(line id, values)``.

        A notice that reached nobody yet puts nobody on notice.
        """
        reached = self.delivery_ids.filtered(lambda one: not one.error)
        is_notice = bool(reached) and (self.nature or "") >= NOTICE
        for line in self.line_ids.filtered("move_line_id"):
            values = {}
            if self.kind == "decision" and line.role == "raised":
                values["followup_asked_on"] = today
            elif line.role == "raised":
                values["followup_level_id"] = self.level_id.id
                values["followup_level_on"] = today
            if is_notice and self.nature >= (line.previous_notice or ""):
                values["followup_notice"] = self.nature
                values["followup_notice_on"] = today
            yield line.move_line_id.id, values

    def _serve_again(self):
        """Count again what a correction says did arrive: its levels come back.

        Items that a later message served meanwhile stay where that one put them.
        """
        for action in self:
            action.state = action._carried_out_state()
            gone = action._served_later()
            if not gone:
                action._serve_levels(action.served_on)
            action.activity_unlink([REPAIR])
            action.charge_ids._claim_again()
            residual.note_asked(action)

    def _served_later(self):
        """Return the lines of later messages that served the same items since."""
        return self.env["credit.followup.action.line"].search(
            [
                ("move_line_id", "in", self.line_ids.move_line_id.ids),
                ("is_served", "=", True),
                ("action_id.served_on", ">=", self.served_on),
                ("action_id", "!=", self.id),
            ],
            limit=1,
        )

    def _redate(self, day):
        """Count the level from another day, as when a letter was posted later."""
        for action in self:
            moved = {}
            for line in action.line_ids.move_line_id:
                values = {}
                if line.followup_level_on == action.served_on:
                    values["followup_level_on"] = day
                if line.followup_notice_on == action.served_on:
                    values["followup_notice_on"] = day
                moved[line.id] = values
            self.env["account.move.line"]._followup_set(moved)
            late = day - action.served_on
            action.write({"served_on": day, "arrives_on": action.arrives_on + late})
        self._wake_customers()

    def _give_levels_back(self):
        """Put the items of these actions back to where they stood before.

        An item that went further since keeps its level; the later action then goes
        back, if it must, to where this one had found the item.
        """
        self.charge_ids._take_back()
        residual.forget_asked(self.sudo())
        values = {}
        known = self.env["credit.followup.action.line"].search(
            [
                ("move_line_id", "in", self.line_ids.move_line_id.ids),
                ("is_served", "=", True),
            ]
        )
        self.line_ids.move_line_id.fetch(
            ["followup_level_on", "followup_notice_on", "followup_asked_on"]
        )
        for action in self:
            served = action.line_ids.filtered(lambda one: one.is_served)
            for line in served.filtered("move_line_id"):
                values[line.move_line_id.id] = action._values_before(line)
            action._forget_in_later_actions(served, known)
            served.is_served = False
        self.env["account.move.line"]._followup_set(values)
        self._wake_customers()

    def _wake_customers(self):
        """Have the customers looked at again in the next run."""
        self.env["credit.followup.wake"]._append(
            {(action.company_id, action.partner_id) for action in self}, "served"
        )

    def _values_before(self, line):
        """Return the values that take back what this action did to one item."""
        item = line.move_line_id
        values = {}
        if item.followup_level_on == self.served_on and line.role == "raised":
            values["followup_level_id"] = line.previous_level_id.id or None
            values["followup_level_on"] = line.previous_level_on or None
        if item.followup_notice_on == self.served_on:
            values["followup_notice"] = line.previous_notice or None
            values["followup_notice_on"] = line.previous_notice_on or None
        if item.followup_asked_on == self.served_on:
            values["followup_asked_on"] = None
        return values

    def _forget_in_later_actions(self, lines, known):
        """Have later actions remember what these lines found, not what they made.

        :param known: all lines that served the same items, read once for many actions
        """
        later = known.filtered(
            lambda one: (
                one.move_line_id in lines.move_line_id
                and one.previous_level_on == self.served_on
                and one.is_served
                and one.action_id != self
            )
        )
        found = {line.move_line_id: line for line in lines}
        for line in later:
            before = found[line.move_line_id]
            line.write(
                {
                    "previous_level_id": before.previous_level_id.id,
                    "previous_level_on": before.previous_level_on,
                }
            )
