"""Letters on paper: seen before they leave, opened, printed, and noted as printed."""

from odoo import fields, models
from odoo.exceptions import UserError


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def action_preview_letter(self):
        """Open the letter as it would be printed now."""
        self.ensure_one()
        self.check_access("read")
        return self.env.ref("credit_followup.report_letter").report_action(self)

    def action_print(self):
        """Open the letters to print in one file; opening them is not printing them."""
        self.check_access("read")
        owed = self.filtered(lambda action: action._still_owed())
        if self and not owed:
            raise UserError(
                self.env._("Everything in this message was paid: it is not printed.")
            )
        return owed.sudo()._merge_letters()._open_followup_document()

    def action_printed(self):
        """Note the letters as printed and sent: they count from today."""
        self.check_access("write")
        printed = self.sudo()._letters_to_print()
        if not printed:
            raise UserError(self.env._("There is no letter to print among these."))
        printed.state = "sent"
        printed.action_id._refresh_state()
        printed.action_id._redate_printed(fields.Date.context_today(self))

    def action_open_document(self):
        """Open the letter as it was printed."""
        self.ensure_one()
        attachment = self.delivery_ids.attachment_id[:1]
        if not attachment:
            raise UserError(self.env._("There is no document yet for this action."))
        return attachment._open_followup_document()

    def _redate_printed(self, today):
        """Count what went by letter alone from the day on which it was printed."""
        # A registered letter beside it may have been posted before.
        unposted = self._by_letter_alone().filtered(
            lambda one: "registered" not in one.delivery_ids.mapped("channel")
        )
        unposted.sent_on = fields.Datetime.now()
        late = self.filtered(lambda one: one.served_on and one.served_on < today)
        for action in late._by_letter_alone():
            action._redate(today)

    def _by_letter_alone(self):
        """Return what nothing but a letter carried to the customer."""
        return self.filtered(
            lambda one: set(one.delivery_ids._made().mapped("channel")) == {"letter"}
        )

    def _merge_letters(self):
        """Return one attachment with the stored letters of these actions.

        Several letters make a file of the one who prints it: it hangs on no record that
        people of another company could read.
        """
        letters = self._letters_to_print() or self.delivery_ids.filtered(
            "attachment_id"
        )
        whole = letters.attachment_id._whole_followup_documents()
        letters = letters.filtered(lambda one: one.attachment_id in whole)
        if not letters:
            raise UserError(self.env._("There is no letter among these actions."))
        if len(letters) == 1:
            return letters.attachment_id
        return self.env["ir.attachment"].create(
            {
                "name": self.env._("Follow-up letters.pdf"),
                "raw": letters.attachment_id._merge_followup_documents(),
                "mimetype": "application/pdf",
            }
        )

    def _letters_to_print(self):
        """Return the letters that wait for the printer and came out whole.

        Registered letters are posted one by one, with the receipt of each.
        """
        waiting = self.delivery_ids.filtered(
            lambda one: (
                one.channel == "letter" and one.state == "by_hand" and one.attachment_id
            )
        )
        whole = waiting.attachment_id._whole_followup_documents()
        return waiting.filtered(lambda one: one.attachment_id in whole)
