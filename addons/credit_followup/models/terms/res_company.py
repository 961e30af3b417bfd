from odoo import api, fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_counts_silence = fields.Boolean(
        string="Count conditions that nobody objected to",
        help="Claims on businesses then rest also on conditions that were sent again "
        "and not objected to. Never on consumers.",
    )
    followup_feeds_terms = fields.Boolean(
        string="Show the version in force on Odoo's page of conditions",
        help="The text of the version in force, in the company's language, becomes its "
        "terms and conditions as a web page, which quotations and invoices link to.",
    )
    followup_resends_terms = fields.Boolean(
        string="Send the conditions again once a year",
        help="To customers who bought something within a year and have neither signed "
        "nor received the version in force within a year.",
    )
    followup_objection_days = fields.Integer(
        string="Days to object",
        default=30,
        help="Who did not object within these days, and received them, is noted as "
        "having them.",
    )

    _check_objection_days = models.Constraint(
        "CHECK(followup_objection_days BETWEEN 1 AND 365)",
        "The days to object lie between 1 and 365.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._followup_feed_terms()
        return companies

    def write(self, vals):
        result = super().write(vals)
        if "followup_feeds_terms" in vals:
            self._followup_feed_terms()
        return result

    def _followup_feed_terms(self):
        """Show the version in force on Odoo's own page.

        The page belongs to Odoo; only its text comes from here.
        """
        feeding = self.sudo().filtered("followup_feeds_terms")
        if feeding:
            parameters = self.env["ir.config_parameter"].sudo()
            if not parameters.get_param("account.use_invoice_terms"):
                parameters.set_param("account.use_invoice_terms", True)
        for company in feeding:
            company._followup_feed_own()

    def _followup_feed_own(self):
        """Write the text where it is another one: of the company's own language.

        Odoo translates this page sentence by sentence, so that a version in another
        language cannot stand on it; its customers get its document.
        """
        today = fields.Date.context_today(self)
        lang = self.partner_id.lang
        text = self.env["credit.followup.terms"]._in_force(self, today, lang).page
        if self.terms_type != "html":
            self.terms_type = "html"
        if text and self.invoice_terms_html != text:
            self.invoice_terms_html = text
