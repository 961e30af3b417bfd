"""An agreement in words: the document, and the mails before and after it."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount, format_date

from ...decisions.sentences import number
from ...effects.agreements import words
from ...effects.channels.transfers import transfer_code
from ...facts.agreements.agreements import core_plan

PAGE = "credit_followup.agreement_page"
OFFER = "credit_followup.agreement_offer"
COMING = "credit_followup.agreement_coming"
NOTICE = "credit_followup.agreement_notice"
NOTICE_REPORT = "credit_followup.agreement_notice_paper"
NOTICE_PAGE = "credit_followup.agreement_notice_page"


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    def _compute_access_url(self):
        result = super()._compute_access_url()
        for agreement in self:
            agreement.access_url = f"/my/agreements/{agreement.id}"
        return result

    def _get_report_base_filename(self):
        return self.name.replace("/", "-")

    # === WHO AND IN WHICH LANGUAGE === #

    def _addressee(self):
        """Return who signs for the customer."""
        return self.person_id or self.partner_id._followup_addressee()

    def _worded(self):
        """Return the agreement in the language of whoever signs it."""
        lang = self._addressee().lang or self.partner_id.lang or self.env.lang
        return self.with_context(lang=lang)

    def _money(self, amount):
        """Word an amount of the agreement."""
        return format_amount(self.env, amount, self.currency_id)

    def _day(self, day):
        """Word a day of the agreement."""
        return format_date(self.env, day, date_format="long") if day else ""

    # === THE DOCUMENT === #

    def _paper(self, report):
        """Return the page of the agreement or of its notice, as its reader reads it."""
        own = self._worded()
        if report == NOTICE_REPORT:
            page, values = NOTICE_PAGE, own._mail_values(words.NOTICE)
            values["subject"] = own._notice_subject()
        else:
            page, values = PAGE, own._page_values()
        return {
            "template": page,
            "company": own.company_id,
            "lang": own.env.lang,
            "addressee": own._addressee(),
            "values": values,
        }

    def _kept_paper(self, report):
        """Return the bytes that were offered, where they are what is printed."""
        is_offer = report != NOTICE_REPORT and self.state != "draft"
        return is_offer and self.document_id.raw

    def _notice_subject(self):
        return self.env._("Your instalment is late (%(number)s)", number=self.name)

    def _notice_until(self):
        """Return the last day that a notice gives, as if it was posted today."""
        if self.notice_until:
            return self.notice_until
        days = self.term_days + self.company_id.followup_transit_letter
        return fields.Date.add(fields.Date.context_today(self), days=days)

    def _page_values(self):
        return {
            "agreement": self,
            "rows": self.instalment_ids.sorted("rank"),
            "codes": self._codes(),
            "reserves_title": self._reserves_title(),
            "bank": self._bank_account(),
            "said": words.sentences(self, words.DOCUMENT),
        }

    def _codes(self):
        """Return the code of each instalment for the bank's app, by its rank."""
        bank = self._bank_account()
        found = {
            row.rank: transfer_code(
                bank,
                row.amount,
                self._reference(row),
                self.currency_id,
                self.partner_id,
            )
            for row in self.instalment_ids
        }
        return {rank: code for rank, code in found.items() if code}

    def _reference(self, row):
        """Return what the customer writes on the payment of an instalment."""
        return f"{self.name}-{row.rank}"

    def _bank_account(self):
        """Return where the customer pays: as the invoices say, else the company's."""
        moves = self.item_ids.move_line_id.move_id
        return moves.partner_bank_id[:1] or self.company_id.partner_id.bank_ids[:1]

    def _reserves_title(self):
        """Tell whether conditions that reserve title were accepted."""
        return bool(
            self.partner_id._followup_title_bases(self.company_id, self.agreed_on)
        )

    def _rate_words(self):
        rate = core_plan(self).rate_percent
        return f"{number(self.env, rate.normalize())} %" if rate else ""

    # === MAILS === #

    def _send_offer(self):
        """Send the agreement to be signed, with the way to do it."""
        own = self._worded()
        own._portal_ensure_token()
        own._mail(
            OFFER,
            own.env._("Instalment agreement %(number)s", number=self.name),
            words.OFFER,
            attachment_ids=self.document_id.ids,
        )

    def _remind(self, today):
        """Say kindly that an instalment is near; once for each."""
        own = self._worded()
        row = own.instalment_ids.sorted("rank").filtered(
            lambda one: one.due_on >= today and one.amount_paid < one.amount
        )[:1]
        if not row:
            return
        lacks = self.currency_id.round(row.amount - row.amount_paid)
        self.write({"reminded_rank": row.rank, "is_reminded": True})
        own._mail(
            COMING,
            own.env._(
                "Your instalment of %(day)s (%(number)s)",
                day=own._day(row.due_on),
                number=self.name,
            ),
            words.COMING,
            lacks=own._money(lacks),
            due_on=own._day(row.due_on),
            reference=self._reference(row),
        )

    def action_print_notice(self):
        """Print the notice, to be posted."""
        self.check_access("read")
        self.env.user._followup_check("readonly")
        if self.filtered(lambda one: not (one.notice_to_post or one.notice_on)):
            raise UserError(self.env._("No instalment is late."))
        report = self.env.ref("credit_followup.report_agreement_notice")
        return report.report_action(self)

    def _paid_beside(self):
        """Return what was paid of interest and costs, beside the invoices."""
        beside = self.amount_total - sum(self.instalment_ids.mapped("principal"))
        return self.currency_id.round(beside) if self.amount_paid else 0.0

    def _mail(self, template, subject, wanted, attachment_ids=(), **values):
        """Send a mail about the agreement; it stays in its discussion."""
        body = self.env["ir.qweb"]._render(
            template, self._mail_values(wanted, **values)
        )
        # In the queue, as what the night sends: no mail server is asked meanwhile. In
        # test mode it stays in the discussion and reaches nobody.
        is_test = self.company_id.followup_test_mode
        message = self.with_context(mail_notify_force_send=False).message_post(
            body=body,
            subject=subject,
            partner_ids=[] if is_test else self._addressee().ids,
            author_id=self.user_id.partner_id.id,
            message_type="comment",
            subtype_xmlid="mail.mt_note" if is_test else "mail.mt_comment",
            attachment_ids=list(attachment_ids),
        )
        self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
        return message

    def _mail_values(self, wanted, **values):
        """Return what a mail or a notice places; a notice says until when, too."""
        until = self._day(self._notice_until())
        return {
            "agreement": self,
            "said": words.sentences(self, wanted, until=until, **values),
            "greeting": self._addressee()._followup_greeting(),
            "signature": self._signature(),
        }

    def _signature(self):
        """Return the lines below a mail: who is responsible, for which company."""
        person = self.user_id.sudo().partner_id
        lines = (person.name, person.function, self.company_id.name)
        return [line for line in lines if line]

    def _shortened_words(self, grows):
        if grows:
            return self.env._(
                "A credit on its invoices was taken back: the plan is longer again. "
                "Last instalment: %(day)s.",
                day=self._day(self.last_on),
            )
        return self.env._(
            "%(amount)s was credited on its invoices since: the plan is shorter from "
            "its end. Last instalment: %(day)s.",
            amount=self._money(self.amount_off),
            day=self._day(self.last_on),
        )

    def _portal_url(self):
        """Return the address of the page on which it is signed."""
        return self.get_base_url() + self._get_share_url()

    def _is_signable(self):
        """Tell whether the customer can sign it today."""
        today = fields.Date.context_today(self)
        return self.state == "offered" and self.valid_until >= today
