import base64

from freezegun import freeze_time
from psycopg2.errors import CheckViolation, UniqueViolation

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import FollowupCase, day

ECB = """KEY,FREQ,TIME_PERIOD,OBS_VALUE
FM.B.U2.EUR.4F.KR.MRR_FR.LEV,B,2026-06-17,2.40
FM.B.U2.EUR.4F.KR.MRR_FR.LEV,B,2026-09-16,2.65
FM.B.U2.EUR.4F.KR.DFR.LEV,B,2026-09-16,2.50
FM.B.U2.EUR.4F.KR.MRR_FR.LEV,B,2027-01-04,2.65
"""


@tagged("post_install", "-at_install")
class TestRates(FollowupCase):
    """Reference rates: from files, from people, from the central bank."""

    def rate(self, series, since):
        return self.env["credit.followup.rate"].search(
            [("series", "=", series), ("valid_from", "=", since)]
        )

    def test_the_files_are_loaded_with_their_sources(self):
        rate = self.rate("be_b2b", "2026-01-01")
        self.assertEqual((rate.percent, rate.is_own), (10.5, False))
        self.assertTrue(rate.source)
        self.assertEqual(self.rate("be_b2b", "2026-07-01").confidence, "derived")

    def test_a_person_adds_the_next_half_year(self):
        table = self.env["credit.followup.rate"]._rate_table()
        with self.assertRaises(LookupError):
            table.at(("be_b2b",), day(400))
        vals = {
            "series": "be_b2b",
            "valid_from": "2027-01-01",
            "percent": 11.0,
            "source": "Moniteur belge",
        }
        with self.assertRaises(AccessError):
            self.env["credit.followup.rate"].with_user(self.officer).create(vals)
        self.env["credit.followup.rate"].with_user(self.manager).create(vals)
        table = self.env["credit.followup.rate"]._rate_table()
        self.assertEqual(str(table.at(("be_b2b",), day(400)).percent), "11.00")
        self.env["credit.followup.rate"]._load_files()
        self.assertEqual(self.rate("be_b2b", "2027-01-01").percent, 11.0)

    def test_overlapping_and_negative_rates_are_refused(self):
        known = self.rate("be_b2b", "2026-01-01")
        with self.assertRaisesRegex(UserError, "cannot be deleted"):
            known.unlink()
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            known.copy()
        with self.assertRaisesRegex(ValidationError, "base rate"):
            known.percent = -0.5
        self.assertTrue(self.rate("de_basiszinssatz", "2016-07-01").percent < 0)
        with self.assertRaisesRegex(ValidationError, "same length"):
            known.period = "year"

    def test_no_rate_is_as_high_as_a_hundred_percent_or_below_minus_ten(self):
        for percent in (100, 250, -10):
            with (
                self.subTest(percent),
                mute_logger("odoo.sql_db"),
                self.assertRaises(CheckViolation),
                self.env.cr.savepoint(),
            ):
                self.env["credit.followup.rate"].create(
                    {
                        "series": "de_basiszinssatz",
                        "valid_from": "2030-01-01",
                        "percent": percent,
                        "period": "half_year",
                        "source": "Nobody",
                    }
                )
                self.env.flush_all()

    def test_a_correction_by_a_person_survives_the_next_update(self):
        rate = self.rate("be_b2b", "2026-07-01").with_user(self.manager)
        rate.write({"percent": 10.6, "source": "Moniteur belge of 3 July"})
        self.env["credit.followup.rate"]._load_files()
        self.assertEqual((rate.percent, rate.is_own), (10.6, True))

    def _import(self, text):
        wizard = self.env["credit.followup.rate.import"].with_user(self.manager)
        file = wizard.create({"file": base64.b64encode(text.encode())})
        with freeze_time("2027-01-05"):
            return file.action_import()

    def test_the_bank_s_file_adds_what_follows_from_it(self):
        self._import(ECB)
        for series, percent in (
            ("ecb_ref_semester", 2.65),
            ("be_b2b", 11.0),
            ("fr_b2b_default_ecb_plus_10", 12.65),
            ("nl_handelsrente", 10.65),
        ):
            rate = self.rate(series, "2027-01-01")
            self.assertEqual((rate.percent, rate.confidence), (percent, "derived"))
        self.assertFalse(self.rate("be_b2b", "2027-07-01"))
        self.assertEqual(self.rate("be_b2b", "2026-07-01").percent, 10.5)

    def test_a_file_that_ends_before_the_half_year_derives_nothing(self):
        self._import("\n".join(ECB.splitlines()[:4]))
        self.assertFalse(self.rate("be_b2b", "2027-01-01"))

    def test_a_file_larger_than_any_that_is_meant_is_not_read(self):
        wizard = self.env["credit.followup.rate.import"].new({"file": "A" * 7_000_000})
        with self.assertRaisesRegex(UserError, "larger than 5 MB"):
            wizard.action_import()

    def test_a_wrong_file_names_its_line_and_changes_nothing(self):
        before = self.env["credit.followup.rate"].search_count([])
        for text, message in (
            ("a;b\n1;2", "line 1, header"),
            (ECB.replace("2.65", "2,65"), "line 3|line"),
            (ECB.replace("2027-01-04", "4/1/2027"), "line 5, TIME_PERIOD"),
        ):
            with self.assertRaisesRegex(UserError, message):
                self._import(text)
        self.assertEqual(self.env["credit.followup.rate"].search_count([]), before)

    def test_a_manager_is_asked_before_a_needed_rate_runs_out(self):
        self.company.write(
            {"followup_charge": True, "country_id": self.env.ref("base.be").id}
        )
        newest = self.rate("be_b2b", "2026-07-01")
        self.env["credit.followup.action"].sudo().create(
            {
                "run_id": self.env["credit.followup.run"].create({}).id,
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "currency_id": self.company.currency_id.id,
                "kind": "message",
                "date": "2026-11-20",
            }
        )
        for on, state, tasks in (
            ("2026-11-20", "holds", 0),
            ("2026-12-02", "holds", 0),
            ("2026-12-03", "ending", 1),
            ("2026-12-04", "ending", 1),
            ("2027-01-01", "over", 1),
        ):
            newest.sudo()._look(fields.Date.to_date(on))
            self.assertEqual((newest.state, len(newest.activity_ids)), (state, tasks))
        newest.activity_ids.unlink()
        newest.sudo()._look(fields.Date.to_date("2027-01-08"))
        self.assertEqual(len(newest.activity_ids), 1, "asked again each week")
        self._import(ECB)
        self.assertEqual(newest.next_on, fields.Date.to_date("2027-01-05"))
        newest.sudo()._look(fields.Date.to_date("2027-01-02"))
        self.assertEqual((newest.state, newest.next_on), ("replaced", False))
        self.assertFalse(newest.activity_ids, "what was asked for is there")

    def test_a_rate_of_a_country_that_nobody_is_claimed_in_is_not_asked_for(self):
        newest = self.rate("be_b2b", "2026-07-01")
        newest.sudo()._look(fields.Date.to_date("2026-12-10"))
        self.assertEqual(newest.reason, "not_used")
        self.assertEqual(newest.next_on, fields.Date.to_date("2026-12-11"))
        self.assertFalse(newest.activity_ids)

    def test_the_calculator_answers_for_any_country(self):
        calculator = self.env["credit.followup.calculator"].with_user(self.officer)
        with Form(calculator) as form:
            form.country_id = self.env.ref("base.be")
            form.amount = 1210.0
            form.due_on = "2025-01-31"
            form.as_of = "2025-04-30"
            self.assertEqual((form.interest, form.total), (33.93, 1243.93))
            self.assertIn("another currency", form.message)
            form.paid = 500.0
            form.paid_on = "2025-03-15"
            self.assertGreater(form.total_law, form.total_ledger)
            form.paid = 0.0
            form.country_id = self.env.ref("base.us")
            self.assertEqual((form.interest, form.total), (0.0, 1210.0))
            self.assertIn("No law is known", form.message)
            form.country_id = self.env.ref("base.be")
            form.as_of = "2030-04-30"
            self.assertIn("no published rate", form.message)
            form.as_of = "2025-04-30"
        self.env["res.lang"]._activate_lang("fr_FR")
        sheet = form.record.with_context(lang="fr_FR").sheet
        self.assertIn("1 févr. 2025", sheet)
        self.assertIn("30 avr. 2025", sheet)
        self.assertIn("33,929", sheet)
        pdf, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "credit_followup.report_calculation", form.record.ids
        )
        self.assertIn(b"33.93", pdf)

    def test_the_calculator_says_cents_and_the_source_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        calculator = self.env["credit.followup.calculator"].create(
            {
                "country_id": self.env.ref("base.be").id,
                "amount": 1210.0,
                "due_on": "2025-01-31",
                "as_of": "2025-04-30",
            }
        )
        sheet = calculator.with_context(lang="fr_FR").sheet
        self.assertIn("33,93", sheet.replace("33,929", ""))
        self.assertIn("Taux publié, en vigueur depuis le 1 janv. 2025", sheet)
        calculator.write({"is_accepted": True, "interest_percent": 9.0})
        sheet = calculator.with_context(lang="fr_FR").sheet
        self.assertIn("conditions de vente, acceptées par le débiteur", sheet)
