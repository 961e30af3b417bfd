from odoo import api, fields, models

from ...const import NATURES
from ..ledger.loose import LooseMany2one

ROLES = [("raised", "Raised"), ("rides", "Listed")]


class CreditFollowupActionLine(models.Model):
    """One item as an action listed it: a snapshot that outlives the item."""

    _name = "credit.followup.action.line"
    _description = "Follow-up Action Line"
    _order = "action_id, date_due, id"
    _check_company_auto = True
    _allow_sudo_commands = False
    # Who made it and when stands on the action.
    _log_access = False

    # Found by the index that makes the item unique.
    action_id = fields.Many2one(
        "credit.followup.action",
        required=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="action_id.company_id")
    currency_id = fields.Many2one(related="action_id.currency_id")
    # Emptied by the item and the invoice when they are deleted.
    move_line_id = LooseMany2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        check_company=True,
    )
    move_id = LooseMany2one(
        "account.move", string="Invoice", index="btree_not_null", check_company=True
    )
    role = fields.Selection(ROLES, required=True)
    # Kept by the action: a level that one has is not deleted.
    level_id = LooseMany2one(
        "credit.followup.level",
        check_company=True,
        help="The level that raised the item.",
    )
    name = fields.Char(string="Number")
    payment_reference = fields.Char(string="Payment reference")
    date_invoice = fields.Date(string="Invoice date")
    date_due = fields.Date(string="Due date")
    days_late = fields.Integer(
        string="Days late when made", help="When the message was made."
    )
    days_late_today = fields.Integer(
        compute="_compute_days_late_today",
        string="Days late",
        help="Today; nothing once it is paid.",
    )
    amount_total = fields.Monetary(string="Original amount")
    amount_open = fields.Monetary(
        string="Claimed", help="What is claimed: the residual less what is held."
    )
    amount_held = fields.Monetary(string="Held")
    # What the item goes back to when its run is cancelled.
    previous_level_id = LooseMany2one(
        "credit.followup.level", string="Previous level", check_company=True
    )
    previous_level_on = fields.Date(string="Previous level on")
    previous_notice = fields.Selection(NATURES, string="Previous notice")
    previous_notice_on = fields.Date(string="Previous notice on")
    cycle = fields.Integer(help="The item's cycle when it was listed.")
    is_served = fields.Boolean(
        string="Carried out", help="The level was carried out and counts."
    )

    # Law 2: one sending per item, level and cycle.
    _served_uniq = models.UniqueIndex(
        "(move_line_id, level_id, cycle) WHERE is_served AND role = 'raised'",
        "This level was already carried out for this item.",
    )
    _item_uniq = models.UniqueIndex(
        "(action_id, move_line_id)", "An action lists each item once."
    )

    @api.depends("move_line_id.reconciled", "move_line_id.followup_days_late")
    @api.depends_context("followup_as_of")
    def _compute_days_late_today(self):
        for line in self:
            item = line.move_line_id
            line.days_late_today = 0 if item.reconciled else item.followup_days_late

    @api.model
    def _forget(self, field, records):
        """Empty the links to records that are about to be deleted."""
        self.sudo().search([(field, "in", records.ids)]).write({field: False})

    def _late(self):
        """Return how many days late the item is on the day of the message.

        Of a proposal that waits the night moves the day, and touches no line.
        """
        self.ensure_one()
        action = self.action_id
        if action.state != "proposed" or not self.date_due:
            return self.days_late
        return max((action.date - self.date_due).days, 0)

    def _settled_before(self):
        """Return what was paid or credited of it before it was listed."""
        self.ensure_one()
        settled = self.amount_total - self.amount_open - self.amount_held
        return max(self.currency_id.round(settled), 0.0)

    @api.depends("name", "action_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.name
