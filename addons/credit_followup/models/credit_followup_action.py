from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import get_lang

from ..actions.content import texts
from .credit_followup_level import MODES

STATES = [
    ("proposed", "Proposed"),
    ("ready", "Ready"),
    ("sent", "Sent"),
    ("delivered", "Delivered"),
    ("failed", "Failed"),
    ("cancelled", "Cancelled"),
]
TODO = [
    ("phone", "Call"),
    ("visit", "Visit"),
    ("approve", "Approve"),
    ("review", "Review"),
    ("registered", "Post"),
    ("decide", "Decide"),
    ("repair", "Reach by another way"),
]
SENT_STATES = ("sent", "delivered", "failed")
# What a person may change on a proposal, and nothing else; nothing once it was sent.
EDITABLE = {"note", "user_id", "subject"}


class CreditFollowupAction(models.Model):
    """What was decided for one customer group, and what became of it."""

    _name = "credit.followup.action"
    _description = "Follow-up Action"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date desc, nature desc, amount_company desc, id"
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char(compute="_compute_name")
    reference = fields.Char(compute="_compute_reference")
    run_id = fields.Many2one(
        "credit.followup.run",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one("res.company", required=True, index=True)
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company Currency"
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    currency_id = fields.Many2one("res.currency", required=True)
    kind = fields.Selection(
        [("contact", "Contact"), ("decide", "Decision")], required=True
    )
    state = fields.Selection(
        STATES, required=True, default="proposed", index=True, tracking=True
    )
    policy_id = fields.Many2one("credit.followup.policy", check_company=True)
    level_id = fields.Many2one(
        "credit.followup.level", index="btree_not_null", check_company=True
    )
    nature = fields.Selection(related="level_id.nature", store=True)
    segment = fields.Selection(related="policy_id.segment", store=True)
    mode = fields.Selection(MODES, help="Who lets this action go.")
    user_id = fields.Many2one("res.users", string="Responsible", check_company=True)
    date = fields.Date(required=True, index=True)
    deadline_on = fields.Date(string="Deadline given")
    is_test = fields.Boolean(string="Test")
    line_ids = fields.One2many("credit.followup.action.line", "action_id")
    delivery_ids = fields.One2many("credit.followup.delivery", "action_id")
    # Amounts as decided, read again when the message leaves.
    amount_claimed = fields.Monetary(string="Claimed")
    amount_credits = fields.Monetary(string="Unallocated credits")
    amount_due = fields.Monetary(string="To pay", help="Claimed less credits.")
    amount_company = fields.Monetary(
        string="To pay (company currency)", currency_field="company_currency_id"
    )
    item_count = fields.Integer(string="Items")
    days_late = fields.Integer(string="Oldest, days late")
    # Who is written to, kept as it was.
    addressee_id = fields.Many2one("res.partner", ondelete="set null")
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), string="Language"
    )
    note = fields.Html(
        string="Personal note",
        help="Placed in the message above the list of items, for this customer only.",
    )
    subject = fields.Char()
    body = fields.Html(readonly=True, sanitize=False, string="Message as sent")
    sha256 = fields.Char(string="SHA-256", readonly=True)
    sent_on = fields.Datetime(readonly=True)
    arrives_on = fields.Date(
        string="Reaches the customer on",
        readonly=True,
        help="The day of sending plus the days that the slowest channel travels.",
    )
    confirmed_by_id = fields.Many2one("res.users", readonly=True)
    approved_by_id = fields.Many2one("res.users", readonly=True)
    cancel_reason = fields.Char(readonly=True)
    error = fields.Char(readonly=True)
    duplicate_of_id = fields.Many2one(
        "credit.followup.action", readonly=True, index="btree_not_null"
    )
    awaits_approval = fields.Boolean(compute="_compute_awaits_approval")
    todo = fields.Selection(
        TODO,
        string="What to do",
        compute="_compute_todo",
        store=True,
        index=True,
        group_expand="_order_todo",
        help="What a person has to do next; empty when nobody has to do anything.",
    )
    phone = fields.Char(related="addressee_id.phone", string="Phone")
    has_document = fields.Boolean(compute="_compute_has_document")
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    # Law 2: one action per group and run; a duplicate is asked for explicitly.
    _group_uniq = models.UniqueIndex(
        "(run_id, partner_id, currency_id) WHERE duplicate_of_id IS NULL",
        "A run makes one action per customer and currency.",
    )
    # What an executing worker looks for.
    _ready_idx = models.Index("(id) WHERE state = 'ready'")
    # The last contact of a customer group.
    _contact_idx = models.Index("(company_id, partner_id, currency_id, arrives_on)")

    # === COMPUTE METHODS === #

    @api.depends("partner_id", "level_id", "kind")
    @api.depends_context("lang")
    def _compute_name(self):
        decision = self.env._("Decision")
        for action in self:
            step = action.level_id.name or decision
            action.name = f"{action.partner_id.display_name or ''} · {step}"

    def _compute_reference(self):
        for action in self:
            action.reference = f"FU-{action._origin.id or 0:06}"

    @api.depends("name")
    def _compute_display_name(self):
        for action in self:
            action.display_name = action.name

    @api.depends("state", "mode", "confirmed_by_id", "approved_by_id")
    def _compute_awaits_approval(self):
        for action in self:
            action.awaits_approval = (
                action.state == "proposed"
                and action.mode == "four_eyes"
                and bool(action.confirmed_by_id)
                and not action.approved_by_id
            )

    @api.depends(
        "state",
        "kind",
        "mode",
        "confirmed_by_id",
        "approved_by_id",
        "delivery_ids.state",
        "delivery_ids.channel",
    )
    def _compute_todo(self):
        for action in self:
            action.todo = action._next_todo()

    @api.depends("delivery_ids.attachment_id")
    def _compute_has_document(self):
        for action in self:
            action.has_document = bool(action.delivery_ids.attachment_id)

    @api.depends("body", "note", "line_ids", "level_id", "state")
    def _compute_preview(self):
        for action in self:
            _subject, action.preview = texts(action.with_context(lang=action.lang))

    # === CRUD METHODS === #

    def write(self, vals):
        """Let people edit a proposal; what was sent is frozen for everybody."""
        if not self.env.su and not self._is_chatter(vals):
            if not vals.keys() <= EDITABLE:
                raise AccessError(
                    self.env._("Use the buttons: these fields follow the procedure.")
                )
            if any(action.state != "proposed" for action in self):
                raise UserError(
                    self.env._("Only a proposal can be edited; this one has left.")
                )
        return super().write(vals)

    @api.model
    def _is_chatter(self, vals):
        """Tell whether only discussion and activities are written."""
        return all(name.startswith(("message_", "activity_")) for name in vals)

    # === ACTION METHODS === #

    def action_confirm(self):
        """Let the chosen proposals go; four eyes wait for a second person."""
        self.check_access("write")
        proposed = self.filtered(lambda action: action.state == "proposed")
        proposed.sudo().confirmed_by_id = self.env.user
        proposed.filtered(lambda action: action.mode != "four_eyes")._make_ready()

    def action_approve(self):
        """Approve as the second person what somebody else confirmed."""
        self.check_access("write")
        waiting = self.filtered("awaits_approval")
        if waiting.filtered(lambda action: action.confirmed_by_id == self.env.user):
            raise UserError(
                self.env._("Another person than the one who confirmed must approve.")
            )
        waiting.sudo().approved_by_id = self.env.user
        waiting._make_ready()

    def action_leave_out(self):
        """Ask for the reason, then leave these customers out of the run."""
        return self._open_leave_out("exclude")

    def action_postpone(self):
        """Ask for a day and the reason, then hold these customers until then."""
        return self._open_leave_out("postpone")

    def action_resend(self):
        """Send the same documents again, marked as duplicates; no level moves."""
        self.check_access("write")
        wrong = self.filtered(lambda action: action.state not in SENT_STATES)
        if wrong:
            raise UserError(self.env._("Only what was sent can be sent again."))
        copies = self.env["credit.followup.action"].sudo()
        for action in self.sudo():
            copies |= action.copy(action._prepare_duplicate_vals())
        copies._make_ready()
        return copies._open_list()

    def action_retry(self):
        """Try failed actions once more, from the facts of now."""
        self.check_access("write")
        failed = self.filtered(lambda action: action.state == "failed")
        unsent = failed.filtered(lambda action: not action.sent_on)
        unsent.sudo().write({"error": False, "state": "proposed"})
        unsent._make_ready()
        mails = (failed - unsent).sudo().delivery_ids.mail_id
        mails.filtered(lambda mail: mail.state == "exception").mark_outgoing()

    def action_open_partner(self):
        """Open the customer."""
        self.ensure_one()
        return self.partner_id._get_records_action()

    def action_open_document(self):
        """Open the letter as it was printed."""
        self.ensure_one()
        attachment = self.delivery_ids.attachment_id[:1]
        if not attachment:
            raise UserError(self.env._("There is no document yet for this action."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{attachment.id}?download=false",
            "target": "new",
        }

    # === BUSINESS METHODS === #

    def _make_ready(self):
        """Hand actions over to the workers that carry them out."""
        self.sudo().write({"state": "ready"})
        if self:
            self.run_id._refresh_state()
            self.env.ref("credit_followup.ir_cron_followup_nightly")._trigger()

    def _cancel(self, reason):
        """Withdraw actions that have not left, with the reason for the record."""
        self.sudo().write({"state": "cancelled", "cancel_reason": reason})
        self.run_id._refresh_state()

    def _cancel_changed(self, reason):
        """Withdraw an action that the facts overtook, and count it on its run."""
        self._cancel(reason)
        self.run_id._count_left_out("changed", 1)

    def _refresh_state(self):
        """Follow the deliveries: delivered by one, failed only when all of them are.

        Law 6: what reached nobody does not count, so the items' levels come back.
        """
        for action in self.filtered(lambda one: one.state in SENT_STATES):
            states = set(action.delivery_ids.mapped("state"))
            if "delivered" in states:
                action.state = "delivered"
            elif states <= {"failed", "cancelled"} and "failed" in states:
                action.state = "failed"
                action._give_levels_back()
                action._ask_to_reach_by_hand()

    def _give_levels_back(self):
        """Put the items of these actions back to where they stood before."""
        lines = self.line_ids.filtered(lambda line: line.is_served and line.move_line_id)
        values = {
            line.move_line_id.id: {
                "followup_level_id": line.previous_level_id.id or None,
                "followup_level_on": line.previous_level_on or None,
                "followup_notice": line.previous_notice or None,
                "followup_notice_on": line.previous_notice_on or None,
                "followup_asked_on": None,
                "followup_next_on": None,
            }
            for line in lines
        }
        lines.is_served = False
        self.env["account.move.line"]._followup_set(values)

    def _ask_to_reach_by_hand(self):
        """Give somebody the task to reach a customer whom no message reached."""
        for action in self:
            action.activity_schedule(
                "credit_followup.activity_repair",
                user_id=action._responsible().id,
                note=action.error or action.delivery_ids.filtered("error")[:1].error,
            )

    def _message_receive_bounce(self, email, partner):
        """Take a bounce back on the delivery: it was not served."""
        result = super()._message_receive_bounce(email, partner)
        emails = self.sudo().delivery_ids.filtered(
            lambda one: one.channel == "email"
            and email
            and email.lower() in (one.recipient or "").lower()
        )
        emails._mark_failed(self.env._("The e-mail to %(email)s bounced.", email=email))
        return result

    # === GETTERS === #

    def _next_todo(self):
        """Return the code of what a person has to do for one action."""
        self.ensure_one()
        if self.state == "proposed":
            return "approve" if self.awaits_approval else "review"
        if self.state == "failed":
            return "repair"
        if self.kind == "decide" and self.state == "sent":
            return "decide"
        by_hand = self.delivery_ids.filtered(lambda one: one.state == "by_hand")
        channel = by_hand[:1].channel
        return "repair" if channel in ("email", "letter") else channel

    @api.model
    def _order_todo(self, values, domain):
        """Show the columns of the cockpit in the order of urgency, not of the code."""
        return [code for code, _name in TODO if code in values]

    def _set_addressee(self):
        """Choose who is written to, and in which language."""
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        for action in self:
            addressee = action.partner_id._followup_addressee()
            wanted = (
                addressee.lang,
                action.partner_id.lang,
                action.company_id.partner_id.lang,
                get_lang(self.env).code,
            )
            lang = next(code for code in wanted if code in installed)
            action.sudo().write({"addressee_id": addressee.id, "lang": lang})

    def _responsible(self):
        """Return who works on this customer: the first one named, nearest first."""
        self.ensure_one()
        company = self.company_id
        partner = self.partner_id.with_company(company)
        return (
            self.user_id
            or partner.followup_user_id
            or self.policy_id.user_id
            or company.followup_user_id
            or self.run_id.user_id
            or self.env.ref("base.user_admin")
        )

    def _prepare_duplicate_vals(self):
        """Return what a duplicate differs in from the action it repeats."""
        self.ensure_one()
        return {
            "duplicate_of_id": self.id,
            "subject": self.env._("Duplicate: %(subject)s", subject=self.subject),
            "body": self.body,
            "state": "proposed",
        }

    def _open_leave_out(self, what):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Postpone")
            if what == "postpone"
            else self.env._("Leave out"),
            "res_model": "credit.followup.leave.out",
            "view_mode": "form",
            "target": "new",
            "context": {"default_action_ids": self.ids, "default_what": what},
        }

    def _open_list(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        return {**action, "domain": [("id", "in", self.ids)]}
