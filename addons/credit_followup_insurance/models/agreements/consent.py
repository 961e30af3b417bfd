from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.followup_core.cover.days import (
    extension_until,
    needs_consent,
)

from ...facts.contracts import core_contract
from ...facts.losses import read_customers
from ...facts.rates import MissingRateError


class CreditFollowupInsuranceConsent(models.Model):
    """The insurer agrees that a customer gets time beyond the extension period.

    It lets an agreement or a later due date go on; it moves none of the last days.
    """

    _name = "credit.followup.insurance.consent"
    _description = "Consent of an Insurer"
    _inherit = ["credit.followup.guarded"]
    _order = "given_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "reference")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    contract_id = fields.Many2one(
        "credit.followup.insurance.contract",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self.env[
            "credit.followup.insurance.cover"
        ]._usual_contract(),
        domain="[('company_id', '=', company_id)]",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    given_on = fields.Date(
        string="Given on", required=True, default=fields.Date.context_today
    )
    until = fields.Date(
        string="Last day to pay",
        required=True,
        help="The last day that the insurer agreed to, this day included.",
    )
    reference = fields.Char(required=True)
    file = fields.Binary(string="Document", attachment=True)
    file_name = fields.Char()
    user_id = fields.Many2one(
        "res.users",
        string="By",
        readonly=True,
        check_company=True,
        default=lambda self: self.env.user,
    )

    @api.depends("partner_id", "until")
    def _compute_name(self):
        for one in self:
            one.name = f"{one.partner_id.display_name or ''} · {one.until or ''}"

    def write(self, vals):
        if not self.env.su and vals.keys() - {"file", "file_name"}:
            raise UserError(self.env._("What the insurer agreed to stays as it was."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("What the insurer agreed to stays on record."))

    # === WHAT NEEDS IT === #

    @api.model
    def _check_given(self, lines, last_on):
        """Refuse a plan that no consent covers, and name the item.

        :raises UserError: if one is missing
        """
        for contract, line, until in self._missing(lines, last_on):
            raise UserError(
                self.env._(
                    "%(item)s is insured, and the extension period of %(insurer)s ends "
                    "on %(until)s: ask for the insurer's consent before the customer "
                    "gets time until %(last)s.",
                    item=line.move_name or line.display_name,
                    insurer=contract.partner_id.name,
                    until=format_date(self.env, until, date_format="medium"),
                    last=format_date(self.env, last_on, date_format="medium"),
                )
            )

    @api.model
    def _missing(self, lines, last_on):
        """Yield contract, item and last day of the extension where consent is missing.

        Nothing is read of customers without a cover.
        """
        for company, own in lines.grouped("company_id").items():
            customers = own.partner_id.commercial_partner_id
            groups = self.env["credit.followup.insurance.cover"]._read_group(
                [("company_id", "=", company.id), ("partner_id", "in", customers.ids)],
                ["contract_id"],
                ["partner_id:recordset"],
            )
            for contract, partners in groups:
                yield from self._missing_under(contract, partners, own, last_on)

    @api.model
    def _missing_under(self, contract, partners, lines, last_on):
        today = fields.Date.context_today(self)
        agreed = self.search(
            [
                ("contract_id", "=", contract.id),
                ("partner_id", "in", partners.ids),
                ("until", ">=", last_on),
            ]
        ).partner_id
        asked = partners - agreed
        core = core_contract(contract)
        for found in read_customers(contract, asked.ids, today).values():
            if isinstance(found, MissingRateError):
                raise found
            held = [one for key, one in found.held.items() if key in lines.ids]
            for ref in needs_consent(held, core, last_on):
                line = lines.browse(int(ref))
                yield contract, line, extension_until(found.held[line.id], core)
