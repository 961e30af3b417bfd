"""Which buttons each role may press: every public method of the court addon."""

from odoo import Command, fields
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
    "credit.followup.court.case": {
        "action_close": "manager",
        "action_documents": "officer",
        "action_next": "officer",
        "action_preview": "officer",
    },
    "credit.followup.court.step": {
        "action_claim_cost": "officer",
        "action_done": "officer",
        "action_sheet": "exporter",
    },
    "credit.followup.close.insolvency": {"action_apply": "manager"},
    "credit.followup.register.import": {
        "action_apply": "officer",
        "action_read": "officer",
    },
    "res.partner": {
        "action_followup_chances": "officer",
        "action_followup_court_cases": "reader",
        "action_followup_insolvency": "reader",
    },
}


@tagged("post_install", "-at_install")
class TestCourtRoles(RolesChecks, CourtCase):
    """Allowed, refused, or not public."""

    ours, allowed = "odoo.addons.credit_followup_court.", ALLOWED

    roles = (*RolesChecks.roles, "exporter")

    def setUp(self):
        super().setUp()
        self.insolvency = self.declare()
        self.exporter = self._user("exporter", "group_manager")
        self.exporter.group_ids += self.env.ref("credit_followup.group_export")
        other = self._customer("Boris Dubois", company_registry="0403170701")
        item = self.item(self.invoice(other, due=-60))
        self.case = self.env["credit.followup.court.case"].create(
            {
                "company_id": self.company.id,
                "partner_id": other.id,
                "path": "be_undisputed",
                "move_line_ids": [Command.set(item.ids)],
            }
        )

    def _records(self, model, user=None):
        if model == "credit.followup.insolvency":
            return self.insolvency.with_env(self.env)
        if model == "credit.followup.court.case":
            return self.case.with_env(self.env)
        if model == "credit.followup.court.step":
            return self.case.step_ids[:1].with_env(self.env)
        if model == "res.partner":
            return self.customer
        values = {
            "credit.followup.court.case": {
                "action_close": "manager",
                "action_documents": "officer",
                "action_next": "officer",
                "action_preview": "officer",
            },
            "credit.followup.court.step": {
                "action_claim_cost": "officer",
                "action_done": "officer",
                "action_sheet": "exporter",
            },
            "credit.followup.close.insolvency": {
                "insolvency_id": self.insolvency.id,
                "closed_on": fields.Date.today(),
            },
            "credit.followup.register.import": {"file": "eA=="},
        }
        own = self.env[model].with_user(user or self.env.user)
        return own.create(values[model]).with_env(self.env)
