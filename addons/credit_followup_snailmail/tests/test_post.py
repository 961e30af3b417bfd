from datetime import datetime, time
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import FollowupCase, day

PROVIDER = "odoo.addons.snailmail.models.snailmail_letter.iap_tools.iap_jsonrpc"


class PostCase(FollowupCase):
    """The company works from eight; its clock is one hour before the server's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        calendar = cls.company.resource_calendar_id
        calendar.tz = "Europe/Brussels"
        calendar.attendance_ids.filtered(
            lambda one: one.day_period == "morning"
        ).hour_from = 8.0
        cls.level = cls.policy.level_ids.sorted()[0]
        cls.level.write({"by_email": False, "by_post": True})
        cls.move = cls.invoice(due=0)

    def setUp(self):
        super().setUp()
        self.taken, self.error = [], None

    def send(self, offset=5):
        return self.follow_up(offset).action_ids

    def provider(self, _url, params, timeout=None):
        """Take the letters, or say why not."""
        if isinstance(self.error, Exception):
            raise self.error
        documents = []
        for one in params["documents"]:
            if not self.error:
                self.taken.append((one["pdf_bin"], params["options"]))
            answer = {"error": self.error} if self.error else {"sent": True}
            documents.append({**answer, "send_id": 7, "letter_id": one["letter_id"]})
        return {"request_code": 200, "request": {"documents": documents}}

    def post(self, offset=5, hour=9, minute=0, error=None):
        """Let the provider's queue work; return how many letters it has taken."""
        self.error, before = error, len(self.taken)
        with (
            freeze_time(datetime.combine(day(offset), time(hour, minute))),
            patch(PROVIDER, side_effect=self.provider),
            patch.object(self.env.cr, "commit"),
        ):
            self.env["snailmail.letter"].sudo()._snailmail_cron(autocommit=False)
        return len(self.taken) - before


@tagged("post_install", "-at_install")
class TestPost(PostCase):
    """A letter leaves in its hours, once, as it is kept."""

    # === HOURS === #

    def test_the_letter_leaves_when_the_company_begins_to_work(self):
        action = self.send()
        delivery = action.delivery_ids
        self.assertEqual((delivery.channel, delivery.state), ("post", "pending"))
        self.assertEqual(action.outcome, "Waits for the provider of the post")
        self.assertEqual(self.post(hour=6, minute=59), 0)
        self.assertEqual(delivery.state, "pending")
        self.assertEqual(self.post(hour=7), 1)
        self.assertEqual((delivery.state, action.state), ("sent", "sent"))
        self.assertFalse(action.todo)

    def test_what_was_paid_meanwhile_is_not_posted(self):
        action = self.send()
        self.pay(self.move)
        self.assertEqual(self.post(), 0)
        self.assertEqual(action.state, "cancelled")
        self.assertEqual(action.delivery_ids.post_letter_id.state, "canceled")
        self.assert_levels(self.move, [False])

    def test_a_second_night_posts_nothing_twice(self):
        self.send()
        self.assertEqual(self.post(), 1)
        self.assertFalse(self.send(6))
        self.assertEqual(self.post(6), 0)

    # === LETTER === #

    def test_what_is_posted_is_what_is_kept_as_the_company_prints(self):
        self.company.write({"snailmail_color": False, "snailmail_duplex": True})
        delivery = self.send().delivery_ids
        self.post()
        pdf, options = self.taken[0]
        self.assertEqual(pdf, delivery.attachment_id.datas.decode())
        self.assertEqual(options["color"], False)
        self.assertEqual(options["duplex"], True)
        self.assertFalse(options["cover"])
        self.assertEqual(delivery.post_sheets, 1)
        self.assertEqual(len(delivery.sha256), 64)

    def test_a_level_prints_its_letter_here_or_there(self):
        with self.assertRaisesRegex(ValidationError, "choose one"):
            self.level.by_letter = True

    def test_it_travels_as_a_letter_and_counts_as_one(self):
        action = self.send()
        self.assertEqual(action.arrives_on, day(7))

    def test_a_duplicate_is_posted_once_more(self):
        action = self.send()
        self.post()
        self.act(action, "action_resend", offset=6)
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.assertEqual(copy.delivery_ids.channel, "post")
        self.assertEqual(self.post(6), 1)
        self.assertNotEqual(copy.delivery_ids.sha256, action.delivery_ids.sha256)

    # === REFUSALS === #

    def test_a_letter_that_is_refused_is_printed_by_hand(self):
        self.pay(self.move)  # its letter would be refused as well
        for number, (code, word) in enumerate(
            (
                ("CREDIT_ERROR", "no credit"),
                ("FORMAT_ERROR", "cannot print"),
                ("NO_PRICE_AVAILABLE", "this country"),
                ("WHATEVER", "did not say why"),
            )
        ):
            with self.subTest(code=code):
                customer = self._customer(f"Refused {number}")
                self.invoice(customer, due=0)
                action = self.follow_up(5 + number).action_ids.filtered(
                    lambda one, customer=customer: one.partner_id == customer
                )
                self.post(5 + number, error=code)
                posted, printed = action.delivery_ids.sorted("id")
                self.assertEqual(posted.state, "failed")
                self.assertIn(word, posted.error)
                self.assertEqual(
                    (printed.channel, printed.state), ("letter", "by_hand")
                )
                self.assertEqual(printed.attachment_id, posted.attachment_id)
                self.assertEqual((action.state, action.todo), ("to_do", "letter"))
                self.assertEqual(self.post(5 + number), 0, "it is not posted as well")

    def test_an_address_without_postcode_is_printed_by_hand(self):
        self.customer.zip = False
        action = self.send()
        self.assertEqual(self.post(), 0)
        self.assertEqual(action.todo, "letter")
        self.assertIn("postcode", action.delivery_ids.sorted("id")[0].error)
        self.act(action, "action_printed", offset=5)
        self.assertEqual(action.state, "sent")

    def test_a_provider_that_is_away_is_asked_again(self):
        action = self.send()
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.post(error=AccessError("away"))
        self.env.invalidate_all()
        self.assertEqual(action.delivery_ids.state, "pending")
        self.assertEqual(self.post(hour=12), 1)

    def test_a_letter_that_stood_for_a_day_is_decided_for_again(self):
        action = self.send()
        again = self.send(6)
        self.assertEqual((action.state, action.is_settled), ("failed", True))
        self.assertEqual(action.delivery_ids.post_letter_id.state, "canceled")
        self.assertEqual(again.delivery_ids.state, "pending")
        self.assertEqual(self.post(6), 1)

    # === TESTS AND RUNS === #

    def test_in_test_mode_nothing_is_posted(self):
        self.company.write(
            {"followup_test_mode": True, "followup_test_email": "t@company.example"}
        )
        action = self.send()
        self.assertEqual((action.delivery_ids.state, action.state), ("done", "done"))
        self.assertTrue(action.delivery_ids.attachment_id)
        self.assertEqual(self.post(), 0)

    def test_a_run_that_is_cancelled_takes_its_letters_back(self):
        action = self.send()
        action.run_id.with_user(self.manager).action_cancel()
        self.assertEqual(action.delivery_ids.post_letter_id.state, "canceled")
        self.assertEqual(self.post(), 0)
        self.assert_levels(self.move, [False])
