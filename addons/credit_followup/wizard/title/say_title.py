from odoo import fields, models


class CreditFollowupSayTitle(models.TransientModel):
    """Say, with a reason, whether title is reserved in spite of what is known."""

    _name = "credit.followup.say.title"
    _description = "Change a Reservation of Title"

    title_id = fields.Many2one(
        "credit.followup.title", required=True, readonly=True, ondelete="cascade"
    )
    said = fields.Selection(
        [
            ("reserved", "Title is reserved"),
            ("released", "Title is not reserved"),
            ("known", "As it follows from what was agreed"),
        ],
        string="What holds",
        required=True,
        default="released",
    )
    why = fields.Char(string="Reason", required=True)

    def action_apply(self):
        """Keep what was said, and judge the title anew."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        self.title_id.check_access("read")
        said = self.said if self.said != "known" else False
        self.title_id._say(said, self.why)
        return {"type": "ir.actions.act_window_close"}
