"""An agreement in words: the document, and the mails before and after it."""

from odoo import fields, models
from odoo.tools.misc import format_amount, format_date

from ...effects import tasks
from ...effects.channels.letter import drawing
from ...effects.papers import render_papers

EPC_METHOD = "sct_qr"
PAGE = "credit_followup.agreement_page"
OFFER = "credit_followup.agreement_offer"
COMING = "credit_followup.agreement_coming"
NOTICE = "credit_followup.agreement_notice"


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    notice_on = fields.Date(string="Notice sent on", readonly=True, copy=False)
    notice_days = fields.Integer(
        string="Days it gives",
        readonly=True,
        copy=False,
        help="From the day on which it was sent, those that it travels included.",
    )
    notice_until = fields.Date(
        string="Last day to pay", compute="_compute_notice_until"
    )
    notice_message_id = fields.Many2one(
        "mail.message", string="Notice", readonly=True, copy=False
    )
    notice_failed = fields.Boolean(
        compute="_compute_notice_failed",
        string="The notice reached nobody",
        compute_sudo=True,
    )

    def _compute_notice_until(self):
        for agreement in self:
            agreement.notice_until = agreement.notice_on and fields.Date.add(
                agreement.notice_on, days=agreement.notice_days
            )

    def _compute_notice_failed(self):
        """A notice whose mail came back was not given."""
        for agreement in self:
            said = agreement.notice_message_id.notification_ids.filtered(
                lambda one: one.notification_type == "email"
            )
            failed = said.filtered(
                lambda one: one.notification_status in ("bounce", "exception")
            )
            agreement.notice_failed = bool(said) and failed == said

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

    def _document(self):
        """Return the PDF of the agreement as it is now."""
        return render_papers(self)

    def _paper(self):
        """Return the page of the agreement, in the language of whoever signs it."""
        own = self._worded()
        return {
            "template": PAGE,
            "company": own.company_id,
            "lang": own.env.lang,
            "addressee": own._addressee(),
            "values": own._page_values(),
        }

    def _page_values(self):
        return {
            "agreement": self,
            "rows": self.instalment_ids.sorted("rank"),
            "codes": self._codes(),
            "reserves_title": self._reserves_title(),
            "rate": self._rate_words(),
            "bank": self._bank_account(),
            "grace": self.company_id.followup_agreement_grace_days,
            "notice": self.company_id.followup_agreement_notice_days,
        }

    def _codes(self):
        """Return the code of each instalment for the bank's app, by its rank."""
        bank = self._bank_account()
        methods = dict(bank.get_available_qr_methods_in_sequence())
        if not bank or EPC_METHOD not in methods:
            return {}
        found = {row.rank: self._code(bank, row) for row in self.instalment_ids}
        return {rank: code for rank, code in found.items() if code}

    def _code(self, bank, row):
        """Return the drawing of an instalment's code, None where there can be none."""
        reference = self._reference(row)
        values = bank._build_qr_code_vals(
            row.amount,
            reference,
            reference,
            self.currency_id,
            self.partner_id,
            EPC_METHOD,
        )
        if not values or not row.amount:
            return None
        return drawing(bank._get_qr_code_generation_params(**values)["value"])

    def _reference(self, row):
        """Return what the customer writes on the payment of an instalment."""
        return f"{self.name}-{row.rank}"

    def _bank_account(self):
        """Return where the customer pays: as the invoices say, else the company's."""
        moves = self.item_ids.move_line_id.move_id
        return moves.partner_bank_id[:1] or self.company_id.partner_id.bank_ids[:1]

    def _reserves_title(self):
        """Tell whether conditions that reserve title were accepted."""
        terms = self.partner_id._followup_accepted_terms(
            self.company_id, self.agreed_on
        )
        return bool(terms and terms.reserves_title)

    def _rate_words(self):
        rates = {"none": 0.0, "owed": self.rate_owed, "own": self.rate_percent}
        rate = rates[self.interest_kind]
        return f"{rate:g} %" if rate else ""

    # === MAILS === #

    def _send_offer(self):
        """Send the agreement to be signed, with the way to do it."""
        own = self._worded()
        own._portal_ensure_token()
        own._mail(
            OFFER,
            own.env._("Instalment agreement %(number)s", number=self.name),
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
        self.write({"reminded_rank": row.rank, "is_reminded": True})
        own._mail(
            COMING,
            own.env._(
                "Your instalment of %(day)s (%(number)s)",
                day=own._day(row.due_on),
                number=self.name,
            ),
            values={"row": row},
        )

    def _give_notice(self, today):
        """Give a last time to pay what is late; what no mail carries a person posts."""
        own, company = self._worded(), self.company_id
        email = own._addressee().email
        transit = (
            company.followup_transit_email if email else company.followup_transit_letter
        )
        self._keep_paid(today)
        self.write(
            {
                "notice_on": today,
                "notice_days": company.followup_agreement_notice_days + transit,
                "notice_message_id": False,
            }
        )
        self.notice_message_id = own._mail(
            NOTICE, own.env._("Your instalment is late (%(number)s)", number=self.name)
        )
        if not email:
            tasks.post_notices(
                self,
                lambda one: one.env._(
                    "%(customer)s has no e-mail address: print the notice of "
                    "%(number)s from its discussion and post it today.",
                    customer=one.partner_id.display_name,
                    number=one.name,
                ),
            )

    def _mail(self, template, subject, values=None, **message):
        """Send a mail about the agreement; it stays in its discussion."""
        body = self.env["ir.qweb"]._render(
            template,
            {
                "agreement": self,
                "greeting": self._addressee()._followup_greeting(),
                "signature": self._signature(),
                **(values or {}),
            },
        )
        return self.message_post(
            body=body,
            subject=subject,
            partner_ids=self._addressee().ids,
            author_id=self.user_id.partner_id.id,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            **message,
        )

    def _signature(self):
        """Return the lines below a mail: who is responsible, for which company."""
        person = self.user_id.sudo().partner_id
        lines = (person.name, person.function, self.company_id.name)
        return [line for line in lines if line]

    def _shortened_words(self):
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
