from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_limitation_on = fields.Date(
        string="Limitation watched until",
        readonly=True,
        copy=False,
        help="Items due up to this day are watched.",
    )

    def _followup_way_results(self, today):
        """Return what each way after our own reminders brought: ``{way: Results}``.

        The core's ``Way`` and ``Results``, in company currency, of all cases that ended
        or are old enough to be measured. Addons add their own.
        """
        self.ensure_one()
        return {}
