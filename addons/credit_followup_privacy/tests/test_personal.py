"""What is kept of somebody: shown, given as one file, and deleted where it may."""

import io
import json
import zipfile
from base64 import b64decode

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import FollowupCase

from ..facts.personal import personal_models, read_kept, read_settled


@tagged("post_install", "-at_install")
class TestPersonal(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager.group_ids += cls.env.ref("credit_followup.group_export")

    def opened(self, partner=None, user=None):
        action = self.env.ref("credit_followup_privacy.action_personal")
        context = {
            "active_model": "res.partner",
            "active_ids": (partner or self.customer).ids,
        }
        found = action.with_user(user or self.manager).with_context(**context).run()
        return (
            self.env["credit.followup.personal"]
            .with_user(user or self.manager)
            .browse(found["res_id"])
        )

    def contact(self, **values):
        """Note a call of twelve years ago."""
        call = self.env["credit.followup.contact"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "outcome_id": self.env.ref("credit_followup.outcome_nobody").id,
                "words": "He was ill in March.",
                "moment": fields.Datetime.subtract(fields.Datetime.now(), years=12),
                **values,
            }
        )
        self.age(call, 12)
        self.age(call.partner_id, 12)
        return call

    def age(self, records, years):
        moment = fields.Datetime.subtract(fields.Datetime.now(), years=years)
        self.env.cr.execute(
            f"UPDATE {records._table} SET create_date = %s WHERE id IN %s",
            [moment, tuple(records.ids)],
        )
        records.invalidate_recordset(["create_date"])

    def sign(self, years):
        """Note a warning sign of years ago."""
        signs = self.env["credit.followup.sign"]
        found = signs.create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "sign": signs._fields["sign"].get_values(self.env)[0],
                "seen_on": fields.Date.subtract(fields.Date.today(), years=years),
            }
        )
        self.age(found, years)
        return found

    def told(self, one):
        """Return the text of a file, and the names in it."""
        with zipfile.ZipFile(io.BytesIO(b64decode(one.file))) as archive:
            told = json.loads(archive.read("data.json"))
            return json.dumps(told, ensure_ascii=False), archive.namelist()

    def settled(self):
        return read_settled(self.company, self.customer.ids)[self.customer.id]

    def test_nothing_goes_while_he_owes_something(self):
        self.invoice(due=-10)
        call = self.contact()
        one = self.opened()
        line = one.line_ids.filtered(lambda row: row.kind == "evidence")[:1]
        self.assertEqual((line.ground, line.until, line.may_go), ("open", False, 0))
        one.action_erase()
        self.assertTrue(call.exists())
        self.assertIn("Nothing may go", one.summary)

    def test_evidence_goes_years_after_the_account_was_settled(self):
        call, young = self.contact(), self.contact(moment=fields.Datetime.now())
        one = self.opened()
        one.action_erase()
        self.assertFalse(call.exists())
        self.assertTrue(young.exists())
        log = self.env["privacy.log"].search([], limit=1, order="id desc")
        self.assertEqual(log.user_id, self.manager)
        self.assertNotIn("Anna", log.anonymized_name)

    def test_a_trace_goes_three_years_after_its_day(self):
        old, young = self.sign(4), self.sign(2)
        self.opened().action_erase()
        self.assertFalse(old.exists())
        self.assertTrue(young.exists())

    def test_the_years_are_those_of_the_company(self):
        call = self.contact()
        self.company.followup_claim_years = 15
        self.opened().action_erase()
        self.assertTrue(call.exists())
        self.company.followup_claim_years = 10
        self.opened().action_erase()
        self.assertFalse(call.exists())

    def test_what_left_stays_as_long_as_books_are_kept(self):
        move = self.invoice(due=-10)
        action = self.follow_up(0).action_ids
        self.pay(move)
        self.age(action, 9)
        # What the message announced is looked at until its day has passed.
        self.assertIsNone(self.settled())
        for offset in (1, 7, 8, 9):
            self.follow_up(offset)
        self.assertIsNone(self.settled(), "what was kept may turn out to be broken")
        self.company.followup_claim_years = 0
        self.assertTrue(self.settled())
        one = self.opened()
        one.action_erase()
        self.assertTrue(action.exists())
        (row,) = one.line_ids.filtered(lambda row: row.name == "Follow-up Action")
        self.assertEqual((row.ground, row.may_go), ("books", 0))

    def test_one_file_has_everything_and_its_documents(self):
        self.contact()
        move = self.invoice(due=-10)
        action = self.follow_up(0).action_ids
        self.env["ir.attachment"].create(
            {
                "name": "proof.txt",
                "raw": b"seen",
                "res_model": action._name,
                "res_id": action.id,
            }
        )
        one = self.opened()
        one.action_file()
        text, names = self.told(one)
        self.assertIn("He was ill in March.", text)
        self.assertIn(move.name, text)
        self.assertTrue([name for name in names if "proof.txt" in name])
        # Its parts too: where it was sent to.
        self.assertIn(action.delivery_ids.recipient, text)

    def test_another_company_keeps_its_own(self):
        call = self.contact()
        other = self.setup_other_company()["company"]
        one = self.opened()
        one.company_id = other
        with self.assertRaises(AccessError):
            one.action_file()
        self.assertFalse(read_kept(other, self.customer))
        self.assertTrue(call.exists())

    def test_what_names_him_for_another_customer_is_not_his(self):
        """He spoke for a firm that still owes: its call is named, and stays."""
        firm = self._customer("Boris Dubois")
        self.invoice(firm, due=-10)
        person = self.env["res.partner"].create(
            {"name": "Jan", "parent_id": firm.id, "email": "jan@customer.example"}
        )
        call = self.contact(partner_id=firm.id, person_id=person.id)
        person.parent_id = self.customer
        one = self.opened(self.customer)
        (row,) = one.line_ids.filtered(lambda row: row.kind == "evidence")
        self.assertEqual((row.count, row.named, row.may_go), (0, 1, 0))
        one.action_erase()
        self.assertTrue(call.exists())
        one.action_file()
        self.assertNotIn("He was ill", self.told(one)[0])

    def test_a_hold_that_nobody_ended_keeps_everything(self):
        call = self.contact()
        self.env["credit.followup.hold"].sudo().create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "note": "Do not write: collective debt settlement",
            }
        )
        self.opened().action_erase()
        self.assertTrue(call.exists())

    def test_names_of_files_stay_in_their_folder(self):
        call = self.contact()
        for name in ("....//....//evil.txt", "..\\x", "/etc/a", "reçu été.pdf"):
            self.env["ir.attachment"].create(
                {"name": name, "raw": b"x", "res_model": call._name, "res_id": call.id}
            )
        one = self.opened()
        one.action_file()
        _text, names = self.told(one)
        for name in names:
            self.assertNotIn("..", name)
            self.assertLessEqual(name.count("/"), 1)
            self.assertNotIn("\\", name)
        self.assertTrue([one for one in names if "reçu été.pdf" in one])

    def test_who_may_not_export_gets_no_file(self):
        self.contact()
        self.manager.group_ids -= self.env.ref("credit_followup.group_export")
        with self.assertRaises(AccessError):
            self.opened().action_file()

    def test_an_old_proposal_deletes_nothing_that_is_needed_again(self):
        call = self.contact()
        rule = self.env.ref("credit_followup_privacy.recycle_contact").sudo()
        rule._recycle_records()
        self.invoice(due=-10)
        rule.recycle_record_ids.action_validate()
        self.assertTrue(call.exists())

    def test_a_customer_without_an_address_is_noted_all_the_same(self):
        self.contact()
        self.customer.email = "a@x.example, b@x.example"
        self.opened().action_erase()
        self.customer.email = False
        self.opened().action_file()
        self.assertEqual(len(self.env["privacy.log"].search([])), 2)

    def test_who_is_no_manager_is_refused(self):
        self.contact()
        for user in (self.officer, self.reader):
            with self.assertRaises(AccessError):
                self.opened(user=user)

    def test_the_rules_of_odoo_propose_the_same_for_everybody(self):
        call = self.contact()
        rule = self.env.ref("credit_followup_privacy.recycle_contact")
        rule.sudo()._recycle_records()
        found = rule.sudo().recycle_record_ids.mapped("res_id")
        self.assertIn(call.id, found)
        self.invoice(due=-10)
        contacts = self.env["credit.followup.contact"]
        self.assertIn(call, contacts.search([("followup_may_go", "=", False)]))
        self.assertNotIn(call, contacts.search([("followup_may_go", "=", True)]))

    def test_each_model_that_names_somebody_is_in_it(self):
        """Also of the addons beside: what none of ours said is a document."""
        found = personal_models(self.env)
        self.assertIn("credit.followup.promise", found)
        self.assertIn("credit.followup.action", found)
        for model, names in found.items():
            for name in names:
                self.assertEqual(
                    self.env[model]._fields[name].comodel_name, "res.partner"
                )

    def test_the_privacy_look_up_leads_here(self):
        self.contact()
        look = (
            self.env["privacy.lookup.wizard"]
            .sudo()
            .create({"name": self.customer.name, "email": self.customer.email})
        )
        look.action_lookup()
        found = look.with_user(self.manager).sudo().action_followup_personal()
        one = self.env["credit.followup.personal"].browse(found["res_id"])
        self.assertIn(self.customer, one.partner_ids)

    def test_the_privacy_look_up_deletes_nothing_that_is_kept(self):
        """Odoo deletes what it found as the superuser."""
        call = self.contact()
        self.invoice(due=-30)
        action = self.follow_up(0).action_ids
        look = self.env["privacy.lookup.wizard"].create(
            {"name": self.customer.name, "email": self.customer.email}
        )
        look.action_lookup()
        found = {one.res_model: one for one in look.line_ids}
        self.assertNotIn("credit.followup.answer", found)
        for model in (action._name, call._name):
            with self.assertRaisesRegex(UserError, "is kept"):
                found[model].action_unlink()
        with self.assertRaises(UserError):
            look.line_ids.action_unlink_all()
        self.assertTrue(action.exists() and call.exists())

    def test_the_privacy_look_up_deletes_what_may_go(self):
        call = self.contact()
        look = self.env["privacy.lookup.wizard"].create(
            {"name": self.customer.name, "email": self.customer.email}
        )
        look.action_lookup()
        line = look.line_ids.filtered(lambda one: one.res_model == call._name)
        line.action_unlink()
        self.assertFalse(call.exists())
