import re

from odoo import models
from odoo.tools import html2plaintext


class ResCompany(models.Model):
    _inherit = "res.company"

    def _followup_lines(self):
        """Return what a business letter says of its sender: registry, form, seat.

        From the registry number and the footer and details that the company prints on
        all of its documents.
        """
        self.ensure_one()
        first = [self.name, self.vat, self.phone, self.email]
        # In some countries the two are one number.
        registry, vat = (
            re.sub(r"\D", "", text or "") for text in (self.company_registry, self.vat)
        )
        if self.company_registry and registry != vat:
            first.insert(1, self.company_registry)
        lines = [" · ".join(filter(None, first))]
        for html in (self.company_details, self.report_footer):
            text = " · ".join(html2plaintext(html or "").split("\n"))
            lines.append(text.strip(" ·"))
        return list(dict.fromkeys(filter(None, lines)))
