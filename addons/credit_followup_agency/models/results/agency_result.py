from odoo import api, fields, models
from odoo.tools import date_utils

from ...facts.results import read_vintages


class CreditFollowupAgencyResult(models.TransientModel):
    """What an agency brought, by the quarter in which it got the cases.

    Nothing is shown of fewer than ten files: a share of three says nothing.
    """

    _name = "credit.followup.agency.result"
    _description = "Results of an Agency"
    _order = "agency_id, vintage, id"
    _rec_name = "agency_id"

    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    agency_id = fields.Many2one(
        "credit.followup.agency", required=True, ondelete="cascade"
    )
    vintage = fields.Date(string="Handed over in the quarter of")
    quarter = fields.Char(compute="_compute_quarter", string="Handed over")
    is_total = fields.Boolean(string="All together")
    files = fields.Integer(string="Cases", aggregator="sum")
    share_3 = fields.Char(string="After 3 months")
    share_6 = fields.Char(string="After 6 months")
    share_12 = fields.Char(string="After 12 months")
    percent_12 = fields.Float(string="Recovered (%)", aggregator="avg")
    days_to_first = fields.Char(string="Days to the first payment")
    fees = fields.Char(string="Fees of it")
    disputed = fields.Char()
    rejected = fields.Char()

    @api.depends("vintage")
    def _compute_quarter(self):
        for one in self:
            day = one.vintage
            one.quarter = (
                f"{day.year} Q{date_utils.get_quarter_number(day)}"
                if day
                else self.env._("All together")
            )

    @api.model
    def action_look(self):
        """Measure the agencies of the company as of now."""
        self.env.user._followup_check("readonly")
        company = self.env.company.sudo()
        today = fields.Date.context_today(self)
        own = self.sudo()
        own.search([("create_uid", "=", self.env.uid)]).unlink()
        agencies = {
            one.code: one.id
            for one in self.env["credit.followup.agency"]
            .sudo()
            .with_context(active_test=False)
            .search([("company_id", "=", company.id)])
        }
        own.create(
            [
                {
                    "company_id": company.id,
                    "agency_id": agencies[one.group],
                    **_row(one),
                }
                for one in read_vintages(company, today)
            ]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_agency.action_agency_result"
        )
        action["domain"] = [("create_uid", "=", self.env.uid)]
        return action


def _row(one):
    """Return the values of a row; what was measured on too few files is a dash."""
    whole = one.recovered[12].percent
    return {
        "vintage": one.vintage or False,
        "is_total": one.vintage is None,
        "files": one.files,
        "percent_12": float(whole or 0),
        **{f"share_{age}": _percent(rate) for age, rate in one.recovered.items()},
        "days_to_first": _number(one.days_to_first),
        "fees": _percent(one.fees),
        "disputed": _percent(one.disputed),
        "rejected": _percent(one.rejected),
    }


def _percent(rate):
    return "–" if rate.percent is None else f"{rate.percent:.1f} %"


def _number(rate):
    return "–" if rate.percent is None else f"{rate.percent:.0f}"
