"""What one has to know before ringing: whom, about what, and what was said before."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.tools.misc import format_amount, format_date

# What a window shows of each kind; the lists of the customer have all of it.
MOST_ITEMS, MOST_WORDS, MOST_PROMISES = 6, 3, 3


class CreditFollowupContact(models.Model):
    _inherit = "credit.followup.contact"

    briefing = fields.Html(
        string="Before you ring", compute="_compute_briefing", sanitize=False
    )
    situation = fields.Char(
        compute="_compute_situation",
        inverse="_inverse_situation",
        help="What the customer waits for: payments of his own, a grant, a decision.",
    )
    situation_until = fields.Date(
        string="Until",
        compute="_compute_situation",
        inverse="_inverse_situation",
        help="The last day on which it is shown; empty for as long as it stands.",
    )

    @api.depends("partner_id", "company_id")
    def _compute_situation(self):
        for contact in self:
            partner = contact.partner_id.with_company(contact.company_id)
            text, until = partner.sudo()._followup_situation_now()
            contact.situation, contact.situation_until = text, until

    def _inverse_situation(self):
        """Keep it on the customer, for whoever rings next."""
        for contact in self:
            partner = contact.partner_id.with_company(contact.company_id).sudo()
            partner.commercial_partner_id.write(
                {
                    "followup_situation": contact.situation,
                    "followup_situation_until": contact.situation_until,
                }
            )

    @api.depends("partner_id", "company_id")
    @api.depends_context("lang", "uid")
    def _compute_briefing(self):
        """Gather it for all contacts of a company at once."""
        self.briefing = False
        for company, own in self.grouped("company_id").items():
            partners = own.partner_id.with_company(company)
            items, suspended, promises, words = (
                partners._followup_items_of(company),
                partners._followup_suspended_of(company),
                partners._followup_promises_of(company),
                partners._followup_words_of(company, own._origin),
            )
            for contact in own.filtered("partner_id"):
                partner = contact.partner_id.with_company(company)
                values = {
                    "partner": partner,
                    "people": partner._followup_reachable(contact.person_id),
                    **_of_items(partner, items[partner]),
                    "suspended": suspended[partner],
                    "promises": promises[partner][:MOST_PROMISES],
                    "words": words[partner][:MOST_WORDS],
                }
                contact.briefing = self.env["ir.qweb"]._render(
                    "credit_followup.briefing", values
                )


def _of_items(partner, lines):
    """Return the rows of the open items, how many more there are, and the totals."""
    env = partner.env
    sums, late = defaultdict(float), defaultdict(float)
    for line in lines:
        sums[line.currency_id] += line.amount_residual_currency
        if line.followup_days_late:
            late[line.currency_id] += line.amount_residual_currency
    return {
        "rows": [
            {
                "name": line.move_name or line.name,
                "due": format_date(env, line.date_maturity, date_format="medium"),
                "late": line.followup_days_late
                and env._("%(days)s days late", days=line.followup_days_late),
                "amount": format_amount(
                    env, line.amount_residual_currency, line.currency_id
                ),
            }
            for line in lines[:MOST_ITEMS]
        ],
        "more": len(lines) > MOST_ITEMS
        and env._("%(count)s more items are open.", count=len(lines) - MOST_ITEMS),
        "total": _total(env, _amounts(env, sums), _amounts(env, late)),
    }


def _total(env, owed, late):
    if not late:
        return env._("%(amount)s open", amount=owed)
    return env._("%(amount)s open, %(late)s of it overdue", amount=owed, late=late)


def _amounts(env, sums):
    return ", ".join(format_amount(env, amount, one) for one, amount in sums.items())
