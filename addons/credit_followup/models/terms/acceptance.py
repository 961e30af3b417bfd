import base64
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...followup_core.terms.proof import Proof, Way, proves

WAYS = [
    (Way.PORTAL.value, "Signed online"),
    (Way.COPY.value, "Signed copy"),
    (Way.CONTRACT.value, "Framework contract"),
    (Way.SILENCE.value, "Sent again, nobody objected"),
    (Way.NOTED.value, "Noted, without a document"),
]


# What people say of an acceptance; the rest is known from the signature itself.
SAID = {
    *("terms_id", "partner_id", "reference", "accepted_on", "way", "accepted_by"),
    *("proof", "proof_name"),
}
# What nobody may say: these are recorded as they happen.
RECORDED = (Way.PORTAL.value, Way.SILENCE.value)


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
    way = fields.Selection(
        WAYS,
        string="How",
        required=True,
        compute="_compute_way",
        store=True,
        readonly=False,
        precompute=True,
        help="How it was accepted, which decides what it proves.",
    )
    accepted_at = fields.Datetime(string="Moment", readonly=True)
    address = fields.Char(
        string="From where", readonly=True, help="The address of whoever signed online."
    )
    terms_sha256 = fields.Char(
        string="SHA-256 of the conditions",
        readonly=True,
        help="Of the document that was accepted.",
    )
    proves = fields.Char(compute="_compute_proves", string="What it proves")
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
        """Record proofs; what only the signature itself can say, nobody else says."""
        if not self.env.su:
            self = self._without_defaults(SAID)
            if any(
                vals.keys() - SAID or vals.get("way") in RECORDED for vals in vals_list
            ):
                raise AccessError(
                    self.env._(
                        "What was signed online, or sent again, is recorded as it "
                        "happens: choose how you know that he accepted."
                    )
                )
        acceptances = super().create(vals_list)
        for acceptance in acceptances.sudo():
            acceptance.sha256 = _digest(acceptance.proof)
            acceptance.terms_sha256 = acceptance.terms_id._frozen()
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

    @api.depends("proof")
    def _compute_way(self):
        """A document that is kept is a signed copy, until somebody says otherwise."""
        for acceptance in self:
            if not acceptance.way:
                way = Way.COPY if acceptance.proof else Way.NOTED
                acceptance.way = way.value

    @api.depends("way")
    @api.depends_context("lang")
    def _compute_proves(self):
        said = {
            Proof.SIGNED: self.env._("He agreed, and the proof is kept."),
            Proof.NOTED: self.env._("We say that he agreed; there is nothing to show."),
            Proof.SILENT: self.env._(
                "He had them and did not object: that is no signature."
            ),
        }
        for acceptance in self:
            way = acceptance.way
            acceptance.proves = said[proves(Way(way))] if way else False

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
