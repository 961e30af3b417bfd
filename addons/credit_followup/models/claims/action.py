"""What an action claims beside the principal, and how it says so."""

from odoo import api, fields, models

from ...decisions.sentences import words
from ...followup_core.law.findings import TEXTS


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    amount_interest = fields.Monetary(string="Interest", readonly=True)
    amount_compensation = fields.Monetary(string="Compensation", readonly=True)
    amount_imputed = fields.Monetary(
        string="Principal still open by law",
        readonly=True,
        help="Principal that stays open because payments paid costs and interest "
        "first.",
    )
    residual_charge_ids = fields.Many2many(
        "credit.followup.charge",
        string="Asked once more",
        readonly=True,
        copy=False,
        help="Charges that were claimed on invoices that have been paid since.",
    )
    amount_residual = fields.Monetary(
        string="Charges of paid invoices",
        readonly=True,
        copy=False,
    )
    amount_total = fields.Monetary(
        compute="_compute_amount_total",
        string="To pay with charges",
        help="The amount to pay with interest and compensation.",
    )
    amount_company = fields.Monetary(
        compute="_compute_amount_company",
        store=True,
        string="To pay (company currency)",
        currency_field="company_currency_id",
    )
    claim_sheet = fields.Json(
        string="Calculation sheet", readonly=True, copy=False, prefetch=False
    )
    claim_note = fields.Text(
        string="Charges left out", readonly=True, copy=False, help="What, and why."
    )
    has_mentions = fields.Boolean(
        string="Has mentions",
        readonly=True,
        copy=False,
        help="The message says what a consumer may come to owe, and from when.",
    )
    charge_ids = fields.One2many("credit.followup.charge", "action_id", copy=False)
    block_charges = fields.Html(
        string="Interest and compensation",
        compute="_compute_block_charges",
        sanitize=False,
    )
    block_sheet = fields.Html(
        string="Calculation of interest and compensation",
        compute="_compute_block_charges",
        sanitize=False,
    )
    block_mentions = fields.Html(
        string="Mentions that the law wants",
        compute="_compute_block_mentions",
        sanitize=False,
    )

    # === COMPUTE METHODS === #

    @api.depends(
        *("amount_due", "amount_interest", "amount_compensation"),
        *("amount_imputed", "amount_residual"),
    )
    def _compute_amount_total(self):
        for action in self:
            action.amount_total = (
                action.amount_due
                + action.amount_interest
                + action.amount_compensation
                + action.amount_imputed
                + action.amount_residual
            )

    @api.depends("amount_total", "company_rate")
    def _compute_amount_company(self):
        for action in self:
            action.amount_company = action.amount_total * action.company_rate

    @api.depends(
        *("claim_sheet", "amount_interest", "amount_compensation", "amount_residual")
    )
    @api.depends_context("lang")
    def _compute_block_charges(self):
        qweb = self.env["ir.qweb"]
        for action in self:
            values = {"action": action, "sheet": action._sheet()}
            action.block_charges = action._has_charges() and qweb._render(
                "credit_followup.block_charges", values
            )
            action.block_sheet = bool(values["sheet"]) and qweb._render(
                "credit_followup.block_sheet", values
            )

    @api.depends("partner_id", "line_ids", "level_id")
    @api.depends_context("lang")
    def _compute_block_mentions(self):
        """Say what the law wants in a consumer's free first reminder."""
        qweb = self.env["ir.qweb"]
        foreseen = self._foreseen()
        for action in self:
            rows = action._consumer_rows(foreseen)
            action.block_mentions = bool(rows) and qweb._render(
                "credit_followup.block_consumer",
                {
                    "action": action,
                    "rows": rows,
                    "total": action._mention_total(rows),
                },
            )

    # === GETTERS === #

    def _claims_charges(self):
        """Tell whether the level claims and the company lets it."""
        self.ensure_one()
        return bool(self.level_id.claim_charges and self.company_id.followup_charge)

    def _has_charges(self):
        """Tell whether the message asks for more than its principal."""
        return bool(self._sheet() or self.amount_residual)

    def _residual_words(self):
        """Name the paid invoices whose charges are asked once more."""
        moves = self.sudo().residual_charge_ids.move_id
        return self.env._(
            "Interest and compensation claimed earlier on invoices that have been "
            "paid since: %(names)s",
            names=", ".join(moves.mapped("name")),
        )

    def _claim_note(self, codes, refusal, small):
        """Word what was left out of the claim, nothing if all of it is claimed."""
        sentences = [words(self.env, TEXTS[code]) for code in sorted(codes)]
        if refusal:
            sentences.append(refusal)
        if small:
            sentences.append(
                self.env._("The charges are below the minimum that the company claims.")
            )
        return "\n".join(sentences) or False
