"""Which buttons each role may press: every public method of the agency addon."""

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common_roles import RolesChecks

from .common_answers import AnswersCase

OURS = "odoo.addons.credit_followup_agency."
ALLOWED = {
    "credit.followup.agency": {"action_view_placements": "reader"},
    "credit.followup.agency.result": {"action_look": "reader"},
    "credit.followup.compare": {"action_compare": "officer"},
    "credit.followup.feedback": {"action_apply": "officer"},
    "credit.followup.feedback.row": {
        "action_accept": "officer",
        "action_dismiss": "officer",
    },
    "credit.followup.found": {"action_dismiss": "officer", "action_take": "officer"},
    "credit.followup.payout": {"action_find": "officer"},
    "credit.followup.place": {"action_apply": "officer"},
    "credit.followup.placement": {
        "action_add_claims": "officer",
        "action_approve": "manager",
        "action_approve_claims": "exporter",
        "action_ask_back": "exporter",
        "action_back": "officer",
        "action_cancel": "officer",
        "action_check": "officer",
        "action_drop_claims": "officer",
        "action_export": "exporter",
        "action_list_documents": "officer",
        "action_preview": "officer",
    },
    "credit.followup.placement.item": {"action_take_out": "officer"},
    "credit.followup.placement.message": {
        "action_again": "exporter",
        "action_brought": "exporter",
        "action_download": "exporter",
        "action_link": "exporter",
    },
    "credit.followup.recall": {"action_apply": "exporter"},
    "credit.followup.say": {"action_apply": "officer"},
    "credit.followup.take.in": {"action_read": "officer"},
    "res.partner": {
        "action_followup_hand_over": "officer",
        "action_view_followup_placements": "reader",
    },
}
# Takes the right to edit contacts as well.
NEEDS_MORE = {"action_take"}


@tagged("post_install", "-at_install")
class TestAgencyRoles(RolesChecks, AnswersCase):
    """Allowed, refused, or not public."""

    ours, allowed, needs_more = OURS, ALLOWED, NEEDS_MORE
    # Who exports is a manager with one right more.
    roles = (*RolesChecks.roles, "exporter")
    tried_on = 60

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager.group_ids -= cls.env.ref("credit_followup.group_export")
        cls.exporter = cls._user("exporter", "group_manager")
        cls.exporter.group_ids += cls.env.ref("credit_followup.group_export")

    def _records(self, model, user=None):
        """Return a record that the methods can be tried on."""
        if model == "res.partner":
            return self.customer
        if model == "credit.followup.agency":
            return self.agency
        case = self.Placement.search([], limit=1)
        if not case:
            with self.on(60):
                case = self.prepare(self.move)
        if model == "credit.followup.placement":
            return case
        if model == "credit.followup.placement.item":
            return case.item_ids
        own = self.env[model].with_user(user or self.env.user)
        return self._made(own, model, case).with_env(self.env)

    def _made(self, own, model, case):
        feedback = {
            "name": "x",
            "agency_id": self.agency.id,
            "mapping_id": self.mapping.id,
            "sha256": "x",
        }
        if model == "credit.followup.feedback.row":
            of = self.env["credit.followup.feedback"].sudo()
            first = of.search([], limit=1) or of.create(feedback)
            return own.sudo().create(
                {
                    "feedback_id": first.id,
                    "company_id": self.company.id,
                    "agency_id": self.agency.id,
                    "kind": "paused",
                    "identity": "x",
                    "placement_id": case.id,
                }
            )
        values = {
            "credit.followup.agency.result": None,
            "credit.followup.feedback": feedback,
            "credit.followup.found": {"placement_id": case.id, "phone": "+32"},
            "credit.followup.payout": {
                "name": "x",
                "agency_id": self.agency.id,
                "currency_id": self.euro.id,
            },
            "credit.followup.place": {
                "partner_id": self.customer.id,
                "agency_id": self.agency.id,
            },
            "credit.followup.placement.message": {
                "placement_id": case.id,
                "agency_id": self.agency.id,
                "uuid": "x",
                "kind": "handover",
                "direction": "in",
            },
            "credit.followup.recall": {"placement_id": case.id, "why": "x"},
            "credit.followup.say": {"placement_id": case.id, "kind": "paused"},
            "credit.followup.compare": {"agency_id": self.agency.id, "file": "eA=="},
            "credit.followup.take.in": {
                "agency_id": self.agency.id,
                "mapping_id": self.mapping.id,
                "file": "eA==",
            },
        }[model]
        if values is None:
            return own.browse()
        is_window = model.endswith(
            (".place", ".recall", ".say", ".take.in", ".compare")
        )
        return own.sudo(not is_window).create(values)
