import base64
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CreditFollowupTermsAcceptance(models.Model):
    """The proof that a customer accepted a version of the conditions of sale."""

    _name = "credit.followup.terms.acceptance"
    _description = "Acceptance of Conditions"
    _inherit = ["credit.followup.guarded"]
    _company_fields = ("terms_id",)
    _order = "accepted_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "reference")

    terms_id = fields.Many2one(
        "credit.followup.terms",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(related="terms_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        # A proof outlives the wish to delete whom it binds.
        ondelete="restrict",
        check_company=True,
    )
    reference = fields.Char(
        string="Order", help="Only for this order; empty for all orders from then on."
    )
    accepted_on = fields.Date(
        string="Accepted on", required=True, default=fields.Date.context_today
    )
    accepted_by = fields.Char(
        string="Accepted by", help="Who accepted, for the customer."
    )
    proof = fields.Binary(attachment=True)
    proof_name = fields.Char(string="Name of the proof")
    sha256 = fields.Char(string="SHA-256", readonly=True, help="Of the proof.")
    withdrawn_reason = fields.Char(
        string="Reason for the withdrawal",
        copy=False,
        help="Why this proof does not count: noted by mistake, for another customer… "
        "It stays on record.",
    )
    withdrawn_on = fields.Date(string="Withdrawn on", readonly=True, copy=False)
    withdrawn_by_id = fields.Many2one(
        "res.users", string="Withdrawn by", readonly=True, copy=False
    )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        acceptances = super().create(vals_list)
        for acceptance in acceptances.sudo():
            acceptance.sha256 = _digest(acceptance.proof)
            terms = acceptance.terms_id
            if not terms.sha256:
                terms.sha256 = _digest(terms.file)
        return acceptances

    def write(self, vals):
        """Keep a proof as it was given; a manager may say why it does not count."""
        if self.env.su:
            return super().write(vals)
        if vals.keys() != {"withdrawn_reason"} or not vals["withdrawn_reason"]:
            raise UserError(
                self.env._(
                    "A proof of acceptance cannot be changed: say why it does not "
                    "count, and record the right one."
                )
            )
        self.env.user._followup_check("manager")
        self.check_access("write")
        withdrawn = {
            **vals,
            "withdrawn_on": fields.Date.context_today(self),
            "withdrawn_by_id": self.env.uid,
        }
        return super(CreditFollowupTermsAcceptance, self.sudo()).write(withdrawn)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(
                self.env._(
                    "A proof of acceptance cannot be deleted: it stays on record."
                )
            )

    # === COMPUTE METHODS === #

    @api.depends("terms_id", "accepted_on")
    def _compute_display_name(self):
        for acceptance in self:
            acceptance.display_name = (
                f"{acceptance.terms_id.name or ''} · {acceptance.accepted_on or ''}"
            )

    @api.constrains("accepted_on", "terms_id")
    def _check_accepted_on(self):
        for acceptance in self:
            if acceptance.accepted_on < acceptance.terms_id.valid_from:
                raise ValidationError(
                    self.env._("These conditions did not exist yet on that day.")
                )


def _digest(file):
    """Return the SHA-256 of a file as a field holds it, nothing where there is none."""
    return sha256(base64.b64decode(file)).hexdigest() if file else False
