import json

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import file_open, mute_logger

from ..effects import rest
from .common_transports import RestCase
from .rest_server import TOKEN

LOGGER = "odoo.addons.credit_followup_agency.models.transports.agency"


@tagged("post_install", "-at_install")
class TestTransportRest(RestCase):
    """The agency's interface has each case once, whatever becomes of an answer."""

    def poll(self):
        self.env["credit.followup.feedback"]._cron_poll()

    def feedbacks(self):
        return self.env["credit.followup.feedback"].search(
            [("agency_id", "=", self.agency.id)]
        )

    # === SENDING === #

    def test_a_package_arrives_with_its_key(self):
        with self.on(60):
            message = self.exported()
            self.send()
        self.assertEqual(message.state, "sent")
        self.assertEqual(self.peer.cases, {message.uuid: message._files()[0][1]})
        self.assertEqual(
            self.peer.asked, [("/v1/cases", message.uuid, "application/zip")]
        )

    def test_a_lost_answer_makes_no_second_case(self):
        for status in (200, 409):
            self.peer.cases.clear()
            self.peer.known_status = status
            self.peer.faults = ["silence"]
            with self.on(60):
                move = self.invoice(due=-5, currency_id=self.euro.id)
                message = self.exported(move)
                self.send()
                self.assertEqual((message.state, message.attempts), ("ready", 1))
                self.send()
            self.assertEqual((message.state, message.attempts), ("sent", 2))
            self.assertEqual(list(self.peer.cases), [message.uuid])

    def test_each_part_has_a_key_of_its_own(self):
        parts = [("a.1.zip", b"one"), ("a.2.zip", b"two")]
        with self.on(60):
            message = self.exported()
            self.patch(type(message), "_files", lambda _self: parts)
            self.send()
        keys = (message.uuid, f"{message.uuid}-2")
        self.assertEqual(
            self.peer.cases, dict(zip(keys, (b"one", b"two"), strict=True))
        )

    def test_what_was_purged_is_not_sent(self):
        with self.on(60):
            message = self.exported()
            message.export_ids.package_ids.unlink()
            self.send()
        self.assertEqual(message.state, "failed")
        self.assertFalse(self.peer.asked)

    def test_a_conflict_about_another_key_is_none_of_ours(self):
        self.peer.faults = [(409, {"idempotency_key": "another"})]
        with self.on(60):
            message = self.exported()
            self.send()
        self.assertEqual(message.state, "failed")

    def test_what_it_refuses_claim_by_claim_is_not_sent_again(self):
        said = [
            {"claim_ref": "L1", "code": "too_low", "message": "Below\nour least"},
            {"claim_ref": "L2", "code": "no_vat", "message": f"<b>{TOKEN}</b>"},
            "nonsense",
        ]
        self.peer.faults = [(422, {"errors": said})]
        self.env.flush_all()
        with self.on(60), self.assertLogs(level="DEBUG") as logs:
            message = self.exported()
            self.send()
        self.assertEqual((message.state, message.attempts), ("failed", 1))
        self.assertEqual(
            message.result, "L1 · too_low · Below our least\nL2 · no_vat · <b>…</b>"
        )
        self.assert_untold(TOKEN, logs, message)
        self.assertIn("L1", message.placement_id.message_ids[0].body)
        with self.on(60):
            self.send()
        self.assertEqual(len(self.peer.asked), 1)

    def test_a_fault_of_its_own_is_tried_again(self):
        self.peer.faults = [(503, b"<html>"), (429, {"errors": [{"code": "wait"}]})]
        with self.on(60):
            message = self.exported()
            self.send()
            self.assertEqual(message.state, "ready")
            self.assertIn("503", message.result)
            self.send()
            self.assertEqual(message.state, "ready")
            self.send()
        self.assertEqual((message.state, message.attempts), ("sent", 3))

    def test_a_wrong_token_is_told_without_it(self):
        wrong = "wr0ng-Pferd-43"
        self.agency.rest_token = wrong
        self.env.flush_all()
        with self.on(60), self.assertLogs(level="DEBUG") as logs:
            message = self.exported()
            self.send()
        self.assertEqual((message.state, message.attempts), ("failed", 1))
        self.assertIn("token", message.result)
        self.assert_untold(wrong, logs, message)
        self.assertFalse(self.peer.cases)

    def test_a_lost_connection_is_told_without_the_token(self):
        self.peer.faults = ["silence"]
        self.env.flush_all()
        with self.on(60), self.assertLogs(level="DEBUG") as logs:
            message = self.exported()
            self.send()
        self.assertTrue(message.result)
        self.assert_untold(TOKEN, logs, message)

    def test_nothing_follows_to_another_address(self):
        there = [("Location", f"{self.peer.url}/elsewhere")]
        self.peer.faults = [(307, {}, there)]
        with self.on(60):
            message = self.exported()
            self.send()
        self.assertEqual(message.state, "failed")
        self.assertEqual([one[0] for one in self.peer.asked], ["/v1/cases"])

    def test_an_answer_without_an_end(self):
        self.patch(rest, "MOST_BYTES", 10)
        self.peer.faults = [(201, b"x" * 11)]
        with self.on(60):
            message = self.exported()
            self.send()
        self.assertEqual(message.state, "ready")

    # === FETCHING === #

    def test_events_are_read_and_asked_once(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            row = self.row(case, "accepted")
            self.peer.events = [{"agency_event_id": "E1", **row}]
            self.poll()
            self.assertEqual(len(self.feedbacks()), 1)
            self.assertEqual(
                self.feedbacks().attachment_id.raw,
                json.dumps(self.peer.events).encode(),
            )
        with self.on(62):
            self.peer.events = []
            self.poll()
        self.assertEqual(len(self.feedbacks()), 1)
        paths = [one[0] for one in self.peer.asked if one[0].startswith("/v1/events")]
        self.assertEqual(paths[0], "/v1/events")
        self.assertRegex(paths[1], r"^/v1/events\?since=.+Z$")

    @mute_logger(LOGGER)
    def test_what_is_no_list_moves_nothing(self):
        for fault in ((200, {"a": 1}), (200, b"[" * 10**5), (500, []), (302, [])):
            self.peer.faults = [fault]
            self.poll()
            self.assertTrue(self.agency.poll_problem)
            self.assertFalse(self.agency.rest_since)
        self.poll()
        self.assertFalse(self.agency.poll_problem)
        self.assertFalse(self.feedbacks())

    # === WHO MAY WHAT === #

    def test_a_token_goes_by_https_only(self):
        self.assertTrue(rest.is_safe("https://api.agency.example/v1"))
        for url in (
            *("http://api.agency.example", "ftp://127.0.0.1", "https://", "nonsense"),
            *("https://a:b@agency.example", "https://agency.example/?a=1", "https://["),
            *("http://127.0.0.1.agency.example", "https://agency.example:x"),
        ):
            self.assertFalse(rest.is_safe(url), url)
            with self.assertRaises(ValidationError):
                self.agency.rest_url = url

    def test_only_who_may_read_the_token_sends_it_elsewhere(self):
        seen = self.agency.with_user(self.manager)
        with self.assertRaises(AccessError):
            seen.read(["rest_token"])
        with self.assertRaises(AccessError):
            seen.rest_url = "https://elsewhere.example"
        seen.write({"rest_url": self.peer.url, "sequence": 3})
        self.agency.rest_token = False
        seen.rest_url = "https://elsewhere.example"

    def test_nothing_leaves_without_a_token(self):
        self.agency.rest_token = False
        with self.on(60):
            case = self.checked(self.move)
        self.assertIn("channel", case.finding_ids.mapped("code"))

    def test_a_copied_database_reaches_no_agency(self):
        self.env.flush_all()
        with file_open("credit_followup_agency/data/neutralize.sql") as script:
            self.env.cr.execute(script.read())
        self.env.invalidate_all()
        self.assertEqual(self.agency.transport, "download")
        self.assertFalse(self.agency.rest_token)
