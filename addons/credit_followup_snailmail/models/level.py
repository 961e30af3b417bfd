from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CreditFollowupLevel(models.Model):
    _inherit = "credit.followup.level"

    by_post = fields.Boolean(
        string="Letter by a provider",
        help="A provider prints and posts the letter; what it refuses is printed here.",
    )

    @api.constrains("by_post", "by_letter")
    def _check_one_letter(self):
        """Nobody needs the same letter twice."""
        for level in self:
            if level.by_post and level.by_letter:
                raise ValidationError(
                    self.env._(
                        "The letter of the level %(level)s is printed here or by the "
                        "provider: choose one.",
                        level=level.name,
                    )
                )
