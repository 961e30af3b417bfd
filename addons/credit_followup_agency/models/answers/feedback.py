import base64
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("refused", "Refused"),
    ("read", "Read"),
    ("applied", "Applied"),
]


class KnownFileError(UserError):
    """A file that was read before: nothing is lost where it is put away."""


class CreditFollowupFeedback(models.Model):
    """A file of an agency: read and shown first, then applied row by row.

    A file is known by its hash: the same one is not read twice. One that is not whole
    is refused, and nothing of it is booked.
    """

    _name = "credit.followup.feedback"
    _description = "File of an Agency"
    _inherit = ["credit.followup.guarded", "mail.thread"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(string="File", required=True, readonly=True)
    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="agency_id.company_id", store=True, index=True, precompute=True
    )
    mapping_id = fields.Many2one(
        "credit.followup.mapping",
        readonly=True,
        ondelete="restrict",
        check_company=True,
    )
    fees_netted = fields.Boolean(
        string="Fees are kept",
        compute="_compute_fees_netted",
        store=True,
        readonly=False,
        precompute=True,
        help="The agency keeps its fees of what it pays out.",
    )
    attachment_id = fields.Many2one(
        "ir.attachment", readonly=True, ondelete="restrict", check_company=True
    )
    sha256 = fields.Char(string="SHA-256", required=True, readonly=True, index=True)
    user_id = fields.Many2one(
        "res.users", string="By", readonly=True, default=lambda self: self.env.user
    )
    read_at = fields.Datetime(
        string="Read", readonly=True, default=fields.Datetime.now, required=True
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="read", index=True
    )
    problems = fields.Text(string="Why it is refused", readonly=True)
    row_ids = fields.One2many("credit.followup.feedback.row", "feedback_id")
    # What was counted while it was read
    count_rows = fields.Integer(string="Rows", readonly=True, aggregator="sum")
    count_auto = fields.Integer(string="Clear", readonly=True, aggregator="sum")
    count_review = fields.Integer(string="To look at", readonly=True, aggregator="sum")
    count_error = fields.Integer(string="Wrong", readonly=True, aggregator="sum")
    count_seen = fields.Integer(string="Known already", readonly=True, aggregator="sum")
    totals = fields.Json(readonly=True)
    totals_text = fields.Text(compute="_compute_totals_text", string="Sums")
    left_count = fields.Integer(compute="_compute_left_count", string="Waiting")

    _file_uniq = models.UniqueIndex(
        "(agency_id, sha256)", "This file of the agency was read already."
    )

    @api.depends("mapping_id")
    def _compute_fees_netted(self):
        """Keep what the mapping said on that day: it may be changed for later files."""
        for one in self:
            one.fees_netted = one.mapping_id.fees_netted

    @api.depends("totals")
    def _compute_totals_text(self):
        words = dict(
            self.env["credit.followup.feedback.row"]
            ._fields["kind"]
            ._description_selection(self.env)
        )
        for one in self:
            lines = [
                f"{words.get(kind, kind)}: {amount} {code}"
                for kind, sums in (one.totals or {}).items()
                for code, amount in sums.items()
            ]
            one.totals_text = "\n".join(lines) or False

    @api.depends("row_ids.state")
    def _compute_left_count(self):
        counts = dict(
            self.env["credit.followup.feedback.row"]._read_group(
                [
                    ("feedback_id", "in", self.ids),
                    ("state", "in", ("waiting", "failed")),
                ],
                ["feedback_id"],
                ["__count"],
            )
        )
        for one in self:
            one.left_count = counts.get(one, 0)

    @api.model_create_multi
    def create(self, vals_list):
        self._check_su()
        return super().create(vals_list)

    def write(self, vals):
        if vals.keys() - {"message_follower_ids", "message_ids"}:
            self._check_su()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._check_su()

    def _check_su(self):
        if not self.env.su:
            raise UserError(self.env._("What an agency sent stays as it came."))

    # === TAKING ONE IN === #

    @api.model
    def _take_in(self, agency, mapping, name, content):
        """Keep a file and read it: a dry run, nothing is applied.

        :raises UserError: if it was read before, or is empty
        """
        if not content:
            raise UserError(self.env._("The file is empty."))
        digest = sha256(content).hexdigest()
        self._check_not_read(agency, digest)
        own = self.sudo().create(
            {
                "name": name,
                "agency_id": agency.id,
                "mapping_id": mapping.id,
                "sha256": digest,
                "user_id": self.env.uid,
            }
        )
        attachment = {
            "name": name,
            "datas": base64.b64encode(content),
            "res_model": self._name,
            "res_id": own.id,
            "company_id": agency.company_id.id,
        }
        own.attachment_id = self.env["ir.attachment"].sudo().create(attachment)
        own._read_file()
        return own.sudo(self.env.su)

    @api.model
    def _check_not_read(self, agency, digest):
        """Refuse a file that is known by its hash."""
        known = self.sudo().search(
            [("agency_id", "=", agency.id), ("sha256", "=", digest)], limit=1
        )
        if known:
            raise KnownFileError(
                self.env._(
                    "This file was read already, as %(name)s on %(day)s.",
                    name=known.name,
                    day=fields.Date.to_string(known.read_at),
                )
            )
