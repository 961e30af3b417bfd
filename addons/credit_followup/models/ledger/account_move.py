from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...const import READERS, REASONS, TELLING
from ...decisions.why import requests_of
from ...facts import items
from ...facts.reader import Reader

INVOICE_REPORT = "account.report_invoice_with_payments"


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Follow-up policy",
        compute="_compute_followup_policy_id",
        inverse="_inverse_followup_policy_id",
        check_company=True,
        groups=READERS,
        help="Follow up this invoice with a policy other than the customer's.",
    )
    followup_level_id = fields.Many2one(
        "credit.followup.level",
        string="Follow-up level",
        compute="_compute_followup_level_id",
        groups=READERS,
    )
    followup_reason = fields.Selection(
        REASONS,
        string="Follow-up",
        compute="_compute_followup_reason",
        search="_search_followup_reason",
        groups=READERS,
    )
    followup_sentence = fields.Char(
        string="Why, or why not, today",
        compute="_compute_followup_sentence",
        compute_sudo=False,
        groups=READERS,
    )
    followup_cost = fields.Char(
        compute="_compute_followup_cost",
        string="Interest and compensation today",
        groups=READERS,
    )
    followup_action_count = fields.Integer(
        string="Follow-up actions",
        compute="_compute_followup_action_count",
        groups=READERS,
    )

    @api.depends("line_ids.followup_policy_id")
    def _compute_followup_policy_id(self):
        for move in self:
            move.followup_policy_id = move._followup_lines().followup_policy_id[:1]

    def _inverse_followup_policy_id(self):
        for move in self:
            move._followup_lines().followup_policy_id = move.followup_policy_id

    @api.depends("line_ids.followup_level_id")
    def _compute_followup_level_id(self):
        for move in self:
            levels = move._followup_lines().followup_level_id
            move.followup_level_id = levels._gravest()

    @api.depends("line_ids.followup_reason")
    def _compute_followup_reason(self):
        """Show the answer of the instalment that tells most."""
        for move in self:
            reasons = set(move._followup_lines().mapped("followup_reason"))
            move.followup_reason = next(filter(reasons.__contains__, TELLING), False)

    @api.model
    def _search_followup_reason(self, operator, value):
        if operator != "in":
            return NotImplemented
        wanted = [one for one in value if one]
        field = "line_ids.followup_reason"
        found = Domain.OR(
            Domain(field, "in", [one])
            & ~Domain(field, "in", TELLING[: TELLING.index(one)])
            for one in wanted
        )
        if len(wanted) < len(list(value)):
            found |= ~Domain("line_ids.followup_reason", "!=", False)
        return found

    @api.depends("line_ids.followup_sentence")
    @api.depends_context("lang", "followup_as_of")
    def _compute_followup_sentence(self):
        for move in self:
            sentences = (
                move._followup_lines()
                .sorted("date_maturity")
                .mapped("followup_sentence")
            )
            move.followup_sentence = next(filter(None, sentences), False)

    @api.depends("line_ids.amount_residual", "line_ids.date_maturity", "partner_id")
    @api.depends_context("lang", "followup_as_of")
    def _compute_followup_cost(self):
        for move in self:
            lines = items.unpaid(move.line_ids)
            move.followup_cost = lines._followup_cost_sentence(move.company_id)

    @api.depends("state")
    def _compute_followup_action_count(self):
        counts = dict(
            self.env["credit.followup.action.line"]._read_group(
                [("move_id", "in", self.ids)], ["move_id"], ["action_id:count_distinct"]
            )
        )
        for move in self:
            move.followup_action_count = counts.get(move, 0)

    def action_view_followup(self):
        """Open the follow-up actions that listed this invoice."""
        self.ensure_one()
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        return {**action, "domain": [("line_ids.move_id", "in", self.ids)]}

    def action_followup_remind(self):
        """Propose what the policy gives the customer of this invoice now."""
        self.ensure_one()
        self.check_access("read")
        runs = self.env["credit.followup.run"]
        return runs._remind(self.commercial_partner_id, self.company_id)

    def action_followup_statement(self):
        """Write the invoice's customer a mail with the statement of account."""
        return self._followup_customer().action_followup_statement()

    def action_followup_print_statement(self):
        """Print the statement of account of the invoice's customer."""
        return self._followup_customer().action_followup_print_statement()

    def _followup_customer(self):
        """Return whose statement of account is asked for from an invoice."""
        self.ensure_one()
        self.check_access("read")
        if not self.is_sale_document():
            raise UserError(
                self.env._("A statement of account is for the customer of an invoice.")
            )
        return self.commercial_partner_id.with_company(self.company_id)

    def action_followup_why(self):
        """Show the facts of today about this invoice's customer, and the answer."""
        self.ensure_one()
        self.check_access("read")
        if not self.env.user.has_group(READERS):
            raise AccessError(
                self.env._("Only people who have access to the follow-up may ask why.")
            )
        lines = items.unpaid(self.line_ids)
        if not lines:
            raise UserError(self.env._("Nothing of this invoice is open."))
        line = lines[0]
        reader = Reader(self.env, self.company_id, lines._followup_today())
        customer = line.partner_id.commercial_partner_id
        for group in reader.groups(customer.ids):
            if line.id in {item.key for item in group.items}:
                (request,) = requests_of(reader, [group]).values()
                return self.env["credit.followup.why"]._open(
                    request, self.name, self.company_id, line.currency_id
                )
        raise UserError(self.env._("Nothing of this invoice is open."))

    def _post(self, soft=True):
        posted = super()._post(soft)
        posted._followup_forget_other_customers()
        self.env["credit.followup.charge"]._reattach(posted)
        self.env["credit.followup.wake"]._append_lines(posted.line_ids, "posted")
        return posted

    def _followup_forget_other_customers(self):
        """Start items afresh that were served to another customer than their own."""
        known = self.sudo().line_ids.filtered(
            lambda one: (
                one.followup_level_id or one.followup_notice or one.followup_asked_on
            )
        )
        if not known:
            return
        served = (
            self.env["credit.followup.action.line"]
            .sudo()
            .search([("move_line_id", "in", known.ids), ("is_served", "=", True)])
        )
        wrong = served.filtered(
            lambda one: (
                one.cycle == one.move_line_id.followup_cycle
                and one.action_id.partner_id.commercial_partner_id
                != one.move_line_id.partner_id.commercial_partner_id
            )
        )
        wrong.move_line_id._followup_restart()

    def unlink(self):
        self.env["credit.followup.action.line"]._forget("move_id", self)
        return super().unlink()

    def button_draft(self):
        """Refuse to take back an invoice that a customer was reminded of today."""
        # Odoo takes nothing back at each allocation.
        if not self:
            return super().button_draft()
        sending = (
            self.env["credit.followup.action.line"]
            .sudo()
            .search_count(
                [("move_id", "in", self.ids), ("action_id.state", "=", "ready")],
                limit=1,
            )
        )
        if sending:
            raise UserError(
                self.env._(
                    "A follow-up message with this invoice is about to leave. Exclude "
                    "the customer from the run first, or wait until it is sent."
                )
            )
        self.env["credit.followup.charge"]._remember_instalments(self)
        self.env["credit.followup.wake"]._append_lines(self.line_ids, "posted")
        return super().button_draft()

    def _followup_documents(self):
        """Return the invoices' PDF as attachments, made where none was printed yet."""
        missing = self.filtered(lambda move: not move.invoice_pdf_report_id)
        made = self.env["ir.attachment"].create(
            [
                {
                    "name": move._get_invoice_report_filename(),
                    "raw": move._followup_print(),
                    "mimetype": "application/pdf",
                    "res_model": self._name,
                    "res_id": move.id,
                }
                for move in missing
            ]
        )
        return self.invoice_pdf_report_id | made

    def _followup_print(self):
        """Print one invoice by its own report; Odoo's fallback would say pro forma."""
        report = (
            self.partner_id.invoice_template_pdf_report_id.report_name or INVOICE_REPORT
        )
        reports = self.env["ir.actions.report"].with_context(followup_print=True)
        pdf, _kind = reports._render_qweb_pdf(report, self.ids)
        return pdf

    def _followup_lines(self):
        """Return the trade receivable lines of the moves."""
        return items.trade(self.line_ids)
