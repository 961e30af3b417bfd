"""What tests of reserved title need: conditions with a clause, and acceptances."""

from freezegun import freeze_time

from odoo import Command, fields

from .common import FollowupCase, day


class TitlesCase(FollowupCase):
    """A customer who may have accepted that goods stay ours until they are paid."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product_a.type = "consu"
        cls.company.followup_country_id = cls.env.ref("base.be")
        cls.customer.write({"country_id": cls.env.ref("base.be").id})
        cls.customer.followup_segment = "business"
        cls.terms = cls.env["credit.followup.terms"].create(
            {
                "name": "2026",
                "company_id": cls.company.id,
                "valid_from": "2026-01-01",
                "reserves_title": True,
                "title_clause": "The goods stay ours until they are paid in full.",
            }
        )

    def accept(self, on=0, **values):
        return (
            self.env["credit.followup.terms.acceptance"]
            .sudo()
            .create(
                {
                    "terms_id": self.terms.id,
                    "partner_id": self.customer.id,
                    "accepted_on": day(on),
                    "way": "copy",
                    **values,
                }
            )
        )

    def title(self, on=0, **values):
        line = {"product_id": self.product_a.id, "price_unit": 1000.0, "tax_ids": False}
        with freeze_time(day(on)):
            move = self.env["account.move"].create(
                {
                    "move_type": "out_invoice",
                    "partner_id": self.customer.id,
                    "invoice_date": day(on),
                    "invoice_date_due": day(30),
                    "invoice_line_ids": [Command.create(line)],
                    **values,
                }
            )
            move.action_post()
        return move.followup_title_ids

    def date(self, text):
        return fields.Date.to_date(text)
