"""The key to a customer's page: nothing is kept of it, and it can be revoked.

It says for whom it is and until when; the secret of the database signs it. Whoever
revokes the links of a person changes the number that is signed with them.
"""

import re
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import consteq
from odoo.tools.misc import hmac

from ...const import PAGE
from ...followup_core.page.keys import Key, extended, standing

# What the secret of the database signs; no other link of Odoo signs the same.
SCOPE = "credit_followup.page"
# 128 bits are guessed by nobody, and an address stays short enough for a letter.
SIGNED = 32
KEY = re.compile(r"(\d{1,9})-(\d{1,9})-(\d{8})-([0-9a-f]{32})", re.ASCII)


class ResPartner(models.Model):
    _inherit = "res.partner"

    # How often the links of this person were revoked.
    followup_page_serial = fields.Integer(
        string="Links revoked",
        company_dependent=True,
        copy=False,
        groups="credit_followup.group_readonly",
    )

    followup_has_page = fields.Boolean(
        string="Has a page",
        compute="_compute_followup_has_page",
        groups="credit_followup.group_readonly",
    )

    @api.depends_context("company")
    def _compute_followup_has_page(self):
        """Tell whether the company at work has a page for its customers."""
        self.followup_has_page = self.env.company.followup_page

    # === THE KEY === #

    def _followup_page_link(self, company, told_on):
        """Return the address of the page for a link that is told on a day."""
        days = company.sudo().followup_page_days
        key = self._followup_page_key(company, extended(None, told_on, days))
        return f"{self.get_base_url()}{PAGE}/{key}"

    def _followup_page_key(self, company, expires_on):
        """Return the key of this person to what his customer owes the company."""
        self.ensure_one()
        plain = f"{company.id}-{self.id}-{expires_on:%Y%m%d}"
        return f"{plain}-{self._followup_page_signature(company, plain)}"

    def _followup_page_signature(self, company, plain):
        """Sign for whom it is: a person who leaves his customer takes no key along."""
        person = self.sudo().with_company(company)
        about = (plain, person.commercial_partner_id.id, person.followup_page_serial)
        return hmac(self.env(su=True), SCOPE, about)[:SIGNED]

    def _followup_of_page_key(self, key):
        """Return the company, the person and the standing that a key has today.

        None for what is no key of ours: it is not told why.
        """
        found = KEY.fullmatch(key or "")
        if not found:
            return None
        company_id, person_id, expiry, signature = found.groups()
        company = self.env["res.company"].sudo().browse(int(company_id)).exists()
        person = self.sudo().browse(int(person_id)).exists()
        if not (company and company.followup_page and person.active):
            return None
        plain = key.removesuffix(f"-{signature}")
        if not consteq(person._followup_page_signature(company, plain), signature):
            return None
        expires_on = fields.Date.to_date(f"{expiry[:4]}-{expiry[4:6]}-{expiry[6:]}")
        today = fields.Date.context_today(self)
        return company, person, standing(Key(expires_on), today)

    # === BUTTONS === #

    def action_followup_open_page(self):
        """Look at the customer's page as he sees it; nothing can be said there."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
        company = self.env.company
        if not company.sudo().followup_page:
            raise UserError(
                self.env._("Customers have no page: switch it on in the settings.")
            )
        tomorrow = fields.Date.context_today(self) + timedelta(days=1)
        key = self._followup_addressee()._followup_page_key(company, tomorrow)
        return {
            "type": "ir.actions.act_url",
            "url": f"{PAGE}/{key}",
            "target": "new",
        }

    def action_followup_revoke_page(self):
        """Close the page to every link that was sent to this customer's people."""
        self.check_access("write")
        self.env.user._followup_check("officer")
        for customer in self.commercial_partner_id.sudo():
            # Also who left, and contacts of contacts: they have links as well.
            people = customer.with_context(active_test=False).search(
                [("commercial_partner_id", "=", customer.id)]
            )
            for person in people.with_company(self.env.company):
                person.followup_page_serial += 1
            customer.message_post(
                body=self.env._(
                    "The links to the customer's page were revoked. The next message "
                    "has a new one."
                ),
                author_id=self.env.user.partner_id.id,
            )
        return True
