"""An order carries the conditions of sale, and its signature accepts them."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.credit_followup.followup_core.terms.proof import Way

from .sale_order import CONFIRMED, WAITING

# What stands on a paper copy that the customer signed.
COPY = {"followup_signed_copy", "followup_signed_copy_name"}


class SaleOrder(models.Model):
    _inherit = "sale.order"

    followup_terms_id = fields.Many2one(
        "credit.followup.terms",
        string="Conditions of sale",
        compute="_compute_followup_terms_id",
        store=True,
        precompute=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The version that goes out with this order; its signature accepts it.",
    )
    followup_signed_copy = fields.Binary(
        string="Signed copy",
        attachment=True,
        copy=False,
        help="With it, confirming the order records that the customer accepted the "
        "conditions of sale.",
    )
    followup_signed_copy_name = fields.Char(string="Name of the copy", copy=False)

    reserves_title = fields.Boolean(
        string="Title reserved",
        compute="_compute_reserves_title",
        compute_sudo=True,
        groups="base.group_user",
        help="The customer accepted that goods stay ours until they are paid.",
    )
    followup_title_basis = fields.Char(
        string="Title reserved by",
        compute="_compute_reserves_title",
        compute_sudo=True,
        groups="base.group_user",
    )

    @api.depends("partner_id", "partner_invoice_id", "company_id", "signature")
    @api.depends_context("lang")
    def _compute_reserves_title(self):
        today = fields.Date.context_today(self)
        for company, own in self.grouped("company_id").items():
            customers = own.partner_invoice_id | own.partner_id
            bases = customers._followup_title_bases(company, today)
            for order in own:
                payer = order.partner_invoice_id or order.partner_id
                basis = bases.get(payer.commercial_partner_id, False)
                order.followup_title_basis = basis
                order.reserves_title = bool(basis)

    @api.depends("partner_id", "company_id", "state")
    def _compute_followup_terms_id(self):
        """Take the version of today in the customer's language, until it is signed."""
        today = fields.Date.context_today(self)
        terms = self.env["credit.followup.terms"]
        kept = self.filtered(lambda one: one.signature or one.state not in WAITING)
        for order in kept:
            order.followup_terms_id = order.followup_terms_id
        waiting = self - kept
        for (company, lang), own in waiting.grouped(
            lambda one: (one.company_id, one.partner_id.lang)
        ).items():
            own.followup_terms_id = terms._in_force(company, today, lang)

    # === WHAT THE CUSTOMER RECEIVES === #

    def _process_attachments_for_template_post(self, mail_template):
        """Annex the conditions of sale to the mails of quotations and orders."""
        found = super()._process_attachments_for_template_post(mail_template)
        for order in self:
            annex = order._followup_terms_annex()
            if annex:
                own = found.setdefault(order.id, {})
                own.setdefault("attachments", []).append(annex)
        return found

    def _followup_terms_annex(self):
        """Return name and content of the conditions, None where there is no file."""
        self.ensure_one()
        terms = self.sudo().followup_terms_id.with_context(bin_size=False)
        return (terms.file_name or terms.name, terms.file) if terms.file else None

    # === WHAT HE ACCEPTS === #

    def write(self, vals):
        """Record the acceptance where the order is signed, or confirmed with a copy."""
        if vals.keys() & COPY and self.filtered(lambda one: one.state == CONFIRMED):
            raise UserError(
                self.env._(
                    "The order is confirmed: record the copy among the customer's "
                    "accepted conditions."
                )
            )
        waiting = self.filtered(lambda one: one.state in WAITING)
        result = super().write(vals)
        if vals.get("signature"):
            waiting._followup_accept_online()
        if vals.get("state") == CONFIRMED:
            waiting.filtered("followup_signed_copy")._followup_accept_by_copy()
        return result

    def _followup_accept_online(self):
        """Record who signed, when, from where, and of which version.

        Without a document there was nothing to read, and nothing was accepted. What one
        of us writes as a signature is no signature of the customer: it is noted.
        """
        address = request.httprequest.remote_addr if request else False
        signer = request.env.user if request else self.env.user
        way = Way.NOTED if signer._is_internal() else Way.PORTAL
        today = fields.Date.context_today(self)
        for order in self.sudo().filtered("followup_terms_id.file"):
            order.followup_terms_id._accepted(
                order.partner_id,
                way.value,
                # Whoever signs far away may still have the day before.
                accepted_on=max(today, order.followup_terms_id.valid_from),
                accepted_by=order.signed_by,
                address=address,
                proof=order.signature,
                proof_name=f"{order.name}.png",
            )

    def _followup_accept_by_copy(self):
        """Record the copy that came back signed."""
        for order in self.sudo().filtered("followup_terms_id"):
            order.followup_terms_id._accepted(
                order.partner_id,
                Way.COPY.value,
                accepted_on=fields.Date.context_today(order),
                accepted_by=order.signed_by or order.partner_id.name,
                proof=order.with_context(bin_size=False).followup_signed_copy,
                proof_name=order.followup_signed_copy_name or order.name,
            )
