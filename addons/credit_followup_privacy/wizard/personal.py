"""What is kept of somebody: shown, given as a file, deleted where it may."""

from base64 import b64encode
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..effects.personal import as_file, erase
from ..facts.personal import MAY_GO, read_kept

# Odoo's log wants an address, of whoever has none too.
NO_EMAIL = "unknown@example.invalid"


class CreditFollowupPersonal(models.TransientModel):
    """One person or company, asked about for one of our companies."""

    _name = "credit.followup.personal"
    _description = "Personal Data of the Follow-up"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    partner_ids = fields.Many2many("res.partner", string="Of whom", required=True)
    line_ids = fields.One2many(
        "credit.followup.personal.line", "wizard_id", readonly=True
    )
    can_erase = fields.Boolean(compute="_compute_can_erase")
    file = fields.Binary(readonly=True, attachment=False)
    file_name = fields.Char(readonly=True)
    summary = fields.Text(readonly=True)

    @api.depends("line_ids.may_go")
    def _compute_can_erase(self):
        for wizard in self:
            wizard.can_erase = any(wizard.line_ids.mapped("may_go"))

    @api.model
    def _opened(self, partners):
        """Return the window for these people, a customer's contacts included."""
        if not partners:
            raise UserError(self.env._("There is nobody to look for."))
        everybody = partners.with_context(active_test=False)
        below = everybody.search([("id", "child_of", partners.ids)])
        wizard = self.create({"partner_ids": [Command.set((partners | below).ids)]})
        wizard._look()
        return wizard._shown()

    def action_look(self):
        """Look again, after somebody was taken out of the list."""
        self._look()
        return self._shown()

    def action_file(self):
        """Give everything that is kept as one file; that it was given is noted."""
        self.env.user._followup_check_export()
        self.file = b64encode(as_file(self.company_id, self.partner_ids, self._kept()))
        self.file_name = self.env._("Personal data.zip")
        self._log(self.env._("Personal data of the follow-up given as a file"))
        return self._shown()

    def action_erase(self):
        """Delete what may go, and note in Odoo's privacy log that it was done."""
        today = fields.Date.context_today(self)
        told, stuck = [], 0
        for kept in self._kept():
            if kept.records._name in MAY_GO:
                gone, left = erase(kept.records, kept.keepings, today)
                stuck += left
                what = self._name_of(kept.records._name)
                if gone:
                    words = self.env._(
                        "%(what)s: %(count)s deleted", what=what, count=gone
                    )
                    told.append(words)
        if told:
            self._log("\n".join(told))
        if stuck:
            told.append(
                self.env._(
                    "%(count)s stay: what is kept longer is built on them.",
                    count=stuck,
                )
            )
        self.summary = "\n".join(told) or self.env._("Nothing may go yet.")
        self._look()
        return self._shown()

    def _log(self, what):
        """Note in Odoo's privacy log what was done, customer by customer."""
        self.env["privacy.log"].sudo().create(
            [
                {
                    "anonymized_name": one.name or "-",
                    "anonymized_email": one.email_normalized or NO_EMAIL,
                    "user_id": self.env.uid,
                    "execution_details": what,
                }
                for one in self.partner_ids.sudo().commercial_partner_id
            ]
        )

    def _kept(self):
        """Return what the company keeps of them, for a manager."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        self.company_id.check_access("read")
        self._check_company_of_user(self.company_id)
        self.partner_ids.check_access("read")
        return read_kept(self.company_id, self.partner_ids)

    def _look(self):
        """Show what is kept, by model."""
        today = fields.Date.context_today(self)
        self.line_ids = [Command.clear()] + [
            Command.create(self._line(one, today)) for one in self._kept()
        ]

    def _line(self, kept, today):
        keepings = kept.keepings.values()
        last = max(keepings, key=lambda one: one.until or date.max, default=None)
        may_go = kept.records._name in MAY_GO
        return {
            "name": self._name_of(kept.records._name),
            "kind": kept.kind.value,
            "count": len(kept.records),
            "named": len(kept.named),
            "may_go": may_go and sum(one.may_go(today) for one in keepings),
            "ground": last and last.ground.value,
            "until": last and last.until,
        }

    def _name_of(self, model):
        return self.env["ir.model"].sudo()._get(model).name

    def _shown(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Personal data of the follow-up"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
