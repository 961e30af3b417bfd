"""What an action claims beside the principal, and how it says so."""

from datetime import timedelta
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools.misc import format_date

from ...decisions.sentences import words
from ...facts.claims import CHANNELS
from ...followup_core.law.case import Notice, NoticeKind
from ...followup_core.law.findings import TEXTS


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    amount_interest = fields.Monetary(string="Interest", readonly=True)
    amount_compensation = fields.Monetary(string="Compensation", readonly=True)
    amount_imputed = fields.Monetary(
        string="Imputed by law",
        readonly=True,
        help="Principal that stays open because payments paid costs and interest "
        "first.",
    )
    amount_total = fields.Monetary(
        compute="_compute_amount_total",
        string="To pay with charges",
        help="The amount to pay with interest and compensation.",
    )
    claim_sheet = fields.Json(readonly=True, copy=False)
    claim_note = fields.Text(
        string="Charges left out", readonly=True, copy=False, help="What, and why."
    )
    has_mentions = fields.Boolean(
        readonly=True,
        copy=False,
        help="The message says what a consumer may come to owe, and from when.",
    )
    charge_ids = fields.One2many("credit.followup.charge", "action_id", copy=False)
    block_charges = fields.Html(compute="_compute_block_charges", sanitize=False)
    block_sheet = fields.Html(compute="_compute_block_charges", sanitize=False)
    block_mentions = fields.Html(compute="_compute_block_mentions", sanitize=False)

    # === COMPUTE METHODS === #

    @api.depends(
        "amount_due", "amount_interest", "amount_compensation", "amount_imputed"
    )
    def _compute_amount_total(self):
        for action in self:
            action.amount_total = (
                action.amount_due
                + action.amount_interest
                + action.amount_compensation
                + action.amount_imputed
            )

    @api.depends("claim_sheet", "amount_interest", "amount_compensation")
    @api.depends_context("lang")
    def _compute_block_charges(self):
        qweb = self.env["ir.qweb"]
        for action in self:
            sheet = action.claim_sheet
            values = {"action": action, "sheet": sheet}
            if not sheet:
                action.block_charges = action.block_sheet = False
                continue
            action.block_charges = qweb._render("credit_followup.block_charges", values)
            action.block_sheet = qweb._render("credit_followup.block_sheet", values)

    @api.depends("partner_id", "line_ids", "level_id")
    @api.depends_context("lang")
    def _compute_block_mentions(self):
        """Say what the law wants in a consumer's free first reminder."""
        qweb = self.env["ir.qweb"]
        for action in self:
            rows = action._consumer_rows()
            action.block_mentions = bool(rows) and qweb._render(
                "credit_followup.block_consumer",
                {
                    "action": action,
                    "rows": rows,
                    "total": action._mention_total(rows),
                },
            )

    # === GETTERS === #

    def _claims_charges(self):
        """Tell whether the level claims and the company lets it."""
        self.ensure_one()
        return bool(self.level_id.claim_charges and self.company_id.followup_charge)

    def _claim_note(self, codes, refusal, small):
        """Word what was left out of the claim, nothing if all of it is claimed."""
        sentences = [words(self.env, TEXTS[code]) for code in sorted(codes)]
        if refusal:
            sentences.append(refusal)
        if small:
            sentences.append(
                self.env._("The charges are below the least that the company claims.")
            )
        return "\n".join(sentences) or False

    def _counts_as_letter(self):
        """Tell whether it starts the term that a law gives consumers.

        Where a law wants it said what may follow, only a message that did.
        """
        self.ensure_one()
        return self.has_mentions or not self._first_letter()

    def _gave_the_term_of(self, notice):
        """Tell whether a first letter gave all the days that the law wants given.

        One that was printed or received later than it reckoned stated a day too early.
        """
        self.ensure_one()
        statute = self.partner_id._followup_statute(self.company_id, self.date)
        if not self.has_mentions or not statute or not statute.answer_by:
            return True
        return bool(self.deadline_on) and statute.answer_by(notice) <= self.deadline_on

    def _first_letter(self):
        """Return how the customer's law introduces what may follow, where it must."""
        self.ensure_one()
        statute = self.partner_id._followup_statute(self.company_id, self.date)
        return statute.first_letter if statute else ""

    def _consumer_rows(self):
        """Say what a consumer may come to owe, where a law wants it said first."""
        self.ensure_one()
        company = self.company_id
        if (
            not company.followup_charge
            or self.amount_compensation
            or not self._first_letter()
        ):
            return []
        lines = self.line_ids.filtered(lambda line: line.days_late > 0)
        foreseen = self.partner_id._followup_foreseen(company, lines, self.date)
        return [
            {
                "amount": foreseen[line],
                "text": self.env._(
                    "Invoice %(name)s (%(what)s), due on %(due)s, principal "
                    "%(amount)s: %(penalty)s",
                    name=line.name,
                    what=line.move_id._followup_goods(),
                    due=self._day(line.date_due),
                    amount=self._money(line.amount_open),
                    penalty=self._money(foreseen[line]),
                ),
            }
            for line in lines
            if foreseen.get(line)
        ]

    def _mention_intro(self):
        """Say until when nothing is added, as the customer's law counts it."""
        deadline = self._day(self._deadline())
        return words(self.env, self._first_letter(), deadline=deadline)

    def _mention_total(self, rows):
        """Say the sum of what a consumer may come to owe, where there are several."""
        if len(rows) < 2:
            return False
        total = sum(row["amount"] for row in rows)
        return self.env._("Together: %(amount)s", amount=self._money(total))

    def _deadline(self):
        """Return the day that the message gives, never before the one of the law."""
        by_law = self._answer_by()
        return max(filter(None, (self.deadline_on, by_law)), default=False)

    def _answer_by(self):
        """Return the last day without cost after a consumer's first letter, if any."""
        self.ensure_one()
        statute = self.partner_id._followup_statute(self.company_id, self.date)
        if not statute or not statute.answer_by or not self.level_id:
            return False
        company = self.company_id
        sent = self.served_on or max(self.date, fields.Date.context_today(self))
        letters = [
            Notice(
                NoticeKind.REMINDER,
                CHANNELS[channel.value],
                sent,
                expected_on=sent + timedelta(days=company.followup_transit_email),
            )
            for channel in self.level_id._channels()
            if channel.value in CHANNELS
        ]
        return max(map(statute.answer_by, letters), default=False)

    def _lacking_mentions(self):
        """Return the names of what the law wants a consumer's first letter to say."""
        company = self.company_id
        lacking = []
        statute = self.partner_id._followup_statute(company, self.date)
        if not statute or not statute.names_everything:
            return lacking
        if not (company.company_registry or company.vat):
            lacking.append(self.env._("the enterprise number of the company"))
        for line in self.line_ids.filtered(lambda one: one.days_late > 0):
            if not line.move_id._followup_goods():
                lacking.append(
                    self.env._(
                        "the goods or services of invoice %(name)s", name=line.name
                    )
                )
            if not line.date_due:
                lacking.append(
                    self.env._("the due date of invoice %(name)s", name=line.name)
                )
        return lacking

    def _creditor_line(self):
        """Name the creditor and its enterprise number, as the law wants."""
        company = self.company_id
        return self.env._(
            "%(company)s, enterprise number %(number)s",
            company=company.name,
            number=company.company_registry or company.vat or "",
        )

    def _sheet_sums(self):
        """Return a sentence per invoice: what it bears, and by which article."""
        sums = [
            self.env._(
                "%(name)s: interest %(interest)s, compensation %(compensation)s "
                "%(article)s",
                name=item["ref"],
                interest=self._money(float(item["interest_accrued"])),
                compensation=self._money(float(item["compensation_accrued"])),
                article=_in_brackets(words(self.env, item["compensation_article"])),
            )
            for item in (self.claim_sheet or {}).get("items", ())
        ]
        settled = self._sheet_settled()
        if settled:
            sums.append(
                self.env._(
                    "Paid, settled or waived of it: %(amount)s",
                    amount=self._money(settled),
                )
            )
        return sums

    def _sheet_settled(self):
        """Return what is not asked for any more of what the sheet adds up to."""
        accrued = sum(
            Decimal(item[name])
            for item in (self.claim_sheet or {}).get("items", ())
            for name in ("interest_accrued", "compensation_accrued")
        )
        asked = self.amount_interest + self.amount_compensation
        return self.currency_id.round(float(accrued) - asked)

    def _sheet_rows(self):
        """Return the slices of the calculation sheet, worded for the reader."""
        sheet = self.claim_sheet or {}
        return [
            {
                "name": item["ref"],
                "from": self._day(fields.Date.to_date(slice_["from"]), "medium"),
                "to": self._day(
                    fields.Date.subtract(fields.Date.to_date(slice_["to"]), days=1),
                    "medium",
                ),
                "days": slice_["days"],
                "rate": self._percent(slice_["rate_percent"]),
                "base": self._money(float(slice_["base"])),
                "amount": self._money(float(slice_["amount"])),
                "exact": self._money_exact(slice_["amount"]),
                "article": words(self.env, item["article"]),
            }
            for item in sheet.get("items", ())
            for slice_ in item["segments"]
        ]

    def _sheet_words(self):
        """Return how it was reckoned: sentences that are true for the law applied."""
        sheet = self.claim_sheet or {}
        return [words(self.env, text) for text in sheet.get("explanations", ())]

    def _daily(self):
        """Say what each further day adds, nothing where it adds nothing."""
        sheet = self.claim_sheet or {}
        daily = Decimal(sheet.get("daily") or 0)
        if daily <= 0 or not self.amount_interest:
            return False
        day = fields.Date.add(fields.Date.to_date(sheet["as_of"]), days=1)
        return self.env._(
            "From %(day)s, interest of %(amount)s is added for each day.",
            day=self._day(day),
            amount=self._money(float(daily)),
        )

    def _imputation(self):
        """Say in which order payments were taken, nothing where none came."""
        text = (self.claim_sheet or {}).get("imputation")
        return text and words(self.env, text)

    def _percent(self, text):
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        return text.replace(".", lang.decimal_point) + " %"

    def _money_exact(self, text):
        """Word an amount with all its decimals: it is rounded only in the sum."""
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        return f"{Decimal(text):f}".replace(".", lang.decimal_point)

    def _sheet_day(self):
        """Word the last day that the sheet counts."""
        day = fields.Date.to_date((self.claim_sheet or {}).get("as_of")) or self.date
        return format_date(self.env, day, date_format="long")


def _in_brackets(text):
    return f"({text})" if text else ""
