"""Facts of traces: who a partner is, by what people wrote of him."""

from ...followup_core.risk.traces import Identity


def read_identities(partners):
    """Return the identity of each partner, with that of his contacts."""
    partners = partners.sudo()
    family = partners.with_context(active_test=False).search(
        [("commercial_partner_id", "in", partners.ids)]
    )
    own = family.grouped("commercial_partner_id")
    return {one: _identity(one, own.get(one, one)) for one in partners}


def _identity(partner, family):
    people = family.filtered(lambda one: not one.is_company and one != partner)
    return Identity(
        names=_texts(partner.name) if partner.is_company else (),
        vat=partner.vat or "",
        company_number=partner.company_registry or "",
        bank_accounts=_texts(*family.bank_ids.mapped("acc_number")),
        phones=_texts(*family.mapped("phone")),
        emails=_texts(*family.mapped("email")),
        street=partner.street or "",
        zip=partner.zip or "",
        city=partner.city or "",
        directors=_texts(*people.mapped("name"))
        or (() if partner.is_company else _texts(partner.name)),
    )


def _texts(*values):
    return tuple(one for one in values if one)
