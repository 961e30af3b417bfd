"""French, Dutch and German are complete, and the letters speak them."""

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
