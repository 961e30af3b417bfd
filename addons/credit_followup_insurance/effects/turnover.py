"""The turnover with insured customers, made and kept as any file that leaves."""

from odoo import fields
from odoo.exceptions import UserError

from odoo.addons.credit_followup.decisions.exports.dossiers import Case, compose
from odoo.addons.credit_followup.effects.exports.files import written
from odoo.addons.credit_followup.effects.exports.packages import keep_file
from odoo.addons.credit_followup.facts.exports.parties import Profile
from odoo.addons.credit_followup.facts.items import TRADE
from odoo.addons.credit_followup.followup_core.exports.layouts.records import Batch
from odoo.addons.credit_followup.followup_core.exports.message_id import message_id


def make(contract, first, last):
    """Return the export of the turnover from a day to another one, both included.

    :raises UserError: if there is none, or the layout cannot hold it
    """
    env = contract.env(su=True)
    own = contract.with_env(env)
    dossiers = list(compose(env, _cases(own, first, last)).values())
    if not dossiers:
        raise UserError(
            contract.env._("Nothing was invoiced to customers with a cover.")
        )
    layout = own.turnover_layout_id
    file = written(layout._core_layout(), dossiers, _batch(own, first, last))
    if file.findings:
        raise UserError(
            contract.env._(
                "The layout %(layout)s cannot hold it: %(why)s",
                layout=layout.name,
                why="; ".join(file.findings),
            )
        )
    what = ", ".join(
        column.header
        for sheet in layout._core_layout().sheets
        for column in sheet.columns
    )
    return keep_file(contract, own.partner_id, file, layout.code, what)


def _batch(contract, first, last):
    """Return what the file says of itself: the days that it is about."""
    made = fields.Datetime.now()
    return Batch(
        f"{first.isoformat()}_{last.isoformat()}",
        f"{made.isoformat(timespec='seconds')}Z",
        contract.company_id.name,
    )


def _cases(contract, first, last):
    """Return a case of each insured customer and currency: what was invoiced."""
    covers = contract.env["credit.followup.insurance.cover"].search(
        [("contract_id", "=", contract.id)]
    )
    lines = contract.env["account.move.line"].search(
        [
            *TRADE,
            ("company_id", "=", contract.company_id.id),
            ("parent_state", "=", "posted"),
            ("move_type", "in", ("out_invoice", "out_refund")),
            ("move_id.invoice_date", ">=", first),
            ("move_id.invoice_date", "<=", last),
            ("partner_id.commercial_partner_id", "in", covers.partner_id.ids),
        ],
        order="partner_id, currency_id, id",
    )
    groups = lines.grouped(
        lambda one: (one.partner_id.commercial_partner_id, one.currency_id)
    )
    return [
        _case(contract, place, *key, own, last)
        for place, (key, own) in enumerate(groups.items(), 1)
    ]


def _case(contract, place, partner, currency, lines, last):
    code = (contract.number or contract.name)[:50]
    ref = f"{place:05d}"
    moment = fields.Datetime.now()
    return Case(
        key=place,
        ref=ref,
        state="update",
        company=contract.company_id,
        partner=partner,
        currency=currency,
        lines=lines,
        opened_on=last,
        cutoff_at=moment,
        agency={"code": code, "name": contract.partner_id.name, "contract_ref": code},
        message={
            "id": message_id("", code, ref, 1),
            "created_at": f"{moment.isoformat(timespec='seconds')}Z",
            "sequence": 1,
            "mode": "full",
            "sender": contract.company_id.name,
        },
        mandate={},
        profile=Profile(history=False, documents=False),
        claims_charges=False,
    )
