from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import day
from ..common_stops import FAR, StopsCase


@tagged("post_install", "-at_install")
class TestReleases(StopsCase):
    """What goes on in spite of a stop, and falls back by itself."""

    def setUp(self):
        super().setUp()
        self.second = self._user("second", "group_manager")
        self.stop()

    def test_a_second_person_agrees(self):
        release = self.release(asker=self.manager)
        task = release.sudo().activity_ids
        self.assertNotEqual(task.user_id, self.manager)
        with self.assertRaisesRegex(AccessError, "second person"):
            release.with_user(self.manager).action_grant()
        with self.assertRaises(AccessError):
            release.with_user(self.officer).action_grant()
        release.with_user(self.second).action_grant()
        self.assertEqual(self.stands(release.sudo()), ("granted", "granted"))
        self.assertFalse(release.sudo().activity_ids)
        with self.assertRaises(UserError):
            release.with_user(self.second).action_refuse()

    def test_it_falls_back_on_its_day(self):
        release = self.release(until=day(7))
        release.with_user(self.manager).action_grant()
        self.follow_up(6)
        self.assertEqual(release.state, "granted")
        self.follow_up(7)
        self.assertEqual(self.stands(release), ("over", "time_over"))

    def test_it_falls_back_where_nothing_stops_him_any_more(self):
        release = self.granted()
        with freeze_time(day(6)):
            self.stops.with_user(self.manager).action_end()
        release.next_on = day(6)
        self.follow_up(6)
        self.assertEqual(self.stands(release), ("over", "no_stop"))

    def test_it_is_not_changed_and_says_what_it_is_for(self):
        with self.assertRaises(AccessError):
            self.release(state="granted")
        release = self.release()
        with self.assertRaises(AccessError):
            release.until = day(99)
        with self.assertRaisesRegex(ValidationError, "Name the order"):
            self.release(kind="order")
        with self.assertRaisesRegex(ValidationError, "up to which amount"):
            self.release(kind="amount")

    def test_what_was_granted_is_taken_back(self):
        release = self.granted()
        release.with_user(self.manager).action_take_back()
        self.assertEqual(release.state, "taken_back")
        releases = self.env["credit.followup.release"]
        self.assertFalse(releases._granted(self.company, self.customer))


@tagged("post_install", "-at_install")
class TestGrantedAlone(StopsCase):
    """A default is a value too: nobody grants by a context."""

    def test_a_default_of_the_context_grants_nothing(self):
        for defaults in (
            {"default_state": "granted", "default_reason": "granted"},
            {"default_asked_by_id": self.manager.id, "default_used": -500},
        ):
            self.release()
            releases = self.env["credit.followup.release"]
            asked = (
                releases.with_user(self.officer)
                .with_context(**defaults)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        "kind": "time",
                        "until": FAR,
                        "why": "A friend",
                    }
                )
            )
            self.assertEqual(
                (asked.state, asked.asked_by_id, asked.used), ("asked", self.officer, 0)
            )

    def test_who_may_set_a_stop_may_not_soften_it(self):
        stop = self.stop()
        for change in ({"degree": "note"}, {"until": day(6)}):
            with self.assertRaises(AccessError):
                stop.with_user(self.officer).write(change)
        stop.with_user(self.manager).write({"degree": "approve", "until": FAR})
        stop.with_user(self.officer).write({"degree": "stop", "until": False})
