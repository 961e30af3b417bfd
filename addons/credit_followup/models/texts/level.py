"""Which words a level writes: its own in a language, else those of its ready text."""

from odoo import api, fields, models

from ...followup_core.vocabulary import Channel

WRITTEN = {Channel.EMAIL, Channel.LETTER, Channel.POST, Channel.REGISTERED}


class CreditFollowupLevel(models.Model):
    _inherit = "credit.followup.level"

    text_ids = fields.One2many(
        "credit.followup.text", "level_id", string="Own texts", copy=True
    )
    text_note = fields.Char(compute="_compute_text_note", string="Words")

    @api.depends("text_ids.lang", "template_id")
    @api.depends_context("lang")
    def _compute_text_note(self):
        """Say whose words these are, and who else writes them."""
        names = dict(self.env["res.lang"].get_installed())
        shared = self._sharing()
        for level in self:
            own = ", ".join(names.get(one.lang, one.lang) for one in level.text_ids)
            level.text_note = " ".join(
                filter(None, [own and self._own_note(own), level._ready_note(shared)])
            )

    def _own_note(self, languages):
        return self.env._("Own text in %(languages)s.", languages=languages)

    def _ready_note(self, shared):
        if not self.template_id:
            return False if self.text_ids else self.env._("No text yet.")
        if others := shared[self.template_id] - 1:
            return self.env._(
                "Ready text, which other levels share (%(count)s).", count=others
            )
        return self.env._("Ready text.")

    def _sharing(self):
        """Return how many levels of all companies write each ready text."""
        counts = self.sudo()._read_group(
            [("template_id", "in", self.template_id.ids)], ["template_id"], ["__count"]
        )
        return {template.sudo(False): count for template, count in counts}

    def _own_text(self, lang):
        """Return the text that this level has in that language, if any."""
        return self.sudo().text_ids.filtered(lambda text: text.lang == lang)[:1]

    def _has_words(self, lang):
        """Tell whether the level says something in a language, if it writes at all."""
        self.ensure_one()
        if self.template_id or not WRITTEN & set(self._channels()):
            return True
        return bool(self._own_text(lang))

    def action_edit_text(self):
        """Write the level's words, language by language, beside their preview."""
        self.ensure_one()
        self.check_access("write")
        return self.env["credit.followup.text.editor"]._open(self)
