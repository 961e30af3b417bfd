"""Facts of conditions that are sent again: to whom, and what became of it."""

from odoo.fields import Date, Domain

from ...followup_core.terms.proof import Proof, Way, proves
from ...followup_core.terms.sendings import Sending, State, Why

FAILED = ("bounce", "exception", "canceled")


def read_sendings(sendings):
    """Return the core's facts of sendings, in their order."""
    failed = (
        sendings.env["mail.notification"]
        .sudo()
        .search(
            [
                ("mail_message_id", "in", sendings.mail_message_id.ids),
                ("notification_status", "in", FAILED),
            ]
        )
    )
    returned = failed.mail_message_id
    return [
        Sending(
            one.id,
            State(one.state),
            Why(one.reason),
            one.sent_on,
            one.is_returned or one.mail_message_id in returned,
            one.is_answered,
        )
        for one in sendings
    ]


def read_to_send(company, today):
    """Yield customers who bought within a year and had nothing of it within a year.

    Neither a signature under the version that they get now, nor that version by mail.

    :return: ``(customer, version)``
    """
    env = company.env
    since = Date.subtract(today, years=1)
    found = []
    versions = {}
    for customer in read_buyers(company, since):
        lang = customer.lang
        if lang not in versions:
            versions[lang] = env["credit.followup.terms"]._in_force(
                company, today, lang
            )
        found.append((customer, versions[lang]))
    having = _having(company, {version.id for _one, version in found}, since)
    for customer, version in found:
        if version.file and (version.id, customer.id) not in having:
            yield customer, version


def read_buyers(company, since):
    """Return the customers with an invoice of the company since a day."""
    rows = (
        company.env["account.move"]
        .sudo()
        ._read_group(
            [
                ("company_id", "=", company.id),
                ("move_type", "=", "out_invoice"),
                ("state", "=", "posted"),
                ("invoice_date", ">=", since),
            ],
            ["commercial_partner_id"],
            order="commercial_partner_id",
        )
    )
    return company.env["res.partner"].union(*(partner for (partner,) in rows))


def _having(company, version_ids, since):
    """Return which customers signed a version, or got it since a day."""
    signed = [way.value for way in Way if proves(way) is Proof.SIGNED]
    acceptances = (
        company.env["credit.followup.terms.acceptance"]
        .sudo()
        .search(
            [
                ("terms_id", "in", list(version_ids)),
                ("way", "in", signed),
                ("withdrawn_on", "=", False),
                ("accepted_on", ">=", since),
            ]
        )
    )
    sendings = (
        company.env["credit.followup.terms.sending"]
        .sudo()
        .search(
            Domain("terms_id", "in", list(version_ids)) & Domain("sent_on", ">", since)
        )
    )
    return {
        (one.terms_id.id, one.partner_id.commercial_partner_id.id)
        for records in (acceptances, sendings)
        for one in records
    }
