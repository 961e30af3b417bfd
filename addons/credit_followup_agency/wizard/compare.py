import base64
import io

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import file_open

from odoo.addons.credit_followup.followup_core.documents.refused import RefusedError
from odoo.addons.credit_followup.followup_core.documents.text import parse_json
from odoo.addons.credit_followup.followup_core.handover.reading.balances import (
    read_balance_mapping,
)
from odoo.addons.credit_followup.followup_core.handover.reconciliation import Gap

from ..facts.balances import compared

USUAL = "credit_followup/data/mappings/balances.json"
GAPS = [
    (Gap.MISSING_THERE.value, "The agency does not have it"),
    (Gap.MISSING_HERE.value, "It is not there by our books"),
    (Gap.AMOUNT.value, "Another amount"),
    (Gap.CURRENCY.value, "Another currency"),
    (Gap.TWICE.value, "The agency names it twice"),
    ("unplaced", "Its references mean several cases, or none of its own"),
]


class CreditFollowupCompare(models.TransientModel):
    """Each claim's balance beside the agency's, once a month."""

    _name = "credit.followup.compare"
    _description = "Compare Balances With an Agency"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        default=lambda self: self.env["credit.followup.agency"]._only(),
        domain="[('company_id', '=', company_id)]",
    )
    file = fields.Binary(required=True)
    file_name = fields.Char()
    mapping = fields.Text(
        string="How it is written",
        required=True,
        compute="_compute_mapping",
        store=True,
        readonly=False,
        precompute=True,
        help="Columns, signs and dates of the file: a mapping of balances as JSON.",
    )
    is_otherwise = fields.Boolean(
        string="Written in other columns",
        help="Than those of the agency, or than our usual ones where it has none.",
    )
    problems = fields.Text(string="Why it is refused", readonly=True)
    totals = fields.Text(string="Sums", readonly=True)
    is_read = fields.Boolean(readonly=True)
    line_ids = fields.One2many(
        "credit.followup.compare.line", "compare_id", string="Differences"
    )

    @api.depends("agency_id")
    def _compute_mapping(self):
        """Begin with the agency's own, else with our usual columns."""
        with file_open(USUAL) as file:
            usual = file.read()
        for wizard in self:
            wizard.mapping = wizard.agency_id.balance_mapping or usual

    def action_compare(self):
        """Compare the file with our books; nothing is changed by it."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        self.agency_id.check_access("read")
        content = io.BytesIO(base64.b64decode(self.file))
        found = compared(self.agency_id.sudo(), self._core_mapping(), content)
        self.line_ids.unlink()
        self.write(
            {
                "is_read": True,
                "problems": "\n".join(found.problems) or False,
                "totals": "\n".join(found.totals) or False,
                "line_ids": [(0, 0, row) for row in found.rows],
            }
        )
        return {**self._get_records_action(target="new"), "name": self._description}

    def _core_mapping(self):
        """Return the mapping for this agency.

        :raises UserError: if it is none
        """
        try:
            said = parse_json((self.mapping or "").encode())
            if isinstance(said, dict):
                said = {**said, "agency": self.agency_id.code}
            return read_balance_mapping(said)
        except RefusedError as refusal:
            raise UserError(refusal.sentence) from refusal


class CreditFollowupCompareLine(models.TransientModel):
    """A claim whose balances differ."""

    _name = "credit.followup.compare.line"
    _description = "Difference of Balances"
    _order = "id"

    compare_id = fields.Many2one(
        "credit.followup.compare", required=True, ondelete="cascade"
    )
    reference = fields.Char()
    placement_id = fields.Many2one("credit.followup.placement", string="Case")
    gap = fields.Selection(GAPS, string="Difference")
    ours = fields.Char()
    theirs = fields.Char()
    left = fields.Char(string="Ours less theirs")
