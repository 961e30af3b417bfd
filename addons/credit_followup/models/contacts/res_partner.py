from collections import defaultdict

from odoo import fields, models
from odoo.tools.misc import format_amount, format_date

from ...const import LEFT, READERS

# What runs of agreements, and what was broken.
SHOWN_AGREEMENTS = ("offered", "signed", "active", "late", "noticed", "broken")
# So many of the newest are read of each customer; a window shows fewer.
READ_BACK = 5


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_contact_ids = fields.One2many(
        "credit.followup.contact",
        "partner_id",
        string="Calls and visits",
        groups="credit_followup.group_readonly",
    )
    followup_situation = fields.Char(
        string="Situation",
        company_dependent=True,
        groups=READERS,
        help="What the customer waits for: payments of his own, a grant, a decision.",
    )
    followup_situation_until = fields.Date(
        string="Situation until", company_dependent=True, groups=READERS
    )

    def action_followup_contact(self):
        """Note a call of the customer, or one that nobody had asked for."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.contact"]._open(
            self.env.company, self.commercial_partner_id, default_kind="incoming"
        )

    def _followup_edit_addressee(self, addressee):
        """Return the window of who is written to, to correct name and address."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who is written to"),
            "res_model": "res.partner",
            "res_id": (addressee or self._followup_addressee()).id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
        }

    def _followup_situation_now(self):
        """Return the customer's situation and its last day, while it lasts."""
        customer = self.commercial_partner_id
        until = customer.followup_situation_until
        if until and until < fields.Date.context_today(self):
            return False, False
        return customer.followup_situation, until

    # === WHAT ONE HAS TO KNOW BEFORE RINGING === #

    def _followup_reachable(self, first):
        """Return who has a number: whom to ring first, then the others there.

        :param first: the person who is to be spoken to, if any
        """
        customer = self.commercial_partner_id
        usual = customer._followup_addressee()
        people = first | usual | customer | customer.child_ids
        return people.filtered("phone")

    def _followup_items_of(self, company):
        """Return the open items of each customer, oldest first."""
        lines = self.env["account.move.line"].search(
            self.with_company(company)._followup_lines_domain(),
            order="date_maturity, id",
        )
        found = defaultdict(lines.browse)
        found.update(lines.grouped(lambda one: one.partner_id.commercial_partner_id))
        return found

    def _followup_suspended_of(self, company):
        """Return what of each customer is disputed or agreed on, in whole sentences.

        Also an agreement that he broke: the first thing to know before ringing.
        """
        own = [("partner_id", "in", self.ids), ("company_id", "=", company.id)]
        found = defaultdict(list)
        disputes = self.env["credit.followup.dispute"].search(
            [*own, ("state", "in", ("open", "overdue"))]
        )
        grounds = dict(disputes._fields["ground"]._description_selection(self.env))
        for one in disputes:
            found[one.partner_id].append(
                self.env._(
                    "%(amount)s of %(invoice)s is disputed: %(why)s",
                    amount=format_amount(self.env, one.amount, one.currency_id),
                    invoice=one.move_line_id.move_name or "",
                    why=one.words or grounds.get(one.ground) or "",
                )
            )
        agreements = self.env["credit.followup.agreement"].search(
            [*own, ("state", "in", SHOWN_AGREEMENTS)]
        )
        states = dict(agreements._fields["state"]._description_selection(self.env))
        for one in agreements:
            found[one.partner_id].append(
                self.env._(
                    "Instalment agreement %(number)s over %(amount)s: %(state)s",
                    number=one.name,
                    amount=format_amount(self.env, one.amount_total, one.currency_id),
                    state=states[one.state],
                )
            )
        return found

    def _followup_promises_of(self, company):
        """Return what each customer promised last, by whom, and what came of it."""
        promises = self.env["credit.followup.promise"].search(
            [("partner_id", "in", self.ids), ("company_id", "=", company.id)],
            order="made_on desc, id desc",
            limit=READ_BACK * len(self),
        )
        states = dict(promises._fields["state"]._description_selection(self.env))
        found = defaultdict(list)
        for one in promises:
            found[one.partner_id].append(
                {
                    "amount": format_amount(self.env, one.amount, one.currency_id),
                    "day": self._followup_day(one.promised_on),
                    "state": states[one.state],
                    "kept": one.state == "kept",
                    "missed": one.state in ("broken", "partly_kept"),
                    "by": one.person_id.name,
                }
            )
        return found

    def _followup_words_of(self, company, but):
        """Return the last words exchanged with each customer, newest first.

        :param but: the contacts that are being noted
        """
        return defaultdict(
            list,
            {
                partner: [
                    {"day": self._followup_day(day), "said": said, "by": by}
                    for day, said, by in sorted(
                        told, key=lambda one: one[0], reverse=True
                    )
                ]
                for partner, told in self._followup_told(company, but).items()
            },
        )

    def _followup_told(self, company, but):
        """Return the newest words of each customer: day, words and who noted them."""
        found = defaultdict(list)
        own = [("partner_id", "in", self.ids), ("company_id", "=", company.id)]
        most = READ_BACK * len(self)
        contacts = self.env["credit.followup.contact"].search(
            [*own, ("id", "not in", but.ids)], limit=most
        )
        for one in contacts:
            said = ": ".join(filter(None, (one.outcome_id.name, one.words)))
            day = fields.Datetime.context_timestamp(one, one.moment).date()
            found[one.partner_id].append((day, said, one.user_id.sudo().name))
        messages = self.env["credit.followup.action"].search(
            [*own, ("kind", "=", "message"), ("state", "in", LEFT)],
            order="date desc, id desc",
            limit=most,
        )
        for one in messages:
            said = f"{one.reference}: {one.level_id.sudo().name}"
            found[one.partner_id].append((one.date, said, False))
        return found

    def _followup_day(self, day):
        return format_date(self.env, day, date_format="medium")
