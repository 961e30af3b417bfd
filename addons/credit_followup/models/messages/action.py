"""The computed parts of a message that a text places: facts, items, payment…"""

from collections import defaultdict

from odoo import api, fields, models
from odoo.tools import SQL
from odoo.tools.misc import format_amount, format_date
from odoo.tools.translate import LazyTranslate

from ...const import PAY_HERE
from ...followup_core.vocabulary import Nature

_lt = LazyTranslate(__name__)
COURTESY = str(Nature.COURTESY.value)

# Of one invoice, by when it is or was due: nothing of it was paid, or a part.
WHOLE = {
    "before": _lt("Invoice %(name)s of %(amount)s is due on %(due)s."),
    "just": _lt("Invoice %(name)s of %(amount)s was due on %(due)s."),
    "after": _lt(
        "Invoice %(name)s of %(amount)s was due on %(due)s, %(days)s days ago."
    ),
}
IN_PART = {
    "before": _lt(
        "Of invoice %(name)s of %(total)s, %(amount)s is open. It is due on %(due)s."
    ),
    "just": _lt(
        "Of invoice %(name)s of %(total)s, %(amount)s is open. It was due on %(due)s."
    ),
    "after": _lt(
        "Of invoice %(name)s of %(total)s, %(amount)s is open. It was due on %(due)s, "
        "%(days)s days ago."
    ),
}
# By one statement: a customer may have 50,000 items that were in dozens of messages.
_EARLIER = """
    SELECT DISTINCT own.action_id, served.action_id
      FROM credit_followup_action_line own
      JOIN credit_followup_action_line served
        ON served.move_line_id = own.move_line_id AND served.is_served
      JOIN credit_followup_action earlier ON earlier.id = served.action_id
     WHERE own.action_id IN %(own)s AND own.role = 'raised'
       AND earlier.kind = 'message' AND earlier.id NOT IN %(own)s
     ORDER BY own.action_id, served.action_id
"""


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    block_facts = fields.Char(
        string="The facts in a sentence", compute="_compute_block_facts"
    )
    block_credits = fields.Char(string="Credits", compute="_compute_block_credits")
    block_items = fields.Html(
        string="Table of invoices", compute="_compute_block_items", sanitize=False
    )
    block_history = fields.Html(
        string="Earlier messages", compute="_compute_block_history", sanitize=False
    )
    block_next = fields.Char(
        string="What to pay and by when", compute="_compute_block_next"
    )
    block_consequence = fields.Char(string="Consequence", compute="_compute_block_next")
    block_payment = fields.Html(
        string="How to pay", compute="_compute_block_payment", sanitize=False
    )
    block_crossed = fields.Char(
        string="If the payment crossed this message", compute="_compute_block_next"
    )

    @api.depends("line_ids", "item_count", "amount_claimed")
    @api.depends_context("lang")
    def _compute_block_facts(self):
        for action in self:
            lines = action._lines_listed()
            single = len(lines) == 1
            if action.nature == COURTESY:
                action.block_facts = action._facts_before_due(lines, single)
            else:
                action.block_facts = action._facts_overdue(lines, single)

    @api.depends("amount_credits", "amount_due")
    @api.depends_context("lang")
    def _compute_block_credits(self):
        for action in self:
            action.block_credits = bool(action.amount_credits) and (
                action._credit_sentence()
            )

    @api.depends("line_ids", "item_count", "amount_claimed", "amount_credits")
    @api.depends_context("lang")
    def _compute_block_items(self):
        qweb = self.env["ir.qweb"]
        for action in self:
            action.block_items = qweb._render(
                "credit_followup.block_items",
                {
                    "action": action,
                    "rows": action._item_rows(),
                    "rest": action._rest_words(),
                },
            )

    @api.depends("line_ids")
    @api.depends_context("lang")
    def _compute_block_history(self):
        """List the earlier messages about the same items, oldest first."""
        earlier = self._earlier_actions()
        qweb = self.env["ir.qweb"]
        for action in self:
            known = [one for one in earlier[action] if one.delivery_ids._made()]
            rows = [action._history_row(one) for one in known]
            action.block_history = bool(rows) and qweb._render(
                "credit_followup.block_history", {"rows": rows}
            )

    @api.depends("deadline_on", "level_id", "amount_total")
    @api.depends_context("lang")
    def _compute_block_next(self):
        for action in self:
            action.block_consequence = action.level_id.consequence
            action.block_crossed = self.env._(
                "If your payment has crossed this message, please accept our thanks "
                "and disregard it."
            )
            action.block_next = (
                False
                if action.nature == COURTESY or not action.deadline_on
                else self.env._(
                    "Please pay %(due)s so that it reaches us by %(deadline)s.",
                    due=action._money(action.amount_total),
                    deadline=action._day(action._deadline()),
                )
            )

    @api.depends("line_ids", "company_id")
    @api.depends_context("lang")
    def _compute_block_payment(self):
        qweb = self.env["ir.qweb"]
        for action in self:
            action.block_payment = qweb._render(
                "credit_followup.block_payment",
                {
                    "action": action,
                    "bank": action._bank_account(),
                    "communication": action._communication(),
                    "place": PAY_HERE,
                },
            )

    # === SENTENCES === #

    def _facts_before_due(self, lines, single):
        if single:
            return self._facts_of_one("before", lines)
        return self.env._(
            "%(count)s invoices for a total of %(amount)s fall due soon, the first one "
            "on %(due)s.",
            count=self._count_listed(),
            amount=self._money(self.amount_claimed),
            due=self._day(min(lines.mapped("date_due"), default=False)),
        )

    def _facts_overdue(self, lines, single):
        is_just = self.days_late <= 1
        if single:
            return self._facts_of_one("just" if is_just else "after", lines)
        if is_just:
            return self.env._(
                "%(count)s invoices for a total of %(amount)s are past their due date.",
                count=self._count_listed(),
                amount=self._money(self.amount_claimed),
            )
        return self.env._(
            "%(count)s invoices for a total of %(amount)s are past their due date, the "
            "oldest by %(days)s days.",
            count=self._count_listed(),
            amount=self._money(self.amount_claimed),
            days=self.days_late,
        )

    def _facts_of_one(self, when, line):
        """Say what one invoice was, what of it is open, and when it is or was due."""
        sentences = IN_PART if line._settled_before() else WHOLE
        return str(self.env._(sentences[when])) % {
            "name": line.name,
            "total": self._money(line.amount_total),
            "amount": self._money(line.amount_open),
            "due": self._day(line.date_due),
            "days": line._late(),
        }

    # === ROWS === #

    def _item_rows(self):
        """Return the rows of the table of items, oldest first; not of very many."""
        self.ensure_one()
        return [
            {
                "name": line.name,
                "date": self._day(line.date_invoice, "medium"),
                "due": self._day(line.date_due, "medium"),
                "late": line._late(),
                "amount": self._money(line.amount_open),
                "held": line.amount_held and self._money(line.amount_held),
                "settled": line._settled_before()
                and self._money(line._settled_before()),
            }
            for line in self._lines_listed().sorted(
                lambda one: (one.date_due or self.date, one.id)
            )
        ]

    def _credit_sentence(self):
        """Say in a sentence what is deducted and what remains."""
        amounts = {
            "credits": self._money(self.amount_credits),
            "due": self._money(self.amount_due),
        }
        if self.company_id.followup_payables:
            return self.env._(
                "We have deducted %(credits)s: your payments, credit notes and own "
                "bills, still open. %(due)s remains to be paid.",
                **amounts,
            )
        return self.env._(
            "We hold %(credits)s of yours that is not yet allocated; %(due)s "
            "remains to be paid.",
            **amounts,
        )

    def _credit_words(self):
        """Say what is deducted: with bills of his own where the company counts them."""
        if self.company_id.followup_payables:
            return self.env._("Your payments, credit notes and own bills, still open")
        return self.env._("Your payments and credit notes not yet allocated")

    def _earlier_actions(self):
        """Return the actions on the items that now go further: ``{action: actions}``.

        What is only listed beside them has no earlier messages of its own to claim.
        """
        self.env["credit.followup.action.line"].flush_model()
        self.flush_model(["kind"])
        own = tuple(self.ids) or (0,)
        found = defaultdict(list)
        for key, earlier in self.env.execute_query(SQL(_EARLIER, own=own)):
            found[key].append(earlier)
        together = [key for earlier in found.values() for key in earlier]
        return {
            action: self.browse(found[action._origin.id])
            .with_prefetch(together)
            .sorted("date")
            for action in self
        }

    def _history_row(self, earlier):
        channels = earlier.delivery_ids._made().with_context(lang=self.env.lang)
        words = channels._channel_words()
        return {
            "date": self._day(earlier.date),
            "channels": ", ".join(words[one.channel] for one in channels),
        }

    # === WORDS === #

    def _money(self, amount):
        """Word an amount; the same one stands in many rows of a batch."""
        words = self.env.cr.cache.setdefault("credit_followup.money", {})
        key = (amount, self.currency_id.id, self.env.lang)
        if key not in words:
            words[key] = format_amount(self.env, amount, self.currency_id)
        return words[key]

    def _day(self, day, length="long"):
        """Word a date, once for all rows of a batch, with the name of its month.

        In figures, 11/08 is another day on the other side of the Atlantic.
        """
        words = self.env.cr.cache.setdefault("credit_followup.day", {})
        key = (day, length, self.env.lang)
        if key not in words:
            words[key] = format_date(self.env, day, date_format=length)
        return words[key]
