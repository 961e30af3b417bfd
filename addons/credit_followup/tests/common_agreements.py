"""What tests of agreements need: a customer who pays in instalments."""

from odoo import Command

from .common import FollowupCase, day


class AgreementsCase(FollowupCase):
    """An invoice of 1,200 that is late, and the terms of three months."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=-40, amount=1200.0)

    def draft(self, today=0, moves=None, user=None, **values):
        """Write an agreement as an officer does."""
        moves = moves or self.move
        with self.on(today):
            return (
                self.env["credit.followup.agreement"]
                .with_user(user or self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        "currency_id": moves.currency_id[:1].id,
                        "number": 3,
                        "first_on": day(today + 30),
                        "with_accrued": False,
                        "item_ids": [
                            Command.create({"move_line_id": line.id})
                            for line in moves._followup_lines()
                        ],
                        **values,
                    }
                )
            )

    def offer(self, today=0, **values):
        agreement = self.draft(today, **values)
        with self.on(today):
            agreement.action_offer()
        return agreement.sudo()

    def sign(self, agreement, today=1, document_hash=None):
        """Sign on the portal."""
        with self.on(today):
            agreement._sign_on_portal(
                document_hash or agreement.document_hash, "Anna Claes", b"", "192.0.2.7"
            )

    def running(self, today=0, **values):
        agreement = self.offer(today, **values)
        self.sign(agreement, today)
        return agreement

    def stands(self, agreement):
        return agreement.state, agreement.reason

    def held(self):
        """Return the reasons of the holds that are in force."""
        holds = self.env["credit.followup.hold"].search([("ended_on", "=", False)])
        return holds.mapped("reason")
