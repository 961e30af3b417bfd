from odoo import fields, models

from ...followup_core.stops.stops import Cause, State, Why


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    stop_ids = fields.One2many(
        "credit.followup.stop", "action_id", string="Stops", readonly=True
    )

    def _serve_levels(self, today):
        """Stop in the same minute whom these messages told so."""
        result = super()._serve_levels(today)
        stops = self.env["credit.followup.stop"].sudo()
        for action in self.filtered(lambda one: one._stops()):
            said = action.block_consequence
            stops._set_for_items(
                Cause.ANNOUNCED if said else Cause.LEVEL,
                action.level_id.stops,
                action.line_ids.move_line_id,
                action_id=action.id,
                note=said or False,
            )
        return result

    def _stops(self):
        """Tell whether the message stops its customer, and has not done so yet."""
        return (
            self.level_id.stops
            and self.kind == "message"
            and not self.is_test
            and not self.duplicate_of_id
            and not self.stop_ids
        )

    def _give_levels_back(self):
        """Lift what a message set that reached nobody."""
        running = self.sudo().stop_ids.filtered(
            lambda one: one.state != State.ENDED.value
        )
        running._enter(State.ENDED.value, Why.WITHDRAWN.value)
        return super()._give_levels_back()
