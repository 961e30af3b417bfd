from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from ...facts.replies.replies import own_words, read_reply, sender, written
from ...facts.settings import day_of
from ...followup_core.contacts.reading.records import Move
from ...followup_core.contacts.replies import read

STATES = [
    ("new", "To read"),
    ("taken", "Taken"),
    ("dismissed", "Nothing to do"),
    ("automatic", "Automatic answer"),
]
# What nobody has read yet: a mailbox's answer may be taken as one, too.
UNREAD = ("new", "automatic")


class CreditFollowupReply(models.Model):
    """An e-mail by which a customer answers a message, and what was read in it.

    It is the record of that contact, so that taking it notes no other one: his own
    words, who took them and what for stand here. People press the buttons; nobody
    writes on it.
    """

    _name = "credit.followup.reply"
    _description = "Answer of a Customer"
    _order = "moment desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "words")

    name = fields.Char(compute="_compute_name")
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Answers",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    person_id = fields.Many2one(
        "res.partner",
        string="Written by",
        readonly=True,
        ondelete="set null",
        check_company=True,
        help="Empty where nobody of the customer is known by this address.",
    )
    sender = fields.Char(string="From", readonly=True)
    message_id = fields.Many2one(
        "mail.message", string="E-mail", readonly=True, ondelete="set null"
    )
    moment = fields.Datetime(string="Received", required=True, readonly=True)
    words = fields.Text(
        readonly=True, help="What he wrote himself, without quotes and signature."
    )
    move_ids = fields.One2many("credit.followup.reply.move", "reply_id", readonly=True)
    proposed = fields.Char(compute="_compute_proposed")
    state = fields.Selection(STATES, required=True, default="new", readonly=True)
    taken_by_id = fields.Many2one(
        "res.users", string="Taken by", readonly=True, check_company=True
    )
    taken_on = fields.Datetime(string="Taken on", readonly=True)
    taken_for = fields.Selection(
        lambda self: self.env["credit.followup.reply.move"]._moves(),
        string="Taken as",
        readonly=True,
    )

    _new_idx = models.Index("(company_id) WHERE state = 'new'")

    @api.depends("partner_id", "moment")
    @api.depends_context("lang")
    def _compute_name(self):
        for reply in self:
            day = format_date(self.env, reply.moment, date_format="medium")
            reply.name = f"{reply.partner_id.display_name or ''} · {day}"

    @api.depends("move_ids.name")
    @api.depends_context("lang")
    def _compute_proposed(self):
        for reply in self:
            names = reply.move_ids.filtered("is_offered").mapped("name")
            reply.proposed = ", ".join(names)

    # === RECEIVING === #

    @api.model
    def _receive(self, action, message, headers):
        """Keep an e-mail that answers an action, and what it proposes.

        A mailbox's own answer is no contact: nobody has to read it, unless it says that
        the address is dead, which no bounce would tell.
        """
        text = written(message.body)
        found = read_reply(action, message, text, headers)
        reading = read(found, day_of(action.company_id))
        moves = {one.move for one in reading.moves}
        is_silent = reading.is_automatic and Move.WRONG_ADDRESS not in moves
        return self.create(
            {
                "action_id": action.id,
                "company_id": action.company_id.id,
                "partner_id": action.partner_id.id,
                "person_id": sender(action, message).id,
                "sender": message.email_from,
                "message_id": message.id,
                "moment": message.date or fields.Datetime.now(),
                "words": own_words(text),
                "state": "automatic" if is_silent else "new",
                "move_ids": self.env["credit.followup.reply.move"]._commands(reading),
            }
        )

    # === ACTION METHODS === #

    def action_take(self):
        """Go on to the first move that the answer proposes."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
        first = self.move_ids.filtered("is_offered")[:1]
        return first.action_take() if first else self.action_dismiss()

    def action_dismiss(self):
        """Note that it was read and asks for nothing; what was taken stays so."""
        self.filtered(lambda one: one.state in UNREAD)._settle("dismissed")

    def action_reopen(self):
        """Lay it on the desk again: the window was closed, or it was a mistake."""
        self._settle("new")

    def action_open_message(self):
        """Open the message that it answers, with the e-mail in its discussion."""
        self.ensure_one()
        self.check_access("read")
        return self.action_id._get_records_action()

    def _check_nobody_took_it(self):
        """Refuse what another person has taken meanwhile, or is taking."""
        self.sudo().lock_for_update()
        taken = self.filtered(lambda one: one.state not in UNREAD)[:1]
        if taken:
            raise UserError(
                self.env._(
                    "%(who)s has read this answer already: %(what)s.",
                    who=taken.taken_by_id.name,
                    what=dict(taken._fields["state"]._description_selection(self.env))[
                        taken.state
                    ],
                )
            )

    def _settle(self, state, move=False):
        """Note who read it and what for."""
        self.check_access("read")
        self.env.user._followup_check("officer")
        is_read = state != "new"
        self.sudo().write(
            {
                "state": state,
                "taken_by_id": is_read and self.env.uid,
                "taken_on": is_read and fields.Datetime.now(),
                "taken_for": move,
            }
        )
