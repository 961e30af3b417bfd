"""What an agency closed as uncollectable may be written off; what it has may not."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestCertificates(AnswersCase):
    def candidates(self):
        window = self.env["credit.followup.propose.write.off"].with_user(self.officer)
        return window.browse(window._open_candidates()["res_id"]).line_ids

    def test_a_case_that_was_closed_is_a_certificate(self):
        with self.on(60):
            case = self.hand_over(self.move)
            items = self.item(self.move).with_user(self.officer)
            with self.assertRaisesRegex(UserError, "at a collection agency"):
                items.action_followup_write_off()
            self.assertFalse(self.candidates())
        with self.on(65):
            self.answer(self.row(case, "closed", 65, status_code="uncollectable"))
            rows = self.candidates()
        self.assertEqual(rows.move_line_id, self.item(self.move))
        self.assertEqual(rows.ground, "certificate")
        self.assertIn("Certified on", rows.evidence)
