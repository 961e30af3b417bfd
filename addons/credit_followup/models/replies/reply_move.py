"""What an answer proposes: taken by a person with one click, and never by itself."""

from odoo import api, fields, models
from odoo.tools.misc import format_amount, format_date

from ...effects.contacts import invoices
from ...facts.contacts.invoices import open_invoices
from ...facts.items import unpaid
from ...facts.people.promises import on_its_way_until
from ...followup_core.contacts.reading.records import Move
from ...followup_core.people.promises import Means

MOVES = [
    (Move.DISPUTE.value, "Dispute"),
    (Move.PAID_ALREADY.value, "Paid already"),
    (Move.INSTALMENTS.value, "Instalments"),
    (Move.PROMISE.value, "Promise to pay"),
    (Move.INVOICE_AGAIN.value, "Send the invoices again"),
    (Move.WRONG_ADDRESS.value, "Change who is written to"),
    (Move.OUT_OF_OFFICE.value, "Out of office"),
    (Move.CALL_BACK.value, "Call back"),
    (Move.NOTHING.value, "Nothing to do"),
]
# Said for whoever reads, and no move.
ONLY_SAID = (Move.OUT_OF_OFFICE.value, Move.NOTHING.value)


class CreditFollowupReplyMove(models.Model):
    """One move that an answer proposes, with the words that it was seen in."""

    _name = "credit.followup.reply.move"
    _description = "Move proposed by an Answer"
    _rec_names_search = ("reply_id",)
    _order = "id"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name")
    reply_id = fields.Many2one(
        "credit.followup.reply",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="reply_id.company_id", store=True)
    state = fields.Selection(related="reply_id.state")
    move = fields.Selection(MOVES, string="Proposed", required=True, readonly=True)
    is_offered = fields.Boolean(compute="_compute_is_offered")
    on = fields.Date(string="Day", readonly=True)
    currency_id = fields.Many2one(related="reply_id.action_id.currency_id")
    amount = fields.Monetary(readonly=True)
    means = fields.Selection(
        lambda self: self.env["credit.followup.promise"]._fields["means"].selection,
        readonly=True,
    )
    # A promise of less than everything: where no amount is sure, a person enters it.
    is_part = fields.Boolean(string="Only a part", readonly=True)
    saw = fields.Text(string="Seen in", readonly=True)

    @api.depends("move")
    def _compute_is_offered(self):
        for one in self:
            one.is_offered = one.move not in ONLY_SAID

    @api.depends("move", "on", "amount")
    @api.depends_context("lang")
    def _compute_name(self):
        moves = dict(self._fields["move"]._description_selection(self.env))
        for one in self:
            amount = one.amount and format_amount(self.env, one.amount, one.currency_id)
            day = one.on and format_date(self.env, one.on, date_format="medium")
            one.name = " · ".join(filter(None, (moves.get(one.move), amount, day)))

    @api.model
    def _moves(self):
        return self._fields["move"]._description_selection(self.env)

    @api.model
    def _commands(self, reading):
        """Return the commands that keep what was read, best first."""
        return [
            fields.Command.create(
                {
                    "move": one.move.value,
                    "on": one.on,
                    "amount": float(one.amount or 0),
                    "means": one.means and one.means.value,
                    "is_part": one.is_part,
                    "saw": "\n".join(one.saw),
                }
            )
            for one in reading.moves
        ]

    # === TAKING === #

    def action_take(self):
        """Note who takes it, and open what the move needs."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
        self.reply_id._check_nobody_took_it()
        opened = getattr(self, f"_take_{self.move}")()
        state = "taken" if self.is_offered else "dismissed"
        self.reply_id._settle(state, self.move)
        return opened

    def _take_promise(self):
        """Open the window of a promise with what was read, but no day that is over."""
        action, today = self.reply_id.action_id, fields.Date.context_today(self)
        said = {
            "amount": self.amount,
            "promised_on": self.on and self.on >= today and self.on,
            "means": self.means,
            "note": self._quoted(),
        }
        given = {name: value for name, value in said.items() if value}
        if self.is_part:
            # An amount that is left out would be filled in with all that is owed.
            given["amount"] = self.amount
        return self.env["credit.followup.take.promise"]._open(
            self.company_id,
            self.reply_id.partner_id,
            action.line_ids.move_line_id,
            action_id=action.id,
            person_id=self._person().id,
            **given,
        )

    def _take_dispute(self):
        items = self._items()
        return self.env["credit.followup.dispute"]._open(
            self.company_id,
            self.reply_id.partner_id,
            default_person_id=self._person().id,
            default_words=self.reply_id.words,
            default_move_line_id=len(items) == 1 and items.id,
        )

    def _take_paid_already(self):
        """Open a pause for as long as his money may still be on its way."""
        company, today = self.company_id, fields.Date.context_today(self)
        ends = on_its_way_until(company, today, Means(self.means or "transfer"))
        items = self._items()
        return self._window(
            "credit.followup.hold",
            self.env._("Pause the follow-up"),
            context={
                "default_company_id": company.id,
                "default_partner_id": self.reply_id.partner_id.id,
                "default_move_line_id": len(items) == 1 and items.id,
                "default_reason": "pause",
                "default_date_to": ends,
                "default_note": self.env._(
                    "Says that it is paid: %(words)s", words=self._quoted()
                ),
            },
        )

    def _take_instalments(self):
        return self.reply_id.action_id.action_agree()

    def _take_invoice_again(self):
        """Send the open invoices that he was asked for, to whoever wrote."""
        reply = self.reply_id
        moves = open_invoices(reply.action_id, reply.partner_id, self.company_id)
        return invoices.send_and_note(reply, moves, reply.action_id)

    def _take_wrong_address(self):
        partner = self.reply_id.partner_id.with_company(self.company_id)
        addressee = self.reply_id.action_id.addressee_id
        return partner._followup_edit_addressee(addressee)

    def _take_call_back(self):
        """Open the window in which the call that he asks for is noted."""
        return self.env["credit.followup.contact"]._open(
            self.company_id,
            self.reply_id.partner_id,
            default_action_id=self.reply_id.action_id.id,
            default_person_id=self._person().id,
            default_kind="call",
            default_again_on=self.on,
        )

    def _take_out_of_office(self):
        return None

    def _take_nothing(self):
        return None

    def _items(self):
        return unpaid(self.reply_id.action_id.line_ids.move_line_id)

    def _person(self):
        return self.reply_id.person_id or self.reply_id.action_id.addressee_id

    def _quoted(self):
        """Return his own words in one line, as a note keeps them."""
        return " … ".join((self.saw or "").split("\n"))

    def _window(self, model, name, **values):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            **values,
        }
