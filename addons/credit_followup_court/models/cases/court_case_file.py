"""A case as a file: the dossier of which the forms of courts are filled."""

from odoo import fields, models

from odoo.addons.credit_followup.effects.exports.sheets import sheet
from odoo.addons.credit_followup.followup_core.exports.layouts.field_sheet import Extra
from odoo.addons.credit_followup.followup_core.exports.message_id import message_id

CODE = "court"


class CreditFollowupCourtCase(models.Model):
    _inherit = "credit.followup.court.case"

    def _case_lines(self):
        return self.move_line_ids

    def _case_agency(self):
        name = self.acting_id.name or self.court
        known = {"name": name} if name else {}
        return {"code": CODE, **known, "product": self.product}

    def _case_message(self, moment, state):
        """Return the head of the file: nothing is sent, people carry it."""
        sender = self.env["ir.config_parameter"].sudo().get_param("database.uuid") or ""
        return {
            "id": message_id(sender, CODE, self.name, 1),
            "created_at": f"{moment.isoformat(timespec='seconds')}Z",
            "sequence": 1,
            "mode": "full",
            "sender": sender,
        }

    def action_preview(self):
        """Show the case as a lawyer or a court reads it."""
        self.env.user._followup_check("officer")
        self.check_access("read")
        return self._preview()

    def action_documents(self):
        """List anew what was sent and signed, to go along."""
        self.env.user._followup_check("officer")
        self.check_access("write")
        self._choose_documents()
        return True

    def _sheet(self, procedure):
        """Return the files of a form by name, and what speaks against it."""
        self.ensure_one()
        dossier = self._dossiers(fields.Datetime.now())[self]
        return sheet(self.env, dossier, procedure, self._extra())

    def _extra(self):
        """Return what only we know, as forms ask for it."""
        acting = {"lawyer": "lawyer_name", "bailiff": "bailiff_name"}.get(self.acting)
        named = {acting: self.acting_id.name} if acting and self.acting_id else {}
        return Extra(
            court_name=self.court or "",
            representative_name=self.representative or "",
            representative_function=self.representative_function or "",
            place=self.company_id.city or "",
            date=fields.Date.context_today(self).isoformat(),
            **named,
        )

    def _turned_to(self):
        """Return whom the customer turns to: whoever acts, where he has a name."""
        return self.sudo().acting_id
