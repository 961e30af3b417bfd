"""A company with pumps, and what it does with its customers, for the story of goods."""

import base64
import io
from datetime import date, timedelta
from typing import Any

from freezegun import freeze_time
from reportlab.pdfgen.canvas import Canvas

from odoo.fields import Command

ADDON = "credit_followup"
COMPANY, IBAN = "Pompes Delcourt", "BE43068999999501"
# The goods left so many days ago, and were to be paid within a month.
LEFT_DAYS_AGO = 60
DUE = 30
CLAUSE = (
    "The goods remain our property until they are paid in full. The buyer neither "
    "pledges nor processes them before; goods that are resold give us the price."
)
STOPPED = "Until it is paid, we no longer deliver."
# Name, address, language, signer, serial numbers of the pumps.
CUSTOMERS = {
    "part": ("Garage Lambert", "5100", "Jambes", "BE", "Luc Lambert", 1),
    "paid": ("Brasserie Martin", "5300", "Andenne", "BE", "Zoé Martin", 1),
    "bankrupt": ("Ateliers Moreau", "59000", "Lille", "FR", "Paul Moreau", 3),
}
PRICE = 1850.0


class Goods:
    """One company with pumps, and three customers who accepted its conditions."""

    def __init__(self, env: Any) -> None:
        """Found the company, with its conditions and a warehouse."""
        self.start = date.today() - timedelta(days=LEFT_DAYS_AGO)  # noqa: DTZ011
        builder = env["credit.followup.demo"]
        self.company = builder._found(
            {
                "name": COMPANY,
                "street": "Rue du Moulin 4",
                "vat": "BE0417497106",
                "phone": "+32 81 55 04 20",
                "email": "comptabilite@pompes-delcourt.example",
            }
        )
        self.company.resource_calendar_id = builder._calendar(self.company)
        context = {**env.context, "allowed_company_ids": self.company.ids}
        self.nights = env(context=context)["credit.followup.run"]
        self.env = env(user=env.ref("base.user_admin").id, context=context)
        self._bank()
        self.env["stock.warehouse"].create(
            {"name": COMPANY, "code": "PD", "company_id": self.company.id}
        )
        self._settings()
        self.terms = self._terms()
        self.pump = self._pump()

    # === WHO AND WHAT === #

    def _bank(self) -> None:
        self.env["res.partner.bank"].create(
            {
                "acc_number": IBAN,
                "partner_id": self.company.partner_id.id,
                "allow_out_payment": True,
            }
        )

    def _settings(self) -> None:
        """Follow everybody with one policy, whose reminder stops orders."""
        level = {
            "name": "Reminder",
            "sequence": 5,
            "days": 5,
            "nature": "1",
            "mode": "automatic",
            "by_email": True,
            "deadline_days": 8,
            "template_id": self.env.ref(f"{ADDON}.template_first").id,
            "stops": "stop",
            "consequence": STOPPED,
        }
        policy = self.env["credit.followup.policy"].create(
            {
                "name": "Reminder and stop",
                "company_id": self.company.id,
                "level_ids": [Command.create(level)],
            }
        )
        # Those that are ready have segments of their own.
        policies = self.env["credit.followup.policy"].search(
            [("company_id", "=", self.company.id), ("id", "!=", policy.id)]
        )
        policies.active = False
        self.company.write(
            {
                "followup_policy_id": policy.id,
                "followup_test_mode": False,
                "followup_check_bank": False,
                "followup_started_on": self.on(-5),
                "followup_user_id": self.env.ref("base.user_admin").id,
                "followup_active": True,
            }
        )

    def _terms(self) -> Any:
        buffer = io.BytesIO()
        canvas = Canvas(buffer)
        canvas.drawString(72, 750, f"{COMPANY}: conditions of sale 2025")
        canvas.drawString(72, 720, CLAUSE[:70])
        canvas.drawString(72, 705, CLAUSE[70:])
        canvas.save()
        return self.env["credit.followup.terms"].create(
            {
                "name": "Conditions of sale 2025",
                "company_id": self.company.id,
                "valid_from": "2025-01-01",
                "file": base64.b64encode(buffer.getvalue()),
                "file_name": "conditions-2025.pdf",
                "payment_days": 30,
                "interest_kind": "fixed",
                "interest_percent": 10.0,
                "reserves_title": True,
                "title_clause": CLAUSE,
            }
        )

    def _pump(self) -> Any:
        return self.env["product.product"].create(
            {
                "name": "Pump P 200",
                "is_storable": True,
                "tracking": "serial",
                "invoice_policy": "delivery",
                "list_price": PRICE,
                "taxes_id": [Command.clear()],
            }
        )

    def _customer(self, name: str, zip_: str, city: str, country: str) -> Any:
        mailbox = name.lower().replace(" ", "-")
        return self.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "email": f"info@{mailbox}.example",
                "street": "Rue de l'Industrie 18",
                "zip": zip_,
                "city": city,
                "country_id": self.env.ref(f"base.{country.lower()}").id,
                "lang": "fr_FR",
                "followup_segment": "business",
                "property_payment_term_id": self.env.ref(
                    "account.account_payment_term_30days"
                ).id,
            }
        )

    # === DAYS === #

    def on(self, offset: int) -> date:
        """Return the day so many days after the goods left."""
        return self.start + timedelta(days=offset)

    def night(self, offset: int) -> None:
        """Let the night of a day run for this company."""
        with freeze_time(self.on(offset)):
            run = self.nights.with_company(self.company)
            run._propose_safely(self.company, self.on(offset))
            run._cron_execute()
        queued = self.nights.env["credit.followup.delivery"].search(
            [("company_id", "=", self.company.id), ("state", "=", "pending")]
        )
        queued.mail_id.state = queued.state = "sent"

    # === STEPS === #

    def signed(self, customer: Any, signer: str, quantity: int) -> Any:
        """Return an order that its customer signed by the link that he got."""
        order = self.env["sale.order"].create(
            {
                "partner_id": customer.id,
                "company_id": self.company.id,
                "order_line": [
                    Command.create(
                        {"product_id": self.pump.id, "product_uom_qty": quantity}
                    )
                ],
            }
        )
        order.action_quotation_sent()
        public = self.env.ref("base.public_user")
        order.with_user(public).sudo().write(
            {"signed_by": signer, "signature": _signature(signer)}
        )
        order.sudo()._validate_order()
        return order

    def delivered(self, order: Any) -> Any:
        """Deliver all of an order, with the clause on its slip."""
        picking = order.picking_ids
        for number, move in enumerate(picking.move_ids):
            move.move_line_ids.unlink()
            for place in range(int(move.product_uom_qty)):
                self._put(move, f"P200-{order.id:03d}{number}{place}")
        report = self.env["ir.actions.report"]
        slip, _kind = report._render_qweb_pdf("stock.report_deliveryslip", picking.ids)
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()
        return slip

    def _put(self, move: Any, name: str) -> None:
        """Take a pump of this number into stock, and onto the transfer."""
        lot = self.env["stock.lot"].create(
            {"name": name, "product_id": self.pump.id, "company_id": self.company.id}
        )
        stock = self.env["stock.quant"]
        stock._update_available_quantity(self.pump, move.location_id, 1, lot_id=lot)
        self.env["stock.move.line"].create(
            {
                "move_id": move.id,
                "picking_id": move.picking_id.id,
                "product_id": self.pump.id,
                "lot_id": lot.id,
                "quantity": 1,
                "location_id": move.location_id.id,
                "location_dest_id": move.location_dest_id.id,
            }
        )

    def pay(self, move: Any, offset: int, amount: float) -> None:
        """Receive an amount by the bank."""
        with freeze_time(self.on(offset)):
            wizard = self.env["account.payment.register"].with_context(
                active_model="account.move", active_ids=move.ids
            )
            values = {"amount": amount, "payment_date": self.on(offset)}
            wizard.create(values)._create_payments()


def _signature(name: str) -> str:
    """Return a drawing of a name, as whoever signs on a screen makes one."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 only where a story is played

    image = Image.new("RGB", (320, 80), "white")
    ImageDraw.Draw(image).text((20, 30), name, fill="black")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()
