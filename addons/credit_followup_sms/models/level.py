from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.credit_followup.followup_core.messages.parts import (
    MOST_PARTS,
    parts,
    plain,
)
from odoo.addons.credit_followup.followup_core.vocabulary import Nature

from ..effects import words

REMINDING = {str(Nature.COURTESY.value), str(Nature.REMINDER.value)}


class CreditFollowupLevel(models.Model):
    _inherit = "credit.followup.level"

    by_sms = fields.Boolean(
        string="Text message",
        help="A short reminder to the mobile number. It is never a formal notice.",
    )
    sms_text = fields.Text(
        string="Words of the text message",
        translate=True,
        help="Three parts at most. Empty for a sentence with what is due, of how many "
        "invoices and until when. These words stand for what they say: [company], "
        "[customer], [amount], [count], [deadline], [reference].",
    )

    @api.constrains("by_sms", "nature")
    def _check_sms_reminds(self):
        """What the law wants of a notice has no room in a text message."""
        for level in self:
            if level.by_sms and level.nature not in REMINDING:
                raise ValidationError(
                    self.env._(
                        "A text message reminds and is no formal notice: untick it on "
                        "the level %(level)s.",
                        level=level.name,
                    )
                )

    @api.constrains("sms_text")
    def _check_sms_text(self):
        for level in self:
            if wrong := words.unknown(level.sms_text):
                raise ValidationError(
                    self.env._(
                        "A text message does not know these words: %(words)s. It knows "
                        "%(known)s.",
                        words=", ".join(f"[{one}]" for one in wrong),
                        known=", ".join(f"[{one}]" for one in words.NAMED),
                    )
                )
            if parts(plain(level.sms_text or "")) > MOST_PARTS:
                raise ValidationError(
                    self.env._(
                        "This text takes more than %(count)s text messages: shorten "
                        "it.",
                        count=MOST_PARTS,
                    )
                )
