"""Three stories whole: an order to pay, a bankruptcy, a town hall at the mediator."""

from datetime import date

from freezegun import freeze_time

from odoo import Command

from odoo.addons.credit_followup.tests.common import day

from .common import CourtCase


class TestCourtStory(CourtCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        france = cls.env.ref("base.fr").id
        cls.company.write({"company_registry": "0403170701", "city": "Gent"})
        revenue = cls.company_data["default_account_revenue"].id
        cls.company.write(
            {
                "followup_charge_journal_id": cls.misc.id,
                "followup_interest_account_id": revenue,
                "followup_compensation_account_id": revenue,
            }
        )
        cls.french = cls._customer(
            "Dubois SARL", country_id=france, company_registry="732829320"
        )
        cls.town = cls._customer(
            "Mairie de Lille", country_id=france, followup_segment="public_body"
        )
        cls.exporter = cls._user("exporter", "group_manager")
        cls.exporter.group_ids += cls.env.ref("credit_followup.group_export")

    def begin(self, path, move, **values):
        item = self.item(move)
        return (
            self.env["credit.followup.court.case"]
            .with_user(self.officer)
            .create(
                {
                    "company_id": self.company.id,
                    "partner_id": item.partner_id.id,
                    "path": path,
                    "move_line_ids": [Command.set(item.ids)],
                    **values,
                }
            )
        )

    def on_day(self, case, code, on, outcome="done", **values):
        """Let a step be done on a day, and the night pass after it."""
        with freeze_time(on):
            step = case.step_ids.filtered(lambda one: one.code == code)
            step.write({"done_on": on, "outcome": outcome, **values})
            case.sudo()._look(on)
        return step

    def test_an_injonction_de_payer_from_sheet_to_title_with_its_costs(self):
        move = self.invoice(self.french, 4200.0, due=-90)
        case = self.begin(
            "fr_injonction",
            move,
            acting="ourselves",
            court="Tribunal de commerce de Lille",
            representative="Jan Peeters",
            representative_function="Gérant",
        )
        sheet = case.step_ids.filtered(lambda one: one.procedure == "fr_injonction")
        sheet.with_user(self.exporter).action_sheet()
        self.assertEqual(len(sheet.sudo().document_ids), 2)
        self.on_day(case, "formal_notice", date(2026, 8, 20))
        self.on_day(case, "application", date(2026, 8, 28), cost=33.47)
        self.on_day(case, "order", date(2026, 9, 14))
        service = case.step_ids.filtered(lambda one: one.code == "service")
        self.assertEqual(service.until, date(2026, 12, 14))
        self.on_day(case, "service", date(2026, 10, 5), "service", cost=84.12)
        title = case.step_ids.filtered(lambda one: one.code == "enforceable")
        self.assertEqual((case.state, title.not_before), ("waiting", date(2026, 12, 5)))
        self.on_day(case, "enforceable", date(2026, 12, 7), "title")
        self.assertEqual((case.state, case.next_step_id.code), ("titled", "seizure"))
        for step in case.step_ids.filtered("cost"):
            step.action_claim_cost()
        charges = case.step_ids.sudo().charge_id
        self.assertEqual(sorted(charges.mapped("amount")), [33.47, 84.12])
        with freeze_time(date(2026, 12, 7)):
            charges.with_user(self.officer).action_post()
        self.assertEqual(set(charges.mapped("state")), {"posted"})
        self.assertEqual(case.cost, 117.59)
        # A title lives for ten years, whatever was left of five.
        self.assertEqual(self.item(move).followup_limit_on, date(2036, 12, 7))

    def test_a_bankruptcy_with_filing_goods_and_its_end(self):
        move = self.taxed(1000.0, due=-30)
        curator = self._customer("Me Curator", company_registry="0999999922")
        one = self.declare(administrator_id=curator.id, published_on=day(-1))
        self.assertFalse(self.follow_up(5).action_ids)
        one.action_keep()
        one.action_filed()
        goods = one.action_claim_goods()
        claim = self.env["credit.followup.recovery"].browse(goods["res_id"])
        self.assertEqual(claim.addressee_id, curator)
        with freeze_time(day(200)):
            self.close(one, on=day(200))
            window = self.Propose.with_user(self.officer)
            rows = window.browse(window._open_candidates()["res_id"])
            self.assertEqual(set(rows.line_ids.mapped("ground")), {"insolvency"})
            rows.action_apply()
            written = self.WriteOff.search([("partner_id", "=", self.customer.id)])
            written.with_user(self.manager).action_approve()
        self.assertEqual(set(written.mapped("state")), {"booked"})
        self.assertEqual((move | self.move).mapped("amount_residual"), [0.0, 0.0])

    def test_a_town_hall_at_the_mediator(self):
        move = self.invoice(self.town, 900.0, due=-60)
        case = self.begin("fr_public", move, acting="ourselves")
        request = case.step_ids[0]
        request.action_done()
        mediator = case.step_ids.filtered(lambda one: one.code == "mediator")
        mediator.with_user(self.exporter).action_sheet()
        names = mediator.sudo().document_ids.mapped("name")
        self.assertTrue(all("fr_mediateur" in name for name in names))
        self.on_day(case, "mediator", date(2026, 4, 1), "agreed")
        self.assertEqual((case.state, case.reason), ("paying", "agreed"))
        self.pay(move)
        with freeze_time(date(2026, 4, 20)):
            case.sudo()._look(date(2026, 4, 20))
        self.assertEqual((case.state, case.reason), ("ended", "paid"))
