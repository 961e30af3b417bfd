"""What happened with a customer, on one line of time: as far as the reader may see."""

from textwrap import shorten

from odoo import api, fields, models
from odoo.tools.misc import format_amount, format_date
from odoo.tools.translate import LazyTranslate

from ...const import READERS
from ...facts.letters.chronicle import read_of_customers, written

_lt = LazyTranslate(__name__)
MOST = 30
# Of a long note the line has the beginning; its link has the rest.
LETTERS = 160
# Icon, colour, and what it is.
LOOKS = {
    "terms": ("fa-file-text-o", "text-muted", _lt("Conditions of sale")),
    "message": ("fa-envelope-o", "text-muted", _lt("Message")),
    "contact": ("fa-phone", "text-muted", _lt("Contact")),
    "promise": ("fa-handshake-o", "text-info", _lt("Promise")),
    "dispute": ("fa-exclamation-circle", "text-warning", _lt("Dispute")),
    "agreement": ("fa-calendar-check-o", "text-info", _lt("Agreement")),
    "notice": ("fa-clock-o", "text-warning", _lt("Notice")),
    "breach": ("fa-chain-broken", "text-danger", _lt("Breach")),
    "payment": ("fa-money", "text-success", _lt("Payment")),
}


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_timeline = fields.Html(
        string="What happened",
        compute="_compute_followup_timeline",
        sanitize=False,
        groups=READERS,
    )

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "lang", "uid")
    def _compute_followup_timeline(self):
        """Tell the newest of what happened with each customer in this company."""
        customers = self.browse(self.commercial_partner_id.ids)
        found = read_of_customers(customers, self.env.company, MOST)
        qweb = self.env["ir.qweb"]
        for partner in self:
            facts = found.get(partner.commercial_partner_id._origin)
            partner.followup_timeline = bool(facts) and qweb._render(
                "credit_followup.timeline",
                {"rows": [self._followup_timeline_row(one) for one in facts]},
            )

    @api.model
    def _followup_timeline_row(self, fact):
        icon, colour, kind = LOOKS[fact.kind]
        record = fact.record
        return {
            "icon": icon,
            "colour": colour,
            "kind": str(self.env._(kind)),
            "day": format_date(self.env, fact.day, date_format="medium"),
            "said": self._followup_timeline_words(fact),
            "link": f"/odoo/{record._name}/{record.id}",
        }

    @api.model
    def _followup_timeline_words(self, fact):
        say = getattr(self, f"_followup_said_{fact.kind}")
        return " · ".join(filter(None, say(fact)))

    # === ONE KIND EACH, IN PARTS === #

    @api.model
    def _followup_said_terms(self, fact):
        return self.env._("Accepted: %(name)s", name=fact.record.terms_id.name), False

    @api.model
    def _followup_said_message(self, fact):
        words = fact.record.delivery_ids._channel_words()
        channels = ", ".join(words[one.channel] for one in written(fact.record))
        return fact.record.level_id.name, channels

    @api.model
    def _followup_said_contact(self, fact):
        contact = fact.record
        who = contact.person_id.name or contact.user_id.sudo().name
        words = shorten(contact.words or "", LETTERS, placeholder="…")
        return contact.outcome_id.name, words, who

    @api.model
    def _followup_said_promise(self, fact):
        return (
            self.env._(
                "%(amount)s by %(day)s",
                amount=format_amount(
                    self.env,
                    sum(fact.record._given().mapped("amount")),
                    fact.record.currency_id,
                ),
                day=format_date(
                    self.env, fact.record.promised_on, date_format="medium"
                ),
            ),
            self._followup_state(fact.record),
        )

    @api.model
    def _followup_said_dispute(self, fact):
        amount = self._followup_amount(fact.record)
        return amount, fact.record.name, self._followup_state(fact.record)

    @api.model
    def _followup_said_agreement(self, fact):
        return (
            self.env._("%(number)s was signed", number=fact.record.name),
            self._followup_state(fact.record),
        )

    @api.model
    def _followup_said_notice(self, fact):
        day = format_date(self.env, fact.record.notice_until, date_format="medium")
        return (
            self.env._(
                "%(number)s: notice to pay by %(day)s",
                number=fact.record.name,
                day=day,
            ),
        )

    @api.model
    def _followup_said_breach(self, fact):
        return (self.env._("%(number)s was broken", number=fact.record.name),)

    @api.model
    def _followup_said_payment(self, fact):
        amount = format_amount(self.env, fact.amount, fact.currency)
        return self.env._("%(amount)s was paid", amount=amount), fact.record.name

    @api.model
    def _followup_amount(self, record):
        return format_amount(self.env, record.amount, record.currency_id)

    @api.model
    def _followup_state(self, record):
        """Return the state of a record in the reader's words."""
        states = dict(record._fields["state"]._description_selection(self.env))
        return states.get(record.state)
