"""The story of goods, from the signed quotation until they are released or claimed.

`-m tools.demo.goods_story DATABASE FOLDER`. Three customers of one company accept its
conditions and get their goods; one pays a part, one pays all, one is bankrupt. The
slips, the claim to goods and the sheet to tick are left in FOLDER.
"""

import sys
from pathlib import Path
from typing import Any

from freezegun import freeze_time

from tools.demo.goods import ADDON, CUSTOMERS, DUE, Goods
from tools.odoo_session import environment

# Days after the goods left.
REMINDED, PART, PAID, OPENED, CLAIMED = 35, 40, 42, 44, 46


def play(goods: Goods, folder: Path) -> None:
    """Tell it from the signatures to the claim, and leave its papers."""
    invoices, waiting = {}, {}
    with freeze_time(f"{goods.on(0)} 10:00"):
        for fate, (*who, signer, quantity) in CUSTOMERS.items():
            customer = goods._customer(*who)
            order = goods.signed(customer, signer, quantity)
            (folder / f"slip-{fate}.pdf").write_bytes(goods.delivered(order))
            invoice = order._create_invoices()
            invoice.invoice_date_due = goods.on(DUE)
            invoice.action_post()
            invoices[fate] = invoice
    goods.night(REMINDED)
    with freeze_time(f"{goods.on(REMINDED + 1)} 10:00"):
        for fate in ("part", "paid"):
            customer = invoices[fate].partner_id
            waiting[fate] = goods.signed(customer, CUSTOMERS[fate][4], 1)
    goods.pay(invoices["part"], PART, 500)
    goods.pay(invoices["paid"], PAID, invoices["paid"].amount_residual)
    with freeze_time(f"{goods.on(PAID)} 11:00"):
        waiting["paid"].action_confirm()
        goods.delivered(waiting["paid"])
    _check(invoices, waiting)
    _claim(goods, invoices["bankrupt"], folder)


def _claim(goods: Goods, invoice: Any, folder: Path) -> None:
    """Claim the pumps of the bankrupt customer from his administrator."""
    administrator = goods.env["res.partner"].create(
        {
            "name": "Maître Claire Dumont",
            "street": "Boulevard de la Liberté 7",
            "zip": "59000",
            "city": "Lille",
            "country_id": goods.env.ref("base.fr").id,
            "lang": "fr_FR",
        }
    )
    with freeze_time(f"{goods.on(CLAIMED)} 09:00"):
        claim = goods.env["credit.followup.recovery"].create(
            {
                "company_id": goods.company.id,
                "partner_id": invoice.partner_id.id,
                "addressee_id": administrator.id,
                "proceedings": "Tribunal de commerce de Lille Métropole, 2026/0417",
                "published_on": goods.on(OPENED),
            }
        )
        claim.action_send()
        sheet = goods.env.ref(f"{ADDON}.report_inventory")
        inventory, _kind = sheet._render_qweb_pdf(sheet.report_name, claim.ids)
    (folder / "claim-to-goods.pdf").write_bytes(claim.document_id.raw)
    (folder / "inventory.pdf").write_bytes(inventory)


def _check(invoices: Any, waiting: Any) -> None:
    """Refuse a demonstration that shows something else than it says."""
    stands = {fate: one.followup_title_ids.state for fate, one in invoices.items()}
    states = {fate: one.state for fate, one in waiting.items()}
    if stands != {"part": "reserved", "paid": "released", "bankrupt": "reserved"}:
        raise RuntimeError(f"The story of goods ended otherwise: {stands}")
    if states != {"part": "sent", "paid": "sale"}:
        raise RuntimeError(f"The story of goods ended otherwise: {states}")


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        play(Goods(session), Path(sys.argv[2]))
