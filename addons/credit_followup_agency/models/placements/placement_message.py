from odoo import api, fields, models
from odoo.exceptions import UserError

KINDS = [
    ("handover", "Hand-over"),
    ("update", "Change"),
    ("recall", "Recall"),
    ("close", "Closing"),
    ("answer", "Answer"),
]
STATES = [
    ("ready", "To send"),
    ("sent", "Sent"),
    ("by_hand", "To bring"),
    ("failed", "Not sent"),
    ("withdrawn", "Not sent any more"),
    ("cancelled", "Cancelled"),
    ("received", "Received"),
]


class CreditFollowupPlacementMessage(models.Model):
    """One message of a case to an agency, or from it: as it left, or as it came.

    Nobody changes one. Its bytes are stored before it is sent, so that after a crash
    the same bytes go again under the same number.
    """

    _name = "credit.followup.placement.message"
    _description = "Message of a Case"
    _order = "id desc"
    _check_company_auto = True
    _rec_name = "uuid"

    placement_id = fields.Many2one(
        "credit.followup.placement",
        string="Case",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="placement_id.company_id", store=True, index=True, precompute=True
    )
    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    direction = fields.Selection(
        [("out", "To the agency"), ("in", "From the agency")],
        required=True,
        readonly=True,
        default="out",
    )
    sequence = fields.Integer(string="Number", readonly=True, aggregator=None)
    uuid = fields.Char(string="Identifier", required=True, readonly=True, index=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    state = fields.Selection(
        STATES, required=True, readonly=True, default="ready", index=True
    )
    made_at = fields.Datetime(
        string="Made", required=True, readonly=True, default=fields.Datetime.now
    )
    sent_at = fields.Datetime(string="Sent", readonly=True)
    channel = fields.Char(readonly=True)
    user_id = fields.Many2one(
        "res.users", string="By", readonly=True, default=lambda self: self.env.user
    )
    export_ids = fields.Many2many(
        "credit.followup.export", string="Files", readonly=True, check_company=True
    )
    sha256 = fields.Char(
        string="SHA-256", readonly=True, help="Of its first file, or of the row."
    )
    manifest_sha256 = fields.Char(
        string="SHA-256 of the manifest",
        readonly=True,
        help="The next message of the case names it: so the chain cannot be broken.",
    )
    said = fields.Text(string="What it says", readonly=True)
    standing = fields.Json(readonly=True)
    result = fields.Text(readonly=True)
    attempts = fields.Integer(readonly=True, aggregator=None)
    next_try_at = fields.Datetime(string="Not tried before", readonly=True)
    may_be_there = fields.Boolean(
        string="The agency may have it",
        readonly=True,
        help="It was sent, fetched, or tried without a clear refusal: it is asked back "
        "and not cancelled.",
    )

    _uuid_uniq = models.UniqueIndex(
        "(agency_id, uuid)", "A message to an agency is sent once."
    )
    _sequence_uniq = models.UniqueIndex(
        "(placement_id, sequence) WHERE direction = 'out'",
        "A message of a case has its number once.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        self._check_su()
        return super().create(vals_list)

    def write(self, vals):
        self._check_su()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._check_su()

    def _check_su(self):
        if not self.env.su:
            raise UserError(
                self.env._("What was said to an agency, or by it, is on record.")
            )

    # === BUTTONS === #

    def action_download(self):
        """Give the file to whoever brings it to the agency."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check_export()
        parts = self.export_ids.sorted("id")
        if not parts:
            raise UserError(self.env._("There is no file with this message."))
        self.placement_id.sudo().message_post(
            body=self.env._("The file of message %s was downloaded.", self.sequence)
        )
        if len(parts) > 1:
            # Each part is a file of its own, and all of them go.
            return parts._get_records_action(name=self.env._("Parts of the file"))
        return parts.action_download()

    def action_brought(self):
        """Note that a person brought the file to the agency."""
        self.check_access("read")
        self.env.user._followup_check_export()
        if self.filtered(lambda one: one.state != "by_hand"):
            raise UserError(self.env._("This file is not waiting to be brought."))
        own = self.sudo()
        own.write({"user_id": self.env.uid})
        own._left()
        return True

    def action_again(self):
        """Try once more to send what was not sent: the same bytes."""
        self.check_access("read")
        self.env.user._followup_check_export()
        failed = self.sudo().filtered(lambda one: one.state == "failed")
        failed.write(
            {"state": "ready", "result": False, "attempts": 0, "next_try_at": False}
        )
        failed.placement_id._plan()
        self.env["credit.followup.placement"]._trigger_sending()
        return True

    # === SENDING === #

    def _files(self):
        """Return name and bytes of each file, as they were stored."""
        return [(one.name, one._bytes()) for one in self.export_ids.sorted("id")]

    def _withdraw(self):
        """Let nothing leave any more; what may be there stays a link of the chain."""
        waiting = self.filtered(lambda one: one.state in ("ready", "failed", "by_hand"))
        waiting._forget_mails()
        for one in waiting:
            one.state = "withdrawn" if one.may_be_there else "cancelled"

    def _left(self):
        """Note that the agency has it, and let follow what follows."""
        self.write(
            {
                "state": "sent",
                "sent_at": fields.Datetime.now(),
                "result": False,
                "may_be_there": True,
            }
        )
        for message in self.filtered(lambda one: one.kind == "handover"):
            message.placement_id._delivered()
        self.placement_id._plan()

    def _waits_its_turn(self):
        """Tell whether one before it has to leave first: each names the one before.

        A recall waits for none that could not be sent.
        """
        before = ("ready",) if self.kind == "recall" else ("ready", "failed")
        return bool(
            self.search_count(
                [
                    ("placement_id", "=", self.placement_id.id),
                    ("direction", "=", "out"),
                    ("sequence", "<", self.sequence),
                    ("state", "in", before),
                ],
                limit=1,
            )
        )
