from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import format_date

from ...effects.page import say
from ...followup_core.page.offers import Move

MOVES = [
    (Move.PAID.value, "Paid already"),
    (Move.PROMISE.value, "Promise to pay"),
    (Move.INSTALMENTS.value, "Instalments"),
    (Move.DISPUTE.value, "Dispute"),
    (Move.CONFIRM.value, "Received and passed for payment"),
    ("contact", "Another contact"),
    ("ask", "Question"),
    ("accept", "Accepted the conditions"),
    ("renew", "Asked for a new link"),
]
# More than anybody has to say; whoever does sends the same form again and again.
MOST_AN_HOUR = 20


class CreditFollowupSaid(models.Model):
    """What a customer said on his page: who, when, from where, what became of it."""

    _name = "credit.followup.said"
    _description = "Said on the Customer's Page"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True
    # What was said stays as it was; who does something about it may note that.
    _mail_post_access = "read"
    _rec_name = "move"
    _rec_names_search = ("partner_id", "words")

    company_id = fields.Many2one("res.company", required=True, index=True)
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
        "res.partner", string="By", readonly=True, check_company=True
    )
    move = fields.Selection(MOVES, string="What he said", required=True, readonly=True)
    line_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_said_item",
        string="Items",
        readonly=True,
        check_company=True,
    )
    said_at = fields.Datetime(
        string="When", required=True, readonly=True, default=fields.Datetime.now
    )
    on = fields.Date(string="Day", readonly=True)
    words = fields.Text(readonly=True)
    address = fields.Char(
        string="From where", readonly=True, help="The network address."
    )
    # The form that was sent: the same one twice is one word.
    once = fields.Char(string="Form", required=True, readonly=True)
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", string="What became of it", readonly=True
    )

    _once_uniq = models.UniqueIndex(
        "(company_id, person_id, once)", "This form was sent already."
    )
    _hour_idx = models.Index("(partner_id, said_at)")

    @api.model
    def _say(self, visitor, once, move, **values):
        """Keep a word and make of it what an officer would; return the word.

        The same form sent twice is the first one's word. As superuser, in the name of
        whoever answers for the customer (`controllers/visits.py`).

        :raises UserError: if too much was said, or it cannot be taken
        """
        own = [
            ("company_id", "=", visitor.company.id),
            ("partner_id", "=", visitor.customer.id),
        ]
        since = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        same = Domain("once", "=", once)
        if move == "renew":
            # One link an hour: more of them would only fill a mailbox.
            same |= Domain("move", "=", move) & Domain("said_at", ">", since)
        before = self.search(Domain.AND([own, same]), limit=1)
        if before:
            return before
        if self.search_count([*own, ("said_at", ">", since)]) >= MOST_AN_HOUR:
            raise UserError(
                self.env._("That was a lot within an hour. Please try again later.")
            )
        word = self.create(
            {
                "company_id": visitor.company.id,
                "partner_id": visitor.customer.id,
                "person_id": visitor.person.id,
                "address": visitor.address,
                "once": once,
                "move": move,
                "on": values.get("on"),
                "words": values.get("words"),
                "line_ids": [fields.Command.set(values.get("lines", self).ids)],
            }
        )
        record = say.take(word, **values)
        word.write({"res_model": record._name, "res_id": record.id})
        return word

    def _sentence(self):
        """Say it in one line: what, of which invoices, for which day, which words."""
        self.ensure_one()
        moves = dict(self._fields["move"]._description_selection(self.env))
        names = ", ".join(self.line_ids.mapped("move_name"))
        day = self.on and format_date(self.env, self.on, date_format="medium")
        return " · ".join(filter(None, (moves[self.move], names, day, self.words)))

    def action_open_record(self):
        """Open what became of it."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("readonly")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
