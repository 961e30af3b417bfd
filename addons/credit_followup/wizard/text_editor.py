from hashlib import sha256

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import html2plaintext

from ..effects import words
from ..effects.channels import email, letter
from ..followup_core.vocabulary import Channel


class CreditFollowupTextEditor(models.TransientModel):
    """A level's words in one language, the words that it may use, and how it looks."""

    _name = "credit.followup.text.editor"
    _description = "Text of a Follow-up Level"
    _inherit = "credit.followup.window"

    level_id = fields.Many2one("credit.followup.level", required=True, readonly=True)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        required=True,
    )
    subject = fields.Char()
    body = fields.Html(string="Text")
    shown_lang = fields.Char(string="Language on the screen")
    # Which words it was filled with, in which language of the user.
    filled = fields.Char()
    origin = fields.Char(compute="_compute_origin", string="Today")
    is_own = fields.Boolean(compute="_compute_origin", string="Own text")
    is_changed = fields.Boolean(compute="_compute_is_changed", string="Not kept yet")
    names = fields.Html(compute="_compute_names", sanitize=False, string="Words")
    action_id = fields.Many2one("credit.followup.action", string="Look at it for")
    preview_subject = fields.Char(
        compute="_compute_preview", string="Subject as it looks"
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.depends("level_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for editor in self:
            editor.display_name = self.env._(
                "Text of %(level)s", level=editor.level_id.name
            )

    @api.depends("level_id", "lang")
    def _compute_origin(self):
        for editor in self:
            editor.is_own = bool(editor._text())
            editor.origin = (
                self.env._("This level writes its own text in this language.")
                if editor.is_own
                else editor.level_id._ready_note(editor.level_id._sharing())
                or self.env._("Nothing is written in this language yet.")
            )

    @api.depends("subject", "body")
    def _compute_is_changed(self):
        """Tell whether the words on the screen are others than those that are kept."""
        for editor in self:
            editor.is_changed = editor._differs(editor.shown_lang or editor.lang)

    @api.depends_context("lang")
    def _compute_names(self):
        """List the words; each stands for a part, or for a value in a sentence."""
        names = Markup(" ").join(
            Markup("<code>[%s]</code>") % self.env._(label)
            for label in words.WORDS.values()
        )
        for editor in self:
            editor.names = names

    @api.depends("subject", "body", "action_id", "lang")
    def _compute_preview(self):
        """Show the message of a real customer with these words."""
        for editor in self:
            action = editor.action_id.with_context(lang=editor.lang)
            subject, body = (words.kept(self.env, one) for one in editor._written())
            editor.preview_subject = bool(action) and words.fill_subject(
                action, subject
            )
            editor.preview = bool(action) and editor._as_sent(
                action, words.fill_body(action, body)
            )

    def _as_sent(self, action, body):
        """Return the message with its frame and its ways to pay, as it would leave."""
        if Channel.EMAIL in self.level_id._channels():
            return email.frame(action, body, self.lang)
        return letter.with_payment(action, body)

    @api.onchange("lang")
    def _onchange_lang(self):
        """Show the words of another language; what was not saved is not lost."""
        if self._is_unsaved():
            self.lang = self.shown_lang
            return {
                "warning": {
                    "title": self.env._("Not saved yet"),
                    "message": self.env._(
                        "Save these words first, or go back to the ready text."
                    ),
                }
            }
        self.subject, self.body = self._words_now()
        self.shown_lang, self.filled = self.lang, self._mark()
        return None

    def _is_unsaved(self):
        """Tell whether another language was chosen over words that are not kept."""
        is_other = self.shown_lang and self.shown_lang != self.lang
        return bool(is_other and self._differs(self.shown_lang))

    def _differs(self, lang):
        there = self.new({"level_id": self.level_id.id, "lang": lang})
        return self._plain(self._written()) != self._plain(there._words_now())

    @api.model
    def _plain(self, written):
        return [" ".join(html2plaintext(one or "").split()) for one in written]

    def action_save(self):
        """Keep these words for this level and language only."""
        self._check_rights()
        subject, body = (words.kept(self.env, one) for one in self._written())
        values = {"subject": subject, "body": body}
        if text := self._text():
            text.write(values)
        else:
            text.create({**values, "level_id": self.level_id.id, "lang": self.lang})
        self.filled = self._mark()
        self.invalidate_recordset(["is_changed"])
        return True

    def action_back(self):
        """Write the ready text again: the own one is removed."""
        self._check_rights()
        self._text().unlink()
        self._fill()
        return True

    @api.model
    def _open(self, level):
        """Return the window for a level, in the user's language.

        With what he wrote there lately and did not keep, unless the words that are
        kept are others by now: a way back loses nobody's words.
        """
        own = [("level_id", "=", level.id), ("create_uid", "=", self.env.uid)]
        draft = self.search(own, order="id desc", limit=1)
        if draft.is_changed and draft.filled == draft._mark():
            return draft._show()
        lang = self.env.user.lang
        editor = self.create({"level_id": level.id, "lang": lang, "shown_lang": lang})
        editor._fill()
        editor.action_id = editor._example()
        return editor._show()

    def _fill(self):
        """Show the words that are kept."""
        subject, body = self._words_now()
        self.write({"subject": subject, "body": body, "filled": self._mark()})

    def _mark(self):
        """Return what tells the kept words from any others, as they are shown."""
        words_now = "\n".join((self.env.lang or "", *self._words_now()))
        return sha256(words_now.encode()).hexdigest()

    def _show(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "current",
        }

    def _check_rights(self):
        self.ensure_one()
        self.level_id.check_access("write")

    def _text(self):
        """Return the level's own text in this language, with the user's rights."""
        return self.level_id._own_text(self.lang).sudo(False)

    def _written(self):
        return self.subject or "", str(self.body or "")

    def _words_now(self):
        """Return subject and body as they are written today, in shown words."""
        text = self._text()
        found = (text.subject, text.body) if text else self._ready()
        return tuple(words.shown(self.env, str(one or "")) for one in found)

    def _ready(self):
        """Return the ready text as words; every part in order where it is code."""
        template = self.level_id.template_id.with_context(lang=self.lang)
        found = template and words.from_template(template.subject, template.body_html)
        return found or (template.name or "", words.skeleton())

    def _example(self):
        """Return the newest message of the level, else of any level of the company."""
        messages = self.env["credit.followup.action"]
        domain = [
            ("company_id", "=", self.level_id.company_id.id),
            ("kind", "=", "message"),
        ]
        own = messages.search([*domain, ("level_id", "=", self.level_id.id)], limit=1)
        return own or messages.search(domain, limit=1)
