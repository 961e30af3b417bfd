"""Rates from files: the addon's own, and those that people import."""

from pathlib import Path

from odoo import api, models
from odoo.tools.misc import file_path

from ...followup_core.law import may_be_negative
from ...followup_core.rates.files import parse_rates
from .rate import LOADING

FOLDER = "credit_followup/data/rates"


class CreditFollowupRate(models.Model):
    _inherit = "credit.followup.rate"

    @api.model
    def _load_files(self):
        """Bring the rates of the addon's files up to date; own rates stay."""
        rates = []
        for path in sorted(Path(file_path(FOLDER)).glob("*.csv")):
            text = path.read_text(encoding="utf-8")
            rates += parse_rates(text, path.name, may_be_negative())
        self._merge(rates, is_own=False)

    @api.model
    def _merge(self, rates, is_own):
        """Add or correct rates; what a person added by hand is not overwritten."""
        known = {(one.series, one.valid_from): one for one in self.search([])}
        new = []
        for rate in rates:
            vals = {
                "percent": float(rate.percent),
                "period": rate.period.value,
                "source": rate.source,
                "confidence": rate.confidence.value,
            }
            found = known.get((rate.series, rate.valid_from))
            if not found:
                key = {"series": rate.series, "valid_from": rate.valid_from}
                new.append({**key, **vals, "is_own": is_own})
            elif not found.is_own and not is_own and found._differs(vals):
                found.with_context(**{LOADING: True}).write(vals)
        return self.with_context(mail_create_nolog=True).create(new)

    def _differs(self, vals):
        return any(
            round(self[name], 4) != value if name == "percent" else self[name] != value
            for name, value in vals.items()
        )
