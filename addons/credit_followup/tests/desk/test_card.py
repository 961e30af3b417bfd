"""The accounting dashboard's card: what waits, what is to come."""

from ..common import FollowupCase


class TestCard(FollowupCase):
    def card(self, user):
        with self.on(6):
            journals = self.env["account.journal"].with_user(user)
            own = journals.with_company(self.company).search(
                [("type", "=", "sale"), ("company_id", "=", self.company.id)], limit=1
            )
            return own._get_journal_dashboard_data_batched()[own.id].get("followup")

    def test_who_follows_up_sees_what_waits(self):
        self.policy.level_ids.sorted()[0].mode = "confirm"
        self.invoice(due=0)
        self.invoice(amount=70.0, due=8)
        self.follow_up(5)
        with self.on(6):
            self.env["credit.followup.figure"]._cron_keep()
        # The forecast of yesterday has no second week in it.
        self.invoice(amount=33.0, due=14)
        card = self.card(self.officer)
        self.assertEqual(card["waiting"], 1)
        self.assertIn("70.00", card["coming"])

    def test_others_see_the_card_as_it_was(self):
        accountant = self._user("accountant")
        accountant.group_ids += self.env.ref("account.group_account_invoice")
        self.assertIsNone(self.card(accountant))
        self.company.followup_active = False
        self.assertIsNone(self.card(self.officer))
