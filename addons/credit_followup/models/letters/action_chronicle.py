"""The facts that led to a letter in the words of the addressee, neutral and dated."""

from odoo import api, models
from odoo.tools.misc import format_amount
from odoo.tools.translate import LazyTranslate

from ...effects.channels.annex_index import Words
from ...effects.channels.copies import told
from ...effects.contacts.summaries import confirmed
from ...facts.letters.chronicle import read_of_items, written
from ...facts.people.promises import state_of
from .ir_attachment import FROZEN

_lt = LazyTranslate(__name__)
MET = {
    "call": _lt("We spoke with %(person)s by telephone."),
    "incoming": _lt("%(person)s telephoned us."),
    "courtesy": _lt("We spoke with %(person)s by telephone."),
    "visit": _lt("We visited you and spoke with %(person)s."),
}
PROMISED = {
    "kept": _lt("It was paid."),
    "partly_kept": _lt("A part of it was paid."),
    "broken": _lt("It was not paid by then."),
}
DECIDED = {
    "accepted": _lt("On %(day)s we accepted your objection."),
    "rejected": _lt("On %(day)s we decided that the amount remains due."),
    "withdrawn": _lt("On %(day)s you let us know that you no longer dispute it."),
}
AGREED = {
    "agreement": _lt("You signed the instalment agreement %(number)s."),
    "notice": _lt(
        "We gave you notice that an instalment of %(number)s was late, and until "
        "%(until)s to pay it."
    ),
    "breach": _lt(
        "The agreement %(number)s ended on %(day)s, as the instalment was not paid."
    ),
}
TITLES = {
    "terms": _lt("Conditions of sale %(what)s, accepted on %(day)s"),
    "message": _lt("%(what)s, sent on %(day)s"),
    "contact": _lt("Summary of our conversation of %(day)s"),
    "agreement": _lt("Instalment agreement %(what)s, signed on %(day)s"),
    "notice": _lt("Notice of %(day)s about the instalment agreement %(what)s"),
}


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    @api.depends("line_ids", "level_id.lists_facts")
    @api.depends_context("lang")
    def _compute_block_history(self):
        """List the facts in place of the earlier messages, where the level says so."""
        listing = self.filtered("level_id.lists_facts")
        for action, chronicle in listing._chronicles().items():
            rows = [action._told_row(one) for one in chronicle]
            action.block_history = bool(rows) and self.env["ir.qweb"]._render(
                "credit_followup.block_chronicle", {"rows": rows}
            )
        return super(CreditFollowupAction, self - listing)._compute_block_history()

    def _chronicles(self):
        """Return what is told in each letter: dated facts, with numbered annexes.

        As superuser: a letter does not depend on who looks at it.
        """
        if not self:
            return {}
        raised = {
            action: action.line_ids.filtered(
                lambda line: line.role == "raised"
            ).move_line_id.sudo()
            for action in self
        }
        return {
            action: told([one for one in facts if one.record != action._origin])
            for action, facts in read_of_items(self.env(su=True), raised).items()
        }

    def _stored_letters(self):
        """Return the letters as they left: by post, else along with a mail."""
        deliveries = self.delivery_ids
        along = deliveries.mail_id.attachment_ids - deliveries.list_id
        return deliveries.attachment_id or along.filtered(
            lambda one: one.res_model == FROZEN
        )

    # === SENTENCES === #

    def _told_row(self, one):
        annex = one.number and self.env._("(annex %(number)s)", number=one.number)
        return {
            "day": self._day(one.fact.day),
            "said": self._told(one.fact),
            "annex": annex,
        }

    def _told(self, fact):
        """Say a fact in whole sentences, in the language of the letter."""
        record = fact.record.with_context(lang=self.env.lang)
        say = {
            "terms": self._told_terms,
            "message": self._told_message,
            "contact": self._told_contact,
            "promise": self._told_promise,
            "dispute": self._told_dispute,
        }
        if fact.kind in say:
            return say[fact.kind](record)
        return str(self.env._(AGREED[fact.kind])) % {
            "number": record.name,
            "until": self._day(record.notice_until) if record.notice_on else "",
            "day": self._day(fact.day),
        }

    def _told_terms(self, acceptance):
        return self.env._(
            "You accepted our conditions of sale (%(name)s).",
            name=acceptance.terms_id.name,
        )

    def _told_message(self, action):
        words = action.delivery_ids._channel_words()
        return self.env._(
            "We wrote to you (%(channels)s): %(level)s.",
            channels=", ".join(words[one.channel] for one in written(action)),
            level=action.level_id.name,
        )

    def _told_contact(self, contact):
        """Say whom we met and what we were told: the sentence of the summary only."""
        if not contact.is_reached:
            return self.env._("We visited you and met nobody.")
        person = contact.person_id or contact.partner_id
        met = str(self.env._(MET[contact.kind])) % {"person": person.name}
        if contact.kind == "courtesy":
            return " ".join((met, *confirmed(contact).splitlines()))
        return " ".join(filter(None, (met, contact.outcome_id.told)))

    def _told_promise(self, promise):
        said = self.env._(
            "You promised to pay %(amount)s by %(day)s.",
            amount=format_amount(
                self.env, sum(promise._given().mapped("amount")), promise.currency_id
            ),
            day=self._day(promise.promised_on),
        )
        outcome = PROMISED.get(state_of(promise._given()))
        return " ".join(filter(None, (said, outcome and str(self.env._(outcome)))))

    def _told_dispute(self, dispute):
        """Say what was disputed and what was decided; why stands in our own words."""
        said = self.env._(
            "You disputed %(amount)s of invoice %(invoice)s.",
            amount=format_amount(self.env, dispute.amount, dispute.currency_id),
            invoice=dispute.move_line_id.move_name or "",
        )
        if dispute.state not in DECIDED or not dispute.decided_on:
            return said
        decided = str(self.env._(DECIDED[dispute.state]))
        return f"{said} {decided % {'day': self._day(dispute.decided_on)}}"

    # === ANNEXES === #

    def _annex_words(self):
        """Return the words of the index and of the stamps."""
        return Words(
            self.env._("Annexes"),
            self.env._("Annex"),
            self.env._("No."),
            self.env._("Document"),
            self.env._("Page"),
        )

    def _annex_title(self, fact):
        """Return what the index calls the copy of a fact."""
        record = fact.record.with_context(lang=self.env.lang)
        if fact.kind == "agreement" and not record.scan_hash:
            return self._signed_title(record, fact)
        names = {"terms": "terms_id.name", "message": "level_id.name"}
        what = record.mapped(names.get(fact.kind, "name"))[0]
        return str(self.env._(TITLES[fact.kind])) % {
            "what": what,
            "day": self._day(fact.day),
        }

    def _signed_title(self, agreement, fact):
        """Say who signed what is annexed, online and of which bytes."""
        return self.env._(
            "Instalment agreement %(number)s, signed online on %(day)s by %(person)s "
            "(SHA-256 of what was signed: %(hash)s)",
            number=agreement.name,
            day=self._day(fact.day),
            person=agreement.signed_by,
            hash=agreement.signed_hash,
        )

    def _copy_head(self, fact, copy):
        """Say above the copy of words when, how and to whom they were sent."""
        words = self.env["credit.followup.delivery"]._channel_words()
        return self.env._(
            "Copy of what was sent on %(day)s (%(channel)s) to %(recipient)s.",
            day=self._day(copy.sent_on or fact.day),
            channel=words[copy.channel],
            recipient=copy.recipient,
        )
