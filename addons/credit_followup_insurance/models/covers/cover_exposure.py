"""What a customer owes, or will, beside his cover: today, or on another day."""

from odoo import api, fields, models

from odoo.addons.credit_followup.const import READERS

from ...facts.exposures import KINDS, read_exposures
from ...facts.rates import MissingRateError

AMOUNTS = (*KINDS, "used", "free", "above")


class CreditFollowupInsuranceCover(models.Model):
    _inherit = "credit.followup.insurance.cover"

    exposure_currency_id = fields.Many2one(
        related="contract_id.currency_id", string="Currency of the contract"
    )
    exposure_overdue = fields.Monetary(
        string="Overdue",
        compute="_compute_exposure",
        currency_field="exposure_currency_id",
        groups=READERS,
    )
    exposure_not_due = fields.Monetary(
        string="Not due",
        compute="_compute_exposure",
        currency_field="exposure_currency_id",
        groups=READERS,
    )
    exposure_delivered = fields.Monetary(
        string="Delivered, not invoiced",
        compute="_compute_exposure",
        currency_field="exposure_currency_id",
        groups=READERS,
    )
    exposure_ordered = fields.Monetary(
        string="Ordered, not delivered",
        compute="_compute_exposure",
        currency_field="exposure_currency_id",
        groups=READERS,
    )
    exposure_used = fields.Monetary(
        string="Used",
        compute="_compute_exposure",
        currency_field="exposure_currency_id",
        groups=READERS,
    )
    exposure_free = fields.Monetary(
        string="Free",
        compute="_compute_exposure",
        currency_field="exposure_currency_id",
        groups=READERS,
    )
    exposure_above = fields.Monetary(
        string="Above the cover",
        compute="_compute_exposure",
        currency_field="exposure_currency_id",
        groups=READERS,
    )
    exposure_error = fields.Char(compute="_compute_exposure", groups=READERS)
    is_above = fields.Boolean(
        string="More than is covered",
        compute="_compute_is_above",
        search="_search_is_above",
        groups=READERS,
    )

    @api.depends("partner_id", "contract_id", "decision", "limit", "valid_from")
    @api.depends_context("followup_as_of", "company")
    def _compute_exposure(self):
        """Read each contract's customers at once; a missing rate is said."""
        today = self.env["account.move.line"]._followup_today()
        for contract, own in self.grouped("contract_id").items():
            found = read_exposures(contract.sudo(), own.partner_id.ids, today)
            for one in own:
                one._say_exposure(found.get(one.partner_id.id))

    @api.depends("partner_id", "contract_id", "decision", "limit", "valid_from")
    @api.depends_context("followup_as_of", "company")
    def _compute_is_above(self):
        for one in self:
            one.is_above = one.exposure_above > 0

    @api.model
    def _search_is_above(self, operator, value):
        """Look at what is in force only: the others cover nothing."""
        if operator != "in":
            return NotImplemented
        found = self.search([("state", "=", "in_force")]).filtered("is_above")
        return [("id", "in" if True in value else "not in", found.ids)]

    def _say_exposure(self, found):
        missing = isinstance(found, MissingRateError)
        self.exposure_error = str(found) if missing else False
        for name in AMOUNTS:
            amount = None if missing or not found else getattr(found, name)
            self[f"exposure_{name}"] = float(amount or 0)
