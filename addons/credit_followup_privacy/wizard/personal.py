"""What is kept of somebody: shown, given as a file, deleted where it may."""

from base64 import b64encode

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..effects.personal import as_file, erase
from ..facts.personal import read_kept


class CreditFollowupPersonal(models.TransientModel):
    """One person or company, asked about for one of our companies."""

    _name = "credit.followup.personal"
    _description = "Personal Data of the Follow-up"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    partner_ids = fields.Many2many("res.partner", string="Of whom", required=True)
    line_ids = fields.One2many(
        "credit.followup.personal.line", "wizard_id", readonly=True
    )
    file = fields.Binary(readonly=True, attachment=False)
    file_name = fields.Char(readonly=True)
    summary = fields.Text(readonly=True)

    @api.model
    def _opened(self, partners):
        """Return the window for these people, a customer's contacts included."""
        if not partners:
            raise UserError(self.env._("There is nobody to look for."))
        below = partners.search([("id", "child_of", partners.ids)])
        wizard = self.create({"partner_ids": [Command.set((partners | below).ids)]})
        wizard._look()
        return wizard._shown()

    def action_file(self):
        """Give everything that is kept as one file."""
        kept = self._kept()
        self.file = b64encode(as_file(self.partner_ids, kept))
        self.file_name = self.env._("Personal data.zip")
        return self._shown()

    def action_erase(self):
        """Delete what may go, and note in Odoo's privacy log that it was done."""
        kept = self._kept()
        gone, stuck = erase(kept, fields.Date.context_today(self))
        told = [
            self.env._("%(what)s: %(count)s deleted", what=what, count=count)
            for what, count in self._named(gone).items()
        ]
        if stuck:
            told.append(
                self.env._(
                    "%(count)s stay: what is kept longer is built on them.",
                    count=stuck,
                )
            )
        self.summary = "\n".join(told) or self.env._("Nothing may go yet.")
        if gone:
            first = self.partner_ids[0].sudo()
            self.env["privacy.log"].sudo().create(
                {
                    "anonymized_name": first.name or "-",
                    "anonymized_email": first.email or "-",
                    "user_id": self.env.uid,
                    "execution_details": self.summary,
                }
            )
        self._look()
        return self._shown()

    def _kept(self):
        """Return what the company keeps of them, for a manager."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        self.company_id.check_access("read")
        if self.company_id not in self.env.companies:
            raise UserError(self.env._("Choose a company that you work in."))
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
        last = max(keepings, key=lambda one: one.until or fields.Date.today().max)
        return {
            "name": kept.records.env["ir.model"]._get(kept.records._name).name,
            "kind": kept.kind.value,
            "count": len(kept.records),
            "may_go": sum(one.may_go(today) for one in keepings),
            "ground": last.ground.value,
            "until": last.until,
        }

    def _named(self, counts):
        models_ = self.env["ir.model"].sudo()
        return {models_._get(name).name: count for name, count in counts.items()}

    def _shown(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Personal data of the follow-up"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
