from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError

KINDS = [
    ("invoice", "Invoice"),
    ("credit_note", "Credit note"),
    ("order", "Order"),
    ("contract", "Contract"),
    ("terms", "Conditions of sale"),
    ("delivery_note", "Delivery slip"),
    ("reminder", "Reminder"),
    ("formal_notice", "Formal notice"),
    ("proof_of_service", "Proof of a registered letter"),
    ("correspondence", "Correspondence"),
    ("statement", "Statement of account"),
    ("acknowledgement_of_debt", "Acknowledgement of debt"),
    ("guarantee", "Guarantee"),
    ("power_of_attorney", "Power of attorney"),
    ("dispute", "Dispute"),
    ("other", "Something else"),
]


class CreditFollowupCaseDocument(models.Model):
    """A document of a case: chosen by rule, ticked by a person, known by its hash."""

    _name = "credit.followup.case.document"
    _description = "Document of a Case"
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(string="Document", required=True)
    company_id = fields.Many2one("res.company", required=True, index=True)
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", readonly=True, index=True
    )
    sequence = fields.Integer(readonly=True)
    code = fields.Char(string="In the file", readonly=True)
    source = fields.Char(string="Known by", readonly=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    date = fields.Date(readonly=True)
    path = fields.Char(readonly=True)
    mimetype = fields.Char(readonly=True)
    size = fields.Integer(string="Bytes", readonly=True, aggregator="sum")
    sha256 = fields.Char(string="SHA-256", readonly=True)
    attachment_id = fields.Many2one(
        "ir.attachment", readonly=True, ondelete="set null", check_company=True
    )
    line_ids = fields.Many2many(
        "account.move.line", string="Of the invoices", readonly=True, check_company=True
    )
    is_sent = fields.Boolean(string="Send", default=True)
    has_left = fields.Boolean(string="Left", readonly=True)
    is_changed = fields.Boolean(
        compute="_compute_is_changed",
        string="Not as it was",
        help="Its file is gone, or is not the one that was listed.",
    )

    @api.depends("attachment_id")
    def _compute_is_changed(self):
        for one in self:
            one.is_changed = not one.attachment_id

    def write(self, vals):
        """Let people tick; the rest is what was sent or signed."""
        if not self.env.su:
            if vals.keys() - {"is_sent"}:
                raise UserError(
                    self.env._(
                        "Documents are listed as they were sent: only tick them."
                    )
                )
            self._check_not_gone()
        result = super().write(vals)
        if not self.env.su:
            for model, own in self.grouped("res_model").items():
                self.env[model].browse(set(own.mapped("res_id")))._documents_changed()
        return result

    def action_open(self):
        """Show the document."""
        self.ensure_one()
        self.check_access("read")
        return self.sudo().attachment_id._open_followup_document()

    def _check_not_gone(self):
        """Refuse to change what has left with its case."""
        for model, own in self.grouped("res_model").items():
            cases = self.env[model].browse(set(own.mapped("res_id")))
            cases.check_access("write")
            if own.filtered("has_left"):
                raise UserError(self.env._("This document has left already."))
            cases._check_documents_open()

    def _row(self):
        """Return the document as a dossier names it."""
        refs = [f"L{line.id}" for line in self.line_ids]
        return {
            "id": self.code,
            "kind": self.kind,
            "path": self.path,
            "mime": self.mimetype,
            "size": self.size,
            "sha256": self.sha256,
            **({"claim_refs": refs} if refs else {}),
            **({"date": self.date.isoformat()} if self.date else {}),
            "title": self.name,
        }

    def _bytes(self):
        """Return the file, which is as it was listed.

        :raises UserError: if it is not
        """
        found = self.sudo().attachment_id.with_context(bin_size=False).raw or b""
        if sha256(found).hexdigest() != self.sha256:
            raise UserError(
                self.env._(
                    "%(name)s is not as it was listed: list the documents anew.",
                    name=self.name,
                )
            )
        return found
