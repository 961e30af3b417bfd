"""The dashboard asks for what there is, and is drawn on a screen and on a phone."""

import json

from odoo import fields
from odoo.fields import Domain
from odoo.tests import HttpCase, tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.credit_followup.tests.common import FollowupCase

TODAY = {
    "context_today": fields.Date.today,
    "relativedelta": fields.Date.subtract.__globals__["relativedelta"],
}


class TestDashboard(FollowupCase):
    """What its file names is in the database."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dashboard = cls.env.ref("credit_followup_dashboard.dashboard_followup")
        cls.data = json.loads(cls.dashboard.spreadsheet_data)

    def asked(self):
        """Return what is read: ``(model, domain, fields, groupings)``."""
        for one in self.data["pivots"].values():
            measures = [f"{m['fieldName']}:{m['aggregator']}" for m in one["measures"]]
            rows = [
                ":".join(filter(None, (row["fieldName"], row.get("granularity"))))
                for row in one["rows"]
            ]
            yield one["model"], one["domain"], measures, rows
        for figure in self.data["sheets"][0]["figures"]:
            if "metaData" in figure["data"]:
                meta = figure["data"]["metaData"]
                domain = figure["data"]["searchParams"]["domain"]
                yield (
                    meta["resModel"],
                    domain,
                    [f"{meta['measure']}:avg"],
                    meta["groupBy"],
                )

    def domain(self, said):
        return Domain(safe_eval(said, dict(TODAY)) if isinstance(said, str) else said)

    def test_what_it_asks_for_is_answered_to_a_reader(self):
        self.invoice(due=-100)
        self.env["credit.followup.figure"]._cron_keep()
        asked = list(self.asked())
        self.assertGreater(len(asked), 5)
        for model, domain, measures, rows in asked:
            with self.subTest(model=model, measures=measures):
                self.env[model].with_user(self.reader).formatted_read_group(
                    self.domain(domain), rows, measures
                )

    def test_its_list_and_its_menus_are_there(self):
        for one in self.data["lists"].values():
            found = self.env[one["model"]].with_user(self.reader)
            order = ", ".join(
                f"{by['name']} {'asc' if by['asc'] else 'desc'}"
                for by in one["orderBy"]
            )
            rows = found.search_read(
                self.domain(one["domain"]), one["columns"], limit=10, order=order
            )
            self.assertLessEqual(len(rows), 10)
        figures = {one["id"] for one in self.data["sheets"][0]["figures"]}
        menus = self.data["chartOdooMenusReferences"]
        self.assertEqual(figures, set(menus))
        for xmlid in menus.values():
            self.assertEqual(self.env.ref(xmlid)._name, "ir.ui.menu")

    def test_who_reads_no_follow_up_does_not_see_it(self):
        shown = self.env["spreadsheet.dashboard"]
        self.assertIn(self.dashboard, shown.with_user(self.reader).search([]))
        stranger = self.outsider
        self.assertNotIn(self.dashboard, shown.with_user(stranger).search([]))


@tagged("post_install", "-at_install", "tour")
class TestDashboardTour(FollowupCase, HttpCase):
    """As a reader, with a year of invoices; the day is the browser's."""

    def setUp(self):
        super().setUp()
        self.reader.password = self.reader.login
        for due in (-60, 0, 60):
            self.pay(self.invoice(due=due), 400.0)
        self.env["credit.followup.figure"]._cron_keep()

    def tour(self, name):
        path = "/odoo/action-credit_followup_dashboard.action_dashboard"
        self.start_tour(path, name, login=self.reader.login)

    def test_on_a_screen(self):
        self.browser_size = "1400x900"
        self.tour("credit_followup_dashboard")

    def test_on_a_phone(self):
        self.browser_size = "375x667"
        self.touch_enabled = True
        self.tour("credit_followup_dashboard_phone")
