"""Settings and set-up guide: a follow-up manager needs no administrator's rights."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestSettings(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Settings = cls.env["credit.followup.settings"].with_user(cls.manager)
        cls.other = cls.setup_other_company()["company"]

    def page(self, view="settings"):
        window = (
            self.Settings._open_guide() if view == "guide" else self.Settings._open()
        )
        record = self.Settings.browse(window["res_id"])
        return Form(record, view=window["views"][0][0])

    def test_a_manager_sets_his_company(self):
        self.assertFalse(self.manager.has_group("base.group_system"))
        with self.page() as page:
            page.followup_test_mode = True
            page.followup_check_bank = True
            page.followup_bank_days = 9
            page.followup_test_email = "tests@company.example"
            page.followup_user_id = self.officer
        self.assertEqual(self.company.followup_bank_days, 9)
        self.assertEqual(self.company.followup_test_email, "tests@company.example")
        self.assertEqual(self.company.followup_user_id, self.officer)

    def test_nobody_else_does(self):
        for user in (self.officer, self.reader, self.outsider):
            with self.assertRaises(AccessError):
                self.Settings.with_user(user).create({"company_id": self.company.id})
        with self.assertRaises(AccessError):
            self.Settings.create({"company_id": self.other.id})
        settings = self.Settings.create({"company_id": self.company.id})
        with self.assertRaises(AccessError):
            settings.write({"company_id": self.other.id, "followup_bank_days": 1})

    def test_a_context_chooses_no_other_company(self):
        context = {
            "default_company_id": self.other.id,
            "default_followup_user_id": self.officer.id,
        }
        settings = self.Settings.with_context(**context)
        with self.assertRaises(AccessError):
            settings.create({"followup_active": True})
        page = settings.create({"company_id": self.company.id})
        self.assertEqual(page.company_id, self.company)
        self.assertFalse(self.company.followup_user_id)

    def test_nobody_reads_the_page_of_another(self):
        page = self.Settings.create({"company_id": self.company.id})
        second = self._user("second", "group_manager", company=self.other)
        with self.assertRaises(AccessError):
            page.with_user(second).read(["followup_test_email"])

    def test_the_page_says_that_one_works_in_another_company_by_now(self):
        """It stays what it was: a save from another tab writes where it was read."""
        self.manager.company_ids += self.other
        pages = self.Settings.with_user(self.manager)
        page = pages.create({"company_id": self.company.id})
        self.assertFalse(page.with_company(self.company).is_elsewhere)
        self.assertTrue(page.with_company(self.other).is_elsewhere)

    def test_a_language_without_words_is_noticed(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        level = self.policy.level_ids[0]
        level.template_id = False
        level.text_ids.create(
            {"level_id": level.id, "lang": "fr_FR", "subject": "S", "body": "<p>B</p>"}
        )
        self.assertIn("One", self.page("guide").texts_missing)

    def test_what_he_cannot_see_he_cannot_choose(self):
        foreign = self.env["credit.followup.policy"].create(
            {"name": "Foreign", "company_id": self.other.id}
        )
        settings = self.Settings.create({"company_id": self.company.id})
        with self.assertRaises(AccessError):
            settings.followup_policy_id = foreign.id

    def test_the_page_writes_follow_up_fields_of_the_company_only(self):
        written = {
            field.related.split(".")[1]
            for field in self.Settings._fields.values()
            if field.related and not field.readonly
        }
        self.assertTrue(written)
        self.assertFalse([one for one in written if not one.startswith("followup_")])

    def test_the_guide_says_what_each_step_lacks(self):
        self.company.write({"email": False, "followup_active": False})
        self.company.partner_id.bank_ids.unlink()
        self.company.write({"street": False, "company_registry": False, "vat": False})
        self.company.followup_policy_id = False
        page = self.page("guide")
        self.assertIn("no address from which", page.mailbox_missing)
        self.assertIn("mailbox that receives", page.mailbox_missing)
        self.assertIn("No outgoing mail server", page.mailbox_missing)
        self.assertIn("no bank account", page.bank_missing)
        self.assertIn("lacks its street", page.bank_missing)
        self.assertIn("neither an enterprise number", page.bank_missing)
        self.assertIn("default policy", page.policy_missing)
        self.assertIn("run by hand", page.mailbox_missing)
        self.assertIn("switched off", page.live_missing)

    def test_from_zero_to_the_first_reminder(self):
        self.company.write(
            {
                **dict.fromkeys(
                    ("email", "followup_email", "followup_policy_id"), False
                ),
                "followup_test_mode": True,
                "followup_active": False,
            }
        )
        self.invoice(due=-10)
        page = self.page("guide")
        for step in ("bank", "policy", "mailbox", "live"):
            self.assertTrue(page[f"{step}_missing"], step)
        self.assertFalse(page.texts_missing)
        self.ready()
        with self.page("guide") as page:
            page.followup_email = "dunning@company.example"
            page.followup_policy_id = self.policy
            page.followup_user_id = self.officer
        guide = self.Settings.search([], limit=1, order="id desc")
        guide.action_own_mailbox()
        self.assertEqual(self.company.followup_test_email, self.manager.email)
        self.assertNotIn("mailbox", guide.mailbox_missing)
        self.assertFalse(guide.bank_missing)
        self.assertFalse(guide.policy_missing)
        with self.on(0):
            window = guide.action_run()
        run = self.env[window["res_model"]].browse(window["res_id"])
        guide.invalidate_recordset()
        self.assertIn("confirm a proposal", guide.mailbox_missing)
        self.act(run.action_ids, "action_confirm")
        self.assertEqual(run.action_ids.state, "sent")
        guide.invalidate_recordset()
        self.assertFalse(guide.mailbox_missing)
        self.assertIn("switched off", guide.live_missing)
        guide.write({"followup_active": True})
        self.assertIn("Test mode", guide.live_missing)
        guide.write({"followup_test_mode": False})
        self.assertFalse(guide.live_missing or guide.live_warning)
        reminder = self.follow_up(1).action_ids
        self.assertEqual((reminder.state, reminder.is_test), ("sent", False))
        mail = reminder.delivery_ids.mail_id
        self.assertEqual(reminder.delivery_ids.recipient, "anna@customer.example")
        self.assertIn("dunning@company.example", mail.email_from)

    def test_who_lacks_the_rights_reads_who_has_them(self):
        self.ready()
        self.company.partner_id.bank_ids.unlink()
        helper = self._user("helper", "group_officer")
        helper.name = "Berta Helper"
        helper.group_ids += self.env.ref("base.group_partner_manager")
        guide = self.Settings.create({"company_id": self.company.id})
        self.assertIn("Berta Helper", guide.bank_missing)
        with self.assertRaises(AccessError):
            guide.action_bank_account()
        own = guide.with_user(helper.copy({"login": "both"}))
        own.env.user.group_ids += self.env.ref("credit_followup.group_manager")
        own = own.create({"company_id": self.company.id})
        self.assertNotIn("Who can", own.bank_missing)
        self.assertEqual(own.action_bank_account()["res_model"], "res.partner.bank")

    def test_a_message_with_its_letter_goes_to_the_manager_himself(self):
        self.company.write({"followup_email": "dunning@company.example"})
        self.invoice(due=-10)
        guide = self.Settings.create({"company_id": self.company.id})
        with self.assertRaisesRegex(UserError, "make a run"):
            guide.action_test_message()
        with self.on(0):
            guide.action_run()
        self.assertIn("No message has been looked at", guide.mailbox_missing)
        before = self.env["mail.mail"].search([])
        with self.on(0):
            guide.action_test_message()
        mail = self.env["mail.mail"].search([]) - before
        self.assertIn(self.manager.email, mail.email_to)
        self.assertIn("dunning@company.example", mail.email_from)
        self.assertIn("[TEST]", mail.subject)
        self.assertEqual(mail.attachment_ids.mimetype, "application/pdf")
        self.assertFalse(self.env["credit.followup.delivery"].search([]))
        guide.invalidate_recordset()
        self.assertNotIn("looked at", guide.mailbox_missing)

    def test_an_empty_run_is_a_trial_too(self):
        guide = self.Settings.create({"company_id": self.company.id})
        self.assertIn("run by hand", guide.mailbox_missing)
        with self.on(0):
            guide.action_run()
        guide.invalidate_recordset()
        self.assertNotIn("run by hand", guide.mailbox_missing)
        self.assertIn("nobody to remind", guide.trial_note)

    def test_going_live_with_steps_undone_is_said(self):
        self.company.write({"followup_user_id": False, "followup_test_mode": True})
        with self.page("guide") as page:
            self.assertFalse(page.live_warning)
            page.followup_test_mode = False
            self.assertIn("Policy and people", page.live_warning)

    def test_today_says_that_a_live_company_is_not_ready(self):
        status = self.env["credit.followup.run"].with_user(self.manager).today_status
        self.ready()
        self.company.followup_user_id = self.officer
        self.invoice(due=-10)
        self.follow_up(0)
        self.assertNotIn("missing", status()["text"])
        self.company.followup_user_id = False
        self.assertIn("missing: Policy and people.", status()["text"])
        self.assertEqual(status()["links"][0]["action"], "credit_followup.action_guide")
        officer = self.env["credit.followup.run"].with_user(self.officer)
        self.assertIn("missing: Policy", officer.today_status()["text"])
        self.assertFalse(officer.today_status()["links"])
        self.company.followup_test_mode = True
        self.assertNotIn("missing", status()["text"])

    def ready(self):
        """Give the company its mail server, address, number and bank account."""
        self.env["ir.mail_server"].create({"name": "Relay", "smtp_host": "x.example"})
        self.env["res.partner.bank"].create(
            {"acc_number": "BE71096123456769", "partner_id": self.company.partner_id.id}
        )
        self.company.write(
            {
                "street": "Kerkstraat 1",
                "zip": "9000",
                "city": "Gent",
                "company_registry": "0477472701",
            }
        )

    def test_test_messages_do_not_wait_for_the_bank(self):
        self.company.write(
            {
                "followup_check_bank": True,
                "followup_test_mode": True,
                "followup_test_email": "test@company.example",
            }
        )
        self.invoice(due=-10)
        action = self.follow_up(0).action_ids
        self.assertEqual((action.state, action.is_test), ("sent", True))

    def test_a_proposal_in_test_mode_shows_the_test_mailbox(self):
        self.policy.level_ids.sorted()[0].mode = "confirm"
        self.company.write(
            {"followup_test_mode": True, "followup_test_email": "test@company.example"}
        )
        self.invoice(due=-10)
        action = self.follow_up(0).action_ids
        self.assertEqual(action.state, "proposed")
        self.assertIn("Test mailbox: test@company.example", action.leaving)

    def test_a_level_without_words_is_named(self):
        self.policy.level_ids[1].template_id = False
        self.assertIn("Two", self.page("guide").texts_missing)

    def test_opening_balances_are_counted_and_included(self):
        entry = self.env["account.move"].create(
            {
                "move_type": "entry",
                "date": day(-40),
                "journal_id": self.company_data["default_journal_misc"].id,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": account.id,
                            "partner_id": self.customer.id,
                            "debit": debit,
                            "credit": credit,
                        }
                    )
                    for account, debit, credit in (
                        (self.company_data["default_account_receivable"], 500, 0),
                        (self.company_data["default_account_revenue"], 0, 500),
                    )
                ],
            }
        )
        entry.action_post()
        guide = self.Settings.create({"company_id": self.company.id})
        self.assertEqual(guide.excluded_count, 1)
        listed = self.env["account.move.line"].search(guide.action_excluded()["domain"])
        self.assertEqual(listed.move_id, entry)
        listed.with_user(self.officer).action_followup_include()
        guide.invalidate_recordset()
        self.assertEqual(guide.excluded_count, 0)
