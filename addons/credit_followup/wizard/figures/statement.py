"""A statement of account at a day: printed, or as a workbook."""

import base64
from urllib.parse import quote

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...effects.exports.files import workbook
from ...effects.papers import render_statements
from ...facts.settings import money
from ...followup_core.exports.layouts.cells import Cell
from ...followup_core.exports.layouts.sources import Kind
from ...followup_core.exports.layouts.writing import Cells


class CreditFollowupStatement(models.TransientModel):
    """Of which customers, and of which day."""

    _name = "credit.followup.statement"
    _description = "Statement of Account at a Day"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    partner_ids = fields.Many2many(
        "res.partner",
        string="Customers",
        required=True,
        domain="[('parent_id', '=', False)]",
    )
    day = fields.Date(
        required=True,
        default=fields.Date.context_today,
        help="As the books were at its end: what was paid later was open.",
    )
    file = fields.Binary(compute="_compute_file")
    paper = fields.Binary(compute="_compute_paper")

    @api.depends("partner_ids", "day")
    def _compute_file(self):
        for one in self:
            one.file = base64.b64encode(one._workbook())

    @api.depends("partner_ids", "day")
    def _compute_paper(self):
        for one in self:
            one.paper = base64.b64encode(one._printed())

    def action_print(self):
        """Print the statements, each in its customer's language."""
        self._check_asked()
        return self._download("paper", "pdf")

    def action_workbook(self):
        """Download the statements as one workbook, a row for each document."""
        self._check_asked()
        return self._download("file", "xlsx")

    def _download(self, name, ending):
        """Return the action that gives a file, called by the day that it is of."""
        customers = self.partner_ids.commercial_partner_id
        title = self.env._(
            "Statement of account %(day)s", day=fields.Date.to_string(self.day)
        )
        if len(customers) == 1:
            own = customers.with_context(followup_day=self.day)
            title = own._followup_statement_name()
        path = f"/web/content/{self._name}/{self.id}/{name}"
        return {
            "type": "ir.actions.act_url",
            "url": f"{path}/{quote(title)}.{ending}?download=1",
            "target": "download",
        }

    def _printed(self):
        """Return the bytes of the PDF, of the company that was chosen."""
        self._check_asked()
        customers = self.partner_ids.commercial_partner_id.with_company(self.company_id)
        own = customers.with_context(followup_day=fields.Date.to_string(self.day))
        return render_statements(own, self.company_id)

    def _check_asked(self):
        self.env.user._followup_check("readonly")
        self.partner_ids.check_access("read")
        if not self.partner_ids:
            raise UserError(self.env._("Choose a customer."))
        if self.day > fields.Date.context_today(self):
            raise UserError(self.env._("Nobody knows yet what is open on that day."))

    def _workbook(self):
        """Return the bytes of the workbook, in the reader's language."""
        self._check_asked()
        header = (
            *(self.env._("Customer"), self.env._("Document"), self.env._("Date")),
            *(self.env._("Due date"), self.env._("Days late")),
            *(self.env._("Currency"), self.env._("Amount"), self.env._("Open")),
        )
        day = fields.Date.to_string(self.day)
        customers = self.partner_ids.commercial_partner_id.with_company(self.company_id)
        rows = [
            row
            for customer in customers.with_context(followup_day=day)
            for part in customer._followup_statement(self.company_id)
            for row in self._rows(customer, part)
        ]
        sheet = Cells(f"{self.env._('Statement')} {day}", header, tuple(rows))
        return workbook([sheet], fields.Datetime.now())

    def _rows(self, customer, part):
        places = part.currency.decimal_places

        def row(name, dates, amount, left):
            return (
                *(_text(customer.name), _text(name)),
                *(Cell(one, Kind.DATE) for one in dates[:2]),
                *(Cell(dates[2], Kind.INTEGER), _text(part.currency.name)),
                *(Cell(one, Kind.AMOUNT, places) for one in (amount, left)),
            )

        for one in part.rows:
            line = one.line
            due = line.date_maturity or line.date
            dates = (line.invoice_date or line.date, due, max((self.day - due).days, 0))
            amounts = (money(line.amount_currency), money(one.left))
            yield row(line.move_name, dates, *amounts)
        if part.claimed:
            claims = self.env._("Interest and compensation claimed by our messages")
            yield row(claims, (None, None, None), None, money(part.claimed))


def _text(value):
    return Cell(value, Kind.TEXT)
