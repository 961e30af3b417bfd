from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools.misc import format_date

from ...facts.reader import Reader
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestPolicies(FollowupCase):
    """Which policy applies, and what a policy must be like."""

    def policy_of(self, move):
        """Return the policy that the core is given for the invoice."""
        reader = Reader(self.env, self.company, day(0))
        (group,) = reader.groups(move.partner_id.ids)
        (item,) = [one for one in group.items if one.key == self.item(move).id]
        return item.policy.key if item.policy else None

    def test_invoice_comes_before_customer_segment_and_company(self):
        own, segment, country = (
            self._policy(self.company, name="own"),
            self._policy(self.company, name="segment", segment="business"),
            self._policy(
                self.company,
                name="country",
                segment="business",
                sequence=1,
                country_ids=[Command.set(self.env.ref("base.be").ids)],
            ),
        )
        move = self.invoice(due=0)
        self.assertEqual(self.policy_of(move), country.id)
        country.active = False
        self.assertEqual(self.policy_of(move), segment.id)
        segment.active = False
        self.assertEqual(self.policy_of(move), self.policy.id)
        self.customer.followup_policy_id = own
        self.assertEqual(self.policy_of(move), own.id)
        segment.active = True
        move.followup_policy_id = segment
        self.assertEqual(self.policy_of(move), segment.id)

    def test_a_person_without_vat_number_is_a_consumer(self):
        consumer = self._policy(self.company, name="consumer", segment="consumer")
        person = self._customer("Paul Dubois", is_company=False)
        self.assertEqual(self.policy_of(self.invoice(person)), consumer.id)
        person.vat = "BE0477472701"
        self.assertEqual(self.policy_of(self.invoice(person)), self.policy.id)
        person.followup_segment = "consumer"
        self.assertEqual(self.policy_of(self.invoice(person)), consumer.id)

    def test_two_levels_on_the_same_day_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "same day"):
            self.policy.level_ids[0].days = 15

    def test_levels_must_become_firmer(self):
        with self.assertRaisesRegex(ValidationError, "firmer"):
            self.policy.level_ids[3].nature = "1"

    def test_a_level_needs_a_channel(self):
        with self.assertRaisesRegex(ValidationError, "no channel"):
            self.policy.level_ids[0].by_email = False

    def test_a_used_level_cannot_be_deleted(self):
        self.invoice(due=0)
        self.follow_up(5)
        with self.assertRaisesRegex(ValidationError, "stays on record"):
            self.policy.level_ids[0].unlink()

    def test_every_company_gets_its_own_ready_policies(self):
        company = self.env["res.company"].create({"name": "New one"})
        policies = self.env["credit.followup.policy"].search(
            [("company_id", "=", company.id)]
        )
        self.assertEqual(len(policies), 7)
        self.assertEqual(company.followup_policy_id.segment, "business")
        self.assertEqual(
            set(policies.mapped("segment")),
            {False, "business", "consumer", "public_body", "key"},
        )
        self.assertTrue(all(policies.level_ids.mapped("company_id")))

    def test_a_company_s_copies_speak_its_customers_languages(self):
        company = self.env["res.company"].create({"name": "Copies"})
        level = self.env.ref("credit_followup.level_amiable_4").sudo()
        copy = self.env["credit.followup.level"].search(
            [("company_id", "=", company.id), ("name", "=", level.name)], limit=1
        )
        self.env["res.lang"]._activate_lang("nl_NL")
        level.with_context(lang="nl_NL").consequence = "Anders volgt een brief."
        self.env["credit.followup.policy"]._translate_copies()
        self.assertEqual(
            copy.with_context(lang="nl_NL").consequence, "Anders volgt een brief."
        )

    def test_a_new_company_s_policies_are_named_in_every_language(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        ready = self.env.ref("credit_followup.policy_consumer").sudo()
        english = ready.name
        ready.with_context(lang="nl_NL").name = "Consumenten"
        dutch = self.env["res.company"].with_context(lang="nl_NL")
        company = dutch.create({"name": "Nieuw"})
        copy = self.env["credit.followup.policy"].search(
            [("company_id", "=", company.id), ("name", "=", english)]
        )
        self.assertEqual(copy.with_context(lang="nl_NL").name, "Consumenten")

    def test_the_ready_consumer_policy_claims_nothing_first_and_waits_fourteen_days(
        self,
    ):
        policy = self.env.ref("credit_followup.policy_consumer").sudo()
        first = policy.level_ids.sorted()[0]
        self.assertGreaterEqual(first.deadline_days, 14)
        self.assertIn("free", first.template_id.body_html)

    def test_the_ready_policy_of_dutch_consumers_leaves_the_fourteen_days(self):
        policy = self.env.ref("credit_followup.policy_consumer_nl").sudo()
        self.assertEqual(policy.country_ids, self.env.ref("base.nl"))
        first, second, *_others = policy.level_ids.sorted()
        self.assertFalse(first.claim_charges)
        self.assertEqual(
            first.template_id, self.env.ref("credit_followup.template_consumer")
        )
        self.assertTrue(second.claim_charges)
        # Two days on the way, and fourteen days that end on a working day.
        self.assertGreater(second.days - first.days, 2 + 14 + 3)

    def test_the_timeline_shows_each_level(self):
        for level in self.policy.level_ids:
            self.assertIn(level.name, self.policy.timeline)

    def test_the_timeline_counts_the_days_of_grace(self):
        due, invoiced = self.policy.level_ids.sorted()[:2]
        self.policy.grace_days = 3
        due.days = 5
        invoiced.write({"basis": "invoice", "days": 40})
        self.assertEqual(due.timing, "8 d after due")
        said = "40 d after invoice date, 43 d if that is not before due"
        self.assertEqual(invoiced.timing, said)

    def test_a_change_of_policy_says_what_it_changes_before_it_is_saved(self):
        self.invoice(due=-20)
        grave = self._policy(self.company, name="Grave", entry="by_age")
        customer = self.customer.with_user(self.officer).with_company(self.company)
        customer = customer.with_context(followup_as_of=str(day(0)))
        self.assertFalse(customer.followup_foresight)
        changed = customer.new(origin=customer)
        changed.followup_policy_id = grave
        self.assertEqual(
            changed.followup_foresight,
            "After saving: To contact: Two. Until now: To contact: One.",
        )
        changed.followup_policy_id = self._policy(self.company, name="Alike")
        self.assertEqual(
            changed.followup_foresight,
            "The next step stays the same: To contact: One.",
        )
        changed.followup_policy_id = False
        self.assertFalse(changed.followup_foresight)

    def test_a_segment_that_is_cleared_is_foreseen_by_the_customer_s_kind(self):
        self.invoice(due=-20)
        self._policy(self.company, name="Key", segment="key", grace_days=60)
        customer = self.customer.with_user(self.officer).with_company(self.company)
        customer.followup_segment = "key"
        customer = customer.with_context(followup_as_of=str(day(0)))
        changed = customer.new(origin=customer)
        changed.followup_segment = False
        self.assertIn("After saving: To contact: One.", changed.followup_foresight)

    def test_the_next_date_of_a_customer_is_the_one_that_his_sentence_names(self):
        self.invoice(due=3)
        self.invoice(due=-3)
        customer = self.customer.with_company(self.company)
        customer = customer.with_context(followup_as_of=str(day(0)))
        self.assertIn("Mar 9, 2026", customer.followup_sentence)
        self.assertEqual(str(customer.followup_next_on), "2026-03-09")
        moves = self.env["account.move"].search([("partner_id", "=", customer.id)])
        for move in moves:
            line = self.item(move).with_context(followup_as_of=str(day(0)))
            named = format_date(
                self.env, line.followup_live_next_on, date_format="medium"
            )
            self.assertIn(named, line.followup_sentence)
