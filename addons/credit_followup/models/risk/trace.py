from odoo import api, fields, models

from ...facts.risk.traces import read_identities
from ...followup_core.risk.matching import is_likely, matched
from ...followup_core.risk.signs import Sign
from ...followup_core.risk.standing import Result
from ...followup_core.risk.traces import Kind, Trace, traces

KINDS = [
    (Kind.VAT.value, "VAT number"),
    (Kind.COMPANY_NUMBER.value, "Company number"),
    (Kind.BANK_ACCOUNT.value, "Bank account"),
    (Kind.EMAIL.value, "E-mail address"),
    (Kind.PHONE.value, "Telephone number"),
    (Kind.DIRECTOR.value, "Name of a person"),
    (Kind.ADDRESS.value, "Address"),
    (Kind.DOMAIN.value, "Domain of the e-mail address"),
    (Kind.NAME.value, "Name"),
]
BAD = "bad"


class CreditFollowupTrace(models.Model):
    """By what an old bad debtor is known again, should he come under another name."""

    _name = "credit.followup.trace"
    _description = "Trace of a Bad Debtor"
    _order = "partner_id, kind, id"
    _rec_name = "value"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, index=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    kind = fields.Selection(KINDS, required=True)
    value = fields.Char(required=True)

    _found = models.Index("(value, kind, company_id)")

    @api.model
    def _renew(self, companies, partners):
        """Keep the traces of those of these customers who are bad debtors."""
        customers = partners.sudo().commercial_partner_id
        self.sudo().search(
            [
                ("company_id", "in", companies.ids),
                ("partner_id", "in", customers.ids),
            ]
        ).unlink()
        for company in companies:
            bad = self._bad(company, customers)
            identities = read_identities(bad)
            self.sudo().create(
                [
                    {
                        "company_id": company.id,
                        "partner_id": partner.id,
                        "kind": trace.kind.value,
                        "value": trace.value,
                    }
                    for partner, identity in identities.items()
                    for trace in traces(identity)
                ]
            )

    @api.model
    def _renew_known(self, customers):
        """Bring the traces of known bad debtors up to date with who they are now."""
        known = self.sudo().search([("partner_id", "in", customers.ids)])
        if known:
            self._renew(known.company_id, known.partner_id)

    @api.model
    def _bad(self, company, customers):
        """Return those who are trusted no more, insolvent, or found bad by a check."""
        own = customers.with_company(company)
        bad = own.filtered(lambda one: one.trust == BAD)
        checks = self.env["credit.followup.check"].sudo()
        signs = self.env["credit.followup.sign"].sudo()
        of_company = [
            ("company_id", "=", company.id),
            ("partner_id", "in", customers.ids),
        ]
        checked = checks.search(
            [
                *of_company,
                ("result", "=", Result.BAD.value),
                ("state", "!=", "replaced"),
            ]
        )
        insolvent = signs.search([*of_company, ("sign", "=", Sign.INSOLVENCY.value)])
        return (bad | checked.partner_id | insolvent.partner_id) & customers

    @api.model
    def _matches(self, company, partners):
        """Return by partner the old bad debtors whom he may be, the surest first.

        One look into the index for all of them.

        :return: ``{partner: [(bad debtor, Match)]}``
        """
        own = {
            partner: set(traces(identity))
            for partner, identity in read_identities(partners).items()
        }
        values = {trace.value for found in own.values() for trace in found}
        if not values:
            return {}
        known = self.sudo().search(
            [("value", "in", list(values)), ("company_id", "=", company.id)]
        )
        found = {}
        for partner, traced in own.items():
            common = known.filtered(
                lambda one, traced=traced: Trace(Kind(one.kind), one.value) in traced
            )
            found[partner] = self._of_debtors(partner, common)
        return found

    def _of_debtors(self, partner, common):
        """Return whom the traces in common are of, as far as somebody should look."""
        matches = [
            (debtor, matched([Trace(Kind(one.kind), one.value) for one in own]))
            for debtor, own in common.grouped("partner_id").items()
            if debtor != partner.commercial_partner_id
        ]
        likely = [one for one in matches if is_likely(one[1])]
        return sorted(likely, key=lambda one: -one[1].sureness)
