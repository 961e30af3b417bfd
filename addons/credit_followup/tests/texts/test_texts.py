"""The words of a level: its own in a language, else the ready ones it shares."""

import re

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form

from ...effects import texts, words
from ..common import FollowupCase


class TestTexts(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("fr_FR")
        cls.level = cls.policy.level_ids[0]
        cls.french = cls._customer("Luc Petit", lang="fr_FR")

    def editor(self, level=None, user=None, lang=None):
        level = (level or self.level).with_user(user or self.manager)
        window = level.action_edit_text()
        editor = level.env[window["res_model"]].browse(window["res_id"])
        if lang:
            with Form(editor) as form:
                form.lang = lang
        return editor

    def say(self, body, lang="en_US", subject="Please pay [Reference]", **who):
        editor = self.editor(lang=lang, **who)
        editor.write({"subject": subject, "body": body})
        editor.action_save()
        return editor

    def proposal(self, partner=None):
        self.invoice(partner, due=-10)
        with self.on(0):
            run = self.Run.create({"company_id": self.company.id})
            run.action_propose()
        return run.action_ids.filtered(
            lambda one: one.partner_id == (partner or self.customer)
        )

    def test_no_ready_text_speaks_of_one_invoice_where_there_may_be_several(self):
        """Neither its subject nor what it says before the facts."""
        langs = self.languages()
        one = re.compile(
            r"\b(invoice|facture|factuur|Rechnung|payment below|paiement ci-dessous"
            r"|onderstaande betaling|nachstehende Zahlung)\b"
        )
        templates = self.env["mail.template"].search(
            [("model", "=", "credit.followup.action")]
        )
        for template in templates:
            for lang in langs:
                ready = template.with_context(lang=lang)
                before, _facts = ready.body_html.split("object.block_facts")
                said = ready.subject + re.sub(r"<[^>]+>", "", before)
                with self.subTest(text=template.name, lang=lang):
                    self.assertFalse(one.findall(said), said)

    def test_no_subject_shouts_in_a_shared_mailbox(self):
        langs = self.languages()
        for template in self.env["mail.template"].search(
            [("model", "=", "credit.followup.action")]
        ):
            for lang in langs:
                subject = template.with_context(lang=lang).subject
                words = re.sub(r"\{\{.*?\}\}|\[.*?\]", "", subject)
                with self.subTest(subject=subject):
                    self.assertNotIn("!", words)
                    self.assertFalse(re.findall(r"\b[A-ZÄÖÜÉ]{3,}\b", words))

    def test_the_words_of_the_trade_are_those_of_the_country(self):
        """As the lawyer asked: what each language calls default, notice and sum."""
        langs = self.languages()
        every = {
            lang: " ".join(
                f"{one.subject} {one.body_html}"
                for one in self.env["mail.template"]
                .with_context(lang=lang)
                .search([("model", "=", "credit.followup.action")])
            )
            for lang in langs
        }
        for lang, said, not_said in (
            ("fr_FR", "mise en demeure", "Paiement en attente"),
            ("de_DE", "Verzug", "legal action"),
            ("nl_NL", "sommeren", "uitstaande betaling"),
            ("en_US", "formal notice", "will be started"),
        ):
            with self.subTest(lang=lang):
                self.assertIn(said.lower(), every[lang].lower())
                self.assertNotIn(not_said.lower(), every[lang].lower())

    def languages(self):
        """Install the languages of the ready texts, with their words."""
        langs = ("en_US", "fr_FR", "nl_NL", "de_DE")
        for lang in langs[1:]:
            self.env["res.lang"]._activate_lang(lang)
        self.env["ir.module.module"]._load_module_terms(["credit_followup"], langs[1:])
        return langs

    def test_each_ready_text_reads_the_same_as_words(self):
        action = self.proposal()
        templates = self.env["mail.template"].search(
            [("model", "=", "credit.followup.action")]
        )
        self.assertGreaterEqual(len(templates), 7)
        for template in templates:
            for lang in ("en_US", "fr_FR"):
                own = action.with_context(lang=lang)
                ready = template.with_context(lang=lang)
                subject, body = words.from_template(ready.subject, ready.body_html)
                action.lang = lang
                rendered = texts._render_template(template, action)[action]
                with self.subTest(template=template.name, lang=lang):
                    self.assertEqual(words.fill_subject(own, subject), rendered[0])
                    self.assertEqual(
                        self.said(words.fill_body(own, body)), self.said(rendered[1])
                    )

    @staticmethod
    def said(body):
        return re.sub(r"\s|</?div>|<p></p>", "", str(body))

    def test_a_level_writes_its_own_words_in_one_language(self):
        self.say("<p>Payez, [Customer].</p><p>[Table of invoices]</p>", "fr_FR")
        self.invoice(self.french, due=-10)
        self.invoice(due=-10)
        actions = self.follow_up().action_ids
        french = actions.filtered(lambda one: one.partner_id == self.french)
        self.assertIn("<p>Payez, Luc Petit.</p>", french.body)
        self.assertIn("<table", french.body)
        self.assertEqual(french.subject, f"Please pay {french.reference}")
        self.assertIn("escaped your attention", (actions - french).body)

    def test_other_levels_and_copies_keep_theirs(self):
        self.say("<p>Mine.</p>")
        copy = self.policy.copy({"name": "Copy"})
        self.assertEqual(copy.level_ids[0].text_ids.body, "<p>Mine.</p>")
        self.say("<p>Mine, again.</p>")
        self.assertEqual(copy.level_ids[0].text_ids.body, "<p>Mine.</p>")
        self.assertFalse(self.policy.level_ids[1].text_ids)
        self.assertIn("share (", self.policy.level_ids[1].text_note)

    def test_back_to_the_ready_text(self):
        editor = self.say("<p>Mine.</p>")
        self.assertTrue(editor.is_own)
        editor.action_back()
        self.assertFalse(editor.is_own)
        self.assertIn("escaped your attention", editor.body)
        self.assertFalse(self.level.text_ids)

    def test_the_preview_has_the_frame_and_the_ways_to_pay_of_the_message(self):
        self.proposal()
        links = type(self.env["credit.followup.action"])
        self.patch(links, "_payment_link", lambda _self: "https://pay.example")
        self.patch(links, "_epc_params", lambda _self: {"value": "BCD"})
        mail = self.editor().preview
        for shown in ("https://pay.example", "/report/barcode/", "FU-"):
            self.assertIn(shown, mail)
        self.level.write({"by_email": False, "by_letter": True})
        self.assertIn("<svg", self.editor().preview)

    def test_the_preview_shows_a_real_customer(self):
        action = self.proposal()
        editor = self.editor()
        self.assertEqual(editor.action_id, action)
        self.assertIn("Dear Sir or Madam", editor.preview)
        for kind, greeting in (("contact", "Dear Jo Maes,"), ("invoice", "Dear Sir")):
            action.addressee_id = self._customer(
                "Jo Maes", is_company=False, parent_id=self.customer.id, type=kind
            )
            self.assertIn(greeting, action.block_greeting)
        with Form(editor) as form:
            form.body = "<p>We wait for [Amount to pay].</p><p>[Credits]</p>"
            self.assertIn("We wait for $\xa01,000.00.", form.preview)
            self.assertNotIn("Credits", form.preview)
        editor.action_back()
        other = self.editor(lang="fr_FR")
        self.assertIn("[Table of invoices]", other.body)

    def test_a_word_that_stands_for_nothing_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "Tabel"):
            self.say("<p>[Tabel]</p>")
        with self.assertRaisesRegex(ValidationError, "too long"):
            self.say("<p>Pay.</p>", subject="[Table of invoices]")

    def test_code_in_a_text_is_no_code(self):
        action = self.proposal()
        self.say(
            '<p t-out="object.company_id.name">Pay</p><p>{{ object.name }}</p>'
            "<script>alert(1)</script>"
        )
        _subject, body = texts.texts(action)
        self.assertIn("{{ object.name }}", body)
        self.assertNotIn(self.company.name, body)
        self.assertNotIn("script", body)

    def test_what_is_put_in_is_not_read_again(self):
        action = self.proposal()
        action.note = "<p>[Signature]</p>"
        self.say("<p>[Personal note]</p>")
        self.assertIn("[Signature]", texts.texts(action)[1])

    def test_another_language_does_not_lose_what_was_written(self):
        with Form(self.editor()) as form:
            form.body = "<p>Not saved.</p>"
            form.lang = "fr_FR"
            self.assertEqual(form.lang, "en_US")
            self.assertIn("Not saved.", form.body)

    def test_what_was_left_without_saving_is_there_again(self):
        editor = self.editor()
        self.assertFalse(editor.is_changed)
        editor.body = "<p>Left by the way back.</p>"
        self.assertTrue(editor.is_changed)
        again = editor._open(self.level)
        self.assertEqual(again["res_id"], editor.id)
        editor.action_save()
        self.assertFalse(editor.is_changed)
        self.assertNotEqual(editor._open(self.level)["res_id"], editor.id)

    def test_what_a_colleague_keeps_meanwhile_is_shown_and_not_the_old_words(self):
        untouched = self.editor()
        changed = self.editor()
        changed.body = "<p>Begun.</p>"
        self.say("<p>Of a colleague.</p>", user=self._user("second", "group_manager"))
        shown = self.editor()
        self.assertNotIn(shown, untouched | changed)
        self.assertIn("Of a colleague.", shown.body)

    def test_a_level_of_code_begins_with_every_part(self):
        self.level.template_id = self.level.template_id.copy(
            {"body_html": '<p t-foreach="[1]" t-as="x">One</p>'}
        )
        self.assertIn("[Table of invoices]", self.editor().body)

    def test_a_manager_of_the_company_writes_and_nobody_else(self):
        for user in (self.officer, self.reader):
            with self.assertRaises(AccessError):
                self.editor(user=user)
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", company=other)
        with self.assertRaises(AccessError):
            self.editor(user=stranger)
        with self.assertRaises(AccessError):
            self.env["credit.followup.text"].with_user(stranger).create(
                {
                    "level_id": self.level.id,
                    "lang": "en_US",
                    "subject": "S",
                    "body": "<p>B</p>",
                }
            )

    def test_a_level_without_ready_text_needs_its_own(self):
        self.level.template_id = False
        self.invoice(due=-10)
        action = self.follow_up().action_ids
        self.assertEqual(action.state, "failed")
        self.assertIn("no text", action.error)
        self.say("<p>Please.</p>")
        self.act(action, "action_retry")
        self.assertIn("<p>Please.</p>", action.body)
