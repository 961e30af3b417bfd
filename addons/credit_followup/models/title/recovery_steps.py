"""What people do with a claim to goods, and what time and payments do."""

from hashlib import sha256

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount, format_date, formatLang

from ...effects.papers import made_papers
from ...effects.title import recoveries as effects
from ...effects.title import words
from ...followup_core.title.recovery import Recovery, Settings, State, Why, judge
from .goods_note import FOUND
from .recovery import BEFORE

LETTER = "credit_followup.recovery"
INVENTORY = "credit_followup.inventory"
PAGES = {
    LETTER: "credit_followup.recovery_page",
    INVENTORY: "credit_followup.inventory_page",
}


class CreditFollowupRecovery(models.Model):
    _inherit = "credit.followup.recovery"

    # === BUTTONS === #

    def action_take_goods(self):
        """List anew what lies at the customer and is ours."""
        self._check_role("officer")
        self._check_state(*BEFORE)
        for claim in self.sudo():
            claim._take_goods()
        return True

    def action_send(self):
        """Keep the letter with its hash: it goes out as it is, by registered post."""
        self._check_role("manager")
        self._check_state(*BEFORE)
        for claim in self.sudo():
            claim._leave_out_gone()
        if self.filtered(lambda one: not one.line_ids):
            raise UserError(self.env._("There are no goods to claim."))
        for claim, file in made_papers(self.sudo(), LETTER).items():
            claim._keep_letter(file)
        self.sudo().sent_on = fields.Date.context_today(self)
        self.sudo()._enter(State.SENT.value, Why.SENT.value)
        self.sudo()._look(fields.Date.context_today(self))
        return self.env.ref("credit_followup.report_recovery").report_action(self)

    def action_agreed(self):
        """Note that the goods will be given back."""
        self._answered(State.AGREED, Why.ANSWERED)
        return True

    def action_refused(self):
        """Note that they will not."""
        self._answered(State.REFUSED, Why.ANSWERED)
        return True

    def action_petitioned(self):
        """Note that the court was asked."""
        self._answered(State.PETITIONED, Why.ASKED_COURT)
        return True

    def action_give_up(self):
        """Give the claim up by a person's decision."""
        self._check_role("manager")
        self._enter_checked(State.GIVEN_UP, Why.BY_HAND)
        return True

    def action_view_goods(self):
        """Show the goods of the customer as they are known now."""
        self.ensure_one()
        self._check_role("readonly")
        return self.partner_id.action_view_followup_goods()

    def action_print(self):
        """Print the letter: as it was sent, else as it would be."""
        self._check_role("readonly")
        return self.env.ref("credit_followup.report_recovery").report_action(self)

    def action_print_inventory(self):
        """Print the sheet to tick on the spot."""
        self._check_role("readonly")
        return self.env.ref("credit_followup.report_inventory").report_action(self)

    def _answered(self, state, why):
        self._check_role("officer")
        self._enter_checked(state, why)

    def _enter_checked(self, state, why):
        """Enter a state that may follow where these claims stand."""
        if self.filtered(lambda one: state not in self._moves[State(one.state)]):
            raise UserError(self.env._("That does not follow from where it stands."))
        self.sudo()._enter(state.value, why.value)

    def _check_role(self, role):
        self.check_access("read")
        self.env.user._followup_check(role)

    def _check_state(self, *states):
        if self.filtered(lambda one: one.state not in states):
            raise UserError(self.env._("This claim was sent already."))

    # === THE GOODS === #

    def _take_goods(self):
        """List what is there of the goods of the customer, as it is known today."""
        goods = self.env["credit.followup.goods"].search(
            [
                ("company_id", "=", self.company_id.id),
                (
                    "partner_id.commercial_partner_id",
                    "=",
                    self.partner_id.commercial_partner_id.id,
                ),
                ("there", ">", 0),
            ],
            order="delivered_on, id",
        )
        lang = self.addressee_id.lang or self.env.lang
        lines = self.env["credit.followup.recovery.line"]
        goods = goods.with_context(lang=lang)
        self.line_ids.unlink()
        lines.create(
            [{"recovery_id": self.id, **lines._of_goods(one)} for one in goods]
        )

    def _leave_out_gone(self):
        """Claim only what is still ours and there, whatever was listed before."""
        for line in self.line_ids:
            goods = line._still_ours()
            if not goods:
                line.unlink()
            elif sum(goods.mapped("there")) < line.quantity:
                line.quantity = sum(goods.mapped("there"))
                line.value = sum(goods.mapped("value_there"))

    # === THE PAPERS === #

    def _get_report_base_filename(self):
        return self.name

    def _worded(self):
        """Return the claim in the language of whoever gets it."""
        lang = self.addressee_id.lang or self.partner_id.lang or self.env.lang
        return self.with_context(lang=lang)

    def _paper(self, report):
        """Return the page of the letter or of the inventory, as its reader reads it.

        The inventory is signed on the spot, by the customer as well.
        """
        lang = self.partner_id.lang or self.env.lang
        own = self._worded() if report == LETTER else self.with_context(lang=lang)
        return {
            "template": PAGES[report],
            "company": own.company_id,
            "lang": own.env.lang or "en_US",
            "addressee": own.addressee_id,
            "values": {
                "claim": own,
                "said": words.sentences(own),
                "boxes": range(len(FOUND)),
            },
        }

    def _kept_paper(self, report):
        """Return the bytes that were sent, where they are what is printed."""
        return report == LETTER and self.document_id.raw

    def _keep_letter(self, file):
        self.document_id = self.env["ir.attachment"].create(
            {
                "name": f"{self.name}.pdf",
                "raw": file,
                "mimetype": "application/pdf",
                "res_model": self._name,
                "res_id": self.id,
                "company_id": self.company_id.id,
            }
        )
        self.sha256 = sha256(file).hexdigest()

    def _today(self):
        """Return the day that the papers carry: that of the sending, once sent."""
        return self.sent_on or fields.Date.context_today(self)

    def _money(self, amount):
        return format_amount(self.env, amount, self.currency_id)

    def _day(self, day):
        return format_date(self.env, day) if day else ""

    def _number(self, quantity):
        return formatLang(self.env, quantity, dp="Product Unit")

    # === CLOCK === #

    def _rulings(self, today):
        return [judge(one._fact(), today, Settings()) for one in self]

    def _fact(self):
        left = self.line_ids._still_ours()
        titles = self.line_ids._titles()
        is_over = bool(self.line_ids) and not left
        is_paid = bool(titles) and all(one.state == "released" for one in titles)
        return Recovery(
            self.id,
            State(self.state),
            Why(self.reason),
            self.claim_until or None,
            self.answer_until or None,
            self.petition_until or None,
            is_over and not is_paid,
            is_over and is_paid,
        )

    def _entered(self, state):
        result = super()._entered(state)
        self._plan_tasks()
        return result

    def _plan_tasks(self):
        """Give whoever is responsible the next day of the law as a task."""
        effects.plan(self)
