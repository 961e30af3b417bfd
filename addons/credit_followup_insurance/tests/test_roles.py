"""Which buttons each role may press: every public method of the insurance addon."""

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day
from odoo.addons.credit_followup.tests.common_roles import RolesChecks

from .common import InsuranceCase

OURS = "odoo.addons.credit_followup_insurance."
ALLOWED = {
    "credit.followup.agreement": {"action_note_consent": "officer"},
    "credit.followup.insurance.contract": {
        "action_use": "manager",
        "action_view_covers": "reader",
        "action_view_losses": "reader",
    },
    "credit.followup.insurance.cover": {"action_decide": "officer"},
    "credit.followup.insurance.decide": {"action_apply": "officer"},
    "credit.followup.insurance.loss": {
        "action_list_documents": "officer",
        "action_make_claim": "exporter",
        "action_make_notice": "exporter",
        "action_say": "officer",
    },
    "credit.followup.insurance.say": {"action_apply": "officer"},
    "credit.followup.insurance.turnover": {"action_make": "exporter"},
    "res.partner": {
        "action_followup_request_cover": "officer",
        "action_view_followup_covers": "reader",
        "action_view_followup_losses": "reader",
    },
}


@tagged("post_install", "-at_install")
class TestInsuranceRoles(RolesChecks, InsuranceCase):
    """Allowed, refused, or not public."""

    ours, allowed = OURS, ALLOWED
    # Who exports is a manager with one right more.
    roles = (*RolesChecks.roles, "exporter")
    tried_on = 70

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager.group_ids -= cls.env.ref("credit_followup.group_export")
        cls.exporter = cls._user("exporter", "group_manager")
        cls.exporter.group_ids += cls.env.ref("credit_followup.group_export")

    def setUp(self):
        super().setUp()
        self.cover = self.covered()
        self.move = self.invoice(due=0)
        self.night(65)

    def _records(self, model, user=None):
        if model == "res.partner":
            return self.customer
        if model == "credit.followup.agreement":
            return self._agreement()
        found = {
            "credit.followup.insurance.contract": self.contract,
            "credit.followup.insurance.cover": self.cover,
            "credit.followup.insurance.loss": self.loss(),
        }
        if model in found:
            return found[model]
        values = {
            "credit.followup.insurance.decide": {
                "cover_id": self.cover.id,
                "decision": "withdrawn",
                "valid_from": day(70),
                "reference": "x",
            },
            "credit.followup.insurance.say": {
                "loss_id": self.loss().id,
                "what": "notified",
                "on": day(70),
            },
            "credit.followup.insurance.turnover": {
                "contract_id": self.contract.id,
                "date_from": day(-40),
                "date_to": day(0),
            },
        }[model]
        own = self.env[model].with_user(user or self.env.user)
        return own.create(values).with_env(self.env)

    def _agreement(self):
        agreements = self.env["credit.followup.agreement"]
        with self.on(65):
            return agreements.search([], limit=1) or agreements.create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "currency_id": self.own.id,
                    "first_on": day(80),
                    "item_ids": [(0, 0, {"move_line_id": self.item(self.move).id})],
                }
            )
