"""The filing of the claim: its sums, its letter, its file."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount, format_date

from odoo.addons.credit_followup.effects.papers import made_papers
from odoo.addons.credit_followup.followup_core.books.write_off import Ground
from odoo.addons.credit_followup.followup_core.exports.canonical import digest
from odoo.addons.credit_followup.followup_core.law.court.insolvency import Filed

from ...effects import filings
from ...facts.insolvencies import (
    items_of,
    read_credits,
    read_parts,
    written_off,
)

LETTER = "credit_followup_court.filing"
PAGE = "credit_followup_court.filing_page"


class CreditFollowupInsolvency(models.Model):
    _inherit = "credit.followup.insolvency"

    owed = fields.Monetary(
        compute="_compute_owed",
        string="Owed before the judgment",
        help="Open items of before the judgment, without interest, in company "
        "currency.",
    )
    letter_id = fields.Many2one(
        "ir.attachment",
        string="Filing as sent",
        readonly=True,
        copy=False,
        check_company=True,
    )
    file_id = fields.Many2one(
        "ir.attachment",
        string="Filing as a file",
        readonly=True,
        copy=False,
        check_company=True,
    )
    sha256 = fields.Char(string="SHA-256 of the file", readonly=True, copy=False)

    def _compute_owed(self):
        known = self._known()
        (self - known).owed = 0.0
        for one in known:
            lost = written_off(one)
            one.owed = sum(items_of(one).mapped("amount_residual")) + sum(
                lost.mapped("amount_company")
            )

    # === BUTTONS === #

    def action_print(self):
        """Print the filing: as it was sent, else as it would be now."""
        self.env.user._followup_check("readonly")
        self.check_access("read")
        self._check_addressee()
        report = self.env.ref("credit_followup_court.report_filing")
        return report.report_action(self)

    def action_keep(self):
        """Keep letter and file as they are now: they go to the administrator so."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("write")
        self._check_addressee()
        own = self.sudo()
        facts = (read_parts(own), read_credits(own), own._goods())
        content = filings.as_json(own, *facts)
        (letter,) = made_papers(own, LETTER).values()
        own.letter_id = own._attach(f"{own._file_name()}.pdf", letter)
        own.file_id = own._attach(f"{own._file_name()}.json", content)
        own.sha256 = digest(content)
        return True

    def action_claim_goods(self):
        """Prepare the claim to the goods that are ours, to the administrator."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("read")
        values = {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "published_on": self.published_on or self.opened_on,
            "proceedings": self._proceedings(),
        }
        if self.administrator_id:
            values["addressee_id"] = self.administrator_id.id
        return self.env["credit.followup.recovery"].create(values)._get_records_action()

    def action_relieve_vat(self):
        """Propose to write off what is owed, with the VAT that comes back."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("read")
        if not self.filed_on:
            raise UserError(
                self.env._(
                    "File the claim first: its interest ends with the write-off."
                )
            )
        lines = items_of(self).with_env(self.env)
        window = lines.action_followup_write_off()
        wizard = self.env[window["res_model"]].browse(window["res_id"])
        wizard.write({"proven_on": self.opened_on, "evidence": self.display_name})
        rows = wizard.line_ids
        taxes = wizard._vat((row.move_line_id, Ground.INSOLVENCY, None) for row in rows)
        for row, tax in zip(rows, taxes, strict=True):
            row.write({"ground": Ground.INSOLVENCY.value, **tax})
        return window

    # === THE PAPERS === #

    def _check_addressee(self):
        """Refuse a letter to the bankrupt: who files, writes to the administrator.

        Where the debtor lists what he owes, he is the one to write to.
        """
        for one in self.filtered(lambda one: not one.administrator_id):
            if one._law().filed is not Filed.LISTED:
                raise UserError(
                    self.env._(
                        "Say who administers the proceedings of %(customer)s: the "
                        "filing is addressed to him.",
                        customer=one.partner_id.name,
                    )
                )

    def _goods(self):
        return (
            self.env["credit.followup.goods"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("partner_id.commercial_partner_id", "=", self.partner_id.id),
                    ("there", ">", 0),
                ],
                order="delivered_on, id",
            )
        )

    def _proceedings(self):
        return ", ".join(filter(None, (self.court, self.reference)))

    def _file_name(self):
        number = self.reference or self.id
        name = self.env._("Filing %(number)s", number=number)
        return "".join(one if one.isalnum() else "_" for one in name)

    def _attach(self, name, content):
        return self.env["ir.attachment"].create(
            {
                "name": name,
                "raw": content,
                "res_model": self._name,
                "res_id": self.id,
                "company_id": self.company_id.id,
            }
        )

    def _get_report_base_filename(self):
        return self._file_name()

    def _kept_paper(self, report):
        """Return the letter as it was kept, if it was."""
        return self.letter_id.raw if report == LETTER and self.letter_id else None

    def _paper(self, report):
        """Return the page of the filing and what it shows."""
        addressee = self.administrator_id or self.partner_id
        lang = addressee.lang or self.env.lang
        own = self.with_context(lang=lang)
        parts, credits = read_parts(self), read_credits(self)
        return {
            "template": PAGE,
            "company": self.company_id,
            "lang": lang,
            "addressee": addressee,
            "values": {
                "one": own,
                "rows": parts,
                "credits": credits,
                "totals": filings.totals(parts, credits),
                "goods": own._goods(),
                "said": own._said_in_letter(),
            },
        }

    def _said_in_letter(self):
        """Return the sentences of the letter, in the language of its addressee."""
        env = self.env
        account = self.company_id.partner_id.bank_ids[:1].acc_number
        return {
            "subject": env._(
                "Filing of our claim: %(name)s", name=self.partner_id.name
            ),
            "claim": env._(
                "We file our claim in these proceedings, opened on %(day)s, as listed "
                "here, and ask you to admit it.",
                day=format_date(env, self.opened_on, date_format="long"),
            ),
            "interest": self.interest_until
            and env._(
                "Interest is counted until %(day)s.",
                day=format_date(env, self.interest_until, date_format="long"),
            ),
            "less": env._("Less what is credited and not allocated yet"),
            "claimed": env._("We claim"),
            "title": env._(
                "The goods listed below were delivered under reservation of title. "
                "They are ours until they are paid, and we claim them back."
            ),
            "account": account
            and env._(
                "What is paid to us goes to the account %(account)s.", account=account
            ),
            "ask": env._(
                "Please confirm that you have received this filing, and tell us how "
                "the proceedings go on."
            ),
        }

    def _money(self, amount, currency):
        return format_amount(self.env, float(amount), currency)

    def _day(self, day):
        return format_date(self.env, day)
