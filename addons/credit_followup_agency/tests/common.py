"""An agency, and cases that go there."""

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day
from odoo.addons.credit_followup.tests.exports.common import ExportsCase


@tagged("post_install", "-at_install")
class AgencyCase(ExportsCase):
    """An agency by contract, and two people who hand cases over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency = cls.make_agency("AG1")
        export = cls.env.ref("credit_followup.group_export")
        cls.manager.group_ids += export
        cls.Placement = cls.env["credit.followup.placement"]

    @classmethod
    def make_agency(cls, code, **values):
        partner = cls.env["res.partner"].create(
            {"name": f"Agency {code}", "is_company": True, "email": "in@agency.example"}
        )
        return cls.env["credit.followup.agency"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.company.id,
                "code": code,
                "user_id": cls.manager.id,
                "data_role": "processor",
                "data_on": day(-100),
                **values,
            }
        )

    def prepare(self, *moves, agency=None, user=None, **values):
        """Prepare a case of moves, as an officer would."""
        lines = self.env["account.move.line"].union(*(self.item(one) for one in moves))
        model = self.Placement.with_user(user or self.officer)
        return model._prepare_case(
            (agency or self.agency).with_user(user or self.officer),
            lines.with_user(user or self.officer),
            **values,
        )

    def checked(self, *moves, **values):
        case = self.prepare(*moves, **values)
        case.action_check()
        return case

    def hand_over(self, *moves, **values):
        """Let a case go all the way until the agency has it."""
        case = self.checked(*moves, **values)
        self.assertEqual(case.state, "checked", case.finding_ids.mapped("name"))
        case.with_user(self.manager).action_approve()
        case.with_user(self.manager).action_export()
        self.send()
        case.exchange_ids.filtered(lambda one: one.state == "by_hand").with_user(
            self.manager
        ).action_brought()
        return case

    def send(self):
        """Let the scheduler send what waits, also what it would try later."""
        waiting = self.env["credit.followup.placement.message"].sudo()
        waiting.search([("state", "=", "ready")]).next_try_at = False
        self.Placement.with_user(self.env.ref("base.user_root"))._cron_send()
