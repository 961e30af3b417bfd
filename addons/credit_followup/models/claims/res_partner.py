"""What a customer owes in law: the kind of debtor, the law, the accepted terms."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain

from ...const import READERS
from ...facts.claims import ClaimReader
from ...followup_core.claims.calculate import claim
from ...followup_core.law.case import Notice, NoticeChannel, NoticeKind
from ...followup_core.rates.table import Period, Rate, RateTable

MONTH = timedelta(days=31)
# Stands for the Dutch rate where only the compensation is asked for.
ANY_RATE = (
    Rate("nl_wettelijke_rente", date(2000, 1, 1), Decimal(0), Period.LAW, "none"),
)


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_acceptance_ids = fields.One2many(
        "credit.followup.terms.acceptance", "partner_id", groups=READERS
    )
    followup_cost = fields.Char(
        compute="_compute_followup_cost",
        string="Costs today",
        groups=READERS,
        help="Interest and compensation on what is overdue, and per day more.",
    )

    @api.depends_context("company", "lang", "followup_as_of")
    def _compute_followup_cost(self):
        lines = self.env["account.move.line"]
        for partner in self:
            own = lines.search(
                lines._get_followup_domain()
                & Domain("partner_id", "child_of", partner.commercial_partner_id.id)
                & Domain("company_id", "=", self.env.company.id)
            )
            partner.followup_cost = own._followup_cost_sentence(self.env.company)

    def _followup_debtor(self):
        """Return the kind of debtor: consumer, public body, else a business."""
        self.ensure_one()
        segment = self.sudo().followup_segment
        if segment:
            return segment
        is_business = self.is_company or self.vat
        return "business" if is_business else "consumer"

    def _followup_jurisdiction(self, company):
        """Return the country code of the law that applies to this customer."""
        self.ensure_one()
        own = self.country_id.code or company._followup_jurisdiction()
        if (
            self._followup_debtor() == "consumer"
            or company.followup_law_choice == "customer"
        ):
            return own
        return company._followup_jurisdiction()

    def _followup_accepted_terms(self, company, on):
        """Return the conditions of sale that the customer accepted last by a day."""
        self.ensure_one()
        acceptance = (
            self.env["credit.followup.terms.acceptance"]
            .sudo()
            .search(
                [
                    ("partner_id", "=", self.commercial_partner_id.id),
                    ("company_id", "=", company.id),
                    ("accepted_on", "<=", on),
                ],
                limit=1,
            )
        )
        return acceptance.terms_id

    def _followup_foreseen(self, company, lines, on):
        """Return the compensation that may follow a letter of today, by action line.

        The claim of a month later, as if the letter left today: it costs what the law
        or the accepted clause will then give.
        """
        self.ensure_one()
        items = lines.move_line_id
        if not items:
            return {}
        reader = ClaimReader(self.env, company, on)
        ((request, by_ref),) = reader.requests(items).values()
        letter = Notice(NoticeKind.FORMAL_NOTICE, NoticeChannel.ELECTRONIC, on)
        foreseen = replace(
            request,
            as_of=on + MONTH,
            notices=(letter,),
            # Interest is not foretold: its rates may not be published yet.
            terms=replace(request.terms, interest=None),
        )
        table = RateTable(ANY_RATE)
        sums = {
            by_ref[debt.ref]: float(debt.compensation_accrued)
            for debt in claim(foreseen, table).debts
        }
        return {line: sums.get(line.move_line_id) for line in lines}
