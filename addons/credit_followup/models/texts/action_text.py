"""The text of an action: to whom, in which language, as it left."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...decisions.people import People
from ...effects.texts import texts
from ..ledger.loose import LooseMany2one


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    # Who is written to, kept as it was.
    addressee_id = LooseMany2one("res.partner")
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), string="Language"
    )
    note = fields.Html(
        string="Personal note",
        help="Placed in the message above the list of items, for this customer only.",
    )
    subject = fields.Char()
    body = fields.Html(readonly=True, sanitize=False, string="Message as sent")
    sha256 = fields.Char(string="SHA-256", readonly=True, copy=False)
    phone = fields.Char(related="addressee_id.phone", string="Phone")
    has_document = fields.Boolean(
        string="Has a document", compute="_compute_has_document"
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.depends("delivery_ids.attachment_id")
    def _compute_has_document(self):
        for action in self:
            action.has_document = bool(action.delivery_ids.attachment_id)

    @api.depends("body", "note", "line_ids", "level_id", "state")
    def _compute_preview(self):
        for action in self:
            try:
                _subject, preview = texts(action.with_context(lang=action.lang))
            except UserError as error:
                preview = str(error)
            action.preview = preview

    def _renew_people(self):
        """Choose the addressee again: contacts may have changed since the proposal."""
        for run, actions in self.grouped("run_id").items():
            people = People(run, actions.partner_id.ids)
            for action in actions:
                chosen = people.of(action.partner_id.id, None)
                del chosen["user_id"]
                known = {"addressee_id": action.addressee_id.id, "lang": action.lang}
                if chosen != known:
                    action.write(chosen)
