"""Which buttons each role may press: every public method of the court addon."""

from odoo import fields
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common_roles import RolesChecks

from .common import CourtCase

ALLOWED = {
    "credit.followup.insolvency": {
        "action_claim_goods": "officer",
        "action_close": "manager",
        "action_filed": "officer",
        "action_keep": "officer",
        "action_print": "reader",
        "action_relieve_vat": "officer",
        "action_view_suspect": "reader",
    },
    "credit.followup.close.insolvency": {"action_apply": "manager"},
    "credit.followup.register.import": {
        "action_apply": "officer",
        "action_read": "officer",
    },
    "res.partner": {"action_followup_insolvency": "reader"},
}


@tagged("post_install", "-at_install")
class TestCourtRoles(RolesChecks, CourtCase):
    """Allowed, refused, or not public."""

    ours, allowed = "odoo.addons.credit_followup_court.", ALLOWED

    def setUp(self):
        super().setUp()
        self.insolvency = self.declare()

    def _records(self, model, user=None):
        if model == "credit.followup.insolvency":
            return self.insolvency.with_env(self.env)
        if model == "res.partner":
            return self.customer
        values = {
            "credit.followup.close.insolvency": {
                "insolvency_id": self.insolvency.id,
                "closed_on": fields.Date.today(),
            },
            "credit.followup.register.import": {"file": "eA=="},
        }
        own = self.env[model].with_user(user or self.env.user)
        return own.create(values[model]).with_env(self.env)
