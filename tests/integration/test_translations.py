"""French, Dutch and German are complete, and the letters speak them."""

import re
from pathlib import Path

import polib

from odoo.tests import TransactionCase, tagged

from odoo.addons.credit_followup.const import SENTENCES

ADDONS = Path(__file__).resolve().parents[2] / "addons"
I18N = ADDONS / "credit_followup" / "i18n"
LANGUAGES = ("fr", "nl", "de")


@tagged("post_install", "-at_install")
class TestTranslations(TransactionCase):
    """What a change adds is translated in the same change."""

    def test_each_language_has_every_term(self):
        for path in ADDONS.glob("*/i18n/*.pot"):
            template = {entry.msgid for entry in polib.pofile(path)}
            for language in LANGUAGES:
                with self.subTest(addon=path.stem, language=language):
                    catalogue = polib.pofile(path.with_name(f"{language}.po"))
                    self.assertEqual({entry.msgid for entry in catalogue}, template)
                    self.assertFalse(catalogue.untranslated_entries())
                    self.assertFalse(catalogue.fuzzy_entries())

    def test_each_translation_keeps_what_is_put_in(self):
        """A word between brackets that was translated would put nothing in."""
        placeholder = re.compile(r"%\(\w+\)s|%%|\{\{.*?\}\}|t-out=\"[^\"]*\"")
        for path in sorted(I18N.glob("*.po")):
            for entry in polib.pofile(path):
                with self.subTest(catalogue=path.name, term=entry.msgid[:40]):
                    self.assertEqual(
                        sorted(placeholder.findall(entry.msgstr)),
                        sorted(placeholder.findall(entry.msgid)),
                    )

    def test_dutch_of_belgium_says_interest(self):
        """Only what is called otherwise there stands in its catalogue."""
        template = {entry.msgid for entry in polib.pofile(I18N / "credit_followup.pot")}
        dutch = {entry.msgid: entry.msgstr for entry in polib.pofile(I18N / "nl.po")}
        belgian = {
            entry.msgid: entry.msgstr for entry in polib.pofile(I18N / "nl_BE.po")
        }
        self.assertLessEqual(set(belgian), template)
        rente = re.compile(r"\w*rente(?!voet)", re.IGNORECASE)
        for term, words in dutch.items():
            if rente.search(words):
                self.assertIn(term, belgian)
        for words in belgian.values():
            self.assertFalse(rente.search(words), words)

    def test_each_term_of_the_code_is_in_the_template(self):
        """The sentences of the core's reasons stand for all: none is forgotten."""
        template = {entry.msgid for entry in polib.pofile(I18N / "credit_followup.pot")}
        for reason, words in SENTENCES.items():
            self.assertIn(words._source, template, reason)

    def test_each_level_text_speaks_each_language(self):
        templates = self.env["mail.template"].search(
            [("model", "=", "credit.followup.action")]
        )
        self.assertGreaterEqual(len(templates), 7)
        for code in ("fr_FR", "nl_NL", "de_DE"):
            self.env["base.language.install"].create(
                {"lang_ids": [(6, 0, self.env["res.lang"]._activate_lang(code).ids)]}
            ).lang_install()
            for template in templates:
                with self.subTest(language=code, template=template.name):
                    self.assertNotEqual(
                        template.with_context(lang=code).body_html,
                        template.with_context(lang="en_US").body_html,
                    )
