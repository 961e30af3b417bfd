from odoo import fields, models


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    commitment_ids = fields.One2many(
        "credit.followup.commitment", "action_id", string="Announced", readonly=True
    )

    def action_take_promise(self):
        """Note what the customer promised to pay of what this asks for."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.take.promise"]._open(
            self.company_id,
            self.partner_id,
            self.line_ids.move_line_id,
            action_id=self.id,
            person_id=self.addressee_id.id,
        )

    # === WORDS TO KEEP === #

    def _serve_levels(self, today):
        """Open what these messages announced; tests and duplicates announce nothing."""
        result = super()._serve_levels(today)
        said = self.filtered(
            lambda one: (
                not one.is_test
                and not one.duplicate_of_id
                and one.kind == "message"
                and not one.commitment_ids
            )
        )
        self.env["credit.followup.commitment"]._announce(said)
        return result

    def _give_levels_back(self):
        """Forget what was announced by a message that reached nobody."""
        self.sudo().commitment_ids.unlink()
        return super()._give_levels_back()

    def _announced(self):
        """Return what this message announced, as the values of a commitment."""
        worded = self.with_context(lang=self.lang or self.env.lang)
        return {
            "action_id": self.id,
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "level_id": self.level_id.id,
            "words": worded.block_consequence,
            "by_itself": self.level_id.commits == "next",
            "announced_on": self.served_on or self.date,
            "due_on": fields.Date.add(self.deadline_on, days=1),
            "next_on": fields.Date.add(self.deadline_on, days=1),
            "user_id": self.user_id.id,
        }
