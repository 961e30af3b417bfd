from odoo import fields, models
from odoo.tools import str2bool

PORTAL_PAYMENT = "account_payment.enable_portal_payment"


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_pays_online = fields.Boolean(
        string="Customers pay online",
        compute="_compute_followup_pays_online",
        compute_sudo=True,
        help="A customer without a login finds a payment provider of this company.",
    )

    def _compute_followup_pays_online(self):
        is_on = str2bool(self.env["ir.config_parameter"].get_param(PORTAL_PAYMENT))
        providers = self.env["payment.provider"].search(
            [("state", "in", ("enabled", "test")), ("is_published", "=", True)]
        )
        for company in self:
            own = providers.filtered_domain(providers._check_company_domain(company.id))
            company.followup_pays_online = is_on and bool(own)

    def _followup_online_path(self, path):
        """Return where what was ticked on a customer's page is paid together."""
        pays = self.followup_pays_online
        return f"{path}/online" if pays else super()._followup_online_path(path)
