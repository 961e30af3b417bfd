import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ..followup_core.law import derivations
from ..followup_core.law.eu import DERIVED_SINCE, KEY_RATE
from ..followup_core.rates.ecb import parse_key_rates
from ..followup_core.rates.files import RateFileError
from ..followup_core.rates.rules import derive
from ..followup_core.rates.table import Confidence, Period, Rate

SOURCE = "European Central Bank, data portal"
# Five megabytes in base 64; the bank's whole history is a tenth of it.
LARGEST = 5 * 1024 * 1024 * 4 // 3


class CreditFollowupRateImport(models.TransientModel):
    """Reads the ECB's own file and derives the rates that follow from it."""

    _name = "credit.followup.rate.import"
    _description = "Import of Reference Rates"

    file = fields.Binary(required=True, attachment=False)
    file_name = fields.Char(string="File name")

    def _text(self):
        """Return the text of the file, unless it is larger than any that is meant."""
        if len(self.file) > LARGEST:
            raise UserError(self.env._("The file is larger than 5 MB."))
        return base64.b64decode(self.file).decode("utf-8")

    def action_import(self):
        """Add the key rates and what follows from them; what is known stays."""
        self.ensure_one()
        rates = self.env["credit.followup.rate"]
        rates.check_access("create")
        try:
            changes, known_until = parse_key_rates(
                self._text(), fields.Date.context_today(self)
            )
        except UnicodeDecodeError as error:
            raise UserError(self.env._("The file is not a text in UTF-8.")) from error
        except RateFileError as error:
            raise UserError(str(error)) from error
        key_rates = [
            Rate(KEY_RATE, day, percent, Period.CHANGE, SOURCE, Confidence.READ)
            for day, percent in changes
        ]
        added = rates._merge(
            key_rates
            + derive(changes, known_until, SOURCE, derivations(), DERIVED_SINCE),
            is_own=True,
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_rate"
        )
        return {**action, "domain": [("id", "in", added.ids)], "context": {}}
