from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.credit_followup.decisions.documents.tables import text_of, wrong_words
from odoo.addons.credit_followup.followup_core.court.register import (
    COLUMNS,
    keys,
    match,
    read,
)

from ..models.insolvency.insolvency import KINDS


class CreditFollowupRegisterImport(models.TransientModel):
    """A register's file: who of our customers is in it, by number; then noted."""

    _name = "credit.followup.register.import"
    _description = "Import of a Register of Insolvencies"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    file = fields.Binary(string="CSV file", attachment=False)
    line_ids = fields.One2many(
        "credit.followup.register.import.line", "wizard_id", string="Found"
    )
    is_read = fields.Boolean(string="File read")
    summary = fields.Char(readonly=True)

    def action_read(self):
        """Read the file and show whom it means; nothing is noted yet."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        if not self.file:
            raise UserError(self.env._("Choose a file first."))
        entries, problems = read(text_of(self.env, self.file))
        if problems:
            raise UserError(wrong_words(self.env, problems[0], COLUMNS))
        partners = self._customers()
        found = match(entries, self._known(partners))
        running, seen = self._running(), set()
        self.line_ids = [Command.clear()] + [
            Command.create(
                self._row(entry, int(ref), len(found[entry.line]), running, seen)
            )
            for entry in entries
            for ref in found[entry.line]
        ]
        self.is_read = True
        self.summary = self.env._(
            "%(rows)s rows, %(found)s of them mean one of your customers.",
            rows=len(entries),
            found=sum(bool(one) for one in found.values()),
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import a register"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_apply(self):
        """Note the proceedings of the rows that are ticked."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        chosen = self.line_ids.filtered("is_chosen")
        if not chosen:
            raise UserError(self.env._("No row is ticked."))
        noted = self.env["credit.followup.insolvency"].create(
            [one._values() for one in chosen]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_court.action_insolvency"
        )
        return {**action, "domain": [("id", "in", noted.ids)], "context": {}}

    @api.model
    def _customers(self):
        """Return those who have a number, archived ones too: they may still owe."""
        partners = self.env["res.partner"].with_context(active_test=False)
        return partners.search(
            [
                *("|", ("parent_id", "=", False), ("is_company", "=", True)),
                *("|", ("company_registry", "!=", False), ("vat", "!=", False)),
                ("company_id", "in", (False, self.company_id.id)),
            ]
        )

    @api.model
    def _known(self, partners):
        return {
            str(one.id): keys(one.company_registry or "", one.vat or "")
            for one in partners
        }

    def _running(self):
        """Return the ids of customers whose proceedings are known."""
        running = self.env["credit.followup.insolvency"].search(
            [("company_id", "=", self.company_id.id), ("closed_on", "=", False)]
        )
        return set(running.partner_id.ids)

    @api.model
    def _row(self, entry, partner_id, count, running, seen):
        """Return a row; of a customer who is in the file twice the first is ticked."""
        is_known = partner_id in running
        is_first = partner_id not in seen
        seen.add(partner_id)
        return {
            "partner_id": partner_id,
            "is_chosen": count == 1 and is_first and not is_known,
            "is_known": is_known,
            "line": entry.line,
            "company_number": entry.company_number,
            "kind": entry.kind.value,
            "court": entry.court,
            "reference": entry.reference,
            "administrator": entry.administrator,
            "opened_on": entry.opened_on,
            "published_on": entry.published_on,
            "said_until": entry.said_until,
        }


class CreditFollowupRegisterImportLine(models.TransientModel):
    """A row of a register that means one of our customers."""

    _name = "credit.followup.register.import.line"
    _description = "Row of a Register of Insolvencies"

    wizard_id = fields.Many2one(
        "credit.followup.register.import", required=True, ondelete="cascade"
    )
    is_chosen = fields.Boolean(string="Note it")
    is_known = fields.Boolean(string="Known already")
    line = fields.Integer(string="Line of the file", aggregator=None)
    partner_id = fields.Many2one("res.partner", string="Customer", required=True)
    company_number = fields.Char(string="Number in the file")
    kind = fields.Selection(KINDS, string="Proceedings", required=True)
    court = fields.Char()
    reference = fields.Char()
    administrator = fields.Char()
    opened_on = fields.Date(string="Judgment of", required=True)
    published_on = fields.Date(string="Published on")
    said_until = fields.Date(string="File by")

    def _values(self):
        """Return the proceedings that the row says."""
        note = self.administrator and self.env._(
            "Administrator, by the register: %(name)s", name=self.administrator
        )
        return {
            "company_id": self.wizard_id.company_id.id,
            "partner_id": self.partner_id.id,
            "kind": self.kind,
            "court": self.court,
            "reference": self.reference,
            "opened_on": self.opened_on,
            "published_on": self.published_on,
            "said_until": self.said_until,
            "note": note or False,
        }
