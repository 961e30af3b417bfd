from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestChecks(FollowupCase):
    """A check counts until it is too old, or a later one replaces it."""

    def check(self, on=0, user=None, **values):
        with freeze_time(day(on)):
            return (
                self.env["credit.followup.check"]
                .with_user(user or self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        "kind_id": self.env.ref("credit_followup.check_accounts").id,
                        "done_on": day(on),
                        **values,
                    }
                )
            )

    def test_its_last_day_and_the_day_after(self):
        check = self.check(valid_until=day(30))
        for on, state in ((29, "current"), (30, "expired")):
            self.follow_up(on)
            self.assertEqual(check.state, state)
        self.assertEqual(check.reason, "day_over")

    def test_without_a_day_it_counts_for_a_year(self):
        check = self.check()
        for on, state in ((364, "current"), (365, "expired")):
            check.sudo()._look(day(on))
            self.assertEqual(check.state, state)

    def test_a_later_one_of_its_kind_replaces_it_where_it_could_tell(self):
        first = self.check()
        self.check(on=1, result="unclear")
        self.assertEqual(first.state, "current")
        self.check(on=2, kind_id=self.env.ref("credit_followup.check_insurer").id)
        self.assertEqual(first.state, "current")
        self.check(on=3, result="bad")
        self.assertEqual((first.state, first.reason), ("replaced", "later_one"))

    def test_what_was_found_stays(self):
        check = self.check()
        with self.assertRaises(UserError):
            check.write({"result": "bad"})
        check.note = "By telephone"
        with self.assertRaises(AccessError):
            check.unlink()
        checks = self.env["credit.followup.check"].with_context(default_state="expired")
        self.assertEqual(self.check().state, "current")
        self.assertFalse(checks.with_user(self.outsider).has_access("read"))

    def test_a_person_sets_the_limit_that_is_recommended(self):
        self.check(limit=5000)
        self.check(kind_id=self.env.ref("credit_followup.check_insurer").id, limit=3000)
        with freeze_time(day(1)):
            customer = self.customer.with_company(self.company)
            self.assertEqual(customer.followup_recommended_limit, 3000)
            self.assertIn("credit limit of", customer.followup_score_words)
            self.assertFalse(customer.use_partner_credit_limit)
            with self.assertRaises(AccessError):
                customer.with_user(self.officer).action_followup_set_limit()
            customer.with_user(self.manager).action_followup_set_limit()
        self.assertEqual(customer.credit_limit, 3000)
        self.assertIn("set the credit limit", customer.message_ids[0].body)

    def test_a_vat_number_that_nobody_could_ask_is_unclear(self):
        customer = self.customer.with_user(self.officer).with_company(self.company)
        customer.sudo().vat = False
        with self.assertRaises(UserError):
            customer.action_followup_check_vat()
        customer.sudo().vat = "BE0477472701"
        customer.action_followup_check_vat()
        check = self.customer.followup_check_ids
        self.assertEqual((check.result, check.note), ("unclear", "BE0477472701"))
