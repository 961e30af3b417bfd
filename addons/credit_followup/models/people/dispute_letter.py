"""The decision on a dispute in words: proposed, read by who decides, then sent."""

from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import is_html_empty
from odoo.tools.misc import format_amount, format_date
from odoo.tools.translate import LazyTranslate

from ...effects import tasks

_lt = LazyTranslate(__name__)
SENTENCES = {
    "looked": _lt(
        "You told us that you dispute %(amount)s of our invoice %(invoice)s of "
        "%(day)s. We have looked into it."
    ),
    "agree": _lt(
        "We agree with you: %(amount)s will be credited. You will receive the credit "
        "note separately; please do not pay this part."
    ),
    "disagree": _lt("We cannot agree with you."),
    "open": _lt(
        "%(open)s of this invoice is open. Please pay it, or tell us what we have "
        "overlooked."
    ),
    "regards": _lt("Kind regards,"),
}
# In their order; what is no sentence is what was found, in the words of who decides.
ACCEPTED = ("looked", "agree", "found")
REJECTED = ("looked", "disagree", "found", "open")
PAGE = "credit_followup.decision_page"
TEXT = "credit_followup.decision_text"


def _to_post(dispute):
    return dispute.env._(
        "Print the decision on %(what)s and post it to %(customer)s.",
        what=dispute.name,
        customer=dispute.partner_id.display_name,
    )


class CreditFollowupDispute(models.Model):
    _inherit = "credit.followup.dispute"

    def action_print_decision(self):
        """Print the decision as a letter."""
        self.check_access("read")
        self.env.user._followup_check("readonly")
        if self.filtered(lambda one: is_html_empty(one.letter)):
            raise UserError(self.env._("Nothing was written to the customer yet."))
        return self.env.ref("credit_followup.report_decision").report_action(self)

    def _addressee(self):
        """Return who is written to: whoever raised it, else as for messages."""
        return self.person_id or self.partner_id._followup_addressee()

    def _lang(self):
        """Return the language of whoever is written to."""
        return self._addressee().lang or self.partner_id.lang or self.env.lang

    def _subject(self):
        """Return what the decision is about, in the language of its addressee."""
        own = self.with_context(lang=self._lang())
        return own.env._(
            "Our decision on your objection to invoice %(invoice)s",
            invoice=self.move_line_id.move_name or "",
        )

    def _text(self, is_accepted, words):
        """Return the text that is proposed, in the language of its addressee."""
        own = self.with_context(lang=self._lang()).sudo()
        said = own._sentences()
        wanted = ACCEPTED if is_accepted else REJECTED
        paragraphs = [
            own._addressee()._followup_greeting(),
            *(said.get(one, words) for one in wanted),
            Markup("<br/>").join(
                filter(None, (said["regards"], self.env.user.name, own.company_id.name))
            ),
        ]
        return own.env["ir.qweb"]._render(
            TEXT, {"paragraphs": list(filter(None, paragraphs))}
        )

    def _sentences(self):
        """Return the sentences of a decision, in the language of its addressee."""
        item, env = self.move_line_id, self.env
        values = {
            "amount": format_amount(env, self.amount, self.currency_id),
            "invoice": item.move_name,
            "day": format_date(env, item.invoice_date or item.date, date_format="long"),
            "open": format_amount(env, item.amount_residual_currency, self.currency_id),
        }
        return {name: str(env._(text)) % values for name, text in SENTENCES.items()}

    def _kept_paper(self, report):
        """Nothing is kept: the page is made of what was written."""
        return

    def _paper(self, report):
        """Return the page of the decision, as it was written."""
        lang = self._lang()
        return {
            "template": PAGE,
            "company": self.company_id,
            "lang": lang,
            "addressee": self._addressee(),
            "values": {"subject": self._subject(), "letter": self.letter},
        }

    def _ask_to_post(self):
        """Ask for the decision to be printed and posted: no mail carries it."""
        tasks.post_notices(self.sudo(), _to_post)

    def _send_decision(self):
        """Mail the decision to whoever raised it; it stays in its discussion."""
        for dispute in self.sudo():
            own = dispute.with_context(lang=dispute._lang())
            # In test mode it stays in the discussion and reaches nobody.
            is_test = own.company_id.followup_test_mode
            own.message_post(
                body=own.letter,
                subject=own._subject(),
                partner_ids=[] if is_test else own._addressee().ids,
                author_id=self.env.user.partner_id.id,
                message_type="comment",
                subtype_xmlid="mail.mt_note" if is_test else "mail.mt_comment",
            )
