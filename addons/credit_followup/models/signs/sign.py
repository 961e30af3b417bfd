from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...followup_core.risk.signs import Sign

SIGNS = [
    (Sign.LATER.value, "Pays later than he used to"),
    (Sign.ROUND_SUM.value, "Paid a part in a round sum"),
    (Sign.CHEQUE_RETURNED.value, "A cheque came back"),
    (Sign.CHEQUE_UNSIGNED.value, "A cheque was not signed"),
    (Sign.PROMISE_BROKEN.value, "Broke a promise"),
    (Sign.MORE_TIME.value, "Asked for more time"),
    (Sign.BANK_CHANGED.value, "Changed his bank account"),
    (Sign.INSOLVENCY.value, "Insolvency"),
    (Sign.LETTER_RETURNED.value, "A letter came back"),
    (Sign.ADDRESS_BOUNCED.value, "An e-mail address does not work any more"),
]
SAID = {"company_id", "partner_id", "sign", "seen_on", "note"}


class CreditFollowupSign(models.Model):
    """A warning sign, on the day on which it was seen, with its evidence."""

    _name = "credit.followup.sign"
    _description = "Warning Sign"
    _inherit = ["credit.followup.guarded"]
    _order = "seen_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "note")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    sign = fields.Selection(SIGNS, string="What was seen", required=True)
    seen_on = fields.Date(
        string="Seen on", required=True, default=fields.Date.context_today
    )
    note = fields.Char(string="Evidence", help="What was seen, where it can be found.")
    evidence_model = fields.Char(readonly=True)
    evidence_id = fields.Many2oneReference(
        model_field="evidence_model", string="Record", readonly=True
    )
    user_id = fields.Many2one(
        "res.users", string="By", readonly=True, default=lambda self: self.env.user
    )

    # One thing that happened is one sign.
    _once = models.UniqueIndex(
        "(company_id, partner_id, sign, evidence_model, evidence_id)"
        " WHERE evidence_id IS NOT NULL",
        "This was noted as a sign already.",
    )

    @api.depends("sign", "seen_on")
    @api.depends_context("lang")
    def _compute_name(self):
        said = dict(self._fields["sign"]._description_selection(self.env))
        for one in self:
            one.name = f"{said.get(one.sign, '')} · {one.seen_on or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        """Note signs; what a person notes says in a few words what he saw."""
        if not self.env.su:
            self = self._without_defaults(SAID)
            if any(vals.keys() - SAID for vals in vals_list):
                raise AccessError(self.env._("A sign is noted with what was seen."))
        signs = super().create(vals_list)
        for company, own in signs.sudo().grouped("company_id").items():
            self.env["credit.followup.trace"]._renew(company, own.partner_id)
        return signs

    def write(self, vals):
        if not self.env.su:
            raise AccessError(
                self.env._("What was seen stays as it was: note another sign.")
            )
        return super().write(vals)
