from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...effects import words


class CreditFollowupText(models.Model):
    """What one level writes in one language, in place of the ready text."""

    _name = "credit.followup.text"
    _description = "Follow-up Text"
    _inherit = ["credit.followup.guarded"]
    _company_fields = ("level_id",)
    _order = "level_id, lang"
    _rec_name = "subject"
    _check_company_auto = True

    level_id = fields.Many2one(
        "credit.followup.level", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="level_id.company_id", store=True, index=True)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        required=True,
    )
    subject = fields.Char(required=True)
    body = fields.Html(
        string="Text",
        required=True,
        help="Words between square brackets stand for a part of the message. There is "
        "no code in it.",
    )

    _one_a_language = models.Constraint(
        "UNIQUE(level_id, lang)", "The level has a text of its own in that language."
    )

    @api.constrains("subject", "body")
    def _check_words(self):
        """A word that stands for nothing would reach the customer."""
        for text in self:
            if lost := words.unknown(text.subject) + words.unknown(text.body):
                raise ValidationError(
                    self.env._(
                        "Nothing stands for [%(word)s]. Choose one of the words beside "
                        "the text, or write round brackets.",
                        word=lost[0],
                    )
                )
            if wrong := set(words.in_subject(text.subject)) & words.PARTS.keys():
                raise ValidationError(
                    self.env._(
                        "[%(word)s] is too long for a subject.",
                        word=self.env._(words.PARTS[wrong.pop()]),
                    )
                )
